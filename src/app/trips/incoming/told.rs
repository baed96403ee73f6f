//! What was repaired or dropped on import, in words.

use crate::codec::import::{Datum, FilePoint};
use crate::codec::{DocWarning, ImportWarning};
use crate::domain::{Atlas, Bilingual, Lang};
use crate::i18n::first_letter::raised;
use crate::i18n::{incoming as said, stop_name, words};

/// The words for a warning.
pub fn told(warning: &ImportWarning, atlas: &Atlas) -> Bilingual {
    Bilingual::both(|lang| match warning {
        ImportWarning::Doc(warning) => of_document(lang, warning, atlas),
        of_places => places(lang, of_places, atlas),
    })
}

/// The words for warnings about a file's places.
fn places(lang: Lang, warning: &ImportWarning, atlas: &Atlas) -> String {
    match warning {
        ImportWarning::NotInMap { places, count } => {
            said::not_on_map(lang, *count, &listed(lang, places, *count))
        }
        ImportWarning::ByPosition { place, stop } => {
            said::taken_by_position(lang, &raised(&named(lang, place)), stop_name(lang, stop, atlas))
        }
        ImportWarning::ByName { name, stop } => said::taken_by_name(lang, name, stop_name(lang, stop, atlas)),
        ImportWarning::FarAway { name, stop, km } => {
            said::far_away(lang, name, stop_name(lang, stop, atlas), *km)
        }
        ImportWarning::Repeated { stops } => {
            let names: Vec<_> = stops.iter().map(|stop| stop_name(lang, stop, atlas)).collect();
            said::repeated(lang, &names.join(words(lang).list_comma))
        }
        ImportWarning::LinesLeftOut { points, names } if names.is_empty() => {
            said::lines_left_out(lang, *points)
        }
        ImportWarning::LinesLeftOut { points, names } => {
            let names: Vec<_> = names.iter().map(|name| said::quoted(lang, name)).collect();
            said::named_lines_left_out(lang, *points, &names.join(words(lang).list_comma))
        }
        ImportWarning::CutShort { places, count } => {
            said::cut_short(lang, *count, &listed(lang, places, *count))
        }
        of_numbers => numbers(lang, of_numbers),
    }
}

/// The words for warnings about the file's numbers, characters and coordinate systems.
fn numbers(lang: Lang, warning: &ImportWarning) -> String {
    match warning {
        ImportWarning::NumbersInText { count } => said::numbers_in_text(lang, *count),
        ImportWarning::Swapped { count } => said::swapped(lang, *count),
        ImportWarning::WebMetres { count } => said::web_metres(lang, *count),
        ImportWarning::Metres { count } => said::metres(lang, *count),
        ImportWarning::BareAmpersands { lines } => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            said::bare_ampersands(lang, &lines.join(words(lang).list_comma))
        }
        ImportWarning::Shifted(Datum::Bd09) => said::shifted_from_baidu(lang).to_owned(),
        ImportWarning::Shifted(_) => said::shifted_from_amap(lang).to_owned(),
        // All other warnings are handled by `places`.
        _ => String::new(),
    }
}

/// A point as the file names it.
fn named(lang: Lang, place: &FilePoint) -> String {
    let FilePoint { name, at } = place;
    match (name.is_empty(), at.is_empty()) {
        (false, _) => said::quoted(lang, name),
        (true, false) => said::unnamed_point(lang, at),
        (true, true) => said::empty_entry(lang).to_owned(),
    }
}

/// The points as a list, with the number of those that are not listed.
fn listed(lang: Lang, places: &[FilePoint], count: usize) -> String {
    let names: Vec<String> = places.iter().map(|place| named(lang, place)).collect();
    let names = names.join(words(lang).list_comma);
    match count.saturating_sub(places.len()) {
        0 => names,
        more => said::and_more(lang, &names, more),
    }
}

fn of_document(lang: Lang, warning: &DocWarning, atlas: &Atlas) -> String {
    match warning {
        DocWarning::UnknownStop(stop) => said::unknown_stop(lang, stop.as_str()),
        DocWarning::UnknownStation(station) => said::unknown_station(lang, station.as_str()),
        DocWarning::HoursReversed(day) => said::hours_reversed(lang, day + 1),
        DocWarning::StartLeftOut => said::start_dropped(lang).to_owned(),
        DocWarning::BaseLeftOut(day) => said::base_dropped(lang, day + 1),
        DocWarning::StayLeftOut(stop) => said::stay_dropped(lang, stop_name(lang, stop, atlas)),
        DocWarning::HoursNotUnderstood(day) => said::hours_not_understood(lang, day + 1),
        DocWarning::EndsAtMidnight(day) => said::ends_at_midnight(lang, day + 1),
        DocWarning::RidesLeftOut(day, count) => said::rides_dropped(lang, day + 1, *count),
        // What a newer program may have written.
        DocWarning::LeftOut(field) => said::field_not_understood(lang, field),
        DocWarning::BaseNotUnderstood(day) => said::base_not_understood(lang, day + 1),
        DocWarning::ModeNotUnderstood => said::mode_not_understood(lang).to_owned(),
        DocWarning::VisitsNotUnderstood(count) => said::visits_not_understood(lang, *count),
    }
}

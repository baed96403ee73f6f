//! The words for what an edit of a trip did. A label without words in both languages does not compile.

use super::first_letter::lowered;
use super::names::stop_name;
use crate::domain::trip::{EditLabel, ReplaceReason};
use crate::domain::{Atlas, Lang, RouteId};

mod sentences;

/// The words for an edit, such as 添加天一阁 / "Add Tianyi Pavilion". A stop that the atlas does not know is given by its
/// id.
pub fn words(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    let name = |stop| stop_name(lang, stop, atlas);
    match label {
        EditLabel::AddStop { stop } => sentences::add(lang, name(stop)),
        EditLabel::AddCandidate { stop } => sentences::consider(lang, name(stop)),
        EditLabel::AddRoute { route } => sentences::add_route(lang, route_name(lang, route, atlas)),
        EditLabel::AddPackage { name, .. } => sentences::add_package(lang, name.get(lang)),
        EditLabel::Remove { stop } => sentences::remove(lang, name(stop)),
        EditLabel::Move { stop, day } => sentences::move_to_day(lang, name(stop), *day),
        EditLabel::Swap { stop, other } => sentences::swap(lang, name(stop), name(other)),
        EditLabel::PutInstead { stop, other } => sentences::put_instead(lang, name(stop), name(other)),
        EditLabel::SetAside { stop } => sentences::set_aside(lang, name(stop)),
        EditLabel::SetMinutes { stop } => sentences::change_stay(lang, name(stop)),
        EditLabel::SetNote { stop } => sentences::change_note(lang, name(stop)),
        EditLabel::Lock { stop } => sentences::lock(lang, name(stop)),
        EditLabel::Unlock { stop } => sentences::unlock(lang, name(stop)),
        EditLabel::AddRide { number } => sentences::add_ride(lang, &ticket(lang, number)),
        EditLabel::SetRide { number } => sentences::change_ride(lang, &ticket(lang, number)),
        EditLabel::RemoveRide { number } => sentences::remove_ride(lang, &ticket(lang, number)),
        EditLabel::Replace { reason } => replaced(lang, *reason).to_owned(),
        EditLabel::Merge { reason } => merged(lang, *reason).to_owned(),
        EditLabel::SetMode => sentences::change_mode(lang).to_owned(),
        EditLabel::SetParty => sentences::change_party(lang).to_owned(),
        EditLabel::SetTitle => sentences::rename(lang).to_owned(),
        of_days => days(lang, of_days),
    }
}

/// The words for an edit of the days and dates.
fn days(lang: Lang, label: &EditLabel) -> String {
    match label {
        EditLabel::Reorder { day } => sentences::put_in_order(lang, *day),
        EditLabel::InsertDay { day } => sentences::insert_day(lang, *day),
        EditLabel::RemoveDay { day } => sentences::remove_day(lang, *day),
        EditLabel::MoveDay { day, to } => sentences::move_day(lang, *day, *to),
        EditLabel::SwapDays { day, other } => sentences::swap_days(lang, *day, *other),
        EditLabel::SetTimes { day } => sentences::change_hours(lang, *day),
        EditLabel::SetBase { day: Some(day) } => sentences::change_base(lang, *day),
        EditLabel::SetStart { date: Some(date) } => sentences::start_on(lang, &date.to_string()),
        EditLabel::SetStart { date: None } => sentences::clear_start(lang).to_owned(),
        EditLabel::ShiftDates { days } => {
            let shift = if *days < 0 { sentences::dates_earlier } else { sentences::dates_later };
            shift(lang, &counted_days(lang, *days))
        }
        // All other labels are handled by `words`.
        _ => sentences::change_bases(lang).to_owned(),
    }
}

/// The words for having done it, such as 已添加天一阁 / "Done: add Tianyi Pavilion".
pub fn done(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    match label {
        EditLabel::AddRoute { route } => sentences::route_added(lang, route_name(lang, route, atlas)),
        EditLabel::AddPackage { name, day, stops } => {
            let stops: Vec<_> = stops.iter().map(|stop| stop_name(lang, stop, atlas)).collect();
            sentences::package_added(lang, name.get(lang), *day, &stops.join(super::words(lang).list_comma))
        }
        EditLabel::ShiftDates { days } => {
            let shifted = if *days < 0 { sentences::dates_are_earlier } else { sentences::dates_are_later };
            shifted(lang, &counted_days(lang, *days))
        }
        EditLabel::SetStart { date: Some(date) } => sentences::starts_on(lang, &date.to_string()),
        _ => sentences::done(lang, &lowered(lang, &words(lang, label, atlas))),
    }
}

/// The words for taking it back, such as 撤销：添加天一阁 / "Undo: add Tianyi Pavilion".
pub fn undo(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    sentences::undo(lang, &lowered(lang, &words(lang, label, atlas)))
}

/// The words for doing it again, such as 重做：添加天一阁 / "Redo: add Tianyi Pavilion".
pub fn redo(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    sentences::redo(lang, &lowered(lang, &words(lang, label, atlas)))
}

/// A ride without a number is called "your own ticket".
fn ticket(lang: Lang, number: &str) -> String {
    if number.is_empty() { sentences::own_ticket(lang).to_owned() } else { sentences::numbered(lang, number) }
}

/// A number of days, whichever way they are shifted.
fn counted_days(lang: Lang, days: i32) -> String {
    match days.unsigned_abs() {
        1 => sentences::one_day(lang).to_owned(),
        days => sentences::several_days(lang, days),
    }
}

fn route_name<'a>(lang: Lang, route: &'a RouteId, atlas: &'a Atlas) -> &'a str {
    atlas.route(route).map_or(route.as_str(), |route| route.name.get(lang))
}

fn replaced(lang: Lang, reason: ReplaceReason) -> &'static str {
    match reason {
        ReplaceReason::Plan => sentences::plan(lang),
        ReplaceReason::Link => sentences::take_trip_of_link(lang),
        ReplaceReason::File => sentences::take_trip_of_file(lang),
        ReplaceReason::ReadyMade => sentences::take_ready_made_trip(lang),
        ReplaceReason::OtherTab => sentences::take_changes_of_other_tab(lang),
        ReplaceReason::Spread => sentences::spread(lang),
    }
}

fn merged(lang: Lang, reason: ReplaceReason) -> &'static str {
    match reason {
        ReplaceReason::Plan => sentences::add_plan(lang),
        ReplaceReason::Link => sentences::add_trip_of_link(lang),
        ReplaceReason::File => sentences::add_trip_of_file(lang),
        ReplaceReason::ReadyMade => sentences::add_ready_made_trip(lang),
        ReplaceReason::OtherTab => sentences::add_trip_of_other_tab(lang),
        ReplaceReason::Spread => sentences::spread(lang),
    }
}

//! The parts of `stops.geojson` about admission.

use chrono::{NaiveTime, Timelike};

use super::value;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{
    RawBooking, RawClosure, RawConcession, RawEntrance, RawLastEntry, RawMetroAccess, RawPays, RawStay,
    RawStop, RawTicket,
};
use crate::domain::admission::{
    Booking, BookingNeeded, Closure, Concession, LastEntry, Pays, Season, SeasonalEntry, Ticket, Who,
};
use crate::domain::stop::{Details, Entrance, MetroAccess, Suits};
use crate::domain::{Hours, hours::DAY_MINUTES};

/// The groups that may pay less, as files name them.
pub const WHO: [&str; 7] =
    ["under_height_cm", "under_age", "student", "over_age", "disabled", "soldier", "resident"];

/// When one has to book, as files name it.
pub const BOOKING: [(&str, BookingNeeded); 4] = [
    ("always", BookingNeeded::Always),
    ("holidays", BookingNeeded::Holidays),
    ("recommended", BookingNeeded::Recommended),
    ("no", BookingNeeded::No),
];

/// Everything that the first view does not show.
pub fn details(raw: &RawStop, here: &JsonPath, report: &mut Report) -> Details {
    let website = raw.website.as_deref().and_then(|text| value::url(text, &here.key("website"), report));
    Details {
        other_names: other_names(raw, here, report),
        // Filled in once the whole pack is known.
        found_by: Vec::new(),
        worth_why: value::maybe_text(raw.worth_why.as_ref(), &here.key("worth_why"), report),
        suits: Suits {
            daylight: raw.daylight,
            evening: raw.evening,
            indoor: raw.indoor,
            children: raw.children,
            step_free: raw.step_free,
            meals: raw.meals,
        },
        address: value::maybe_text(raw.address.as_ref(), &here.key("address"), report),
        phone: raw.phone.as_deref().and_then(|text| phone(text, &here.key("phone"), report)),
        website,
        entrances: each(raw.entrances.as_deref(), &here.key("entrances"), report, entrance),
        radius_m: raw.radius_m,
        tickets: each(raw.tickets.as_deref(), &here.key("tickets"), report, ticket),
        concessions: each(raw.concessions.as_deref(), &here.key("concessions"), report, concession),
        booking: raw.booking.as_ref().and_then(|raw| booking(raw, &here.key("booking"), report)),
    }
}

/// The other names; empty ones are reported and dropped.
fn other_names(raw: &RawStop, here: &JsonPath, report: &mut Report) -> Vec<String> {
    let place = here.key("other_names");
    each(raw.other_names.as_deref(), &place, report, |name, here, report| {
        let name = name.trim();
        if name.is_empty() {
            report.error(here, "is an empty name", "write the other name, or take it out");
            return None;
        }
        Some(name.to_owned())
    })
}

/// Reads the items of a list that may be absent; invalid ones are reported and dropped.
fn each<R, T>(
    raw: Option<&[R]>,
    place: &JsonPath,
    report: &mut Report,
    read: impl Fn(&R, &JsonPath, &mut Report) -> Option<T>,
) -> Vec<T> {
    let items = raw.unwrap_or_default().iter().enumerate();
    items.filter_map(|(at, item)| read(item, &place.item(at), report)).collect()
}

/// The periods in which a stop, or a part of it, is closed.
pub fn closures(raw: Option<&[RawClosure]>, place: &JsonPath, report: &mut Report) -> Vec<Closure> {
    each(raw, place, report, |raw, here, report| {
        let from = value::date(&raw.from, &here.key("from"), report)?;
        let to = raw.to.as_deref().map(|text| value::date(text, &here.key("to"), report));
        let to = match to {
            // An end that cannot be read counts as unknown: the site must not claim that the stop is open again.
            Some(None) | None => None,
            Some(Some(to)) if to < from => {
                report.error(&here.key("to"), "is before \"from\"", "write the closure's last day");
                return None;
            }
            Some(to) => to,
        };
        Some(Closure {
            from,
            to,
            what: value::text(&raw.what, &here.key("what"), report)?,
            whole: raw.whole,
            sources: value::required_sources(&raw.sources, &here.key("sources"), report),
        })
    })
}

/// The latest time at which visitors are let in; `None` when nothing of it is valid.
pub fn last_entry(raw: &RawLastEntry, place: &JsonPath, report: &mut Report) -> Option<LastEntry> {
    match raw {
        RawLastEntry::Clock(text) => {
            value::clock(text, place, report).map(|time| LastEntry::At(minute_of(time)))
        }
        RawLastEntry::BeforeClose { before_close } => {
            let here = place.key("before_close");
            match u16::try_from(*before_close) {
                Ok(minutes) if minutes < DAY_MINUTES => Some(LastEntry::BeforeClose(minutes)),
                _ => {
                    report.error(
                        &here,
                        format!("is {before_close}"),
                        "write minutes before closing time, below 1440",
                    );
                    None
                }
            }
        }
        RawLastEntry::Seasons(seasons) => {
            let read: Vec<SeasonalEntry> = each(Some(seasons), place, report, |raw, here, report| {
                let when = season(&raw.when, &here.key("when"), report)?;
                let at = minute_of(value::clock(&raw.at, &here.key("at"), report)?);
                Some(SeasonalEntry { when, at })
            });
            (!read.is_empty()).then_some(LastEntry::Seasons(read))
        }
    }
}

fn minute_of(time: NaiveTime) -> u16 {
    // Always below 1440.
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or_default()
}

fn season(text: &str, place: &JsonPath, report: &mut Report) -> Option<Season> {
    match Hours::parse(text) {
        Ok(days) => Some(Season::new(days)),
        Err(error) => {
            let mend = "write days as opening hours name them: \"May-Oct\", \"Sa,Su\", \"PH\"";
            report.error(place, format!("the days {error}"), mend);
            None
        }
    }
}

fn ticket(raw: &RawTicket, here: &JsonPath, report: &mut Report) -> Option<Ticket> {
    let when = match raw.when.as_deref() {
        None => None,
        Some(text) => Some(season(text, &here.key("when"), report)?),
    };
    let what = value::text(&raw.what, &here.key("what"), report)?;
    Some(Ticket { what, cny: raw.cny, when, needed: raw.needed })
}

fn concession(raw: &RawConcession, here: &JsonPath, report: &mut Report) -> Option<Concession> {
    let who = who(raw, here, report)?;
    let pays = match &raw.pays {
        RawPays::Cny(yuan) => Pays::Cny(*yuan),
        RawPays::Word(word) if word == "free" => Pays::Free,
        RawPays::Word(word) if word == "half" => Pays::Half,
        RawPays::Word(word) => {
            let what = format!("\"{word}\" is not a price");
            report.error(&here.key("pays"), what, "write \"free\", \"half\" or a number of yuan");
            return None;
        }
    };
    Some(Concession { who, pays })
}

fn who(raw: &RawConcession, here: &JsonPath, report: &mut Report) -> Option<Who> {
    let mut limit = |unit: &str| {
        if raw.at.is_none() {
            report.error(&here.key("at"), "is missing", format!("add the {unit}"));
        }
        raw.at
    };
    match raw.who.as_str() {
        "under_height_cm" => limit("height in centimetres").map(Who::UnderHeightCm),
        "under_age" => limit("age in years").map(Who::UnderAge),
        "over_age" => limit("age in years").map(Who::OverAge),
        "student" => Some(Who::Student),
        "disabled" => Some(Who::Disabled),
        "soldier" => Some(Who::Soldier),
        "resident" => Some(Who::Resident),
        other => {
            let mend = format!("write one of {}", WHO.join(", "));
            report.error(&here.key("who"), format!("\"{other}\" is nobody who pays less"), mend);
            None
        }
    }
}

fn booking(raw: &RawBooking, here: &JsonPath, report: &mut Report) -> Option<Booking> {
    let known = BOOKING.iter().find(|(key, _)| *key == raw.needed).map(|(_, needed)| *needed);
    let Some(needed) = known else {
        let mend = format!("write one of {}", BOOKING.map(|(key, _)| key).join(", "));
        report.error(&here.key("needed"), format!("is \"{}\"", raw.needed), mend);
        return None;
    };
    let ahead_days = match raw.ahead_days.as_deref() {
        None => (None, None),
        Some([least]) => (*least, None),
        Some([least, most]) if least.zip(*most).is_none_or(|(least, most)| least <= most) => (*least, *most),
        Some(_) => {
            report.error(
                &here.key("ahead_days"),
                "is not [least, most]",
                "write the fewest and the most days ahead",
            );
            (None, None)
        }
    };
    let how = value::maybe_text(raw.how.as_ref(), &here.key("how"), report);
    Some(Booking { needed, ahead_days, how, passport: raw.passport })
}

fn entrance(raw: &RawEntrance, here: &JsonPath, report: &mut Report) -> Option<Entrance> {
    let name = value::maybe_text(raw.name.as_ref(), &here.key("name"), report);
    let position = value::position(&raw.position, &here.key("position"), report)?;
    Some(Entrance { name, position })
}

/// A number that a phone can call, since it becomes a link; `None`, with an error, for anything else.
fn phone(text: &str, place: &JsonPath, report: &mut Report) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let sound = (3..=15).contains(&digits)
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b' ' | b'-' | b'(' | b')'));
    if sound {
        return Some(text.trim().to_owned());
    }
    report.error(
        place,
        format!("\"{text}\" is not a telephone number"),
        "write one number such as +86 571 8796 9691",
    );
    None
}

/// The metro station of a stop.
pub fn metro(raw: &RawMetroAccess, place: &JsonPath, report: &mut Report) -> Option<MetroAccess> {
    let station = value::id(&raw.station, &place.key("station"), report)?.to_owned();
    let exit = raw.exit.as_deref().map(|text| value::plain(text, &place.key("exit"), report));
    Some(MetroAccess { station, exit, walk_minutes: raw.walk_minutes })
}

/// The usual stay, then the shortest and the longest, in minutes.
pub fn stay(raw: &RawStop, here: &JsonPath, report: &mut Report) -> Option<(u32, (u32, u32))> {
    let range = raw.stay.as_ref().and_then(|stay| stay_range(stay, &here.key("stay"), report));
    let usual = match (raw.visit_minutes, &raw.stay, range) {
        (Some(minutes), Some(stay), Some(_)) if minutes != stay.usual => {
            report.error(
                &here.key("visit_minutes"),
                format!("is {minutes}, and stay/usual is {}", stay.usual),
                "write the same number in both places, or leave visit_minutes out",
            );
            Some(stay.usual)
        }
        (Some(minutes), ..) => minutes_within_a_day(minutes, &here.key("visit_minutes"), report),
        (None, Some(stay), Some(_)) => Some(stay.usual),
        (None, ..) => {
            report.error(
                &here.key("visit_minutes"),
                "is missing",
                "add how many minutes a visit usually takes",
            );
            None
        }
    }?;
    Some((usual, range.unwrap_or((usual, usual))))
}

fn stay_range(stay: &RawStay, place: &JsonPath, report: &mut Report) -> Option<(u32, u32)> {
    let RawStay { short, usual, long } = *stay;
    if 0 < short && short <= usual && usual <= long && long <= u32::from(DAY_MINUTES) {
        return Some((short, long));
    }
    report.error(
        place,
        format!("is {short}, {usual}, {long}"),
        "write minutes from the shortest to the longest, between 1 and 1440",
    );
    None
}

fn minutes_within_a_day(minutes: u32, place: &JsonPath, report: &mut Report) -> Option<u32> {
    if (1..=u32::from(DAY_MINUTES)).contains(&minutes) {
        return Some(minutes);
    }
    report.error(place, format!("is {minutes}"), "write minutes between 1 and 1440");
    None
}

/// The worth of a stop, 0 to 5; `None`, with an error, for other numbers.
pub fn worth(raw: Option<u8>, place: &JsonPath, report: &mut Report) -> Option<u8> {
    let worth = raw?;
    if worth <= 5 {
        return Some(worth);
    }
    report.error(place, format!("is {worth}"), "write a number from 0 to 5");
    None
}

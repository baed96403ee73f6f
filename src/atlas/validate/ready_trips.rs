//! `trips.json`.

use std::collections::HashSet;

use chrono::{NaiveTime, Weekday};
use serde_json::Value;

use super::{References, value};
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawBase, RawPlace, RawReadyDay, RawReadyTrip, RawReadyVisit};
use crate::atlas::read;
use crate::domain::ready_trip::{ReadyDay, ReadyTrip, ReadyVisit};
use crate::domain::trip::{Base, Bases, MAX_DAYS, MAX_STAY_MINUTES, TripMode};
use crate::domain::{RouteId, StopId};

/// Weekdays as files write them.
pub const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Mo", Weekday::Mon),
    ("Tu", Weekday::Tue),
    ("We", Weekday::Wed),
    ("Th", Weekday::Thu),
    ("Fr", Weekday::Fri),
    ("Sa", Weekday::Sat),
    ("Su", Weekday::Sun),
];

/// What a ready-made trip may refer to.
pub struct StopRefs<'a> {
    pub known: &'a References,
    pub stops: &'a HashSet<StopId>,
    pub routes: &'a HashSet<RouteId>,
}

/// The valid ready-made trips.
pub fn ready_trips(file: Option<&Value>, leads: &StopRefs<'_>, report: &mut Report) -> Vec<ReadyTrip> {
    let root = JsonPath::file("trips.json");
    let mut seen = HashSet::new();
    let mut trips = Vec::new();
    let items = file.map(|file| read::list(file, "trips", &root, report)).unwrap_or_default();
    for (at, value) in items.iter().enumerate() {
        let place = root.key("trips").item(at);
        let Some(trip) = ready_trip(value, &place, leads, report) else { continue };
        if super::first_of_its_id(&mut seen, trip.id.clone(), &place, report) {
            trips.push(trip);
        }
    }
    trips
}

fn ready_trip(
    value: &Value,
    place: &JsonPath,
    leads: &StopRefs<'_>,
    report: &mut Report,
) -> Option<ReadyTrip> {
    let raw: RawReadyTrip = read::shape(value, place, report)?;
    Some(ReadyTrip {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        title: value::text(&raw.title, &place.key("title"), report)?,
        summary: value::text(&raw.summary, &place.key("summary"), report)?,
        route: raw.route.as_deref().and_then(|key| route(key, leads, &place.key("route"), report)),
        mode: mode(raw.mode.as_deref(), &place.key("mode"), report),
        not_on: weekdays(&raw.not_on, &place.key("not_on"), report),
        days: days(&raw.days, leads, &place.key("days"), report)?,
    })
}

fn route(key: &str, leads: &StopRefs<'_>, place: &JsonPath, report: &mut Report) -> Option<RouteId> {
    let id = RouteId::from(key);
    if leads.routes.contains(&id) {
        return Some(id);
    }
    report.error(place, format!("\"{key}\" is not a route"), "write the id of a route, or null");
    None
}

pub fn mode(key: Option<&str>, place: &JsonPath, report: &mut Report) -> TripMode {
    let Some(key) = key else { return TripMode::default() };
    TripMode::from_key(key).unwrap_or_else(|| {
        let known = TripMode::ALL.map(TripMode::key).join(", ");
        report.error(place, format!("\"{key}\" is no way to get about"), format!("write one of {known}"));
        TripMode::default()
    })
}

fn weekdays(keys: &[String], place: &JsonPath, report: &mut Report) -> Vec<Weekday> {
    let mut days = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        match WEEKDAYS.iter().find(|(known, _)| known == key) {
            Some((_, day)) if days.contains(day) => {
                report.error(&place.item(at), "stands twice", "take one of them out");
            }
            Some((_, day)) => days.push(*day),
            None => {
                let what = format!("\"{key}\" is not a weekday");
                report.error(&place.item(at), what, "write Mo, Tu, We, Th, Fr, Sa or Su");
            }
        }
    }
    if days.len() == WEEKDAYS.len() {
        report.error(place, "leaves no day to begin on", "change the trip so that it works on some day");
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days
}

/// The days; `None` if any of them is invalid, since the ones after it would fall on other dates.
pub fn days(
    raw: &[RawReadyDay],
    leads: &StopRefs<'_>,
    place: &JsonPath,
    report: &mut Report,
) -> Option<Vec<ReadyDay>> {
    if raw.is_empty() || raw.len() > MAX_DAYS {
        report.error(place, format!("holds {} days", raw.len()), format!("write 1 to {MAX_DAYS} days"));
        return None;
    }
    let days: Vec<_> =
        raw.iter().enumerate().map(|(at, raw)| day(raw, leads, &place.item(at), report)).collect();
    days.into_iter().collect()
}

fn day(raw: &RawReadyDay, leads: &StopRefs<'_>, place: &JsonPath, report: &mut Report) -> Option<ReadyDay> {
    let from = value::clock(&raw.from, &place.key("from"), report);
    let to = value::clock(&raw.to, &place.key("to"), report);
    let (from, to) = ordered(from?, to?, &place.key("to"), report)?;
    let here = place.key("visits");
    let visits = visits(&raw.visits, leads, &here, report);
    if visits.is_empty() {
        report.error(&here, "holds no visit", "add stops to see, or take the day out");
        return None;
    }
    let base = raw.base.as_ref().map(|raw| bases(raw, leads.known, &place.key("base"), report));
    Some(ReadyDay { from, to, base: base.unwrap_or_default(), visits })
}

/// The visits of one day, no stop twice.
pub fn visits(
    raw: &[RawReadyVisit],
    leads: &StopRefs<'_>,
    place: &JsonPath,
    report: &mut Report,
) -> Vec<ReadyVisit> {
    let mut visits: Vec<ReadyVisit> = Vec::new();
    for (at, raw) in raw.iter().enumerate() {
        let Some(visit) = visit(raw, leads, &place.item(at), report) else { continue };
        if visits.iter().any(|other| other.stop == visit.stop) {
            let what = format!("\"{}\" stands twice in this day", visit.stop);
            report.error(&place.item(at).key("stop"), what, "visit a stop once a day");
            continue;
        }
        visits.push(visit);
    }
    visits
}

fn ordered(
    from: NaiveTime,
    to: NaiveTime,
    place: &JsonPath,
    report: &mut Report,
) -> Option<(NaiveTime, NaiveTime)> {
    if from < to {
        return Some((from, to));
    }
    report.error(place, "is not after \"from\"", "write when the day is over");
    None
}

fn visit(
    raw: &RawReadyVisit,
    leads: &StopRefs<'_>,
    place: &JsonPath,
    report: &mut Report,
) -> Option<ReadyVisit> {
    let stop = value::known_stop(&raw.stop, leads.stops, &place.key("stop"), report)?;
    let minutes = raw.minutes.filter(|minutes| (1..=MAX_STAY_MINUTES).contains(minutes));
    if minutes != raw.minutes {
        let mend = format!("write 1 to {MAX_STAY_MINUTES} minutes, or leave it out for the usual stay");
        report.error(&place.key("minutes"), "is no stay", mend);
    }
    Some(ReadyVisit { stop, minutes, note: value::maybe_text(raw.note.as_ref(), &place.key("note"), report) })
}

fn bases(raw: &RawBase, known: &References, place: &JsonPath, report: &mut Report) -> Bases {
    match raw {
        RawBase::Both(both) => {
            let base = base(both, known, place, report);
            Bases { start: base.clone(), end: base }
        }
        RawBase::Ends { start: None, end: None } => {
            report.error(
                place,
                "names no place",
                "write a station or a city, or \"start\" and \"end\" of them",
            );
            Bases::default()
        }
        RawBase::Ends { start, end } => {
            let mut end_of = |raw: &Option<RawPlace>, key| {
                raw.as_ref().and_then(|raw| base(raw, known, &place.key(key), report))
            };
            Bases { start: end_of(start, "start"), end: end_of(end, "end") }
        }
    }
}

fn base(raw: &RawPlace, known: &References, place: &JsonPath, report: &mut Report) -> Option<Base> {
    match raw {
        RawPlace::Station { station } => {
            let id = station.as_str().into();
            if known.stations.contains(&id) {
                return Some(Base::Station(id));
            }
            let what = format!("\"{station}\" is not a station");
            report.error(&place.key("station"), what, "write the id of a station in rail.json");
        }
        RawPlace::City { city } => {
            let id = city.as_str().into();
            if known.cities.contains(&id) {
                return Some(Base::City(id));
            }
            let what = format!("\"{city}\" is not a city");
            report.error(&place.key("city"), what, "write the id of a city in pack.json");
        }
    }
    None
}

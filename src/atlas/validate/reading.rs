//! `events.json`, `experiences.json`, `guides/`.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::ready_trips::{self, StopRefs};
use super::{sports, value};
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawEvent, RawExperience, RawGuide, RawRecurrence, RawSection};
use crate::atlas::read;
use crate::domain::reading::{Event, Experience, Guide, Section};
use crate::domain::sports::ExperienceFacts;
use crate::domain::{Recurrence, RouteId, StopId};

/// The valid events.
pub fn events(file: Option<&Value>, stops: &HashSet<StopId>, report: &mut Report) -> Vec<Event> {
    let root = JsonPath::file("events.json");
    let mut seen = HashSet::new();
    let mut events = Vec::new();
    let items = file.map(|file| read::list(file, "events", &root, report)).unwrap_or_default();
    for (at, value) in items.iter().enumerate() {
        let place = root.key("events").item(at);
        let Some(event) = event(value, &place, stops, report) else { continue };
        if super::first_of_its_id(&mut seen, event.id.clone(), &place, report) {
            events.push(event);
        }
    }
    events
}

fn event(value: &Value, place: &JsonPath, stops: &HashSet<StopId>, report: &mut Report) -> Option<Event> {
    let raw: RawEvent = read::shape(value, place, report)?;
    let from = raw.from.as_deref().and_then(|text| value::date(text, &place.key("from"), report));
    let to = raw.to.as_deref().and_then(|text| value::date(text, &place.key("to"), report));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        report.error(&place.key("to"), "is before \"from\"", "write the event's last day");
        return None;
    }
    let stop = raw.stop.as_deref();
    Some(Event {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        name: value::text(&raw.name, &place.key("name"), report)?,
        summary: value::text(&raw.summary, &place.key("summary"), report)?,
        stop: stop.and_then(|key| value::known_stop(key, stops, &place.key("stop"), report)),
        from,
        to,
        recurs: value::maybe_text(raw.recurs.as_ref(), &place.key("recurs"), report),
        rule: raw.recurs_rule.as_ref().and_then(|raw| rule(raw, &place.key("recurs_rule"), report)),
        closes_roads: raw.closes_roads,
        sources: value::required_sources(&raw.sources, &place.key("sources"), report),
    })
}

const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "last"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn rule(raw: &RawRecurrence, place: &JsonPath, report: &mut Report) -> Option<Recurrence> {
    let at = |words: &[&str], word: &str| words.iter().position(|one| *one == word).map(|at| at as u8);
    let rule = match raw {
        RawRecurrence::Lunar([month, day]) => {
            let sound = (1..=12).contains(month) && (1..=30).contains(day);
            sound.then_some(Recurrence::Lunar { month: *month, day: *day })
        }
        RawRecurrence::Nth(text) => match text.split(' ').collect::<Vec<_>>()[..] {
            [nth, weekday, "of", month] => {
                let parts = (at(&ORDINALS, nth), at(&WEEKDAYS, weekday), at(&MONTHS, month));
                let (Some(nth), Some(weekday), Some(month)) = parts else { return refused(place, report) };
                Some(Recurrence::Weekday { nth: nth + 1, weekday, month: month + 1 })
            }
            _ => None,
        },
        // A leap year, so that the 29th of February is valid.
        RawRecurrence::Date(text) => format!("2028-{text}")
            .parse::<NaiveDate>()
            .ok()
            .map(|date| Recurrence::Date { month: date.month() as u8, day: date.day() as u8 }),
    };
    rule.or_else(|| refused(place, report))
}

fn refused(place: &JsonPath, report: &mut Report) -> Option<Recurrence> {
    let how = r#"write {"lunar": [8, 18]}, {"nth": "first Sunday of November"} or {"date": "09-16"}"#;
    report.error(place, "is no rule by which an event comes again", how);
    None
}

/// The valid experiences, and the facts of each in the same order.
pub fn experiences(
    file: Option<&Value>,
    stops: &HashSet<StopId>,
    report: &mut Report,
) -> (Vec<Experience>, Vec<ExperienceFacts>) {
    let root = JsonPath::file("experiences.json");
    let mut seen = HashSet::new();
    let mut experiences = Vec::new();
    let items = file.map(|file| read::list(file, "experiences", &root, report)).unwrap_or_default();
    for (at, value) in items.iter().enumerate() {
        let place = root.key("experiences").item(at);
        let Some(one) = experience(value, &place, stops, report) else { continue };
        if super::first_of_its_id(&mut seen, one.0.id.clone(), &place, report) {
            experiences.push(one);
        }
    }
    experiences.into_iter().unzip()
}

fn experience(
    value: &Value,
    place: &JsonPath,
    stops: &HashSet<StopId>,
    report: &mut Report,
) -> Option<(Experience, ExperienceFacts)> {
    let raw: RawExperience = read::shape(value, place, report)?;
    let facts = sports::facts(&raw, place, report);
    let told = Experience {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        sport: value::id(&raw.sport, &place.key("sport"), report)?.into(),
        name: value::text(&raw.name, &place.key("name"), report)?,
        summary: value::text(&raw.summary, &place.key("summary"), report)?,
        stop: value::known_stop(&raw.stop, stops, &place.key("stop"), report)?,
        booking: value::maybe_text(raw.booking.as_ref(), &place.key("booking"), report),
        season: value::maybe_text(raw.season.as_ref(), &place.key("season"), report),
        sources: value::required_sources(&raw.sources, &place.key("sources"), report),
    };
    Some((told, facts))
}

/// The valid guides.
pub fn guides(files: &[(String, Value)], leads: &StopRefs<'_>, report: &mut Report) -> Vec<Guide> {
    let mut seen = HashSet::new();
    let mut guides = Vec::new();
    for (file, value) in files {
        let place = JsonPath::file(file);
        let Some(guide) = guide(value, &place, leads, report) else { continue };
        if file != &format!("guides/{}.json", guide.id) {
            report.error(
                &place.key("id"),
                format!("is \"{}\", which is not the file's name", guide.id),
                "give both the same name",
            );
        }
        if super::first_of_its_id(&mut seen, guide.id.clone(), &place, report) {
            guides.push(guide);
        }
    }
    guides
}

fn guide(value: &Value, place: &JsonPath, leads: &StopRefs<'_>, report: &mut Report) -> Option<Guide> {
    let raw: RawGuide = read::shape(value, place, report)?;
    let route = raw.route.as_deref().map(RouteId::from).filter(|route| {
        let there = leads.routes.contains(route);
        if !there {
            report.error(
                &place.key("route"),
                format!("\"{route}\" is not a route"),
                "write the id of a route, or null",
            );
        }
        there
    });
    let named = raw.stops.iter().enumerate();
    let days = if raw.days.is_empty() {
        None
    } else {
        ready_trips::days(&raw.days, leads, &place.key("days"), report)
    };
    Some(Guide {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        title: value::text(&raw.title, &place.key("title"), report)?,
        author: value::text(&raw.author, &place.key("author"), report)?,
        route,
        stops: named
            .filter_map(|(at, key)| value::known_stop(key, leads.stops, &place.key("stops").item(at), report))
            .collect(),
        mode: ready_trips::mode(raw.mode.as_deref(), &place.key("mode"), report),
        days: days.unwrap_or_default(),
        body: sections(&raw.body, &place.key("body"), report),
        sources: value::required_sources(&raw.sources, &place.key("sources"), report),
    })
}

fn sections(raw: &[RawSection], place: &JsonPath, report: &mut Report) -> Vec<Section> {
    if raw.is_empty() {
        report.error(place, "holds no section", "write the guide's text");
    }
    let section = |(at, section): (usize, &RawSection)| {
        let here = place.item(at);
        let heading = value::text(&section.heading, &here.key("heading"), report);
        let text = value::text(&section.text, &here.key("text"), report);
        Some(Section { heading: heading?, text: text? })
    };
    raw.iter().enumerate().filter_map(section).collect()
}

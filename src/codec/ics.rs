//! iCalendar (RFC 5545): an event for every visit and for each of the traveller's own rides, in the zone Asia/Shanghai.
//!
//! Written by hand, because the same trip must always give the same file: it has no current time and no random id. A
//! visit keeps its UID wherever it moves within the trip, and in every copy of the trip, so that importing again
//! updates the event instead of adding another.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use thiserror::Error;

use super::alarms::{self, Alarm};
use super::itinerary::{Export, ExportVisit, moment};
use crate::domain::checksum::crc32;
use crate::domain::plain_text::plain_text;
use crate::domain::schedule::ScheduledRide;
use crate::domain::trip::{Base, Ride};
use crate::domain::{PositionQuality, StopId};

/// Longest line in octets, without its line break.
const MAX_LINE_OCTETS: usize = 75;
const MAX_TEXT_CHARS: usize = 20_000;

/// The time zone since daylight saving time last ended.
const ZONE: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T020000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// Why a trip has no calendar file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IcsError {
    /// The trip has no start date.
    #[error("a trip without a start date has no place in a calendar")]
    NoStart,
}

/// The trip as iCalendar.
///
/// # Errors
/// Fails when the trip has no start date: it has no place in a calendar.
pub fn write(export: &Export<'_>) -> Result<String, IcsError> {
    export.trip.start.ok_or(IcsError::NoStart)?;
    let mut lines = Lines::default();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hangyong//Twin-City Routes//EN", "CALSCALE:GREGORIAN"]
    {
        lines.push(line);
    }
    lines.text("X-WR-CALNAME", &export.title());
    lines.push("X-WR-TIMEZONE:Asia/Shanghai");
    ZONE.iter().for_each(|line| lines.push(line));
    let links = export.atlas.network.read().links;
    let mut times_seen: HashMap<&StopId, usize> = HashMap::new();
    let mut rides_seen: HashMap<String, usize> = HashMap::new();
    for day in export.days() {
        for (at, visit) in day.visits.iter().enumerate() {
            let nth = times_seen.entry(&visit.visit.stop).or_default();
            *nth += 1;
            if let Some(date) = day.schedule.date {
                let alarms = alarms::of_visit(export, &day, at, date, &links);
                let about = export.about(&day, at).join("\n");
                let event = Event { visit, date, nth: *nth, about, alarms };
                write_event(&mut lines, export, &event);
            }
        }
        for (ride, date) in day.schedule.rides.iter().zip(day.schedule.date.into_iter().cycle()) {
            let Some(key) = day.day.rides.get(ride.ride).map(ride_key) else { continue };
            let nth = rides_seen.entry(key.clone()).or_default();
            *nth += 1;
            let alarms = alarms::of_ride(export, ride, date, &links);
            write_ride(&mut lines, export, (ride, date), &format!("{key}-{nth}"), &alarms);
        }
    }
    lines.push("END:VCALENDAR");
    Ok(lines.0)
}

/// A visit as an event.
struct Event<'a> {
    visit: &'a ExportVisit<'a>,
    date: NaiveDate,
    /// Which of the trip's visits to its stop this is, counted from 1.
    nth: usize,
    /// Its description.
    about: String,
    alarms: Vec<Alarm>,
}

/// The key that keeps a ride's event the same when its times change: its number and its ends. As these are the
/// traveller's own text, only their checksum is used.
fn ride_key(ride: &Ride) -> String {
    let place = |base: &Base| match base {
        Base::Station(id) => id.to_string(),
        Base::City(id) => id.to_string(),
        Base::Place { position, .. } => format!("{:.6},{:.6}", position.lon, position.lat),
    };
    let text = [ride.number.clone(), place(&ride.from), place(&ride.to)].join("\n");
    format!("ride-{:08x}", crc32(text.as_bytes()))
}

fn write_ride(
    lines: &mut Lines,
    export: &Export<'_>,
    (ride, date): (&ScheduledRide, NaiveDate),
    name: &str,
    alarms: &[Alarm],
) {
    begin_event(lines, export, name, (date, ride.leg.depart, ride.leg.arrive));
    lines.text("SUMMARY", &export.ride_name(ride));
    let way = ride.way.as_ref().map(|way| export.way(way));
    let about: Vec<String> = [export.ride_times(ride)].into_iter().chain(way).collect();
    lines.text("DESCRIPTION", &about.join("\n"));
    alarms.iter().for_each(|one| alarm(lines, one));
    lines.push("END:VEVENT");
}

/// Begins an event from minute `from` to minute `to` of a date; its UID begins with `name`.
fn begin_event(lines: &mut Lines, export: &Export<'_>, name: &str, (date, from, to): (NaiveDate, u32, u32)) {
    let changed = export.trip.updated;
    lines.push("BEGIN:VEVENT");
    lines.text("UID", &format!("{name}.{}@hangyong", export.trip.id.origin()));
    lines.push(&format!("DTSTAMP:{}", utc(changed)));
    lines.push(&format!("LAST-MODIFIED:{}", utc(changed)));
    lines.push(&format!("SEQUENCE:{}", sequence(changed)));
    lines.push(&format!("DTSTART;TZID=Asia/Shanghai:{}", local(moment(date, from))));
    if to > from {
        lines.push(&format!("DTEND;TZID=Asia/Shanghai:{}", local(moment(date, to))));
    }
}

fn write_event(lines: &mut Lines, export: &Export<'_>, event: &Event<'_>) {
    let Event { visit, date, nth, about, alarms } = event;
    let name = format!("{}-{nth}", visit.visit.stop);
    begin_event(lines, export, &name, (*date, visit.times.enter, visit.times.leave));
    lines.text("SUMMARY", &export.plain_name(visit));
    place(lines, export, visit);
    lines.text("DESCRIPTION", about);
    alarms.iter().for_each(|one| alarm(lines, one));
    lines.push("END:VEVENT");
}

/// Its time is absolute and need not be near the event's: RFC 5545, 3.6.6.
fn alarm(lines: &mut Lines, alarm: &Alarm) {
    lines.push("BEGIN:VALARM");
    lines.push("ACTION:DISPLAY");
    lines.push(&format!("TRIGGER;VALUE=DATE-TIME:{}", utc((alarm.at - TimeDelta::hours(8)).and_utc())));
    lines.text("DESCRIPTION", &alarm.says);
    lines.push("END:VALARM");
}

/// Only an exact position is written as coordinates; an approximate one is only described in words.
fn place(lines: &mut Lines, export: &Export<'_>, visit: &ExportVisit<'_>) {
    let Some(stop) = visit.stop else { return };
    lines.text("LOCATION", &format!("{} {}", export.marked_name(stop), stop.district.get(export.lang)));
    if stop.quality == PositionQuality::Exact {
        lines.push(&format!("GEO:{:.6};{:.6}", stop.position.lat, stop.position.lon));
    }
}

/// Grows with every change of the trip, so that calendars take the newer event: minutes since the start of 2026.
fn sequence(changed: DateTime<Utc>) -> i64 {
    let begin = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).single().unwrap_or_default();
    (changed - begin).num_minutes().clamp(0, i64::from(i32::MAX))
}

fn utc(moment: DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

fn local(moment: NaiveDateTime) -> String {
    moment.format("%Y%m%dT%H%M%S").to_string()
}

/// Content lines, folded and terminated.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property of type TEXT.
    fn text(&mut self, name: &str, text: &str) {
        self.push(&format!("{name}:{}", escaped(text)));
    }

    /// A line, folded by octets between characters (RFC 5545, 3.1).
    fn push(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > MAX_LINE_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in plain_text(text, MAX_TEXT_CHARS).chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_octets_and_unfolding_gives_the_text_back() {
        let mut lines = Lines::default();
        let text = "天一阁，藏书楼".repeat(40);
        lines.text("SUMMARY", &text);
        assert!(lines.0.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(lines.0.replace("\r\n ", "").trim_end(), format!("SUMMARY:{text}"));
    }

    #[test]
    fn text_cannot_end_its_property() {
        assert_eq!(escaped("a;b,c\\d\r\nEND:VEVENT"), "a\\;b\\,c\\\\d\\nEND:VEVENT");
    }
}

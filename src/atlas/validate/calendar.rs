//! `holidays.json`. A year that contains an error is dropped: unknown is better than wrong.

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

use super::value;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawOffDays, RawText, RawYear};
use crate::atlas::read;
use crate::domain::calendar::{HolidayYear, OffDays};
use crate::domain::{Bilingual, Calendar};

/// The valid announced years; the country's calendar when the pack has no file.
pub fn calendar(file: Option<&Value>, report: &mut Report) -> Calendar {
    match file {
        Some(file) => read_file(file, report),
        None => country(),
    }
}

/// The country's days off are the same for every pack, so a pack without a file gets those known at build time.
fn country() -> Calendar {
    let file = serde_json::from_str::<Value>(include_str!("../../../assets/country/holidays.json"));
    file.map(|file| read_file(&file, &mut Report::default())).unwrap_or_default()
}

fn read_file(file: &Value, report: &mut Report) -> Calendar {
    let root = JsonPath::file("holidays.json");
    let mut calendar = Calendar { note: note(file, &root.key("note"), report), ..Calendar::default() };
    let years = file.get("years").and_then(Value::as_object);
    if years.is_none() {
        report.error(&root.key("years"), "is missing", "add \"years\": { \"2026\": … }");
    }
    for (number, year) in years.into_iter().flatten() {
        let place = root.key("years").key(number);
        match number.parse::<i32>() {
            Ok(number) => {
                calendar.years.extend(self::year(year, number, &place, report).map(|year| (number, year)))
            }
            Err(_) => report.error(
                &place,
                format!("\"{number}\" is not a year"),
                "write four digits, such as \"2026\"",
            ),
        }
    }
    calendar
}

fn note(file: &Value, place: &JsonPath, report: &mut Report) -> Option<Bilingual> {
    let raw: RawText = read::shape(file.get("note").filter(|note| !note.is_null())?, place, report)?;
    value::text(&raw, place, report)
}

fn year(value: &Value, number: i32, place: &JsonPath, report: &mut Report) -> Option<HolidayYear> {
    let raw: RawYear = read::shape(value, place, report)?;
    let sources = value::required_sources(&raw.sources, &place.key("sources"), report);
    let off = place.key("off");
    let names: Vec<_> =
        raw.off.iter().enumerate().map(|(at, run)| name(run, &off.item(at), report)).collect();
    let errors_before = report.errors();
    let runs: Vec<_> = raw
        .off
        .iter()
        .zip(names)
        .enumerate()
        .filter_map(|(at, (run, name))| off_days(run, name, number, &off.item(at), report))
        .collect();
    in_order(&runs, &off, report);
    let mut work = Vec::new();
    for (at, text) in raw.work.iter().enumerate() {
        work.extend(work_day(text, number, &runs, &place.key("work").item(at), report));
    }
    work.sort();
    work.dedup();
    (report.errors() == errors_before).then_some(HolidayYear { off: runs, work, sources })
}

fn name(raw: &RawOffDays, place: &JsonPath, report: &mut Report) -> Bilingual {
    value::text(&raw.name, &place.key("name"), report).unwrap_or_default()
}

/// Whether a date can be part of a year's notice. The New Year holiday may begin in December of the year before.
fn belongs(date: NaiveDate, number: i32) -> bool {
    date.year() == number || (date.year() == number - 1 && date.month() == 12)
}

fn off_days(
    raw: &RawOffDays,
    name: Bilingual,
    number: i32,
    place: &JsonPath,
    report: &mut Report,
) -> Option<OffDays> {
    let from = value::date(&raw.from, &place.key("from"), report);
    let to = value::date(&raw.to, &place.key("to"), report);
    let (from, to) = (from?, to?);
    if from > to {
        report.error(&place.key("to"), "is before \"from\"", "write the last day of the run");
    }
    if !belongs(from, number) || to.year() != number {
        report.error(place, format!("does not lie in {number}"), "put it under its own year");
    }
    Some(OffDays { from, to, name })
}

fn in_order(off: &[OffDays], place: &JsonPath, report: &mut Report) {
    for (at, pair) in off.windows(2).enumerate() {
        if let [before, after] = pair
            && after.from <= before.to
        {
            report.error(
                &place.item(at + 1),
                "begins before the run above it ends",
                "put the runs in order, without overlap",
            );
        }
    }
}

fn work_day(
    text: &str,
    number: i32,
    off: &[OffDays],
    place: &JsonPath,
    report: &mut Report,
) -> Option<NaiveDate> {
    let date = value::date(text, place, report)?;
    if !belongs(date, number) {
        report.error(place, format!("does not lie in {number}"), "put it under its own year");
    }
    if !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
        report.error(
            place,
            format!("{date} is not a Saturday or Sunday"),
            "people make up for days off on weekends; look the date up again",
        );
    }
    if off.iter().any(|off| (off.from..=off.to).contains(&date)) {
        report.error(
            place,
            format!("{date} is a day off as well"),
            "a day is either off or worked; look it up again",
        );
    }
    Some(date)
}

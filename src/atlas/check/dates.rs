//! Checks of dates: facts checked recently and not in the future, a calendar for this year, events that are not over.

use chrono::{Datelike, Months, NaiveDate};
use serde_json::Value;

use super::{JsonPath, PackFiles, Report, items, json};
use crate::atlas::raw::RawEvent;

/// A fact is old after a year.
pub const OLD_AFTER: Months = Months::new(12);

pub fn check(files: &PackFiles, today: NaiveDate, report: &mut Report) {
    for name in files.paths().filter(|name| name.ends_with("json")) {
        if let Some(value) = json(files, name) {
            walk(&value, &JsonPath::file(name), today, report);
        }
    }
    calendar(files, today, report);
    for (place, event) in items::<RawEvent>(files, "events.json", "events") {
        let last = event.to.as_ref().or(event.from.as_ref()).and_then(|text| text.parse::<NaiveDate>().ok());
        if last.is_some_and(|last| last < today) && event.recurs.is_none() && event.recurs_rule.is_none() {
            report.warning(&place, "is over", "take the event out, or say when it comes again");
        }
    }
}

/// Checks every date that says when something was known or happened, wherever it appears.
fn walk(value: &Value, place: &JsonPath, today: NaiveDate, report: &mut Report) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| walk(item, &place.item(at), today, report));
        }
        Value::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value.as_str().and_then(|text| text.parse().ok())) {
                    ("checked", Some(date)) => checked(date, &place.key(key), today, report),
                    ("as_of" | "looked" | "opened", Some(date)) => {
                        not_in_future(date, &place.key(key), today, report)
                    }
                    _ => walk(value, &place.key(key), today, report),
                }
            }
        }
        _ => {}
    }
}

fn checked(date: NaiveDate, place: &JsonPath, today: NaiveDate, report: &mut Report) {
    not_in_future(date, place, today, report);
    if date.checked_add_months(OLD_AFTER).is_some_and(|old| old < today) {
        report.warning(
            place,
            format!("{date} is more than 12 months ago"),
            "compare the fact with its source again",
        );
    }
}

fn not_in_future(date: NaiveDate, place: &JsonPath, today: NaiveDate, report: &mut Report) {
    if date > today {
        report.error(place, format!("{date} lies in the future"), "write the day on which it was known");
    }
}

fn calendar(files: &PackFiles, today: NaiveDate, report: &mut Report) {
    let Some(holidays) = json::<Value>(files, "holidays.json") else { return };
    let years = holidays.get("years").and_then(Value::as_object);
    let year = today.year().to_string();
    if years.is_some_and(|years| !years.contains_key(&year)) {
        let place = JsonPath::file("holidays.json").key("years");
        report.warning(
            &place,
            format!("does not know {year}"),
            "add the State Council's notice for this year",
        );
    }
}

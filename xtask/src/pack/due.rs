//! What to look up next: a sheet with a line for each stop and field that is not known well, or was not compared within
//! a year; most used first, then oldest.

use crate::failure::Failure;
use crate::pack_folder;
use chrono::{Months, NaiveDate};
use hangyong::atlas;
use hangyong::domain::source::{self, Grade};
use hangyong::domain::{Atlas, Claim, Stop, clock};
use std::path::Path;

use super::facts::FIELDS;
use super::now_ms;

/// A fact is due again after a year.
const LIMIT: Months = Months::new(12);

/// The output formats of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// For people.
    Markdown,
    /// For spreadsheets, RFC 4180.
    Csv,
}

/// A line of the sheet.
#[derive(Debug, PartialEq, Eq)]
struct Due {
    /// How many routes, guides and ready-made trips include the stop, plus the stop's worth.
    used: usize,
    stop: String,
    name: String,
    field: &'static str,
    why: &'static str,
    /// The latest day on which it was compared.
    checked: Option<NaiveDate>,
    search: String,
    /// Where it was read last.
    read: String,
}

/// Prints the sheet for the pack in a folder.
///
/// # Errors
/// When the pack cannot be read.
pub fn due(dir: &Path, sheet: Sheet) -> Result<(), Failure> {
    let files = pack_folder::read(dir)?;
    let (atlas, _) = atlas::parse_files(&files)
        .map_err(|findings| Failure::Step(format!("the pack cannot be read: {} errors", findings.len())))?;
    for line in lines(&atlas, clock::shanghai_time(now_ms()).date(), sheet) {
        println!("{line}");
    }
    Ok(())
}

fn lines(atlas: &Atlas, today: NaiveDate, sheet: Sheet) -> Vec<String> {
    let head = ["used", "stop", "name", "field", "why", "checked", "search for", "read at", "found"];
    let row = |cells: &[&str]| match sheet {
        Sheet::Markdown => format!("| {} |", cells.join(" | ").replace('\n', " ")),
        Sheet::Csv => cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","),
    };
    let mut lines = vec![row(&head)];
    if sheet == Sheet::Markdown {
        lines.push(format!("|{}", " --- |".repeat(head.len())));
    }
    for due in of_atlas(atlas, today) {
        let (used, checked) =
            (due.used.to_string(), due.checked.map_or_else(String::new, |day| day.to_string()));
        // The last cell is for the editor's own findings.
        let cells = [&used, &due.stop, &due.name, due.field, due.why, &checked, &due.search, &due.read, ""];
        lines.push(row(&cells));
    }
    lines
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn of_atlas(atlas: &Atlas, today: NaiveDate) -> Vec<Due> {
    let mut all: Vec<Due> =
        atlas.stops.iter().flat_map(|stop| of_stop(stop, used(stop, atlas), today)).collect();
    // What was never compared counts as older than anything else.
    all.sort_by(|a, b| b.used.cmp(&a.used).then(a.checked.cmp(&b.checked)));
    all
}

fn used(stop: &Stop, atlas: &Atlas) -> usize {
    let routes = atlas.routes.iter().filter(|route| route.index_of(&stop.id).is_some()).count();
    let guides = atlas.guides.iter().filter(|guide| guide.stops.contains(&stop.id)).count();
    let visits = |trip: &hangyong::domain::ReadyTrip| {
        trip.days.iter().flat_map(|day| &day.visits).any(|visit| visit.stop == stop.id)
    };
    routes
        + guides
        + atlas.ready_trips.iter().filter(|trip| visits(trip)).count()
        + usize::from(stop.worth.unwrap_or(0))
}

fn of_stop(stop: &Stop, used: usize, today: NaiveDate) -> Vec<Due> {
    let due = |(field, claim, known): &(&'static str, Claim, fn(&Stop) -> bool)| {
        let giving = || stop.sources.iter().filter(|source| source.gives.contains(*claim));
        let newest = giving().max_by_key(|source| source.checked);
        let checked = newest.map(|source| source.checked);
        let old = checked.is_none_or(|day| day.checked_add_months(LIMIT).is_none_or(|limit| limit < today));
        let why = match source::grade(&stop.sources, *claim) {
            _ if !known(stop) => "unknown",
            _ if stop.differing.contains(*claim) => "sources differ",
            Grade::Unsourced => "no source named",
            Grade::Single => "one source",
            Grade::Official | Grade::Agreed if old => "older than a year",
            Grade::Official | Grade::Agreed => return None,
        };
        let place = stop.name.get(hangyong::domain::Lang::Zh);
        Some(Due {
            used,
            stop: stop.id.to_string(),
            name: place.to_owned(),
            field,
            why,
            checked,
            search: format!(
                "{place} {} {}",
                words(*claim),
                stop.details.website.as_deref().unwrap_or("官方")
            ),
            read: newest.and_then(|source| source.url.clone()).unwrap_or_default(),
        })
    };
    FIELDS.iter().filter_map(due).collect()
}

/// What to search for in addition to the name; Chinese search engines are queried in Chinese.
const fn words(claim: Claim) -> &'static str {
    match claim {
        Claim::Hours => "开放时间",
        Claim::LastEntry => "停止入场",
        Claim::Ticket => "门票价格",
        Claim::Concessions => "免票 半价",
        Claim::Booking => "预约",
        Claim::Contact => "咨询电话",
        Claim::Position => "地址 坐标",
        Claim::Metro => "地铁站 出口",
        Claim::Status => "公告 闭馆",
        Claim::Facts | Claim::Story => "简介",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    fn atlas() -> Atlas {
        let files = pack_folder::read(&workspace::root().join("assets/pack")).expect("the pack");
        atlas::parse_files(&files).expect("a sound pack").0
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn what_is_used_most_comes_first_and_of_that_what_is_oldest() {
        let all = of_atlas(&atlas(), day("2026-11-29"));
        assert!(all.len() > 50, "{} lines", all.len());
        let keys: Vec<_> = all.iter().map(|due| (usize::MAX - due.used, due.checked)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }

    #[test]
    fn an_official_value_is_due_again_when_a_year_has_passed_and_not_before() {
        let atlas = atlas();
        let lingyin = |today: NaiveDate| {
            let all = of_atlas(&atlas, today);
            all.into_iter()
                .find(|due| due.stop == "lingyin-feilai" && due.field == "hours")
                .map(|due| due.why)
        };
        let notice = atlas.stop(&"lingyin-feilai".into()).expect("the temple").sources.iter();
        let newest =
            notice.filter(|source| source.gives.contains(Claim::Hours)).map(|source| source.checked).max();
        let limit = newest.and_then(|day| day.checked_add_months(LIMIT)).expect("a date");
        assert_eq!(lingyin(limit), None);
        assert_eq!(lingyin(limit.succ_opt().expect("a day")), Some("older than a year"));
    }

    #[test]
    fn every_line_of_both_sheets_has_as_many_cells_as_the_head() {
        let atlas = atlas();
        let markdown = lines(&atlas, day("2026-11-29"), Sheet::Markdown);
        assert!(markdown.iter().all(|line| line.matches('|').count() == 10), "{:?}", markdown.first());
        assert_eq!(markdown.len(), lines(&atlas, day("2026-11-29"), Sheet::Csv).len() + 1);
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
    }
}

//! The ready-made trips of the site's own pack, scheduled for every day of 2026, the year whose calendar is known, and
//! the days of its guides for every Tuesday of that year.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use hangyong::atlas::{PackFiles, parse_files};
use hangyong::domain::reading::Guide;
use hangyong::domain::schedule::Conflict;
use hangyong::domain::{Atlas, Lang, ReadyTrip, RouteId, Schedule, Ways};
use hangyong::i18n::schedule;

#[path = "data/own_pack.rs"]
mod own_pack;

/// The whole pack, including the guides.
static PACK: LazyLock<(Atlas, Ways)> = LazyLock::new(|| {
    let atlas = own_pack::atlas();
    let ways = Ways::new(&atlas);
    (atlas, ways)
});

static WORLD: LazyLock<(Atlas, Ways)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pack");
    let names = ["pack.json", "stops.geojson", "routes.json", "rail.json", "holidays.json", "trips.json"];
    let files: PackFiles =
        names.into_iter().map(|name| (name, fs::read(folder.join(name)).expect(name))).collect();
    let (atlas, findings) = parse_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert!(!findings.iter().any(|finding| finding.file == "trips.json"), "{findings:#?}");
    let ways = Ways::new(&atlas);
    (atlas, ways)
});

fn trips() -> &'static [ReadyTrip] {
    &WORLD.0.ready_trips
}

fn days_of_2026() -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date").iter_days().take_while(|date| date.year() == 2026)
}

fn schedule(ready: &ReadyTrip, start: Option<NaiveDate>) -> Schedule {
    let trip = ready.trip("test".into(), Lang::Zh, start, chrono::DateTime::default());
    Schedule::of(&trip, &WORLD.0, &WORLD.1)
}

/// The clashes of a trip that begins on that date. Days after the end of 2026 are ignored.
fn clashes(ready: &ReadyTrip, start: NaiveDate) -> Vec<String> {
    let found = schedule(ready, Some(start));
    let known = |conflict: &&Conflict| {
        found.days[conflict.day].date.is_some_and(|date| date.year() == 2026) && conflict.kind.is_clash()
    };
    let words = |conflict: &Conflict| {
        let stop = conflict.visit.as_ref().map_or("the day", |(_, stop)| stop.as_str());
        format!(
            "{} {start} {} day {}: {stop} {}",
            ready.id,
            start.weekday(),
            conflict.day + 1,
            schedule::conflict(Lang::En, conflict, &WORLD.0)
        )
    };
    found.conflicts().filter(known).map(words).collect()
}

#[test]
fn each_route_has_a_trip_of_one_day_and_one_of_two_and_the_line_one_of_three() {
    let lengths = |route: Option<&str>| -> BTreeSet<usize> {
        let route = route.map(RouteId::from);
        trips().iter().filter(|trip| trip.route == route).map(|trip| trip.days.len()).collect()
    };
    for route in ["antiquity", "canal", "lake-sea", "games"] {
        assert!(lengths(Some(route)).is_superset(&BTreeSet::from([1, 2])), "{route}");
    }
    assert!(lengths(None).contains(&3));
    assert!(trips().len() >= 9);
}

#[test]
fn a_trip_of_a_route_stays_mostly_on_it() {
    for trip in trips() {
        let Some(route) = trip.route.as_ref().and_then(|id| WORLD.0.route(id)) else { continue };
        let visits = || trip.days.iter().flat_map(|day| &day.visits);
        let on_it = visits().filter(|visit| route.index_of(&visit.stop).is_some()).count();
        assert!(on_it * 3 >= visits().count() * 2, "{}: {on_it} of {}", trip.id, visits().count());
    }
}

#[track_caller]
fn expect_none(clashes: &[String]) {
    let first: Vec<_> = clashes.iter().take(60).cloned().collect();
    assert!(clashes.is_empty(), "{} clashes\n{}", clashes.len(), first.join("\n"));
}

#[test]
fn every_trip_works_on_every_day_of_2026_on_which_it_may_begin() {
    let found: Vec<_> = trips()
        .iter()
        .flat_map(|trip| {
            days_of_2026().filter(|date| trip.can_begin_on(*date)).flat_map(|date| clashes(trip, date))
        })
        .collect();
    expect_none(&found);
}

#[test]
fn a_weekday_is_excluded_only_where_the_trip_does_not_work_on_it() {
    let week =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    for trip in trips() {
        for weekday in week.into_iter().filter(|day| trip.not_on.contains(day)) {
            let clash = days_of_2026()
                .filter(|date| date.weekday() == weekday)
                .any(|date| !clashes(trip, date).is_empty());
            assert!(clash, "{} works on {weekday}", trip.id);
        }
    }
}

#[test]
fn no_day_waits_an_hour_at_a_door_or_has_two_hours_to_spare_for_nothing() {
    for trip in trips() {
        let start = days_of_2026().skip(100).find(|date| trip.can_begin_on(*date));
        for (at, day) in schedule(trip, start).days.iter().enumerate() {
            let longest = day.visits.iter().map(|visit| visit.waiting()).max().unwrap_or_default();
            assert!(longest < 60, "{} day {}: waits {longest} min", trip.id, at + 1);
            assert!(
                day.end + 120 > day.to,
                "{} day {}: over at {}, not {}",
                trip.id,
                at + 1,
                day.end,
                day.to
            );
        }
    }
}

/// The clashes of a guide's days that begin on that date.
fn clashes_of_guide(guide: &Guide, start: Option<NaiveDate>) -> Vec<String> {
    let (atlas, ways) = &*PACK;
    let mut trip = guide.trip("test".into(), Lang::Zh, chrono::DateTime::default());
    trip.start = start;
    let found = Schedule::of(&trip, atlas, ways);
    let words = |conflict: &Conflict| {
        let stop = conflict.visit.as_ref().map_or("the day", |(_, stop)| stop.as_str());
        format!(
            "{} {start:?} day {}: {stop} {}",
            guide.id,
            conflict.day + 1,
            schedule::conflict(Lang::En, conflict, atlas)
        )
    };
    found.conflicts().filter(|conflict| conflict.kind.is_clash()).map(words).collect()
}

#[test]
fn the_days_of_every_guide_work_as_they_stand_and_on_every_tuesday_of_2026() {
    // Six days from the last Tuesday would reach into a year whose holidays are not known here.
    let tuesdays = days_of_2026().filter(|date| date.weekday() == Weekday::Tue && date.ordinal() < 355);
    let starts: Vec<_> = std::iter::once(None).chain(tuesdays.map(Some)).collect();
    let found: Vec<_> = PACK
        .0
        .guides
        .iter()
        .flat_map(|guide| starts.iter().flat_map(|start| clashes_of_guide(guide, *start)))
        .collect();
    expect_none(&found);
}

#[test]
fn every_guide_has_days_and_a_tip_for_every_visit_in_both_languages() {
    for guide in &PACK.0.guides {
        assert!(!guide.days.is_empty(), "{}", guide.id);
        for visit in guide.days.iter().flat_map(|day| &day.visits) {
            let tip =
                visit.note.as_ref().unwrap_or_else(|| panic!("{}: {} has no tip", guide.id, visit.stop));
            assert!(tip.zh.chars().count() > 10 && tip.en.len() > 20, "{}: {}", guide.id, visit.stop);
            assert!(guide.stops.contains(&visit.stop), "{}: {} is not named", guide.id, visit.stop);
        }
    }
}

//! Whole routes and ready-made trips of the site's own pack on any date: no visit to a closed stop, no day that ends
//! late, no stop lost.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate};
use hangyong::atlas::{PackFiles, parse_files};
use hangyong::domain::placing::{World, add, for_date, spread, take_route};
use hangyong::domain::schedule::Conflict;
use hangyong::domain::trip::Edit;
use hangyong::domain::{Atlas, Lang, RouteId, Schedule, StopId, Trip, Ways};
use hangyong::i18n::schedule;

static PACK: LazyLock<(Atlas, Ways)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pack");
    let names = [
        "pack.json",
        "stops.geojson",
        "routes.json",
        "rail.json",
        "metro.json",
        "water.json",
        "holidays.json",
        "trips.json",
    ];
    let files: PackFiles =
        names.into_iter().map(|name| (name, fs::read(folder.join(name)).expect(name))).collect();
    let (atlas, _) = parse_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let ways = Ways::new(&atlas);
    (atlas, ways)
});

fn world() -> World<'static> {
    World { atlas: &PACK.0, ways: &PACK.1 }
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn empty(start: Option<NaiveDate>) -> Trip {
    Trip { start, ..Trip::new("test".into(), "", DateTime::default()) }
}

fn schedule(trip: &Trip) -> Schedule {
    Schedule::of(trip, &PACK.0, &PACK.1)
}

/// The clashes of a trip in words, each prefixed with `what`.
fn clashes(what: &str, trip: &Trip) -> Vec<String> {
    let found = schedule(trip);
    let words = |conflict: &Conflict| {
        let begins = trip.start.map(|start| format!("{start} {}", start.weekday())).unwrap_or_default();
        format!(
            "{what} {begins} day {}: {}",
            conflict.day + 1,
            schedule::conflict(Lang::En, conflict, &PACK.0)
        )
    };
    found.conflicts().filter(|conflict| conflict.kind.is_clash()).map(words).collect()
}

/// A week in each season and over the holidays, so that all opening hours in the pack are tried on every weekday.
fn starts() -> impl Iterator<Item = NaiveDate> {
    let weeks =
        ["2026-01-05", "2026-02-14", "2026-05-02", "2026-07-18", "2026-10-01", "2026-11-28", "2027-03-06"];
    weeks.into_iter().flat_map(|first| date(first).iter_days().take(7))
}

fn whole(route: &str, trip: &Trip) -> Trip {
    let route = PACK.0.route(&RouteId::from(route)).expect("the route");
    take_route(route, trip, world()).apply(trip).expect("there is room")
}

const ROUTES: [&str; 4] = ["antiquity", "canal", "lake-sea", "games"];

#[test]
fn every_route_taken_whole_works_on_every_weekday_and_loses_no_stop() {
    let mut found = Vec::new();
    for (route, start) in ROUTES.into_iter().flat_map(|route| starts().map(move |start| (route, start))) {
        let taken = whole(route, &empty(Some(start)));
        found.extend(clashes(route, &taken));
        let stops = PACK.0.route(&route.into()).expect("the route").legs.len();
        assert_eq!(taken.visits().count() + taken.candidates.len(), stops, "{route} {start}");
        let aside: Vec<_> = taken.candidates.iter().map(|one| one.stop.as_str()).collect();
        assert!(aside.is_empty(), "{route} {start}: {aside:?} have no day");
        assert!(taken.days.iter().all(|day| !day.visits.is_empty()), "{route} {start}: a day is empty");
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_route_without_a_date_takes_as_many_days_as_it_needs_and_keeps_its_order() {
    for route in ROUTES {
        let taken = whole(route, &empty(None));
        let found = schedule(&taken);
        assert!(found.days.iter().all(|day| day.end <= day.to), "{route}: {:?}", clashes(route, &taken));
        let order: Vec<_> = taken.visits().map(|(_, visit)| &visit.stop).collect();
        let legs: Vec<_> =
            PACK.0.route(&route.into()).expect("it").legs.iter().map(|leg| &leg.stop).collect();
        assert_eq!(order, legs, "{route}");
    }
}

#[test]
fn a_route_goes_behind_what_is_planned_and_is_taken_once() {
    let mut trip = empty(None);
    trip.days[0].visits.push(hangyong::domain::trip::Visit::to("west-lake".into()));
    let next = whole("canal", &trip);
    assert_eq!((next.days[0].visits.len(), &next.days[0]), (1, &trip.days[0]));
    let route = PACK.0.route(&"canal".into()).expect("the route");
    assert!(take_route(route, &next, world()).apply(&next).is_err());
}

#[test]
fn every_ready_made_trip_works_on_every_weekday() {
    let mut found = Vec::new();
    let mut aside = Vec::new();
    for ready in &PACK.0.ready_trips {
        for start in starts() {
            let own = ready.trip("test".into(), Lang::Zh, Some(start), DateTime::default());
            let fit = for_date(&own, world());
            found.extend(clashes(&ready.id, &fit));
            assert_eq!(
                fit.visits().count() + fit.candidates.len(),
                own.visits().count(),
                "{} {start}",
                ready.id
            );
            assert!(
                fit.days.iter().all(|day| !day.visits.is_empty()),
                "{} {start}: a day is empty",
                ready.id
            );
            aside.extend(fit.candidates.iter().map(|one| format!("{} {start}: {}", ready.id, one.stop)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // A stop that is closed on every day of a short trip cannot be placed.
    assert!(aside.len() < 120, "{}: {}", aside.len(), aside.join("\n"));
}

#[test]
fn a_ready_made_trip_that_works_as_it_is_stays_as_it_is() {
    for ready in &PACK.0.ready_trips {
        let own = |start| ready.trip("test".into(), Lang::Zh, start, DateTime::default());
        let start = ready.next_beginning(date("2026-06-01"));
        assert_eq!(for_date(&own(Some(start)), world()), own(Some(start)), "{}", ready.id);
        assert_eq!(for_date(&own(None), world()), own(None));
    }
}

fn added(stops: &[&str], start: Option<NaiveDate>) -> Trip {
    stops.iter().fold(empty(start), |trip, stop| {
        let added = add(&trip, &StopId::from(*stop), None, world());
        added.edit().apply(&trip).expect("it is added")
    })
}

#[test]
fn stops_added_from_home_one_after_another_make_days_that_end_in_the_evening() {
    let wished = [
        "west-lake",
        "tianyi-pavilion",
        "liangzhu-museum",
        "putuo-mountain",
        "lingyin-feilai",
        "shen-garden",
    ];
    for start in [None, Some(date("2026-12-05")), Some(date("2026-10-05"))] {
        let trip = added(&wished, start);
        assert_eq!(trip.visits().count(), wished.len());
        assert!(schedule(&trip).days.iter().all(|day| day.end <= day.to), "{:?}", clashes("home", &trip));
        assert_eq!(clashes("home", &trip), Vec::<String>::new());
    }
}

#[test]
fn an_endless_day_is_spread_over_days_that_work() {
    let stops =
        ["west-lake", "lingyin-feilai", "tianyi-pavilion", "ningbo-museum", "liangzhu-museum", "xikou"];
    for start in starts().map(Some).chain([None]) {
        let mut trip = empty(start);
        for stop in stops {
            trip = Edit::AddStop { stop: stop.into(), day: 0, at: None }.apply(&trip).expect("it is added");
        }
        let spread = spread(&trip, None, world()).expect("something changes");
        assert_eq!(clashes("spread", &spread.trip), Vec::<String>::new());
        assert_eq!((spread.trip.visits().count(), spread.aside), (stops.len(), 0));
    }
}

#[test]
#[ignore = "prints how things come out, for whoever changes the rules"]
fn show() {
    for route in ROUTES {
        let began = std::time::Instant::now();
        let taken = whole(route, &empty(Some(date("2026-12-05"))));
        let days: Vec<_> = taken
            .days
            .iter()
            .map(|day| day.visits.iter().map(|one| one.stop.as_str()).collect::<Vec<_>>())
            .collect();
        println!("{route}: {} days in {:?}\n  {days:#?}", days.len(), began.elapsed());
    }
}

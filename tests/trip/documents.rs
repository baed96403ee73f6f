//! The trip's document: round trips, every version ever written, documents that are damaged or newer.

use hangyong::codec::doc::{self, DocError};
use hangyong::codec::open;
use hangyong::codec::upgrade::UpgradeError;
use hangyong::codec::{DocWarning, json, share};
use hangyong::domain::trip::{Base, Party, Trip, TripMode};
use proptest::prelude::*;
use serde_json::json as value;

use super::random;
use super::world::{date, time, trip, world};

const GOLDEN_V1: &str = include_str!("../golden/trip-v1.json");
const GOLDEN_V1_LINK: &str = include_str!("../golden/trip-v1.link");

fn read(text: &str) -> Result<doc::Opened, DocError> {
    open::read(text, &world().atlas)
}

proptest! {
    #[test]
    fn a_document_read_again_is_the_same_trip(trip in random::trip()) {
        let opened = read(&json::write(&trip)).expect("a document");
        prop_assert_eq!(opened.newer, None);
        prop_assert_eq!(opened.trip, trip);
    }

    #[test]
    fn whatever_the_bytes_reading_ends_in_a_trip_or_an_error(text in "\\PC{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn a_document_with_one_value_replaced_is_read_or_refused(
        trip in random::trip(),
        path in 0..7usize,
        other in prop::sample::select(vec![value!(null), value!(-1), value!(1e300), value!("x"), value!([]), value!({}), value!(true)]),
    ) {
        let mut document: serde_json::Value = serde_json::from_str(&json::write(&trip)).expect("JSON");
        let key = ["v", "id", "title", "start", "days", "mode", "updated"][path];
        document[key] = other;
        let _ = read(&document.to_string());
    }
}

#[test]
fn the_golden_document_of_version_1_opens() {
    let opened = read(GOLDEN_V1).expect("version 1");
    assert_eq!(opened.warnings, [DocWarning::UnknownStop("not-in-this-pack".into())]);
    check_golden(&opened.trip);
    let second = &opened.trip.days[1];
    assert_eq!(second.base.start, Some(Base::City("ningbo".into())), "one place is both start and end");
    assert_eq!(second.base.end, Some(Base::City("ningbo".into())));
}

#[test]
fn the_golden_link_of_version_1_opens() {
    let opened = share::decode(GOLDEN_V1_LINK.trim(), &world().atlas).expect("version 1");
    check_golden(&opened.trip);
}

fn check_golden(trip: &Trip) {
    assert_eq!((trip.id.as_str(), trip.title.as_str()), ("golden-1", "杭甬双城三日"));
    assert_eq!((trip.start, trip.mode), (Some(date("2026-10-03")), TripMode::Transit));
    assert_eq!(trip.updated.to_rfc3339(), "2026-09-30T08:15:00+00:00");
    let first = &trip.days[0];
    assert_eq!((first.from, first.to), (time("09:00"), time("18:00")));
    assert_eq!(first.base.start, Some(Base::Station("hangzhou-east".into())));
    assert!(matches!(&first.base.end, Some(Base::Place { name, .. }) if name == "湖边旅馆"));
    let museum = &first.visits[0];
    assert_eq!((museum.minutes, museum.locked, museum.note.as_deref()), (Some(90), true, Some("先看玉器")));
    assert_eq!(trip.days[1].visits[1].stop.as_str(), "not-in-this-pack", "kept for the pack that has it");
    assert_eq!(trip.candidates[0].note.as_deref(), Some("看天气"));
    assert_eq!(trip.days.len(), 3);
}

#[test]
fn who_travels_is_kept_and_numbers_that_nobody_believes_are_not() {
    let party = |party: serde_json::Value| {
        let text = value!({ "v": 1, "days": [], "party": party }).to_string();
        read(&text).map(|opened| opened.trip.party)
    };
    let family = Party { adults: 2, children: vec![5, 8], elders: vec![72], students: 1 };
    let document = value!({ "adults": 2, "children": [5, 8], "elders": [72], "students": 1 });
    assert_eq!(party(document.clone()).expect("a trip"), Some(family.clone()));
    let written = json::write(&Trip { party: Some(family), ..trip(&[]) });
    let written: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(written["party"], document);
    assert_eq!(party(value!(null)).expect("a trip"), None);
    assert_eq!(party(value!({ "children": [500] })).expect("a trip"), None);
    // If nothing was said about the party, nothing about it is written.
    assert!(!json::write(&trip(&[&["lake"]])).contains("party"));
    let newer = read(r#"{ "v": 9, "days": [], "party": "the whole village" }"#).expect("as far as it can be");
    assert_eq!(newer.trip.party, None);
}

#[test]
fn the_form_that_the_contract_shows_opens() {
    let text = r#"{ "v": 1, "id": "a", "title": "b", "start": null,
        "days": [{ "from": "09:00", "to": "18:00", "visits": [{ "stop": "lake" }] }], "mode": "bike", "updated": "2026-10-01T00:00:00Z" }"#;
    let opened = read(text).expect("a trip");
    assert_eq!((opened.trip.mode, opened.trip.days[0].visits[0].stop.as_str()), (TripMode::Bike, "lake"));
    let written: serde_json::Value = serde_json::from_str(&json::write(&trip(&[&["lake"]]))).expect("JSON");
    let keys: Vec<_> = written.as_object().expect("an object").keys().cloned().collect();
    for key in ["v", "id", "title", "start", "days", "mode", "updated"] {
        assert!(keys.iter().any(|found| found == key), "{key}");
    }
    assert_eq!(
        written["days"][0],
        value!({ "from": "09:00", "to": "18:00", "visits": [{ "stop": "lake" }] })
    );
}

#[test]
fn a_newer_document_is_shown_and_marked_as_not_to_be_written_over() {
    let mut document: serde_json::Value = serde_json::from_str(GOLDEN_V1).expect("JSON");
    document["v"] = value!(7);
    document["weather"] = value!(["sun"]);
    let opened = read(&document.to_string()).expect("readable as far as it goes");
    assert_eq!((opened.newer, opened.trip.title.as_str()), (Some(7), "杭甬双城三日"));
}

#[test]
fn a_newer_document_is_read_as_far_as_it_is_understood_and_what_is_left_out_is_counted() {
    let lake = value!({ "stop": "lake", "minutes": "long", "locked": 1, "note": ["x"] });
    let days = value!([
        { "from": "dawn", "base": { "island": "x" }, "visits": [lake, { "place": [1, 2] }, "temple"] },
        { "base": { "start": { "city": "ningbo" }, "end": { "island": "x" } }, "visits": { "of": "another kind" } },
        "a day of rest",
    ]);
    let mut document =
        value!({ "v": 2, "title": 5, "start": "soon", "mode": "ferry", "days": days, "updated": 0 });
    let opened = read(&document.to_string()).expect("readable as far as it goes");
    assert_eq!((opened.newer, opened.trip.mode, opened.trip.days.len()), (Some(2), TripMode::Transit, 3));
    assert_eq!(opened.trip.visits().map(|(_, visit)| visit.stop.as_str()).collect::<Vec<_>>(), ["lake"]);
    assert_eq!(opened.trip.days[1].base.start, Some(Base::City("ningbo".into())));
    assert_eq!((&opened.trip.days[0].base.start, &opened.trip.days[1].base.end), (&None, &None));
    assert_eq!(
        opened.warnings,
        [
            DocWarning::StartLeftOut,
            DocWarning::ModeNotUnderstood,
            DocWarning::HoursNotUnderstood(0),
            DocWarning::BaseNotUnderstood(0),
            DocWarning::StayLeftOut("lake".into()),
            DocWarning::LeftOut("days[0].visits lake: locked".into()),
            DocWarning::LeftOut("days[0].visits lake: note".into()),
            DocWarning::BaseNotUnderstood(1),
            DocWarning::LeftOut("days[1].visits".into()),
            DocWarning::LeftOut("days[2]".into()),
            DocWarning::VisitsNotUnderstood(2),
        ]
    );
    assert_eq!(opened.trip.title, "5");
    document["v"] = value!(1);
    let same = read(&document.to_string()).expect("this version is read by the same rule");
    assert_eq!((same.newer, same.trip, same.warnings), (None, opened.trip, opened.warnings));
    assert!(matches!(read(r#"{"v":2,"features":[]}"#), Err(DocError::NotATrip(_))));
}

#[test]
fn damage_has_a_name() {
    assert!(matches!(read("{"), Err(DocError::NotJson(_))));
    assert!(matches!(read("{}"), Err(DocError::Version(UpgradeError::NoVersion))));
    assert!(matches!(read(r#"{"v":0,"days":[]}"#), Err(DocError::Version(UpgradeError::NoSuchVersion(0)))));
    assert!(matches!(read(r#"{"v":1,"days":{"from":"nine"}}"#), Err(DocError::NotATrip(_))));
    let visits = vec![value!({ "stop": "lake" }); 600];
    let huge = value!({ "v": 1, "days": [{ "visits": visits }] });
    assert!(matches!(read(&huge.to_string()), Err(DocError::TooMuch)));
    let deep = format!("{{\"v\":1,\"days\":{}{}}}", "[".repeat(5000), "]".repeat(5000));
    assert!(matches!(read(&deep), Err(DocError::NotJson(_))));
}

#[test]
fn what_cannot_be_is_mended_and_told() {
    let text = r#"{ "v": 1, "start": "+12026-10-01", "days": [{ "from": "18:00", "to": "09:00",
        "base": { "name": "x", "lon": 500, "lat": 0 }, "visits": [{ "stop": "lake", "minutes": 0 }] }] }"#;
    let opened = read(text).expect("a trip");
    assert_eq!(
        opened.warnings,
        [
            DocWarning::StartLeftOut,
            DocWarning::HoursReversed(0),
            DocWarning::BaseLeftOut(0),
            DocWarning::StayLeftOut("lake".into()),
        ]
    );
    assert_eq!(opened.trip.days[0].from, time("09:00"));
}

/// Each case has one wrong field: its path, the wrong value, and the warning, if any.
#[test]
fn one_wrong_field_is_mended_and_told_and_costs_no_trip() {
    let lake = || DocWarning::StayLeftOut("lake".into());
    let cases = [
        ("/days/0/visits/0/minutes", value!(-5), Some(lake())),
        ("/days/0/visits/0/minutes", value!(0), Some(lake())),
        ("/days/0/visits/0/minutes", value!("an hour"), Some(lake())),
        ("/days/0/visits/0/minutes", value!(90.0), None),
        ("/days/0/visits/0/minutes", value!("90"), None),
        ("/start", value!("2026-02-30"), Some(DocWarning::StartLeftOut)),
        ("/start", value!(20_261_003), Some(DocWarning::StartLeftOut)),
        ("/days/0/to", value!("24:00"), Some(DocWarning::EndsAtMidnight(0))),
        ("/days/0/to", value!("25:00"), Some(DocWarning::HoursNotUnderstood(0))),
        ("/days/0/from", value!(9), Some(DocWarning::HoursNotUnderstood(0))),
        ("/mode", value!("Drive"), None),
        ("/mode", value!("camel"), Some(DocWarning::ModeNotUnderstood)),
        ("/title", value!(["x"]), Some(DocWarning::LeftOut("title".into()))),
        (
            "/days/0/visits/0/locked",
            value!("yes"),
            Some(DocWarning::LeftOut("days[0].visits lake: locked".into())),
        ),
        ("/party", value!("us two"), Some(DocWarning::LeftOut("party".into()))),
    ];
    let good = value!({ "v": 1, "title": "x", "start": "2026-10-03", "mode": "drive", "party": { "adults": 2 },
        "days": [{ "from": "09:00", "to": "18:00", "visits": [{ "stop": "lake", "minutes": 90, "locked": false }] }] });
    let untouched = read(&good.to_string()).expect("a trip").trip;
    for (path, wrong, told) in cases {
        let mut document = good.clone();
        *document.pointer_mut(path).expect("a field") = wrong.clone();
        let opened = read(&document.to_string()).unwrap_or_else(|error| panic!("{path} {wrong}: {error}"));
        assert_eq!(opened.warnings, Vec::from_iter(told.clone()), "{path} {wrong}");
        assert_eq!(opened.trip.visits().count(), 1, "{path} {wrong}");
        if told.is_none() {
            assert_eq!(opened.trip, untouched, "{path} {wrong}");
        }
    }
    let midnight = read(&good.to_string().replace("18:00", "24:00")).expect("a trip");
    assert_eq!(midnight.trip.days[0].to, time("23:59"));
}

#[test]
fn text_of_a_document_cannot_turn_direction_or_break_lines_of_a_title() {
    let text = "{ \"v\": 1, \"title\": \"免费\\u202Egpj\\n二\", \"days\": [{ \"visits\": [{ \"stop\": \"lake\", \"note\": \"a\\u2066b\\u0000\" }] }] }";
    let trip = read(text).expect("a trip").trip;
    assert_eq!((trip.title.as_str(), trip.days[0].visits[0].note.as_deref()), ("免费gpj 二", Some("ab")));
}

//! Random edits and the trips that they produce, most of them possible, some of them not.

use chrono::{Days, NaiveTime};
use hangyong::domain::trip::{Base, Bases, Edit, Party, ReplaceReason, Ride, Trip, TripMode, Visit, VisitAt};
use hangyong::domain::{Bilingual, StopId, TripId};
use hangyong::geometry::LonLat;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::world::{STOPS, date, now};

fn stop() -> impl Strategy<Value = StopId> {
    select(&STOPS[..]).prop_map(StopId::from)
}

fn at() -> impl Strategy<Value = VisitAt> {
    (0..4usize, 0..5usize).prop_map(|(day, index)| VisitAt { day, index })
}

/// Text as people and attackers write it.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[一-龥A-Za-z ]{0,20}",
        "\\PC{0,20}",
        select(vec![
            "<script>alert(1)</script>".to_owned(),
            "a;b,c\\d \"quoted\" & 'so'".to_owned(),
            "]]> &amp; &#x202E; <b>".to_owned(),
            "门票\u{202E}免费\u{2066}x".to_owned(),
            "一行\n二行\r\nEND:VEVENT".to_owned(),
            "👨‍👩‍👧‍👦 家庭".to_owned(),
        ]),
    ]
}

fn base() -> impl Strategy<Value = Base> {
    prop_oneof![
        select(vec!["hangzhou", "ningbo", "nowhere"]).prop_map(|city| Base::City(city.into())),
        select(vec!["hangzhou-east", "ningbo"]).prop_map(|station| Base::Station(station.into())),
        (text(), -20_000..20_000i32).prop_map(|(name, offset)| Base::Place {
            name,
            position: LonLat::new(120.2 + f64::from(offset) / 10_000.0, 30.0),
        }),
    ]
}

fn times() -> impl Strategy<Value = (NaiveTime, NaiveTime)> {
    let time = |minutes: u32| NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).expect("a time");
    (300..700u32, 600..1440u32).prop_map(move |(from, to)| (time(from), time(to)))
}

fn mode() -> impl Strategy<Value = TripMode> {
    select(TripMode::ALL.to_vec())
}

fn visit_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        8 => (stop(), 0..4usize, option::of(0..3usize)).prop_map(|(stop, day, at)| Edit::AddStop { stop, day, at }),
        1 => stop().prop_map(|stop| Edit::AddCandidate { stop }),
        1 => at().prop_map(Edit::Remove),
        1 => stop().prop_map(|stop| Edit::RemoveCandidate { stop }),
        2 => (at(), at()).prop_map(|(from, to)| Edit::Move { from, to }),
        1 => (at(), at()).prop_map(|(a, b)| Edit::SwapVisits(a, b)),
        1 => at().prop_map(Edit::SetAside),
        1 => (0..4usize, vec(0..4usize, 0..4)).prop_map(|(day, order)| Edit::Reorder { day, order }),
        1 => (at(), stop()).prop_map(|(at, stop)| Edit::PutInstead { at, stop }),
        1 => (at(), option::of(0..400u32)).prop_map(|(at, minutes)| Edit::SetMinutes { at, minutes }),
        1 => (at(), option::of(text())).prop_map(|(at, note)| Edit::SetNote { at, note }),
        1 => (at(), any::<bool>()).prop_map(|(at, locked)| Edit::SetLocked { at, locked }),
    ]
}

fn day_edit() -> impl Strategy<Value = Edit> {
    let start = (0..500u64).prop_map(|days| date("2026-09-20") + Days::new(days));
    let base = (option::of(base()), option::of(base())).prop_map(|(start, end)| Bases { start, end });
    prop_oneof![
        (0..5usize).prop_map(|at| Edit::InsertDay { at }),
        (0..5usize).prop_map(|day| Edit::RemoveDay { day }),
        (0..4usize, 0..4usize).prop_map(|(from, to)| Edit::MoveDay { from, to }),
        (0..4usize, 0..4usize).prop_map(|(a, b)| Edit::SwapDays(a, b)),
        option::of(start).prop_map(Edit::SetStart),
        (-40..40i32).prop_map(|days| Edit::ShiftDates { days }),
        (0..4usize, times()).prop_map(|(day, (from, to))| Edit::SetTimes { day, from, to }),
        (option::of(0..4usize), base).prop_map(|(day, base)| Edit::SetBase { day, base }),
    ]
}

/// An edit of one of the traveller's own rides.
pub fn ride_edit() -> impl Strategy<Value = Edit> {
    let ride = || {
        (text(), base(), base(), times(), 0..5usize).prop_map(
            |(number, from, to, (depart, arrive), after)| Ride { number, from, to, depart, arrive, after },
        )
    };
    prop_oneof![
        3 => (0..4usize, ride()).prop_map(|(day, ride)| Edit::AddRide { day, ride }),
        1 => (0..4usize, 0..4usize, ride()).prop_map(|(day, index, ride)| Edit::SetRide { day, index, ride }),
        1 => (0..4usize, 0..4usize).prop_map(|(day, index)| Edit::RemoveRide { day, index }),
    ]
}

fn party() -> impl Strategy<Value = Party> {
    (0..4u32, vec(0..18u32, 0..3), vec(60..99u32, 0..3), 0..3u32)
        .prop_map(|(adults, children, elders, students)| Party { adults, children, elders, students })
}

fn trip_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        option::of(party()).prop_map(Edit::SetParty),
        mode().prop_map(Edit::SetMode),
        text().prop_map(Edit::SetTitle),
        (vec(vec(stop(), 0..4), 1..3), 0..4usize).prop_map(|(parts, first_day)| Edit::AddRoute {
            route: "canal".into(),
            first_day,
            parts,
            aside: Vec::new()
        }),
        (vec(stop(), 0..4), 0..5usize, option::of(0..4usize)).prop_map(|(stops, day, at)| {
            Edit::AddPackage {
                name: Bilingual::new("帆船", "Sailing"),
                day,
                at,
                visits: stops.into_iter().map(Visit::to).collect(),
            }
        }),
    ]
}

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    let simple = || prop_oneof![6 => visit_edit(), 3 => day_edit(), 1 => trip_edit()];
    let other = vec(simple(), 0..6).prop_map(|edits| Box::new(after(&edits)));
    let whole = (other, any::<bool>()).prop_map(|(with, replace)| match replace {
        true => Edit::Replace { with, reason: ReplaceReason::Link },
        false => Edit::Merge { with, reason: ReplaceReason::File },
    });
    prop_oneof![15 => simple(), 1 => whole]
}

/// Any trip that edits can make.
pub fn trip() -> impl Strategy<Value = Trip> {
    vec(edit(), 0..40).prop_map(|edits| after(&edits))
}

/// Any trip with a start date.
pub fn dated_trip() -> impl Strategy<Value = Trip> {
    (trip(), 0..500u64)
        .prop_map(|(trip, days)| Trip { start: Some(date("2026-09-20") + Days::new(days)), ..trip })
}

fn after(edits: &[Edit]) -> Trip {
    let start = Trip::new(TripId::from("random"), "随机", now());
    edits.iter().fold(start, |trip, edit| edit.apply(&trip).unwrap_or(trip))
}

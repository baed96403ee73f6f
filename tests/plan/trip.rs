//! Plans of real trips on the real pack: the timeline schedules every plan of the planner without a clash.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate, NaiveTime};
use fastrand::Rng;
use hangyong::domain::schedule::table::WayTable;
use hangyong::domain::schedule::{Conflict, Spot, StepKind};
use hangyong::domain::trip::{Base, Bases, Day, TripMode, Visit};
use hangyong::domain::{Atlas, Category, Corridor, EntryDay, Schedule, StopId, Trip, TripId, Ways};
use hangyong::plan::trip::{Answer, Change, Interests, Pace, Party, Planner, Reason, Unmet, Wishes, settled};
use hangyong::plan::{Budget, Effort, Refusal};

use super::own_pack::atlas;

pub struct World {
    pub atlas: Atlas,
    pub ways: Ways,
}

pub static WORLD: LazyLock<World> = LazyLock::new(|| {
    let atlas = atlas();
    let ways = Ways::new(&atlas);
    World { atlas, ways }
});

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn time(minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).expect("a time")
}

fn day(from: u32, to: u32, start: Option<&str>, end: Option<&str>) -> Day {
    let city = |name: &str| Base::City(name.into());
    let base = Bases { start: start.map(city), end: end.map(city) };
    Day { from: time(from), to: time(to), base, ..Day::default() }
}

/// Arrives in Hangzhou and leaves from Ningbo, on days without a holiday.
pub fn three_days() -> Trip {
    let days = vec![
        day(540, 1_140, Some("hangzhou"), Some("hangzhou")),
        day(540, 1_140, Some("hangzhou"), Some("ningbo")),
        day(540, 1_140, Some("ningbo"), Some("ningbo")),
    ];
    let now = date("2026-10-01").and_time(NaiveTime::MIN).and_utc();
    Trip { days, start: Some(date("2026-10-13")), ..Trip::new(TripId::from("t"), "", now) }
}

pub fn wishes(trip: &Trip) -> Wishes {
    Wishes::of_trip(trip, date("2026-10-13"))
}

fn asked(wishes: &Wishes, rounds: u64) -> Result<Answer, Refusal> {
    let effort = Effort { budget: Budget::Rounds(rounds), seed: 1, prove: true };
    Planner::new(&WORLD.atlas, &WORLD.ways)
        .plan(wishes, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(()))
}

pub fn planned(wishes: &Wishes) -> Answer {
    asked(wishes, 200).expect("wishes that make sense")
}

pub fn clashes(trip: &Trip) -> Vec<Conflict> {
    let schedule = Schedule::of(trip, &WORLD.atlas, &WORLD.ways);
    schedule.conflicts().filter(|conflict| conflict.kind.is_clash()).cloned().collect()
}

fn some<T: Clone>(rng: &mut Rng, all: &[T], most: usize) -> Vec<T> {
    let count = rng.usize(0..=most);
    (0..count).filter_map(|_| rng.choice(all.iter()).cloned()).collect()
}

fn random_base(rng: &mut Rng) -> Option<Base> {
    match rng.u8(0..6) {
        0 => None,
        1 => Some(Base::Station("hangzhou-east".into())),
        2 => Some(Base::Station("ningbo".into())),
        3 => Some(Base::City("nowhere".into())),
        4 => Some(Base::City("ningbo".into())),
        _ => Some(Base::City("hangzhou".into())),
    }
}

pub fn random_trip(rng: &mut Rng, stops: &[StopId]) -> Trip {
    let mut trip = three_days();
    trip.start = Some(date("2026-09-20") + Days::new(rng.u64(0..120)));
    trip.mode = *rng.choice(TripMode::ALL.iter()).expect("a mode");
    let days = rng.usize(1..=4);
    trip.days = (0..days)
        .map(|_| {
            let from = rng.u32(360..720);
            let visits = some(rng, stops, 3).into_iter().collect::<BTreeSet<_>>();
            let visit = |stop: StopId| Visit {
                locked: rng.u8(0..6) == 0,
                minutes: (rng.u8(0..4) == 0).then(|| rng.u32(10..200)),
                ..Visit::to(stop)
            };
            let visits = visits.into_iter().map(visit).collect();
            let base = Bases { start: random_base(rng), end: random_base(rng) };
            Day { from: time(from), to: time(rng.u32(from + 1..1_440)), base, visits, ..Day::default() }
        })
        .collect();
    trip
}

pub fn random_wishes(rng: &mut Rng, trip: &Trip, stops: &[StopId]) -> Wishes {
    let interests = Interests {
        corridors: some(rng, &Corridor::ALL, 2),
        categories: some(rng, &Category::ALL, 2),
        routes: some(rng, &["canal".into(), "games".into()], 1),
    };
    Wishes {
        pace: *rng.choice(Pace::ALL.iter()).expect("a pace"),
        must: if rng.bool() { some(rng, stops, 4) } else { wishes(trip).must },
        never: some(rng, stops, 3),
        interests,
        budget_cny: rng.bool().then(|| rng.u32(0..300)),
        lunch: rng.bool(),
        most_walk_m: (rng.u8(0..3) == 0).then(|| rng.u32(500..8_000)),
        party: Party { children: some(rng, &[5, 9], 2), elders: some(rng, &[70], 1), ..Party::default() },
        evenings: rng.bool(),
        rain: rng.u8(0..4) == 0,
        ..wishes(trip)
    }
}

#[test]
fn a_plan_that_keeps_all_wishes_has_no_clash_in_the_timeline() {
    let stops: Vec<StopId> = WORLD.atlas.stops.iter().map(|stop| stop.id.clone()).collect();
    for seed in 0..60 {
        let mut rng = Rng::with_seed(seed);
        let trip = random_trip(&mut rng, &stops);
        let wishes = random_wishes(&mut rng, &trip, &stops);
        let answer = asked(&wishes, 40).expect("wishes that make sense");
        let next = settled(&trip, &wishes, &answer, &WORLD.atlas);
        let locked: BTreeSet<&StopId> =
            wishes.days.iter().flat_map(|day| &day.kept).map(|kept| &kept.stop).collect();
        // A locked visit may clash with opening hours; the traveller wants it there all the same.
        let is_mine =
            |conflict: &Conflict| conflict.visit.as_ref().is_none_or(|(_, stop)| !locked.contains(stop));
        let clashes: Vec<_> = clashes(&next).into_iter().filter(is_mine).collect();
        let told = answer.unmet.iter().any(|unmet| matches!(unmet, Unmet::DayTooShort(_)))
            || locked.iter().any(|stop| !answer.stops().any(|planned| planned == *stop));
        assert!(clashes.is_empty() || told, "seed {seed}: {clashes:?} {:?}", answer.unmet);
    }
}

#[test]
fn nothing_that_was_in_the_trip_is_lost_and_locked_visits_stay() {
    let stops: Vec<StopId> = WORLD.atlas.stops.iter().map(|stop| stop.id.clone()).collect();
    for seed in 200..220 {
        let mut rng = Rng::with_seed(seed);
        let trip = random_trip(&mut rng, &stops);
        let wishes = random_wishes(&mut rng, &trip, &stops);
        let next =
            settled(&trip, &wishes, &asked(&wishes, 20).expect("wishes that make sense"), &WORLD.atlas);
        for (at, visit) in trip.visits() {
            assert!(next.holds(&visit.stop), "seed {seed}: {}", visit.stop);
            let there = next.days[at.day].visits.contains(visit);
            assert!(!visit.locked || there, "seed {seed}: {} left day {}", visit.stop, at.day);
        }
        let days: Vec<_> = next.visits().map(|(_, visit)| (&visit.stop, visit.locked)).collect();
        let free: BTreeSet<_> = days.iter().filter(|(_, locked)| !locked).collect();
        assert_eq!(free.len(), days.iter().filter(|(_, locked)| !locked).count(), "seed {seed}: twice");
    }
}

#[test]
fn the_table_of_ways_says_for_every_hour_what_the_timeline_s_estimates_say() {
    let World { atlas, ways } = &*WORLD;
    let mut spots: Vec<Spot> = atlas.stops.iter().map(Spot::of_stop).collect();
    spots.extend(
        [Base::City("ningbo".into()), Base::Station("hangzhou-east".into())]
            .iter()
            .filter_map(|base| Spot::of_base(base, atlas)),
    );
    let mut rng = Rng::with_seed(7);
    for mode in TripMode::ALL {
        let table = WayTable::new(ways, mode, spots.clone());
        for _ in 0..100 {
            let (a, b, hour) = (rng.usize(..spots.len()), rng.usize(..spots.len()), rng.u32(4..29));
            let said = table.by_hour(a, b, hour..=hour)[0].minutes;
            let leave = hour * 60..hour * 60 + 60;
            let longest = leave.map(|minute| ways.estimate(&spots[a], &spots[b], mode, minute).minutes).max();
            assert_eq!(Some(said), longest, "{mode:?} {:?} → {:?} at {hour}", spots[a].stop, spots[b].stop);
        }
    }
}

#[test]
fn a_station_whose_trains_nobody_counted_does_not_win_over_one_with_a_timetable() {
    let World { atlas, ways } = &*WORLD;
    let ningbo = Spot::of_base(&Base::City("ningbo".into()), atlas).expect("a base");
    let museum = Spot::of_stop(atlas.stop(&"liangzhu-museum".into()).expect("a stop"));
    for depart in (6 * 60..20 * 60).step_by(30) {
        let way = ways.estimate(&ningbo, &museum, TripMode::Transit, depart);
        let from = way.how.iter().find_map(|step| match &step.kind {
            StepKind::Train { from, .. } => Some(from.as_str()),
            _ => None,
        });
        assert_eq!(from, Some("ningbo"), "at {depart}");
    }
}

#[test]
fn a_plan_of_three_days_keeps_lunch_and_goes_from_one_city_to_the_other() {
    let trip = three_days();
    let answer = planned(&wishes(&trip));
    assert_eq!(answer.unmet, []);
    for (index, day) in answer.days.iter().enumerate() {
        let stay = |visit: &hangyong::plan::trip::PlannedVisit| {
            visit.minutes.or(WORLD.atlas.stop(&visit.stop).map(|stop| stop.visit_minutes)).unwrap_or(0)
        };
        let seen: u32 = day.visits.iter().map(stay).sum();
        assert!(day.visits.len() >= 2 && seen >= 180, "day {index}: {:?}", day.visits);
        let (from, to) = day.lunch.expect("time for lunch");
        assert!(from >= 660 && to <= 810 && to - from >= 60, "day {index}: {from} to {to}");
    }
    let city = |day: usize| {
        answer.days[day]
            .visits
            .iter()
            .filter_map(|visit| WORLD.atlas.stop(&visit.stop))
            .map(|stop| stop.city.as_str())
    };
    assert!(city(0).all(|city| city == "hangzhou"));
    assert!(city(2).all(|city| city == "ningbo"));
}

#[test]
fn a_must_see_that_is_closed_on_all_days_says_so_and_when_it_opens() {
    let mut trip = three_days();
    // A Monday, on which this museum is closed.
    trip.start = Some(date("2026-10-12"));
    trip.days.truncate(1);
    let closed = WORLD
        .atlas
        .stops
        .iter()
        .find(|stop| stop.entry_windows(date("2026-10-12"), &WORLD.atlas.calendar) == EntryDay::Closed);
    let closed = closed.expect("a stop that rests on Mondays");
    let answer = planned(&Wishes { must: vec![closed.id.clone()], ..wishes(&trip) });
    assert_eq!(answer.unmet, [Unmet::MustMissing(closed.id.clone())]);
    let told = &answer.left_out[0];
    assert_eq!((&told.stop, told.why, told.asked_for), (&closed.id, Reason::ClosedAllDays, true));
    let opens =
        |change: &Change| matches!(change, Change::GoOn(date, 0) if *date > trip.start.expect("a start"));
    assert!(told.remedies.iter().any(opens), "{:?}", told.remedies);
}

#[test]
fn every_stop_of_the_pack_as_a_must_see_gives_a_full_day_and_a_reason_for_each_of_the_rest() {
    let mut trip = three_days();
    trip.days.truncate(1);
    let all: Vec<StopId> = WORLD.atlas.stops.iter().map(|stop| stop.id.clone()).collect();
    let answer = planned(&Wishes { must: all.clone(), ..wishes(&trip) });
    assert!(answer.days[0].visits.len() >= 3);
    assert_eq!(answer.days[0].visits.len() + answer.left_out.len(), all.len());
    assert!(answer.left_out.iter().all(|left| left.asked_for));
}

#[test]
fn a_day_of_no_length_stays_empty_and_says_that_it_is_too_short() {
    let mut trip = three_days();
    trip.days.truncate(1);
    (trip.days[0].from, trip.days[0].to) = (time(600), time(600));
    let answer = planned(&wishes(&trip));
    assert!(answer.stops().next().is_none());
    assert_eq!(answer.unmet, [Unmet::DayTooShort(0)]);
    let count = |is: fn(Reason) -> bool| answer.left_out.iter().filter(|left| is(left.why)).count();
    let (short, far) = (
        count(|why| matches!(why, Reason::NeedsTime(0, minutes) if minutes > 0)),
        count(|why| why == Reason::OutOfReach),
    );
    assert!(short > 10 && short + far > 40, "{short} short of time, {far} too far");
}

#[test]
fn only_a_door_that_is_known_to_close_has_a_last_entry_and_missing_it_comes_with_help() {
    let mut trip = three_days();
    trip.days.truncate(2);
    // Late days, on which most stops have already closed.
    trip.days.iter_mut().for_each(|day| (day.from, day.to) = (time(930), time(1_200)));
    let answer = planned(&Wishes { lunch: false, ..wishes(&trip) });
    let mut missed = 0;
    for left in &answer.left_out {
        let Reason::MissesLastEntry(day, _) = left.why else { continue };
        missed += 1;
        let stop = WORLD.atlas.stop(&left.stop).expect("a stop");
        assert!(!stop.hours.as_ref().is_some_and(|hours| hours.is_always_open()), "{}", left.stop);
        let on = trip.date_of(day).expect("a date");
        let known = stop.entry_windows(on, &WORLD.atlas.calendar);
        assert!(matches!(known, EntryDay::Open(_)), "{}: {known:?}", left.stop);
        assert!(left.remedies.is_empty(), "{}: nobody asked for it", left.stop);
    }
    assert!(missed > 0);
    // In Ningbo, on the second day, an earlier start would do.
    let must: StopId = "tianyi-pavilion".into();
    let asked = planned(&Wishes { lunch: false, must: vec![must.clone()], ..wishes(&trip) });
    let left = asked.left_out.iter().find(|left| left.stop == must);
    let helps = left.is_none_or(|left| {
        left.remedies.iter().any(|change| matches!(change, Change::StartEarlier(..) | Change::AnotherDay))
    });
    assert!(helps, "{left:?}");
    assert!(answer.left_out.iter().any(|left| matches!(left.why, Reason::HoursUnknown(_))));
}

#[test]
fn a_plan_that_is_taken_before_the_search_is_over_gets_its_own_reasons() {
    let trip = three_days();
    let wishes = wishes(&trip);
    let answer = planned(&wishes);
    let bare = Answer { left_out: Vec::new(), ..answer.clone() };
    let planner = Planner::new(&WORLD.atlas, &WORLD.ways);
    assert_eq!(planner.explained(&wishes, &bare), answer);
    let mut less = bare;
    let gone = less.days[0].visits.remove(0).stop;
    let explained = planner.explained(&wishes, &less);
    let why = explained.left_out.iter().find(|left| left.stop == gone).map(|left| left.why);
    assert_eq!(why, Some(Reason::NotReached));
}

#[test]
fn no_days_at_all_is_refused() {
    let trip = Trip { days: Vec::new(), ..three_days() };
    assert_eq!(asked(&wishes(&trip), 10), Err(Refusal::NoDays));
}

#[test]
fn what_one_likes_is_what_one_gets_more_of() {
    let trip = three_days();
    let share = |answer: &Answer| {
        let stops: Vec<_> = answer.stops().filter_map(|id| WORLD.atlas.stop(id)).collect();
        let met = stops.iter().filter(|stop| stop.corridors.contains(&Corridor::Ecology)).count();
        met * 100 / stops.len().max(1)
    };
    let plain = planned(&wishes(&trip));
    let interests = Interests { corridors: vec![Corridor::Ecology], ..Interests::default() };
    let green = planned(&Wishes { interests, ..wishes(&trip) });
    assert!(share(&green) > share(&plain), "{} {}", share(&green), share(&plain));
}

#[test]
fn a_budget_is_kept_and_a_dearer_stop_says_what_is_missing() {
    let trip = three_days();
    let answer = planned(&Wishes { budget_cny: Some(0), ..wishes(&trip) });
    let costs = answer.stops().filter_map(|id| WORLD.atlas.stop(id)?.ticket_cny).sum::<u32>();
    assert_eq!(costs, 0);
    assert!(answer.left_out.iter().any(|left| matches!(left.why, Reason::OverBudget(_))));
}

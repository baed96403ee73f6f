//! A late traveller is told what will be missed, and which ways on put it right. Each way on that is offered is judged
//! anew here: the rest of the day is written as a trip of its own, with the change made by hand, and scheduled from
//! scratch.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use hangyong::app::trips::on_the_way::ways_on::{WayOn, WayOnKind};
use hangyong::app::trips::on_the_way::{Today, today};
use hangyong::app::trips::{Trips, TripsMsg, WayMsg, update};
use hangyong::domain::schedule::{DaySchedule, Schedule, StepKind};
use hangyong::domain::trip::{Base, Bases, Day, History, TripMode, Visit};
use hangyong::domain::{Lang, StopId, Trip};

use super::world::{dated, time, visit, world};

/// Wednesday, 14 October 2026, with someone in the first stop of the day since minute `since`.
struct Inside {
    trip: Trip,
    since: u32,
    /// When they said that they would be late, and by how many minutes; 0 minutes if they did not.
    late: (u32, u32),
    now: u32,
}

fn minute(clock: &str) -> u32 {
    use chrono::Timelike;
    time(clock).hour() * 60 + time(clock).minute()
}

fn clock(minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).expect("a time of day")
}

fn stay(stop: &str, minutes: u32) -> Visit {
    Visit { minutes: Some(minutes), ..visit(stop) }
}

fn day(to: &str, end: Option<&str>, visits: Vec<Visit>) -> Trip {
    let base = Bases { start: None, end: end.map(|end| Base::Station(end.into())) };
    let day = Day { from: time("09:00"), to: time(to), base, visits, ..Day::default() };
    Trip { days: vec![day], ..dated("2026-10-14", &[&[]]) }
}

impl Inside {
    /// Someone who entered the first stop at `since` and says, at `told`, that they will be `minutes` late.
    fn new(trip: Trip, since: &str, (told, minutes): (&str, u32)) -> Self {
        let told = minute(told);
        Self { trip, since: minute(since), late: (told, minutes), now: told }
    }

    fn trips(&self) -> Trips {
        let first = self.trip.days[0].visits[0].stop.clone();
        let mut trips = Trips::new(History::new(self.trip.clone()), Vec::new(), &world().atlas);
        trips = tell(&trips, self.since, WayMsg::Arrived(Some(first)));
        if self.late.1 > 0 { tell(&trips, self.late.0, WayMsg::Late(self.late.1)) } else { trips }
    }

    fn sees(&self) -> Today {
        today(&self.trips(), moment(self.now), &world().atlas, Lang::Zh).expect("a day of the trip")
    }

    /// The rest of the day as a trip of its own, after applying a way on by hand.
    fn anew(&self, way: Option<&WayOnKind>) -> DaySchedule {
        let mut visits = self.trip.days[0].visits.clone();
        let place = |visits: &[Visit], stop: &StopId| {
            visits.iter().position(|visit| &visit.stop == stop).expect("a stop of the day")
        };
        match way {
            Some(WayOnKind::Shorter { stop, to, .. }) => {
                let at = place(&visits, stop);
                visits[at].minutes = Some(*to);
            }
            Some(WayOnKind::Swap { first, second }) => {
                let (a, b) = (place(&visits, first), place(&visits, second));
                visits.swap(a, b);
            }
            Some(WayOnKind::Drop { stop }) => {
                visits.remove(place(&visits, stop));
            }
            Some(WayOnKind::Taxi { .. }) | None => {}
        }
        let should = self.since + visits[0].minutes.expect("a length");
        let leave =
            if self.late.1 > 0 { should.max(self.late.0) + self.late.1 } else { should }.max(self.now);
        visits[0].minutes = Some(leave - self.since);
        if let Some(WayOnKind::Taxi { to, .. }) = way {
            return self.by_taxi(visits, leave, to.as_ref());
        }
        scheduled(&self.trip, self.since, visits, self.trip.mode)
    }

    /// The same with a taxi for the first way.
    fn by_taxi(&self, visits: Vec<Visit>, leave: u32, to: Option<&StopId>) -> DaySchedule {
        assert_eq!(to, visits.get(1).map(|next| &next.stop), "these tests judge a taxi on the first way");
        let ridden = scheduled(&self.trip, self.since, visits.clone(), TripMode::Drive);
        assert_eq!(ridden.visits[0].leave, leave);
        if visits.len() == 1 {
            return ridden;
        }
        scheduled(&self.trip, ridden.visits[1].arrive, visits[1..].to_vec(), self.trip.mode)
    }
}

/// A day that starts at minute `from` with these visits, scheduled from scratch.
fn scheduled(like: &Trip, from: u32, visits: Vec<Visit>, mode: TripMode) -> DaySchedule {
    let day = Day { from: clock(from), visits, ..like.days[0].clone() };
    let trip = Trip { days: vec![day], mode, ..like.clone() };
    let schedule = Schedule::of(&trip, &world().atlas, &world().ways);
    (*schedule.days[0]).clone()
}

/// The stops where something is missed, and `None` for the end of the day; lunch is not part of the schedule.
fn missed(day: &DaySchedule) -> BTreeSet<Option<StopId>> {
    let clashes = day.conflicts.iter().filter(|conflict| conflict.kind.is_clash());
    let clashes = clashes.map(|conflict| conflict.visit.as_ref().map(|(_, stop)| stop.clone()));
    let nights = day.way_home.iter().filter(|way| {
        way.estimate.how.iter().any(|step| matches!(step.kind, StepKind::WaitForMorning { .. }))
    });
    clashes.chain(nights.map(|_| None)).collect()
}

fn tell(trips: &Trips, at: u32, msg: WayMsg) -> Trips {
    let utc: DateTime<Utc> = (moment(at) - TimeDelta::hours(8)).and_utc();
    update(trips, TripsMsg::OnTheWay(msg), &world().atlas, utc).0
}

fn moment(minute: u32) -> NaiveDateTime {
    format!("2026-10-14T{}", clock(minute)).parse().expect("a moment")
}

/// Judges every way on that is offered and takes it: the result is what was promised.
#[track_caller]
fn each_is_true(inside: &Inside) -> Vec<WayOnKind> {
    let seen = inside.sees();
    let before = missed(&inside.anew(None));
    assert!(!seen.falls.is_empty());
    for offer in &seen.offers {
        let WayOn { kind, change, still, end } = &offer.way;
        let judged = inside.anew(Some(kind));
        let still_missed: BTreeSet<_> = still.iter().map(|fall| fall.stop.clone()).collect();
        assert_eq!(missed(&judged), still_missed, "{}", offer.does);
        assert!(missed(&judged).is_subset(&before), "{} breaks something else", offer.does);
        assert_eq!(judged.end, *end, "{}", offer.does);
        let taken = tell(&inside.trips(), inside.now, WayMsg::Take(change.clone()));
        let after = today(&taken, moment(inside.now), &world().atlas, Lang::Zh).expect("a day of the trip");
        assert_eq!(after.falls.len(), still.len(), "{}: {:?}", offer.does, after.falls);
        assert!(after.falls.len() < seen.falls.len(), "{}", offer.does);
        let back = tell(&taken, inside.now, WayMsg::Undo);
        assert!(back.trip().same_plan(&inside.trip) && back.diary == inside.trips().diary, "{}", offer.does);
    }
    seen.offers.into_iter().map(|offer| offer.way.kind).collect()
}

/// The museum's last entry is at 16:30; the bridge is always open.
fn museum_last() -> Inside {
    let visits = vec![stay("temple", 60), stay("canal-bridge", 60), stay("north-museum", 30)];
    Inside::new(day("20:00", None, visits), "11:20", ("12:10", 60))
}

#[test]
fn a_last_entry_is_saved_by_another_order_or_a_shorter_stay() {
    let inside = museum_last();
    let falls = inside.sees().falls;
    assert!(falls.len() == 1 && falls[0].contains("赶不上北馆 16:30 的最晚入场"), "{falls:?}");
    let offered = each_is_true(&inside);
    let museum = StopId::from("north-museum");
    assert!(
        offered.iter().any(|way| matches!(way, WayOnKind::Swap { first, .. } if *first == museum)),
        "{offered:?}"
    );
    assert!(offered.iter().any(|way| matches!(way, WayOnKind::Shorter { .. })), "{offered:?}");
}

#[test]
fn late_is_reckoned_from_when_it_was_told_and_does_not_grow_with_the_clock() {
    let mut inside = museum_last();
    let told = inside.sees();
    assert_eq!(told.here, "在山寺，待到 13:20（已按晚 1 小时算）");
    inside.now = minute("13:10");
    assert_eq!((inside.sees().here, inside.sees().falls), (told.here, told.falls));
    inside.now = minute("13:35");
    assert_eq!(
        inside.sees().here,
        "在山寺，待到 13:35（已按晚 1 小时算）",
        "longer than that is later still"
    );
}

#[test]
fn lunch_falls_where_the_trip_says_so_in_whatever_words_and_another_order_saves_it() {
    for note in ["午饭在这里吃", "含一小时午饭。先看桥", "An hour of it is for lunch."] {
        let lunch = Visit { note: Some(note.into()), ..stay("lake", 120) };
        let visits = vec![stay("temple", 60), stay("evening-street", 90), lunch];
        let inside = Inside::new(day("20:00", None, visits), "09:00", ("09:50", 120));
        let falls = inside.sees().falls;
        assert!(falls.len() == 1 && falls[0].starts_with("午饭要晚了"), "{note}: {falls:?}");
        let offers = inside.sees().offers;
        assert!(!offers.is_empty(), "{note}");
        for offer in offers.iter().filter(|offer| !matches!(offer.way.kind, WayOnKind::Drop { .. })) {
            let anew = inside.anew(Some(&offer.way.kind));
            let lake = anew.visits.iter().find(|visit| visit.stop == "lake".into()).expect("the lunch");
            let at_noon = lake.leave.min(14 * 60).saturating_sub(lake.enter.max(11 * 60));
            assert!(at_noon >= 30, "{}: {}–{}", offer.does, lake.enter, lake.leave);
        }
    }
    let lunch = Visit { note: Some("先看桥".into()), ..stay("lake", 120) };
    let visits = vec![stay("temple", 60), stay("evening-street", 90), lunch];
    let without = Inside::new(day("20:00", None, visits), "09:00", ("09:50", 120));
    assert_eq!(without.sees().falls, Vec::<String>::new(), "nobody said that it was lunch");
}

#[test]
fn an_hour_at_a_door_that_is_shut_over_noon_is_lunch_as_well() {
    // The gallery is shut from 11:30 to 13:30.
    let visits = || vec![stay("temple", 120), stay("lunch-gallery", 60)];
    let on_time = Inside::new(day("20:00", None, visits()), "09:30", ("10:00", 0));
    assert_eq!(on_time.sees().falls, Vec::<String>::new());
    let inside = Inside::new(day("20:00", None, visits()), "09:30", ("11:20", 120));
    let falls = inside.sees().falls;
    assert!(falls.len() == 1 && falls[0].starts_with("午饭要晚了"), "{falls:?}");
}

#[test]
fn the_last_train_falls_and_a_shorter_stay_saves_it() {
    // The last train to Ningbo leaves Hangzhou East at 21:47.
    let trip = day("23:59", Some("ningbo"), vec![stay("lake", 90)]);
    let inside = Inside::new(trip, "18:00", ("18:30", 75));
    let falls = inside.sees().falls;
    assert!(falls.iter().any(|fall| fall.contains("赶不上 21:47 的末班车")), "{falls:?}");
    let offered = each_is_true(&inside);
    assert!(offered.iter().any(|way| matches!(way, WayOnKind::Shorter { .. })), "{offered:?}");
}

#[test]
fn the_end_of_the_day_falls_with_its_train_and_without() {
    let with =
        Inside::new(day("16:00", Some("hangzhou-east"), vec![stay("lake", 90)]), "13:00", ("13:20", 60));
    let falls = with.sees().falls;
    assert!(falls.len() == 1 && falls[0].contains("16:00 到不了杭州东站，当心误车"), "{falls:?}");
    let offered = each_is_true(&with);
    assert!(offered.iter().any(|way| matches!(way, WayOnKind::Shorter { .. })), "{offered:?}");

    let visits = vec![stay("lake", 90), stay("evening-street", 60)];
    let without = Inside::new(day("16:30", None, visits), "13:00", ("13:20", 60));
    let falls = without.sees().falls;
    assert!(falls.len() == 1 && falls[0].contains("16:30 前结束不了"), "{falls:?}");
    each_is_true(&without);
}

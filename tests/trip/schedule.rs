//! The timeline compared with a slow one that is computed minute by minute, and what it says in simple cases.

use chrono::{Days, NaiveDate, Timelike};
use hangyong::domain::schedule::{ConflictKind, DaySchedule, Schedule, Spot, Sums};
use hangyong::domain::trip::{Base, Bases, Edit, Trip, VisitAt};
use hangyong::domain::{Atlas, EntryDay, Stop};
use proptest::prelude::*;

use super::random;
use super::world::{dated, time, trip, world};

fn schedule(trip: &Trip) -> Schedule {
    Schedule::of(trip, &world().atlas, &world().ways)
}

/// The first minute from `arrive` on at which a stay of that length is possible; otherwise the first minute of entry;
/// otherwise `None`. Found by trying every minute of two days.
fn brute_enter(stop: &Stop, day: &EntryDay, arrive: u32, stay: u32) -> Option<u32> {
    let EntryDay::Open(windows) = day else { return None };
    if stop.hours.as_ref().is_some_and(|hours| hours.text() == "24/7") {
        return Some(arrive);
    }
    let let_in = |minute: u32, stay: u32| {
        windows.iter().any(|window| {
            (u32::from(window.open.from)..=u32::from(window.last_entry)).contains(&minute)
                && minute + stay <= u32::from(window.open.to)
        })
    };
    let minutes = || arrive..=2880;
    minutes().find(|minute| let_in(*minute, stay)).or_else(|| minutes().find(|minute| let_in(*minute, 0)))
}

/// The same for a day of the trip that may go on after midnight: the hours of the date itself apply, once those of the
/// night before have ended. After midnight there is no waiting for the morning.
fn brute_enter_at(stop: &Stop, date: NaiveDate, atlas: &Atlas, arrive: u32, stay: u32) -> Option<u32> {
    let nights = arrive / 1440;
    let on = |days: u32| stop.entry_windows(date + Days::new(u64::from(days)), &atlas.calendar);
    let at = |days: u32| {
        let day = on(days);
        let minute = arrive - days * 1440;
        let now = brute_enter(stop, &day, minute, 0) == Some(minute);
        (now, brute_enter(stop, &day, minute, stay).map(|enter| enter + days * 1440))
    };
    let always = stop.hours.as_ref().is_some_and(|hours| hours.text() == "24/7");
    match nights {
        0 => at(0).1,
        _ if always => Some(arrive),
        _ if at(nights - 1).0 => at(nights - 1).1,
        _ if at(nights).0 => at(nights).1,
        _ => None,
    }
}

/// Recomputes a day, using nothing of the timeline but its estimates.
fn check_day(trip: &Trip, index: usize, day: &DaySchedule, atlas: &Atlas) {
    let planned = &trip.days[index];
    assert_eq!(day.visits.len(), planned.visits.len());
    let mut minute = planned.from.hour() * 60 + planned.from.minute();
    let mut here = planned.base.start.as_ref().and_then(|base| Spot::of_base(base, atlas));
    for (visit, planned) in day.visits.iter().zip(&planned.visits) {
        let Some(stop) = atlas.stop(&planned.stop) else { continue };
        let there = Spot::of_stop(stop);
        if let Some(from) = here.replace(there.clone()) {
            let estimate = world().ways.estimate(&from, &there, trip.mode, minute);
            let leg = visit.way.as_ref().expect("a way from somewhere");
            assert_eq!(
                (leg.depart, leg.arrive, &leg.estimate),
                (minute, minute + estimate.minutes, &estimate)
            );
            minute += estimate.minutes;
        } else {
            assert_eq!(visit.way, None);
        }
        assert_eq!(visit.arrive, minute);
        let stay = planned.minutes.unwrap_or(stop.visit_minutes);
        let entered = day.date.and_then(|date| brute_enter_at(stop, date, atlas, minute, stay));
        assert_eq!(visit.enter, entered.unwrap_or(minute), "{}", stop.id);
        minute = visit.enter + stay;
        assert_eq!(visit.leave, minute);
    }
    minute += day.way_home.as_ref().map_or(0, |way| way.estimate.minutes);
    assert_eq!(day.end, minute);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_timeline_is_what_trying_every_minute_gives(trip in random::dated_trip()) {
        let found = schedule(&trip);
        prop_assert_eq!(found.days.len(), trip.days.len());
        for (index, day) in found.days.iter().enumerate() {
            check_day(&trip, index, day, &world().atlas);
        }
    }

    #[test]
    fn a_visit_that_does_not_clash_lies_within_the_hours(trip in random::dated_trip()) {
        let found = schedule(&trip);
        for (index, day) in found.days.iter().enumerate() {
            for (order, visit) in day.visits.iter().enumerate() {
                let here = |conflict: &&_| conflict_at(conflict, index, order);
                let fine = !found.conflicts().any(|conflict| here(&conflict));
                if let (true, Some(EntryDay::Open(windows))) = (fine, &visit.let_in) {
                    let within = windows.iter().any(|window| {
                        // The windows are those of the date on which the visit takes place.
                        (0..=visit.enter / 1440).map(|days| days * 1440).any(|midnight| {
                            visit.enter >= midnight + u32::from(window.open.from)
                                && visit.enter <= midnight + u32::from(window.last_entry)
                                && visit.leave <= midnight + u32::from(window.open.to)
                        })
                    });
                    let always = world().atlas.stop(&visit.stop).is_some_and(|stop| {
                        stop.hours.as_ref().is_some_and(|hours| hours.text() == "24/7")
                    });
                    prop_assert!(within || always, "{:?}", visit);
                }
            }
        }
    }

    #[test]
    fn sums_are_the_sums_of_what_is_shown(trip in random::dated_trip()) {
        let found = schedule(&trip);
        let mut sums = Sums::default();
        // There are no concessions in this world.
        let people = trip.party.as_ref().map_or(1, |party| party.people() as u32);
        for day in &found.days {
            for visit in &day.visits {
                let ticket = world().atlas.stop(&visit.stop).and_then(|stop| stop.ticket_cny);
                sums.visits += 1;
                sums.stay_minutes += visit.leave - visit.enter;
                sums.waiting_minutes += visit.enter - visit.arrive;
                sums.tickets_cny += people * ticket.unwrap_or(0);
                sums.tickets_unknown += u32::from(ticket.is_none());
            }
            for leg in day.legs() {
                let (minutes, metres) = leg.estimate.on_foot();
                sums.way_minutes += leg.arrive - leg.depart;
                sums.way_metres += leg.estimate.how.iter().map(|step| step.metres).sum::<u32>();
                sums.on_foot_minutes += minutes;
                sums.on_foot_metres += metres;
            }
            prop_assert!(day.end >= day.from);
        }
        prop_assert_eq!(found.sums, sums);
    }
}

fn conflict_at(conflict: &hangyong::domain::schedule::Conflict, day: usize, order: usize) -> bool {
    conflict.day == day && conflict.visit.as_ref().is_some_and(|(visit, _)| *visit == order)
}

fn kinds(trip: &Trip) -> Vec<ConflictKind> {
    schedule(trip).conflicts().map(|conflict| conflict.kind).collect()
}

fn at(day: usize, index: usize) -> VisitAt {
    VisitAt { day, index }
}

fn after(trip: &Trip, edits: &[Edit]) -> Trip {
    edits.iter().fold(trip.clone(), |trip, edit| edit.apply(&trip).expect("the edit"))
}

fn times(day: usize, from: &str, to: &str) -> Edit {
    Edit::SetTimes { day, from: time(from), to: time(to) }
}

#[test]
fn a_trip_without_a_date_has_times_and_no_clash_with_hours() {
    let undated = trip(&[&["north-museum", "lake"]]);
    let found = schedule(&undated);
    assert_eq!(found.days[0].visits[0].arrive, 9 * 60);
    assert_eq!(found.days[0].visits[0].leave, 11 * 60);
    assert!(found.days[0].visits[1].arrive > 11 * 60);
    assert_eq!(found.conflicts().count(), 0);
}

#[test]
fn one_waits_for_the_opening_and_the_wait_is_told_apart_from_the_stay() {
    // A Thursday.
    let early = after(&dated("2026-09-03", &[&["north-museum"]]), &[times(0, "08:00", "18:00")]);
    let visit = &schedule(&early).days[0].visits[0];
    assert_eq!((visit.arrive, visit.enter, visit.leave), (480, 540, 660));
    assert_eq!((visit.waiting(), visit.stay()), (60, 120));
}

#[test]
fn the_last_entry_is_missed_by_the_minutes_that_are_said() {
    let late = after(&dated("2026-09-03", &[&["north-museum"]]), &[times(0, "16:47", "20:00")]);
    assert_eq!(kinds(&late), [ConflictKind::LastEntryMissed { minutes: 17 }]);
    let later = after(&late, &[times(0, "17:10", "20:00")]);
    assert_eq!(kinds(&later), [ConflictKind::TooLate { minutes: 40 }]);
}

#[test]
fn who_is_at_the_door_at_the_last_entry_itself_is_let_in() {
    let just = after(&dated("2026-09-03", &[&["north-museum"]]), &[times(0, "16:30", "20:00")]);
    assert_eq!(kinds(&just), [ConflictKind::StayCut { minutes: 90 }]);
    let minute_later = after(&just, &[times(0, "16:31", "20:00")]);
    assert_eq!(kinds(&minute_later), [ConflictKind::LastEntryMissed { minutes: 1 }]);
}

#[test]
fn a_stay_that_closing_cuts_short_is_cut_by_the_minutes_that_are_said() {
    let late = after(&dated("2026-09-03", &[&["north-museum"]]), &[times(0, "15:30", "20:00")]);
    assert_eq!(kinds(&late), [ConflictKind::StayCut { minutes: 30 }]);
}

#[test]
fn a_lunch_break_is_waited_out_when_the_visit_would_not_fit_before_it() {
    let noon = after(&dated("2026-09-03", &[&["lunch-gallery"]]), &[times(0, "11:00", "20:00")]);
    let visit = schedule(&noon).days[0].visits[0].clone();
    assert_eq!((visit.arrive, visit.enter), (11 * 60, 13 * 60 + 30));
    assert_eq!(kinds(&noon), []);
}

#[test]
fn a_day_that_ends_too_late_says_by_how_much() {
    let short = after(&dated("2026-09-03", &[&["north-museum"]]), &[times(0, "09:00", "10:35")]);
    assert_eq!(kinds(&short), [ConflictKind::DayTooLong { minutes: 25 }]);
}

#[test]
fn a_day_with_a_hotel_begins_and_ends_there() {
    let hotel =
        Base::Place { name: "酒店".into(), position: hangyong::geometry::LonLat::new(120.16, 30.25) };
    let base = Bases { start: Some(hotel.clone()), end: Some(hotel) };
    let housed = after(&trip(&[&["lake"]]), &[Edit::SetBase { day: None, base: base.clone() }]);
    let day = schedule(&housed).days[0].clone();
    let (there, back) =
        (day.visits[0].way.clone().expect("a way there"), day.way_home.clone().expect("a way back"));
    assert_eq!((there.depart, day.visits[0].arrive), (540, there.arrive));
    assert_eq!((back.depart, day.end), (day.visits[0].leave, back.arrive));
    let idle = after(&trip(&[&[]]), &[Edit::SetBase { day: None, base }]);
    assert_eq!(schedule(&idle).days[0].end, 540);
}

#[test]
fn a_stop_of_another_pack_keeps_its_time_and_is_told() {
    let mut foreign = dated("2026-09-03", &[&["lake"]]);
    foreign.days[0].visits.push(super::world::visit("not-here"));
    let longer = after(&foreign, &[Edit::SetMinutes { at: at(0, 1), minutes: Some(45) }]);
    let day = schedule(&longer).days[0].clone();
    assert_eq!(day.visits[1].leave - day.visits[1].enter, 45);
    assert_eq!(kinds(&longer), [ConflictKind::StopUnknown]);
}

#[test]
fn unknown_tickets_are_counted_and_not_guessed() {
    let sums = schedule(&trip(&[&["temple", "tea-house"], &["library"]])).sums;
    assert_eq!((sums.tickets_cny, sums.tickets_unknown, sums.visits), (105, 1, 3));
}

#[test]
fn an_edit_works_out_only_the_day_that_it_touches_and_the_rest_stays_the_very_same() {
    let before = dated("2026-09-03", &[&["lake"], &["library"], &["temple"]]);
    let first = schedule(&before);
    let next = after(&before, &[Edit::SetMinutes { at: at(1, 0), minutes: Some(45) }]);
    let second = first.after(&before, &next, &world().atlas, &world().ways);
    assert_eq!(second, schedule(&next));
    let kept = |day: usize| std::sync::Arc::ptr_eq(&first.days[day], &second.days[day]);
    assert_eq!([kept(0), kept(1), kept(2)], [true, false, true]);
}

//! Offers for a trip as it is: every offer is carried out here, and the timeline finds no fault with the result.

use hangyong::domain::schedule::Conflict;
use hangyong::domain::trip::{Edit, VisitAt};
use hangyong::domain::{Schedule, StopId, Trip};
use hangyong::plan::trip::{MOST_MORE_MINUTES, SpareWhen, Wishes, settled};

use super::trip::{WORLD, clashes, date, planned, three_days, wishes};

/// A trip of three days that works, with time to spare.
fn working_trip() -> Trip {
    let trip = three_days();
    let wishes = Wishes { pace: hangyong::plan::trip::Pace::Gentle, ..wishes(&trip) };
    let trip = settled(&trip, &wishes, &planned(&wishes), &WORLD.atlas);
    assert_eq!(clashes(&trip), Vec::<Conflict>::new());
    trip
}

fn standing(trip: &Trip) -> Wishes {
    Wishes::standing(trip, date("2026-10-13"))
}

fn planner() -> hangyong::plan::trip::Planner<'static> {
    hangyong::plan::trip::Planner::new(&WORLD.atlas, &WORLD.ways)
}

fn end_of(trip: &Trip, day: usize) -> u32 {
    Schedule::day(trip, day, &WORLD.atlas, &WORLD.ways).expect("a day").end
}

fn way_of(trip: &Trip, day: usize) -> u32 {
    Schedule::day(trip, day, &WORLD.atlas, &WORLD.ways).expect("a day").sums.way_minutes
}

fn with_order(trip: &Trip, day: usize, order: &[usize]) -> Trip {
    let mut next = trip.clone();
    next.days[day].visits = order.iter().map(|&at| trip.days[day].visits[at].clone()).collect();
    next
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1);
    let with = |order: &Vec<usize>, at: usize| {
        let mut longer = order.clone();
        longer.insert(at, count - 1);
        longer
    };
    shorter.iter().flat_map(|order| (0..count).map(move |at| with(order, at))).collect()
}

#[test]
fn a_better_order_of_a_day_is_the_one_that_trying_all_orders_finds() {
    let trip = working_trip();
    let mut bettered = 0;
    for day in 0..trip.days.len() {
        let count = trip.days[day].visits.len();
        for order in orders(count).into_iter().step_by(5) {
            let shuffled = with_order(&trip, day, &order);
            let works = |order: &Vec<usize>| clashes(&with_order(&shuffled, day, order)).is_empty();
            let all = orders(count).into_iter().filter(works);
            let best = all.map(|order| end_of(&with_order(&shuffled, day, &order), day)).min();
            let Some(found) = planner().better_order(&standing(&shuffled), day) else {
                assert_eq!(Some(end_of(&shuffled, day)), best, "day {day}, {order:?}");
                continue;
            };
            bettered += 1;
            let after = with_order(&shuffled, day, &found.order);
            assert_eq!((Some(found.end), end_of(&after, day)), (best, found.end), "day {day}, {order:?}");
        }
    }
    assert!(bettered > 0);
}

#[test]
fn locked_visits_keep_their_order_and_their_place_at_an_end_of_the_day() {
    let mut trip = working_trip();
    let count = trip.days[0].visits.len();
    let backwards = with_order(&trip, 0, &(0..count).rev().collect::<Vec<_>>());
    trip = backwards;
    for visit in &mut trip.days[0].visits {
        visit.locked = true;
    }
    assert_eq!(planner().better_order(&standing(&trip), 0), None);
    trip.days[0].visits.iter_mut().skip(1).for_each(|visit| visit.locked = false);
    let found = planner().better_order(&standing(&trip), 0);
    assert!(found.is_none_or(|found| found.order[0] == 0));
}

#[test]
fn whatever_is_offered_for_a_gap_fits_into_it() {
    // Without the last visit of each day there are gaps.
    let mut trip = working_trip();
    trip.days.iter_mut().for_each(|day| drop(day.visits.pop()));
    let mut offered = 0;
    for day in 0..trip.days.len() {
        for at in 0..=trip.days[day].visits.len() {
            for stop in planner().fits(&standing(&trip), day, at) {
                offered += 1;
                let edit = Edit::AddStop { stop, day, at: Some(at) };
                assert_eq!(
                    clashes(&edit.apply(&trip).expect("an edit")),
                    Vec::<Conflict>::new(),
                    "day {day}, {at}"
                );
            }
        }
    }
    assert!(offered > 0, "a shorter trip has gaps");
}

#[test]
fn a_spare_fits_where_the_visit_was_even_for_those_who_are_late() {
    let trip = working_trip();
    let spares = planner().spares(&standing(&trip));
    let mut kinds = Vec::new();
    for (at, _) in trip.visits() {
        let offered = &spares[at.day][at.index];
        let mut stops: Vec<&StopId> = offered.iter().map(|spare| &spare.stop).collect();
        stops.sort();
        stops.dedup();
        assert_eq!((stops.len(), offered.len() <= 3), (offered.len(), true), "{at:?}");
        for spare in offered {
            kinds.push(spare.when);
            assert!(spare.more_minutes <= MOST_MORE_MINUTES, "{at:?} {spare:?}");
            let after = replaced(&trip, at, &spare.stop, spare.when);
            assert_eq!(clashes(&after), Vec::<Conflict>::new(), "{at:?} {spare:?}");
            if spare.when != SpareWhen::Closed {
                // The planner assumes the longest way of an hour, hence the tolerance.
                let (now, then) = (way_of(&trip, at.day), way_of(&after, at.day));
                assert!(then <= now + MOST_MORE_MINUTES + 15, "{at:?} {spare:?}: {now} to {then}");
            }
        }
    }
    for kind in [SpareWhen::Rain, SpareWhen::Closed, SpareWhen::Late] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

/// The trip with a visit replaced by another stop; for `SpareWhen::Late`, the stay is longer by the delay.
fn replaced(trip: &Trip, at: VisitAt, stop: &StopId, when: SpareWhen) -> Trip {
    let mut next = trip.clone();
    let visit = &mut next.days[at.day].visits[at.index];
    assert!(visit.stop != *stop);
    let usual = WORLD.atlas.stop(stop).expect("a stop").visit_minutes;
    *visit = hangyong::domain::trip::Visit::to(stop.clone());
    visit.minutes = (when == SpareWhen::Late).then_some(usual + hangyong::plan::trip::LATE_MINUTES);
    next
}

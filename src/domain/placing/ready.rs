//! Adapts a ready-made trip to a date that it was not made for: its days and stops are rearranged until no stop is
//! closed when it is visited.

use super::spread::{exchange, put_in, take_out};
use super::{Trip, VisitAt, World, trial};
use crate::domain::schedule::{Conflict, ConflictKind, Schedule};
use crate::domain::trip::{Edit, Visit};

/// The trip with the same stops on its own days, arranged so that it works on its dates. A trip that works, or has no
/// date, is returned unchanged; reordering whole days is preferred to moving single stops. A stop that is closed on
/// all of the trip's days, or does not fit on those when it is open, becomes a candidate.
pub fn for_date(trip: &Trip, world: World<'_>) -> Trip {
    if trip.start.is_none() || harm(trip, world) == 0 {
        return trip.clone();
    }
    other_order(trip, world).unwrap_or_else(|| moved(trip, world))
}

/// The trip with the visits of its days in another order that works; hours and bases keep their place.
fn other_order(trip: &Trip, world: World<'_>) -> Option<Trip> {
    let visits: Vec<&Vec<Visit>> = trip.days.iter().map(|day| &day.visits).collect();
    let orders = orders(visits.len()).into_iter().map(|order| {
        let mut next = trip.clone();
        for (day, from) in next.days.iter_mut().zip(order) {
            day.visits = visits.get(from).map(|visits| (*visits).clone()).unwrap_or_default();
        }
        next
    });
    // Of the orders that work, the one with the least travel is best.
    orders.filter(|next| harm(next, world) == 0).min_by_key(|next| way_minutes(next, world))
}

fn way_minutes(trip: &Trip, World { atlas, ways }: World<'_>) -> u32 {
    Schedule::of(trip, atlas, ways).sums.way_minutes
}

/// The most days for which every order is tried.
const MOST_DAYS: usize = 4;

/// Every order of this many days except the current one; none for more than [`MOST_DAYS`].
fn orders(days: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for _ in 0..if days > MOST_DAYS { 0 } else { days } {
        let longer = |order: &Vec<usize>| {
            let order = order.clone();
            let free = (0..days).filter(|day| !order.contains(day)).collect::<Vec<_>>();
            free.into_iter().map(move |day| [order.clone(), vec![day]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    orders.into_iter().skip(1).collect()
}

/// Moves what clashes to where it fits, or exchanges it with a stop that fits elsewhere. Stops that are closed are
/// taken out first, and nothing else with them: the day would work without them.
fn moved(trip: &Trip, world: World<'_>) -> Trip {
    let mut plan = trip.clone();
    let mut loose = Vec::new();
    while let Some(at) = shut(&plan, world) {
        let stop = plan.visit(at).map(|visit| visit.stop.clone());
        let Ok(next) = Edit::SetAside(at).apply(&plan) else { break };
        plan = next;
        loose.extend(stop);
    }
    loose.extend(take_out(&mut plan, world));
    loose.retain(|stop| !put_in(&mut plan, stop, 0, world));
    loose.retain(|stop| !exchange(&mut plan, stop, 0, false, world));
    plan
}

/// The first visit that is closed all day.
fn shut(plan: &Trip, World { atlas, ways }: World<'_>) -> Option<VisitAt> {
    let schedule = Schedule::of(plan, atlas, ways);
    let closed = |conflict: &&Conflict| conflict.kind == ConflictKind::Closed;
    let conflict = schedule.conflicts().find(closed)?;
    conflict.visit.as_ref().map(|(index, _)| VisitAt { day: conflict.day, index: *index })
}

fn harm(trip: &Trip, World { atlas, ways }: World<'_>) -> u32 {
    Schedule::of(trip, atlas, ways).days.iter().map(|day| trial::harm(day)).sum()
}

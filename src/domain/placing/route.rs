//! "Take the whole route": its stops in order over as many days as they need, none of them at a time when it is
//! closed.

use super::spread::{exchange, insert, put_in};
use super::{MAX_DAYS, StopId, Trip, VisitAt, World, trial};
use crate::domain::Route;
use crate::domain::schedule::ConflictKind;
use crate::domain::trip::Edit;

/// The edit that adds the stops of a route that are not in the days yet, after what is already planned. Each day
/// takes as much as fits into its hours. A stop that is closed on its day is tried on the next, and one that fits on
/// none of them becomes a candidate.
pub fn take_route(route: &Route, trip: &Trip, world: World<'_>) -> Edit {
    let missing = world.atlas.stops_of(route).filter(|stop| trip.find(&stop.id).is_none());
    let mut rest: Vec<StopId> = missing.map(|stop| stop.id.clone()).collect();
    let first_day = trip.days.iter().rposition(|day| !day.visits.is_empty()).map_or(0, |day| day + 1);
    let mut plan = trip.clone();
    let mut day = first_day;
    while !rest.is_empty() && day < MAX_DAYS && fill(&mut plan, day, &mut rest, world) {
        day += 1;
    }
    rest.retain(|stop| !put_in(&mut plan, stop, first_day, world));
    rest.retain(|stop| !exchange(&mut plan, stop, first_day, true, world));
    let parts = plan.days.iter().skip(first_day).map(|day| day.visits.iter().map(|one| one.stop.clone()));
    let mut parts: Vec<Vec<StopId>> = parts.map(Iterator::collect).collect();
    while parts.last().is_some_and(Vec::is_empty) {
        parts.pop();
    }
    Edit::AddRoute { route: route.id.clone(), first_day, parts, aside: rest }
}

/// Fills a day with the next stops of the route in order; returns whether any fitted. A stop that is closed all day
/// is skipped, and so is one that does not fit on the empty day; any other that does not fit ends the day.
fn fill(plan: &mut Trip, day: usize, rest: &mut Vec<StopId>, world: World<'_>) -> bool {
    let mut next = 0;
    let mut taken = false;
    while let Some(stop) = rest.get(next) {
        let index = plan.days.get(day).map_or(0, |day| day.visits.len());
        let Some(behind) = trial::at(plan, stop, VisitAt { day, index }, world) else { break };
        // A stop that is closed at the end of the day may be open earlier, so other positions are tried. A day that
        // is merely full keeps the route's order.
        let is_door = behind.clash.as_ref().is_some_and(|clash| clash.visit.is_some());
        let elsewhere = || trial::on_day(plan, day, stop, world).into_iter().find(trial::Trial::fits);
        let place = behind.fits().then(|| behind.clone());
        let place = place.or_else(|| is_door.then(elsewhere).flatten());
        if let Some(place) = place {
            let stop = rest.remove(next);
            taken |= insert(plan, &stop, &place);
        } else if index == 0 || behind.clash.is_some_and(|clash| clash.kind == ConflictKind::Closed) {
            next += 1;
        } else {
            break;
        }
    }
    taken
}

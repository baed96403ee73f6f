//! "Take the whole route": the edit that adds a route's stops behind what is planned already.

use super::{Edit, Trip};
use crate::domain::{Atlas, Route, Stop, StopId};

/// The edit that adds the stops of a route that the days do not hold yet, spread over the suggested days so that each
/// has about the same time at its stops. It begins on the first day behind the last visit.
pub fn take_route(route: &Route, atlas: &Atlas, trip: &Trip) -> Edit {
    let missing: Vec<_> = atlas.stops_of(route).filter(|stop| trip.find(&stop.id).is_none()).collect();
    let first_day = trip.days.iter().rposition(|day| !day.visits.is_empty()).map_or(0, |day| day + 1);
    Edit::AddRoute { route: route.id.clone(), first_day, parts: parts(&missing, route.suggested_days) }
}

/// Runs of stops, at most `days` of them, cut where the middle of a stop's visit passes into the next share of the time.
fn parts(stops: &[&Stop], days: u32) -> Vec<Vec<StopId>> {
    let days = days.max(1);
    let minutes: u32 = stops.iter().map(|stop| stop.visit_minutes.max(1)).sum();
    let mut parts: Vec<Vec<StopId>> = vec![Vec::new(); days as usize];
    let mut before = 0;
    for stop in stops {
        let stay = stop.visit_minutes.max(1);
        let share = (2 * before + stay) * days / (2 * minutes);
        if let Some(part) = parts.get_mut(share as usize) {
            part.push(stop.id.clone());
        }
        before += stay;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

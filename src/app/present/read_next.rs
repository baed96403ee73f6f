//! Which stop is read aloud next.

use std::collections::HashSet;

use super::route_view::neighbours;
use crate::app::AppState;
use crate::domain::{Route, Stop, StopId};

/// The stop to read after `stop`: the next one of the route being browsed; else the next one of the trip; else the
/// nearest stop that is on some route but not on the one just heard; else the nearest stop that is not on that one.
pub fn next_to_read<'a>(app: &'a AppState, stop: &StopId) -> Option<&'a Stop> {
    let along = app.along.as_ref().and_then(|id| app.atlas.route(id));
    let on_course = along.and_then(|route| neighbours(&app.atlas, route, stop).1);
    on_course.or_else(|| in_trip(app, stop)).or_else(|| nearest(app, stop, along))
}

/// The next stop in the trip, continuing on the next day.
fn in_trip<'a>(app: &'a AppState, stop: &StopId) -> Option<&'a Stop> {
    let trip = app.trips.as_ref()?.trip();
    let mut visits = trip.days.iter().flat_map(|day| &day.visits).skip_while(|visit| visit.stop != *stop);
    visits.nth(1).and_then(|next| app.atlas.stop(&next.stop))
}

fn nearest<'a>(app: &'a AppState, stop: &StopId, heard: Option<&Route>) -> Option<&'a Stop> {
    let heard: HashSet<&StopId> = heard.iter().flat_map(|route| &route.legs).map(|leg| &leg.stop).collect();
    let near = app.atlas.nearby(stop, f64::INFINITY);
    let others = || near.iter().map(|(other, _)| *other).filter(|other| !heard.contains(&other.id));
    let on_a_route = |other: &&Stop| app.atlas.routes_of(&other.id).next().is_some();
    others().find(on_a_route).or_else(|| others().next())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::{Page, Shared, Trips};
    use crate::domain::testing;
    use crate::domain::trip::{Day, History, Trip, Visit};
    use crate::domain::{Lang, TripId};

    fn app() -> AppState {
        let at = |id: &str, lon: f64| testing::stop(id, |stop| stop.position.lon = lon);
        // The route "all" of the test's atlas has every stop in file order.
        let mut atlas = testing::atlas(vec![at("a", 120.0), at("b", 120.5), at("c", 120.6), at("d", 121.5)]);
        for route in &mut atlas.routes {
            route.legs.retain(|leg| leg.stop.as_str() != "d");
        }
        AppState::new(Rc::new(atlas), "/", Lang::Zh, Page::Stop("a".into()))
    }

    fn next(app: &AppState, stop: &str) -> Option<String> {
        next_to_read(app, &stop.into()).map(|next| next.id.to_string())
    }

    fn with_trip(app: &mut AppState, days: [&[&str]; 2]) {
        let day = |stops: &[&str]| Day {
            visits: stops.iter().map(|stop| Visit::to((*stop).into())).collect(),
            ..Day::default()
        };
        let trip = Trip {
            days: days.into_iter().map(day).collect(),
            ..Trip::new(TripId::from("t"), "", chrono::DateTime::default())
        };
        app.trips = Some(Shared::new(Trips::new(History::new(trip), Vec::new(), &app.atlas)));
    }

    #[test]
    fn along_a_route_its_next_stop_is_read_and_at_its_end_one_that_was_not_heard() {
        let mut app = app();
        app.along = app.atlas.routes.first().map(|route| route.id.clone());
        assert_eq!(next(&app, "a").as_deref(), Some("b"));
        assert_eq!(next(&app, "c").as_deref(), Some("d"));
    }

    #[test]
    fn off_a_route_the_trip_leads_on_over_the_end_of_a_day_and_then_what_is_nearest() {
        let mut app = app();
        with_trip(&mut app, [&["a", "d"], &["c"]]);
        assert_eq!(next(&app, "a").as_deref(), Some("d"));
        assert_eq!(next(&app, "d").as_deref(), Some("c"), "the next day");
        assert_eq!(next(&app, "c").as_deref(), Some("b"), "the nearest on a route");
    }

    #[test]
    fn without_route_and_trip_the_nearest_on_a_route_is_read() {
        assert_eq!(next(&app(), "d").as_deref(), Some("c"));
    }
}

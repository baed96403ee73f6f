//! What the map emphasizes in a given state.

use std::collections::HashSet;

use super::listing;
use super::route_view::stop_at;
use crate::app::topic::Topic;
use crate::app::{AppState, Page};
use crate::domain::{Category, RouteId, StationId, Stop, StopId};

/// What is emphasized on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// The route whose line and numbers are shown; `None` shows all of them.
    pub route: Option<RouteId>,
    /// The stop that is selected.
    pub stop: Option<StopId>,
    /// The stops that pass the filters; `None` for all.
    pub visible: Option<HashSet<StopId>>,
    /// The station that is selected.
    pub station: Option<StationId>,
    /// `None` if the trip is not shown; otherwise the only day that is shown, counted from 0, or `None` for all days.
    pub trip: Option<Option<usize>>,
    /// Whether that trip comes from outside and is only being viewed.
    pub offered: bool,
}

/// What the map emphasizes in a state.
pub fn shown(state: &AppState) -> Emphasis {
    match &state.page {
        Page::Route(id) => {
            Emphasis { route: Some(id.clone()), stop: walked(state, id), ..Emphasis::default() }
        }
        Page::Stop(id) => {
            Emphasis { route: state.along.clone(), stop: Some(id.clone()), ..Emphasis::default() }
        }
        Page::Overview => Emphasis {
            visible: listing::visible(state),
            station: state.station.clone(),
            ..Emphasis::default()
        },
        Page::Trip => {
            let trips = state.trips.as_ref();
            let offered = trips.and_then(|trips| trips.incoming.as_ref()).is_some_and(|one| one.what.is_ok());
            Emphasis { trip: trips.map(|trips| trips.look.day), offered, ..Emphasis::default() }
        }
        Page::Topic(topic) => Emphasis { visible: about(state, topic), ..Emphasis::default() },
        _ => Emphasis::default(),
    }
}

/// The stops that a topic is about; `None` if it is not about particular stops.
fn about(state: &AppState, topic: &Topic) -> Option<HashSet<StopId>> {
    let atlas = &state.atlas;
    let all = |holds: &dyn Fn(&Stop) -> bool| {
        Some(atlas.stops.iter().filter(|stop| holds(stop)).map(|stop| stop.id.clone()).collect())
    };
    match topic {
        Topic::Corridor(corridor) => all(&|stop| stop.corridors.contains(corridor)),
        Topic::Venues => all(&|stop| stop.category == Category::Venue),
        Topic::Benefits => all(&|stop| stop.ticket_cny == Some(0)),
        Topic::Guide(id) => atlas.guide(id).map(|guide| guide.stops.iter().cloned().collect()),
        Topic::Stamps => state.stamped.as_deref().filter(|stops| !stops.is_empty()).cloned(),
        Topic::Line | Topic::Events | Topic::Guests => None,
    }
}

fn walked(state: &AppState, route: &RouteId) -> Option<StopId> {
    let route = state.atlas.route(route)?;
    stop_at(&state.atlas, route, state.walk?).map(|stop| stop.id.clone())
}

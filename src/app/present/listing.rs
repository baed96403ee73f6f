//! The list of stops: which ones, in which order, and why none if none.

use std::collections::HashSet;

use crate::app::AppState;
use crate::domain::{Stop, StopId};

/// The stops that search, filters and station leave, best match first while searching, else in file order.
pub fn listed(state: &AppState) -> Vec<&Stop> {
    let atlas = &state.atlas;
    let found: Vec<&Stop> = if state.search.trim().is_empty() {
        atlas.stops.iter().collect()
    } else {
        state.index.find(&state.search).iter().filter_map(|hit| atlas.stop(&hit.stop)).collect()
    };
    found.into_iter().filter(|stop| passes(state, stop)).collect()
}

fn passes(state: &AppState, stop: &Stop) -> bool {
    let reached = state.station.is_none() || stop.access.station == state.station;
    reached && state.filter.matches(stop, &state.atlas)
}

/// Whether anything narrows the list.
pub fn is_narrowed(state: &AppState) -> bool {
    !state.search.trim().is_empty() || state.station.is_some() || !state.filter.is_empty()
}

/// The stops that the map shows; `None` for all of them.
pub fn visible(state: &AppState) -> Option<HashSet<StopId>> {
    is_narrowed(state).then(|| listed(state).into_iter().map(|stop| stop.id.clone()).collect())
}

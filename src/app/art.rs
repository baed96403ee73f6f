//! Which illustrations a page shows. The drawings themselves are files of the site: static pages contain theirs, and
//! the application fetches only those that it does not have yet. A stop's page contains the drawing of its landmark in
//! the same way.

use super::{AppState, Page};
use crate::domain::{RouteId, StopId};

/// The drawing of a route; all routes without a drawing of their own share one.
pub fn drawing_of(route: &RouteId) -> &'static str {
    const OWN: [&str; 4] = ["antiquity", "canal", "lake-sea", "games"];
    OWN.into_iter().find(|name| *name == route.as_str()).unwrap_or("other")
}

/// The name of the drawing at the top of a stop's page.
pub fn landmark_of(stop: &StopId) -> String {
    format!("landmarks/{}", stop.as_str())
}

/// The drawings that the current page shows and that have not arrived yet.
pub fn missing(state: &AppState) -> Vec<&'static str> {
    let mut names: Vec<_> = match &state.page {
        Page::Route(route) => vec![drawing_of(route)],
        Page::Overview | Page::NotFound { .. } => {
            state.atlas.routes.iter().map(|route| drawing_of(&route.id)).collect()
        }
        _ => Vec::new(),
    };
    names.retain(|name| state.art.iter().all(|(known, _)| **known != **name));
    names.dedup();
    names
}

//! What a tap on the map opens.

use super::{Msg, Page};
use crate::map::Hit;

/// The messages that a tap amounts to, in order; none if it opens nothing.
pub fn tapped(hit: Hit) -> Vec<Msg> {
    match hit {
        Hit::Stop(id) => vec![Msg::Open(Page::Stop(id))],
        Hit::Route(id) => vec![Msg::Open(Page::Route(id))],
        Hit::Station(id) => vec![Msg::Open(Page::Overview), Msg::PickStation(Some(id))],
        // Stops on the same spot cannot be separated by zooming; the list tells them apart.
        Hit::Cluster { opens: false, stops, .. } => {
            stops.into_iter().next().map(|first| Msg::Open(Page::Stop(first))).into_iter().collect()
        }
        Hit::Cluster { .. } | Hit::Nothing => Vec::new(),
    }
}

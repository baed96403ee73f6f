//! What else is near a stop.

use super::{Atlas, Stop, StopId};
use crate::geometry::order;

impl Atlas {
    /// The other stops within a distance in metres as the crow flies, nearest first; stops at the same distance in file order.
    pub fn nearby(&self, id: &StopId, within_m: f64) -> Vec<(&Stop, f64)> {
        let Some(here) = self.stop(id) else { return Vec::new() };
        let mut near: Vec<_> = self
            .stops
            .iter()
            .filter(|stop| &stop.id != id)
            .map(|stop| (stop, here.position.distance_m(stop.position)))
            .filter(|(_, metres)| *metres <= within_m)
            .collect();
        order::sort_by(&mut near, |(_, a), (_, b)| a.total_cmp(b));
        near
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::testing::{atlas, stop};

    #[test]
    fn the_nearest_comes_first_and_the_stop_itself_never() {
        let at = |id: &str, lon: f64| stop(id, |stop| stop.position.lon = lon);
        let atlas = atlas(vec![at("far", 120.2), at("here", 120.0), at("near", 120.01), at("away", 121.0)]);
        let ids = |within_m| {
            let near = atlas.nearby(&"here".into(), within_m);
            near.iter().map(|(stop, _)| stop.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids(30_000.0), ["near", "far"]);
        assert_eq!(ids(2_000.0), ["near"]);
        assert!(atlas.nearby(&"nowhere".into(), 1e9).is_empty());
    }
}

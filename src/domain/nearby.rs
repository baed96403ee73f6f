//! What is near a stop or a place.

use super::{Atlas, Stop, StopId};
use crate::geometry::{LonLat, order};

impl Atlas {
    /// The other stops within a distance in metres as the crow flies, nearest first; stops at the same distance in file order.
    pub fn nearby(&self, id: &StopId, within_m: f64) -> Vec<(&Stop, f64)> {
        let Some(here) = self.stop(id) else { return Vec::new() };
        let others = self.stops.iter().filter(|stop| &stop.id != id);
        by_distance(others, here.position, within_m)
    }

    /// At most `most` sights nearest to a place with their straight-line distances in metres, nearest first. Stops of
    /// worth 0, which are addresses and not sights, are skipped.
    pub fn nearest_sights(&self, place: LonLat, most: usize) -> Vec<(&Stop, f64)> {
        let sights = self.stops.iter().filter(|stop| stop.worth != Some(0));
        let mut near = by_distance(sights, place, f64::INFINITY);
        near.truncate(most);
        near
    }
}

fn by_distance<'a>(
    stops: impl Iterator<Item = &'a Stop>,
    place: LonLat,
    within_m: f64,
) -> Vec<(&'a Stop, f64)> {
    let measured = stops.map(|stop| (stop, place.distance_m(stop.position)));
    let mut near: Vec<_> = measured.filter(|(_, metres)| *metres <= within_m).collect();
    order::sort_by(&mut near, |(_, a), (_, b)| a.total_cmp(b));
    near
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn the_nearest_sights_come_first_and_an_address_that_is_none_not_at_all() {
        let at = |id: &str, lon: f64, worth| {
            stop(id, |stop| {
                stop.position.lon = lon;
                stop.worth = worth;
            })
        };
        let atlas = atlas(vec![
            at("far", 120.4, Some(5)),
            at("address", 120.01, Some(0)),
            at("near", 120.02, None),
            at("next", 120.1, Some(1)),
        ]);
        let lat = atlas.stops.first().map_or(30.0, |stop| stop.position.lat);
        let found = atlas.nearest_sights(LonLat::new(120.0, lat), 2);
        assert_eq!(found.iter().map(|(stop, _)| stop.id.as_str()).collect::<Vec<_>>(), ["near", "next"]);
    }
}

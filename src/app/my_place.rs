//! Where the reader is, which they alone can ask for. It is kept nowhere but in this state.

use crate::domain::{Atlas, Stop};
use crate::geometry::{LonLat, order};
use crate::map::here::Here;

/// What is known of the reader's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MyPlace {
    /// The device is looking for it.
    Asked,
    /// Found.
    Found(Here),
    /// The reader, the browser or the page around a frame does not allow it.
    Refused,
    /// The device could not tell.
    Unknown,
}

impl MyPlace {
    /// The place, once it is found.
    pub const fn here(&self) -> Option<Here> {
        match self {
            Self::Found(here) => Some(*here),
            _ => None,
        }
    }
}

/// The nearest sights and how far away they are in metres as the crow flies, nearest first: addresses that are no sight
/// are passed over.
pub fn nearest(atlas: &Atlas, place: LonLat, most: usize) -> Vec<(&Stop, f64)> {
    let sights = atlas.stops.iter().filter(|stop| stop.worth != Some(0));
    let mut near: Vec<_> = sights.map(|stop| (stop, place.distance_m(stop.position))).collect();
    order::sort_by(&mut near, |(_, a), (_, b)| a.total_cmp(b));
    near.truncate(most);
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{atlas, stop};

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
        let found = nearest(&atlas, LonLat::new(120.0, lat), 2);
        assert_eq!(found.iter().map(|(stop, _)| stop.id.as_str()).collect::<Vec<_>>(), ["near", "next"]);
    }
}

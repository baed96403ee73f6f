//! The detail of a pack's cities, out of its network.

use super::metro::MetroMap;
use super::water::WaterMap;
use super::{Detail, DetailName};
use crate::domain::Network;
use crate::geometry::WorldBox;
use crate::map::layers::Painting;
use crate::map::overlay::Scenery;
use crate::map::scene::Surface;

/// Metros, boats, and bridges over the rivers.
#[derive(Clone, Debug)]
pub struct CityDetail {
    metro: MetroMap,
    water: WaterMap,
}

impl CityDetail {
    /// What a network has to show.
    pub fn new(network: &Network) -> Self {
        Self { metro: MetroMap::new(network), water: WaterMap::new(network) }
    }
}

impl Detail for CityDetail {
    fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface) {
        self.water.paint(painting, surface);
        self.metro.paint(painting, surface);
    }

    fn names(&self, scenery: &Scenery<'_>, area: WorldBox) -> Vec<DetailName> {
        let mut names = self.metro.names(scenery, area);
        names.extend(self.water.names(scenery, area));
        names
    }
}

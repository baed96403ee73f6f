//! The detail of a pack's cities: its network, drawn over the roads of the built-in base map.

use std::rc::Rc;

use super::metro::MetroMap;
use super::roads::Roads;
use super::water::WaterMap;
use super::{Detail, DetailName, NamesShown};
use crate::domain::Network;
use crate::geometry::WorldBox;
use crate::map::layers::Painting;
use crate::map::scene::Surface;

/// Roads, metros, boats, and bridges over the rivers.
#[derive(Clone, Debug)]
pub struct CityDetail {
    roads: Rc<Roads>,
    metro: MetroMap,
    water: WaterMap,
}

impl CityDetail {
    /// The detail of a network, drawn over these roads.
    pub fn new(network: &Network, roads: Rc<Roads>) -> Self {
        Self { roads, metro: MetroMap::new(network), water: WaterMap::new(network) }
    }
}

impl Detail for CityDetail {
    fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface) {
        self.roads.paint(painting, surface);
        self.water.paint(painting, surface);
        self.metro.paint(painting, surface);
    }

    fn names(&self, shown: NamesShown, area: WorldBox) -> Vec<DetailName> {
        let mut names = self.metro.names(shown, area);
        names.extend(self.roads.names(shown, area));
        names.extend(self.water.names(shown, area));
        names
    }
}

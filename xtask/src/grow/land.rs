//! Where there is land, according to the built-in base map: stops must not be in the middle of a bay.

use crate::failure::Failure;
use crate::workspace;
use hangyong::geometry::LonLat;
use hangyong::map::basemap::Basemap;
use hangyong::map::layers::Ground;
use std::fs;

/// The ground of the built-in base map.
pub struct Land(Ground);

impl Land {
    /// Reads the built-in base map.
    ///
    /// # Errors
    /// When the checkout has no readable base map.
    pub fn built_in() -> Result<Self, Failure> {
        let file = workspace::root().join("assets/basemap/basemap.bin");
        let bytes = fs::read(&file).map_err(Failure::io(&file))?;
        Ok(Self(Ground::new(Basemap::decode(&bytes).map_err(Failure::content(&file))?)))
    }

    /// Whether a place is in a lake.
    pub fn is_lake(&self, at: LonLat) -> bool {
        self.0.is_lake(at.into())
    }

    /// Whether a place is in the sea or in a tidal river.
    pub fn is_tidal(&self, at: LonLat) -> bool {
        self.0.is_tidal(at.into())
    }

    /// Whether a place is in neither.
    pub fn is_dry(&self, at: LonLat) -> bool {
        !self.is_lake(at) && !self.is_tidal(at)
    }
}

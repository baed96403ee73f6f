//! Streets over the built-in base map, from an archive of vector tiles of the area around the stops. They are painted
//! onto the ground like everything else, below the routes, so that they are sharp at every zoom, and their names are
//! placed along with all others.
//!
//! The map knows them only as [`Streets`]: [`StreetMap`] is created by the deferred half of the program, which contains
//! all of its code.

mod names;
mod paint;
mod street_map;
#[cfg(test)]
mod tests;
mod tile;

use super::camera::Spot;
use super::raster::RasterTile;
use super::scene::Surface;
use super::style::Theme;
use super::trace::PixelWindow;
use super::view::View;
use crate::domain::Lang;
use crate::geometry::{World, WorldBox};

pub use street_map::StreetMap;
pub use tile::StreetTile;

/// The zoom of the map from which streets are shown.
pub const STREETS_FROM: f64 = 12.0;

/// A name along a street.
#[derive(Clone, Debug, PartialEq)]
pub struct StreetName {
    /// Where its middle is.
    pub world: World,
    /// What it says.
    pub text: String,
    /// Degrees by which it is turned clockwise, from −90 to 90.
    pub angle_deg: i16,
    /// Lower is placed first.
    pub priority: f64,
}

/// Streets, as far as they have arrived.
pub trait Streets {
    /// Paints what lies in a window.
    fn paint(&self, frame: &PixelWindow, theme: Theme, surface: &mut dyn Surface);

    /// Candidate names in a part of the map at a zoom, in the reader's language where a street has a name in it.
    fn names(&self, area: WorldBox, zoom: f64, lang: Lang) -> Vec<StreetName>;

    /// The tiles that a view wants and that were not requested before, the nearest to its middle first.
    fn wanted(&self, view: View) -> Vec<RasterTile>;

    /// Whether a spot is known to have no streets.
    fn lacks(&self, spot: Spot) -> bool;
}

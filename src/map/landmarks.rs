//! Landmarks: the best-known places as small ink drawings, shown on the map from zoom 9 on. They are in a separate
//! file, which the build compiles from `assets/landmarks/*.svg`, and their code is in the deferred half of the
//! program: without the file a map has none. [`paint`] draws them, and [`stand`] finds room for them.

mod paint;
#[cfg(not(target_arch = "wasm32"))]
mod source;
mod stand;
mod wire;

#[cfg(test)]
mod tests;

use super::scene::Path;
use crate::domain::StopId;
use crate::geometry::LonLat;

pub use paint::paint;
#[cfg(not(target_arch = "wasm32"))]
pub use source::{DrawingFault, drawing};
pub use stand::{PlacedLandmark, hit, stand};
pub use wire::LandmarksError;

/// The lowest zoom at which any landmark is shown.
pub const FROM_ZOOM: f64 = 9.0;
/// The side of the square in which they are drawn, in units of the drawing.
pub const SIDE: f64 = 64.0;

/// What an area is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wash {
    /// The paper: walls, stone, sails.
    Paper,
    /// A pale wash of celadon: hills, water, openings.
    Pale,
    /// A deep wash of celadon: roofs, trees.
    Deep,
    /// Ink.
    Ink,
    /// Vermilion, a little in each drawing.
    Accent,
}

/// The brush with which an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The ink of outlines.
    Outline,
    /// A finer brush for details inside.
    Fine,
    /// Water, in celadon.
    Water,
}

/// A piece of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is filled with.
    pub wash: Option<Wash>,
    /// The brush of its outline, which is drawn over the filling.
    pub line: Option<Line>,
    /// The outline, in a square of [`SIDE`].
    pub path: Path,
}

/// A place with a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmark {
    /// The stop that a tap on it opens.
    pub stop: StopId,
    /// Its own position, if it is not where the stop is.
    pub place: Option<LonLat>,
    /// How much the place is worth a visit, 0 to 5.
    pub worth: u8,
    /// The drawing, from back to front.
    pub figures: Vec<Figure>,
}

/// All landmarks, highest worth first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Landmarks {
    list: Vec<Landmark>,
}

impl Landmarks {
    /// Takes landmarks in any order; those of equal worth keep their order.
    pub fn new(mut list: Vec<Landmark>) -> Self {
        crate::geometry::order::sort_by(&mut list, |a, b| b.worth.cmp(&a.worth));
        Self { list }
    }

    /// All of them, highest worth first.
    pub fn all(&self) -> &[Landmark] {
        &self.list
    }

    /// The landmark at a stop's own position, if it has one.
    pub fn of_stop(&self, stop: &StopId) -> Option<&Landmark> {
        self.list.iter().find(|landmark| landmark.place.is_none() && landmark.stop == *stop)
    }
}

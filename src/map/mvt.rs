//! Mapbox Vector Tiles, version 2: the points, lines and areas on a square of the ground, with properties. They are
//! read and painted in the map's own colours.
//!
//! The format: <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>. Whatever a tile holds, reading it ends in
//! a [`Tile`] or an [`MvtError`], and nothing in it can make painting take long.

mod geometry;
mod kinds;
mod paint;
mod protobuf;
pub mod style;
#[cfg(test)]
mod tests;
mod tile;

pub use geometry::trace;
pub use kinds::{Ground, LAYERS};
pub use paint::{paint, stroke};
pub use tile::{Feature, Layer, Names, Shape, Tile};

/// Why a vector tile cannot be read. The messages are for the operator of the site.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MvtError {
    /// The bytes are not a valid protocol buffer.
    #[error("a vector tile ends too early or is no protocol buffer")]
    Protobuf,
    /// A part contradicts the format.
    #[error("a vector tile is damaged: {0}")]
    Damaged(&'static str),
    /// It has more features or corners than a map can paint in time.
    #[error("a vector tile holds too much")]
    TooLarge,
}

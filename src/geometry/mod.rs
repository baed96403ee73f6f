//! Numbers on the earth: positions, projections, datums, distances. No drawing, no content.

pub mod datum;
pub mod decimal;
pub mod lonlat;
pub mod maths;
pub mod mercator;
pub mod micro;
pub mod order;
pub mod planar;
pub mod simplify;
pub mod stretch;

pub use lonlat::LonLat;
pub use mercator::{World, WorldBox};
pub use planar::{Px, PxRect};

//! Numbers on the earth: positions, projections, datums, distances. No drawing, no content.

pub mod datum;
pub mod lonlat;

pub use lonlat::LonLat;

//! The spherical Mercator projection onto a unit square, as web maps use it (EPSG:3857 scaled to 0…1).

use std::f64::consts::PI;

use super::{LonLat, maths};

impl From<World> for geo::Coord {
    fn from(world: World) -> Self {
        Self { x: world.x, y: world.y }
    }
}

impl From<geo::Coord> for World {
    fn from(coord: geo::Coord) -> Self {
        Self::new(coord.x, coord.y)
    }
}

/// Side of the world in CSS pixels at zoom 0.
pub const TILE_PX: f64 = 256.0;

/// Circumference of the sphere of EPSG:3857 in metres.
const CIRCUMFERENCE_M: f64 = 2.0 * PI * 6_378_137.0;

/// Latitude at which the projected world is a square; everything beyond is drawn there.
const MAX_LAT: f64 = 85.051_128_779_806_6;

/// A projected position: x grows eastwards and y southwards, both from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct World {
    /// 0 at 180° west, 1 at 180° east.
    pub x: f64,
    /// 0 at 85.05° north, 1 at 85.05° south.
    pub y: f64,
}

impl World {
    /// A position from its two coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The position on the earth.
    pub fn lonlat(self) -> LonLat {
        let lat = maths::atan(maths::sinh(PI * (1.0 - 2.0 * self.y))).to_degrees();
        LonLat::new(self.x * 360.0 - 180.0, lat)
    }

    /// The squared distance. It needs no square root, which on the web is a call out of the module.
    pub fn distance2(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        dx * dx + dy * dy
    }

    /// The point at fraction `t` of the straight line to `other`.
    pub fn lerp(self, other: Self, t: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)
    }
}

impl From<LonLat> for World {
    fn from(position: LonLat) -> Self {
        let lat = maths::clamp(position.lat, -MAX_LAT, MAX_LAT).to_radians();
        let y = 0.5 - maths::ln(maths::tan(PI / 4.0 + lat / 2.0)) / (2.0 * PI);
        Self::new(position.lon / 360.0 + 0.5, y)
    }
}

/// Side of the world in CSS pixels at a zoom, which may be fractional.
pub fn world_px(zoom: f64) -> f64 {
    TILE_PX * maths::exp2(zoom)
}

/// Metres on the ground that one CSS pixel covers at a latitude and zoom.
pub fn metres_per_px(lat: f64, zoom: f64) -> f64 {
    CIRCUMFERENCE_M * maths::cos(lat.to_radians()) / world_px(zoom)
}

/// An upright box of projected positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldBox {
    /// North-west corner.
    pub min: World,
    /// South-east corner.
    pub max: World,
}

impl WorldBox {
    /// The box that holds nothing; including a point makes it that point.
    pub const EMPTY: Self = Self {
        min: World::new(f64::INFINITY, f64::INFINITY),
        max: World::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
    };

    /// The smallest box around some points; `EMPTY` around none.
    pub fn around(points: impl IntoIterator<Item = World>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::including)
    }

    /// The box grown to hold a point as well.
    pub fn including(self, point: World) -> Self {
        Self {
            min: World::new(self.min.x.min(point.x), self.min.y.min(point.y)),
            max: World::new(self.max.x.max(point.x), self.max.y.max(point.y)),
        }
    }

    /// The smallest box that holds both.
    pub fn union(self, other: Self) -> Self {
        if other.is_empty() { self } else { self.including(other.min).including(other.max) }
    }

    /// The area that both boxes share; empty if there is none.
    pub fn intersection(self, other: Self) -> Self {
        Self {
            min: World::new(self.min.x.max(other.min.x), self.min.y.max(other.min.y)),
            max: World::new(self.max.x.min(other.max.x), self.max.y.min(other.max.y)),
        }
    }

    /// Whether it holds no point.
    pub fn is_empty(self) -> bool {
        self.min.x > self.max.x || self.min.y > self.max.y
    }

    /// Whether both share a point, edges included.
    pub fn intersects(self, other: Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Whether the point lies in it, edges included.
    pub fn contains(self, point: World) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// The box grown by the same margin on every side.
    pub fn grown(self, margin: f64) -> Self {
        Self {
            min: World::new(self.min.x - margin, self.min.y - margin),
            max: World::new(self.max.x + margin, self.max.y + margin),
        }
    }

    /// The middle.
    pub fn center(self) -> World {
        self.min.lerp(self.max, 0.5)
    }

    /// Extent eastwards.
    pub fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    /// Extent southwards.
    pub fn height(self) -> f64 {
        self.max.y - self.min.y
    }

    /// The nearest point of the box.
    pub fn clamp(self, point: World) -> World {
        World::new(
            maths::clamp(point.x, self.min.x, self.max.x),
            maths::clamp(point.y, self.min.y, self.max.y),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_middle_of_the_world_is_the_gulf_of_guinea() {
        assert_eq!(World::from(LonLat::new(0.0, 0.0)), World::new(0.5, 0.5));
    }

    #[test]
    fn a_pixel_at_zoom_12_in_hangzhou_is_33_metres() {
        let metres = metres_per_px(30.25, 12.0);
        assert!((33.0..33.1).contains(&metres), "{metres}");
    }

    proptest! {
        #[test]
        fn projecting_there_and_back_is_the_same_place(lon in -180.0..180.0f64, lat in -85.0..85.0f64) {
            let back = World::from(LonLat::new(lon, lat)).lonlat();
            prop_assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9);
        }
    }
}

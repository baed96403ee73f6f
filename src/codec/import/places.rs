//! What two numbers in a file mean: a position, a position with its numbers swapped, metres, or nothing.

use std::f64::consts::PI;

use super::coordinates::Raw;
use crate::domain::Atlas;
use crate::geometry::{LonLat, datum};

/// Half the width of the world in the metres of web maps (EPSG:3857).
const HALF_WORLD_M: f64 = 20_037_508.342_789_244;
/// How far outside the pack's box, in degrees, a place still counts as being on this map.
const MARGIN_DEGREES: f64 = 0.5;

/// What two numbers mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// Longitude and latitude in degrees, as they should be.
    Here(LonLat),
    /// Degrees in the wrong order, now corrected.
    Swapped(LonLat),
    /// Metres of web maps, converted to degrees.
    WebMetres(LonLat),
    /// Metres of another grid, not converted.
    Metres,
    /// Not a place on the earth, or the 0, 0 that programs write for "unknown".
    Nowhere,
}

impl Meaning {
    /// The position, if there is one.
    pub fn place(self) -> Option<LonLat> {
        match self {
            Self::Here(place) | Self::Swapped(place) | Self::WebMetres(place) => Some(place),
            Self::Metres | Self::Nowhere => None,
        }
    }
}

/// The datum that a file's positions are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Datum {
    /// As GPS gives it and every format requires it.
    #[default]
    Wgs84,
    /// As shifted by Amap and Tencent.
    Gcj02,
    /// As shifted by Baidu.
    Bd09,
}

impl Datum {
    /// Converts a position from this datum to WGS 84.
    pub fn to_wgs84(self, position: LonLat) -> LonLat {
        match self {
            Self::Wgs84 => position,
            Self::Gcj02 => datum::wgs84_from_gcj02(position),
            Self::Bd09 => datum::wgs84_from_bd09(position),
        }
    }
}

/// What two numbers mean, given the area of this pack.
pub fn meaning((lon, lat): Raw, atlas: &Atlas) -> Meaning {
    let (as_said, swapped) = (LonLat::new(lon, lat), LonLat::new(lat, lon));
    let on_map = |place: LonLat| {
        let [west, south, east, north] = atlas.info.bbox;
        let wide = |from: f64, to: f64, at: f64| (from - MARGIN_DEGREES..=to + MARGIN_DEGREES).contains(&at);
        wide(west, east, place.lon) && wide(south, north, place.lat)
    };
    if !lon.is_finite() || !lat.is_finite() || (lon == 0.0 && lat == 0.0) {
        return Meaning::Nowhere;
    }
    if on_map(as_said) {
        return Meaning::Here(as_said);
    }
    if on_map(swapped) {
        return Meaning::Swapped(swapped);
    }
    if as_said.is_on_earth() {
        return Meaning::Here(as_said);
    }
    // Degrees have at most three digits before the point; of two numbers in metres, at least one is a million or more.
    if lon.abs().max(lat.abs()) < 1_000.0 {
        return Meaning::Nowhere;
    }
    let of_web = |east: f64, north: f64| {
        let lat = (north / HALF_WORLD_M * PI).sinh().atan().to_degrees();
        LonLat::new(east / HALF_WORLD_M * 180.0, lat)
    };
    let found = [of_web(lon, lat), of_web(lat, lon)].into_iter().find(|place| on_map(*place));
    found.map_or(Meaning::Metres, Meaning::WebMetres)
}

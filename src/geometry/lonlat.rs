//! A position on the earth.

use super::maths;
use serde::{Deserialize, Serialize};

/// Mean radius of the earth in metres (IUGG R1).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A WGS 84 position in degrees, longitude first, as GeoJSON writes it: `[lon, lat]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 2]", into = "[f64; 2]")]
pub struct LonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

impl LonLat {
    /// A position from longitude and latitude, in that order.
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }

    /// Whether longitude and latitude are numbers within their valid ranges.
    pub fn is_on_earth(self) -> bool {
        self.lon.abs() <= 180.0 && self.lat.abs() <= 90.0
    }

    /// The position rounded to a millionth of a degree (about 10 cm), which decimal notation carries without loss.
    pub fn to_microdegrees(self) -> Self {
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        Self { lon: round(self.lon), lat: round(self.lat) }
    }

    /// Great-circle distance in metres (haversine formula). `geo`'s is not used because its sines and cosines would be
    /// compiled into the program; these are the browser's own (see [`maths`]).
    ///
    /// ```
    /// use hangyong::geometry::LonLat;
    ///
    /// let (hangzhou_east, ningbo) = (LonLat::new(120.2082, 30.2936), LonLat::new(121.5332, 29.8659));
    /// assert_eq!((hangzhou_east.distance_m(ningbo) / 1000.0).round(), 136.0);
    /// ```
    pub fn distance_m(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = maths::sin((lat2 - lat1) / 2.0);
        let half_lon = maths::sin((other.lon - self.lon).to_radians() / 2.0);
        let chord = half_lat * half_lat + maths::cos(lat1) * maths::cos(lat2) * half_lon * half_lon;
        2.0 * EARTH_RADIUS_M * maths::asin(chord.sqrt().min(1.0))
    }
}

impl From<[f64; 2]> for LonLat {
    fn from([lon, lat]: [f64; 2]) -> Self {
        Self { lon, lat }
    }
}

impl From<LonLat> for [f64; 2] {
    fn from(position: LonLat) -> Self {
        [position.lon, position.lat]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangzhou_east_to_ningbo_is_about_138_km_as_the_crow_flies() {
        let hangzhou_east = LonLat::new(120.2082, 30.29355);
        let ningbo = LonLat::new(121.5332, 29.8659);
        let km = hangzhou_east.distance_m(ningbo) / 1000.0;
        assert!((135.0..140.0).contains(&km), "{km}");
    }
}

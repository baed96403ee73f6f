//! Where the map looks, and how an address states it: `map=ZOOM/LAT/LON`.

use crate::geometry::decimal::{self, fixed};
use crate::geometry::{LonLat, World, maths};

/// The lowest zoom, farthest out.
pub const MIN_ZOOM: f64 = 6.0;
/// The highest zoom where there are no streets.
pub const MAX_ZOOM: f64 = 16.0;
/// The highest zoom where there are streets; higher zooms in an address are clamped to it.
pub const NEAREST_OF_ALL: f64 = 17.0;

/// The highest zoom that the camera may reach. This is the only place that decides it.
pub const fn nearest_zoom(streets: bool) -> f64 {
    if streets { NEAREST_OF_ALL } else { MAX_ZOOM }
}

/// Where the map looks. Immutable: every move makes a new one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The place in the middle of the canvas.
    pub center: World,
    /// Web-map zoom, fractional; the world is 256 · 2^zoom CSS pixels wide.
    pub zoom: f64,
}

/// The part of the map's state that an address holds. A camera depends on the canvas and on what covers it; a spot
/// means the same on every canvas: see `View::spot` and `View::over`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The place in the middle of the uncovered part of the map.
    pub place: World,
    /// Web-map zoom.
    pub zoom: f64,
}

/// Why a text is not a spot.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseSpotError {
    /// There are not three parts between slashes.
    #[error("a map position is ZOOM/LAT/LON")]
    Shape,
    /// A part is not a finite number.
    #[error("{0:?} is not a number")]
    Number(String),
    /// The latitude or longitude is not on the earth.
    #[error("the position is not on the earth")]
    OffEarth,
}

impl Camera {
    /// A camera over a position, its zoom clamped to what the map can show.
    pub fn over(position: LonLat, zoom: f64) -> Self {
        Self { center: position.into(), zoom: maths::clamp(zoom, MIN_ZOOM, NEAREST_OF_ALL) }
    }

    /// Whether the two look the same: less than a hundredth of a zoom level and half a pixel apart.
    pub fn looks_like(self, other: Self) -> bool {
        let px = crate::geometry::mercator::world_px(self.zoom);
        let shift = (self.center.x - other.center.x).hypot(self.center.y - other.center.y) * px;
        (self.zoom - other.zoom).abs() < 0.01 && shift < 0.5
    }
}

impl Spot {
    /// A place and a zoom, which is clamped to what the map can show.
    pub fn over(position: LonLat, zoom: f64) -> Self {
        Self { place: position.into(), zoom: maths::clamp(zoom, MIN_ZOOM, NEAREST_OF_ALL) }
    }

    /// The spot as written in an address: `ZOOM/LAT/LON`, the zoom with two decimals, the position with as many as a
    /// pixel at that zoom requires (OpenStreetMap's rule).
    pub fn to_fragment(self) -> String {
        let LonLat { lon, lat } = self.place.lonlat();
        // Use the rounded zoom, so that a spot that is read back is written the same way again.
        let zoom = (self.zoom * 100.0).round() / 100.0;
        let decimals = maths::log2(zoom.max(1.0)).ceil() as usize;
        format!("{}/{}/{}", fixed(zoom, 2), fixed(lat, decimals), fixed(lon, decimals))
    }

    /// Reads `ZOOM/LAT/LON`, ignoring blanks around each number; a zoom outside the map's range is clamped to it.
    ///
    /// # Errors
    /// When there are not exactly three numbers, or the position is not on the earth.
    pub fn from_fragment(text: &str) -> Result<Self, ParseSpotError> {
        let mut parts = text.split('/');
        let (Some(zoom), Some(lat), Some(lon), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(ParseSpotError::Shape);
        };
        let (zoom, lat, lon) = (number(zoom)?, number(lat)?, number(lon)?);
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
            return Err(ParseSpotError::OffEarth);
        }
        Ok(Self::over(LonLat::new(lon, lat), zoom))
    }
}

fn number(text: &str) -> Result<f64, ParseSpotError> {
    decimal::read(text.trim()).ok_or_else(|| ParseSpotError::Number(text.chars().take(32).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn west_lake_is_written_as_openstreetmap_writes_it() {
        let spot = Spot::over(LonLat::new(120.14, 30.24), 14.0);
        assert_eq!(spot.to_fragment(), "14.00/30.2400/120.1400");
    }

    #[test]
    fn what_is_no_position_is_refused_with_a_reason() {
        assert_eq!(Spot::from_fragment(""), Err(ParseSpotError::Shape));
        assert_eq!(Spot::from_fragment("9/30/120/4"), Err(ParseSpotError::Shape));
        assert_eq!(Spot::from_fragment("9/x/120"), Err(ParseSpotError::Number("x".into())));
        assert_eq!(Spot::from_fragment("NaN/30/120"), Err(ParseSpotError::Number("NaN".into())));
        assert_eq!(Spot::from_fragment("9/91/120"), Err(ParseSpotError::OffEarth));
        assert_eq!(Spot::from_fragment("9/30/181"), Err(ParseSpotError::OffEarth));
    }

    #[test]
    fn a_zoom_that_the_map_does_not_have_becomes_the_nearest() {
        assert_eq!(Spot::from_fragment("22/30/120").map(|spot| spot.zoom), Ok(NEAREST_OF_ALL));
        assert_eq!(Spot::from_fragment("-3/30/120").map(|spot| spot.zoom), Ok(MIN_ZOOM));
    }

    #[test]
    fn a_zoom_just_above_a_power_of_two_is_written_like_that_power() {
        let spot = Spot::over(LonLat::new(118.0, 28.0), 8.0021);
        let read = Spot::from_fragment(&spot.to_fragment()).map(Spot::to_fragment);
        assert_eq!(read, Ok(spot.to_fragment()));
    }

    proptest! {
        #[test]
        fn a_written_spot_reads_back_to_the_same_pixels(
            lon in 118.0..123.0f64, lat in 28.0..31.5f64, zoom in 6.0..16.0f64,
        ) {
            let spot = Spot::over(LonLat::new(lon, lat), zoom);
            let read = Spot::from_fragment(&spot.to_fragment());
            let Ok(read) = read else { return Err(TestCaseError::fail("unreadable")) };
            let (a, b) = (spot.place.lonlat(), read.place.lonlat());
            let px = crate::geometry::mercator::metres_per_px(lat, zoom);
            prop_assert!((spot.zoom - read.zoom).abs() <= 0.005 + 1e-9);
            prop_assert!(a.distance_m(b) <= 5.0 * px, "{} px", a.distance_m(b) / px);
            prop_assert_eq!(read.to_fragment(), spot.to_fragment());
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            let _ = Spot::from_fragment(&text);
        }
    }
}

//! Sunrise and sunset at a place of the map, so that no one is sent to a view in the dark.
//!
//! Spencer's series for declination and equation of time (1971); accurate to two minutes between the polar circles,
//! which is better than the horizon of any valley allows. Times are China's, in minutes after midnight.

use std::f64::consts::{FRAC_PI_2, TAU};

use chrono::{Datelike, NaiveDate};

use crate::geometry::{LonLat, maths};

/// The meridian of China's time, in degrees east.
const MERIDIAN: f64 = 120.0;
/// How far the sun's centre is below the horizon at sunrise and sunset: half its width, and the refraction of the
/// air.
const BELOW_HORIZON_DEGREES: f64 = 0.833;

/// Daylight of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Daylight {
    /// Sunrise, in minutes after midnight.
    pub from: u32,
    /// Sunset, in minutes after midnight.
    pub to: u32,
}

/// Sunrise and sunset of a date at a place. Where the sun does not set, the whole day is light; where it does not
/// rise, none of it is.
pub fn daylight(date: NaiveDate, at: LonLat) -> Daylight {
    let year = TAU * (f64::from(date.ordinal0()) + 0.5) / 365.0;
    let wave = |factor: f64| (maths::sin(factor * year), maths::cos(factor * year));
    let ((s1, c1), (s2, c2), (s3, c3)) = (wave(1.0), wave(2.0), wave(3.0));
    let declination = 0.006_918 - 0.399_912 * c1 + 0.070_257 * s1 - 0.006_758 * c2 + 0.000_907 * s2
        - 0.002_697 * c3
        + 0.001_48 * s3;
    let equation = 229.18 * (0.000_075 + 0.001_868 * c1 - 0.032_077 * s1 - 0.014_615 * c2 - 0.040_849 * s2);
    let noon = 720.0 - 4.0 * (at.lon - MERIDIAN) - equation;
    let latitude = at.lat.to_radians();
    let height = -maths::sin(BELOW_HORIZON_DEGREES.to_radians());
    let turn = (height - maths::sin(latitude) * maths::sin(declination))
        / (maths::cos(latitude) * maths::cos(declination));
    // The arc cosine, by the arc sine that browser and native builds share.
    let half_day = (FRAC_PI_2 - maths::asin(turn.clamp(-1.0, 1.0))).to_degrees() * 4.0;
    let minute = |time: f64| time.round().clamp(0.0, 1_440.0) as u32;
    Daylight { from: minute(noon - half_day), to: minute(noon + half_day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str, lon: f64, lat: f64) -> Daylight {
        daylight(date.parse().expect("a date"), LonLat::new(lon, lat))
    }

    fn near(found: u32, hour: u32, minute: u32) -> bool {
        found.abs_diff(hour * 60 + minute) <= 3
    }

    #[test]
    fn the_sun_of_hangzhou_rises_and_sets_as_an_almanac_says() {
        let winter = at("2026-12-21", 120.15, 30.25);
        assert!(near(winter.from, 6, 51) && near(winter.to, 17, 2), "{winter:?}");
        let summer = at("2026-06-21", 120.15, 30.25);
        assert!(near(summer.from, 4, 58) && near(summer.to, 19, 3), "{summer:?}");
    }

    #[test]
    fn the_sun_rises_earlier_in_the_east_and_a_polar_night_has_no_day() {
        assert!(at("2026-10-01", 121.55, 29.87).from < at("2026-10-01", 119.0, 29.6).from);
        let dark = at("2026-12-21", 20.0, 80.0);
        assert_eq!(dark.from, dark.to);
    }
}

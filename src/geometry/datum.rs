//! The shifted coordinates that Chinese map services expect: GCJ-02 (Amap, Tencent, Apple) and BD-09 (Baidu).
//!
//! The formulas are the published approximations that every open library uses; they agree with the services to about a
//! metre. Not here: which service wants which datum (see `domain::map_links`).

use std::f64::consts::PI;

use super::{LonLat, maths};

/// Semi-major axis of the Krasovsky 1940 ellipsoid in metres.
const AXIS_M: f64 = 6_378_245.0;
/// Its first eccentricity, squared.
const ECCENTRICITY_SQUARED: f64 = 0.006_693_421_622_965_943;
/// Baidu's angle scale.
const BD_SCALE: f64 = PI * 3000.0 / 180.0;
/// Where the shift applies: a box around mainland China, as west, south, east, north in degrees.
const SHIFTED_BOX: [f64; 4] = [72.004, 0.8293, 137.8347, 55.8271];

/// WGS 84 → GCJ-02. Outside China both are the same.
///
/// ```
/// use hangyong::geometry::LonLat;
/// use hangyong::geometry::datum::gcj02_from_wgs84;
///
/// let west_lake = LonLat::new(120.14313, 30.24598);
/// let in_amap = gcj02_from_wgs84(west_lake);
/// // Half a kilometre off: a pin without the shift stands in the wrong street.
/// assert!((400.0..600.0).contains(&west_lake.distance_m(in_amap)));
///
/// let london = LonLat::new(-0.1276, 51.5072);
/// assert_eq!(gcj02_from_wgs84(london), london);
/// ```
pub fn gcj02_from_wgs84(wgs84: LonLat) -> LonLat {
    if !is_shifted(wgs84) {
        return wgs84;
    }
    let (east, north) = (wgs84.lon - 105.0, wgs84.lat - 35.0);
    let lat = wgs84.lat.to_radians();
    let curvature = 1.0 - ECCENTRICITY_SQUARED * maths::sin(lat).powi(2);
    let meridian_m = AXIS_M * (1.0 - ECCENTRICITY_SQUARED) / (curvature * curvature.sqrt());
    let parallel_m = AXIS_M / curvature.sqrt() * maths::cos(lat);
    LonLat::new(
        wgs84.lon + (shift_east_m(east, north) / parallel_m).to_degrees(),
        wgs84.lat + (shift_north_m(east, north) / meridian_m).to_degrees(),
    )
}

/// GCJ-02 → WGS 84. Inverts [`gcj02_from_wgs84`] to less than a millimetre.
pub fn wgs84_from_gcj02(gcj02: LonLat) -> LonLat {
    inverse(gcj02, gcj02_from_wgs84)
}

/// GCJ-02 → BD-09.
pub fn bd09_from_gcj02(gcj02: LonLat) -> LonLat {
    let radius = gcj02.lon.hypot(gcj02.lat) + 0.000_02 * maths::sin(gcj02.lat * BD_SCALE);
    let angle = maths::atan2(gcj02.lat, gcj02.lon) + 0.000_003 * maths::cos(gcj02.lon * BD_SCALE);
    LonLat::new(radius * maths::cos(angle) + 0.0065, radius * maths::sin(angle) + 0.006)
}

/// BD-09 → GCJ-02. Inverts [`bd09_from_gcj02`] to less than a millimetre.
pub fn gcj02_from_bd09(bd09: LonLat) -> LonLat {
    inverse(bd09, bd09_from_gcj02)
}

/// WGS 84 → BD-09.
pub fn bd09_from_wgs84(wgs84: LonLat) -> LonLat {
    bd09_from_gcj02(gcj02_from_wgs84(wgs84))
}

/// BD-09 → WGS 84.
pub fn wgs84_from_bd09(bd09: LonLat) -> LonLat {
    wgs84_from_gcj02(gcj02_from_bd09(bd09))
}

fn is_shifted(position: LonLat) -> bool {
    let [west, south, east, north] = SHIFTED_BOX;
    (west..=east).contains(&position.lon) && (south..=north).contains(&position.lat)
}

/// Fixed-point iteration: the shifts are small and smooth, so each round gains three digits.
fn inverse(shifted: LonLat, shift: impl Fn(LonLat) -> LonLat) -> LonLat {
    (0..8).fold(shifted, |guess, _| {
        let there = shift(guess);
        LonLat::new(guess.lon + shifted.lon - there.lon, guess.lat + shifted.lat - there.lat)
    })
}

fn shift_east_m(x: f64, y: f64) -> f64 {
    300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + waves(&[
            (20.0, 6.0 * x),
            (20.0, 2.0 * x),
            (20.0, x),
            (40.0, x / 3.0),
            (150.0, x / 12.0),
            (300.0, x / 30.0),
        ])
}

fn shift_north_m(x: f64, y: f64) -> f64 {
    -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + waves(&[
            (20.0, 6.0 * x),
            (20.0, 2.0 * x),
            (20.0, y),
            (40.0, y / 3.0),
            (160.0, y / 12.0),
            (320.0, y / 30.0),
        ])
}

/// Two thirds of a sum of sines, each an amplitude and an angle in half turns.
fn waves(terms: &[(f64, f64)]) -> f64 {
    terms.iter().map(|(amplitude, half_turns)| amplitude * maths::sin(half_turns * PI)).sum::<f64>() * 2.0
        / 3.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// WGS 84 and GCJ-02 as other open implementations print them: Shanghai, Shenzhen, Beijing.
    const PAIRS: [(LonLat, LonLat); 3] = [
        (LonLat::new(121.5272106, 31.1774276), LonLat::new(121.531541859215, 31.17530398364597)),
        (LonLat::new(113.912316, 22.543847), LonLat::new(113.9171764808363, 22.540796131694766)),
        (LonLat::new(116.377817, 39.911954), LonLat::new(116.38404722455657, 39.91334545536069)),
    ];

    #[test]
    fn known_places_are_shifted_as_elsewhere() {
        for (wgs84, gcj02) in PAIRS {
            assert!(
                gcj02_from_wgs84(wgs84).distance_m(gcj02) < 0.01,
                "{wgs84:?} {:?}",
                gcj02_from_wgs84(wgs84)
            );
            assert!(wgs84_from_gcj02(gcj02).distance_m(wgs84) < 0.01, "{gcj02:?}");
        }
    }

    #[test]
    fn a_known_place_of_baidu_lies_where_it_should() {
        let gcj02 = LonLat::new(116.404, 39.915);
        let bd09 = LonLat::new(116.41036949371029, 39.92133699351022);
        assert!(bd09_from_gcj02(gcj02).distance_m(bd09) < 0.01, "{:?}", bd09_from_gcj02(gcj02));
        assert!(gcj02_from_bd09(bd09).distance_m(gcj02) < 0.01, "{:?}", gcj02_from_bd09(bd09));
    }

    #[test]
    fn in_this_region_gcj02_lies_about_half_a_kilometre_off_and_bd09_a_kilometre() {
        for place in [LonLat::new(120.15, 30.25), LonLat::new(121.55, 29.87)] {
            assert!((480.0..540.0).contains(&place.distance_m(gcj02_from_wgs84(place))), "{place:?}");
            assert!((900.0..1300.0).contains(&place.distance_m(bd09_from_wgs84(place))), "{place:?}");
        }
    }

    #[test]
    fn abroad_nothing_is_shifted() {
        let paris = LonLat::new(2.3522, 48.8566);
        assert_eq!((gcj02_from_wgs84(paris), wgs84_from_gcj02(paris)), (paris, paris));
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_place(lon in 118.0..123.0f64, lat in 28.0..32.0f64) {
            let place = LonLat::new(lon, lat);
            prop_assert!(wgs84_from_gcj02(gcj02_from_wgs84(place)).distance_m(place) < 0.001);
            prop_assert!(wgs84_from_bd09(bd09_from_wgs84(place)).distance_m(place) < 0.001);
        }
    }
}

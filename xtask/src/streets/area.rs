//! The land around places: circles, merged where they overlap.

use geo::algorithm::{Area as _, unary_union};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use hangyong::geometry::LonLat;
use serde_json::{Value, json};

/// The number of corners of a circle: its sides are a thousandth closer to the centre than its corners.
const CORNERS: u32 = 72;
/// Metres per degree of latitude, on the sphere used for the map's distances.
const METRES: f64 = 111_195.0;

/// The land within a distance of any of the places, in degrees of WGS 84. It contains all of that land and extends at
/// most one percent farther.
pub fn around(places: &[LonLat], radius_m: f64) -> MultiPolygon<f64> {
    let circles: Vec<Polygon<f64>> = places.iter().map(|place| circle(*place, radius_m)).collect();
    unary_union(&circles)
}

fn circle(middle: LonLat, radius_m: f64) -> Polygon<f64> {
    let turn = std::f64::consts::TAU / f64::from(CORNERS);
    // Enlarged so that the middles of the sides lie outside the circle, even where a degree is narrower.
    let radius = radius_m * 1.002 / METRES / (turn / 2.0).cos();
    let wide = middle.lat.to_radians().cos();
    let corner = |at: u32| {
        let angle = f64::from(at) * turn;
        Coord { x: middle.lon + radius * angle.cos() / wide, y: middle.lat + radius * angle.sin() }
    };
    Polygon::new(LineString::from_iter((0..CORNERS).map(corner)), Vec::new())
}

/// Whether a place is inside an area.
#[cfg(test)]
pub fn holds(area: &MultiPolygon<f64>, place: LonLat) -> bool {
    use geo::algorithm::Contains as _;
    area.contains(&geo::Point::new(place.lon, place.lat))
}

/// The size of an area in square kilometres.
pub fn square_km(area: &MultiPolygon<f64>) -> f64 {
    let flat = |polygon: &Polygon<f64>| {
        let lat = polygon.exterior().0.first().map_or(0.0, |corner| corner.y);
        polygon.unsigned_area() * (METRES / 1000.0).powi(2) * lat.to_radians().cos()
    };
    area.iter().map(flat).sum()
}

/// The area in the form that osmium reads.
pub fn geojson(area: &MultiPolygon<f64>) -> Value {
    let ring = |ring: &LineString<f64>| ring.0.iter().map(|corner| json!([corner.x, corner.y])).collect();
    let polygons: Vec<Vec<Vec<Value>>> = area
        .iter()
        .map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect())
        .collect();
    let geometry = json!({ "type": "MultiPolygon", "coordinates": polygons });
    json!({ "type": "Feature", "properties": {}, "geometry": geometry })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEIFENG: LonLat = LonLat { lon: 120.1488, lat: 30.2311 };

    /// The place that is this many metres away in a direction, given as an angle in radians.
    fn away(from: LonLat, metres: f64, angle: f64) -> LonLat {
        let (north, east) = (metres * angle.sin() / METRES, metres * angle.cos() / METRES);
        LonLat::new(from.lon + east / from.lat.to_radians().cos(), from.lat + north)
    }

    #[test]
    fn all_within_three_kilometres_is_in_it_and_little_more() {
        let area = around(&[LEIFENG], 3000.0);
        for degree in 0..360 {
            let angle = f64::from(degree).to_radians();
            let (near, far) = (away(LEIFENG, 2999.0, angle), away(LEIFENG, 3030.0, angle));
            assert!(LEIFENG.distance_m(near) < 3000.0 && holds(&area, near), "{degree}");
            assert!(LEIFENG.distance_m(far) > 3000.0 && !holds(&area, far), "{degree}");
        }
        let exact = std::f64::consts::PI * 9.0;
        assert!((square_km(&area) / exact - 1.0).abs() < 0.02, "{}", square_km(&area));
    }

    #[test]
    fn circles_that_overlap_become_one_area_and_are_not_cut_out_of_each_other() {
        let beside = away(LEIFENG, 2000.0, 0.0);
        let far = away(LEIFENG, 20_000.0, 0.0);
        let area = around(&[LEIFENG, beside, far], 3000.0);
        assert_eq!(area.0.len(), 2);
        assert!(holds(&area, LEIFENG) && holds(&area, beside) && holds(&area, far));
        assert!(!holds(&area, away(LEIFENG, 10_000.0, 0.0)));
        let told = geojson(&area);
        assert_eq!(told.pointer("/geometry/coordinates").and_then(Value::as_array).map(Vec::len), Some(2));
    }
}

//! The site's content as GeoJSON, which every map library reads: geometry, colours and names only.

use hangyong::domain::Atlas;
use hangyong::geometry::LonLat;
use hangyong::map::basemap::{Area, Basemap, Course};
use serde_json::{Value, json};

/// Land, lakes, rivers and canals, each feature with its `kind`.
pub fn base(basemap: &Basemap) -> Value {
    let areas = |kind, areas: &[Area]| areas.iter().map(move |area| area_of(kind, area)).collect::<Vec<_>>();
    let courses = |courses: &[Course]| courses.iter().map(course_of).collect::<Vec<_>>();
    collection(
        [
            areas("land", &basemap.land),
            areas("water", &basemap.waters),
            courses(&basemap.rivers),
            courses(&basemap.canals),
        ]
        .concat(),
    )
}

/// The routes' lines with their colours, and the stops with their names.
pub fn routes(atlas: &Atlas) -> Value {
    let lines = atlas.routes.iter().flat_map(|route| {
        let lines = route.legs.iter().filter_map(|leg| leg.geometry.as_deref());
        lines.map(|line| {
            feature(
                json!({"kind": "route", "color": route.color}),
                json!({"type": "LineString", "coordinates": line_of(line)}),
            )
        })
    });
    let stops = atlas.stops.iter().map(|stop| {
        let point = json!({"type": "Point", "coordinates": position(stop.position)});
        feature(json!({"kind": "stop", "name": stop.name.zh}), point)
    });
    collection(lines.chain(stops).collect())
}

fn collection(features: Vec<Value>) -> Value {
    json!({"type": "FeatureCollection", "features": features})
}

fn feature(properties: Value, geometry: Value) -> Value {
    json!({"type": "Feature", "properties": properties, "geometry": geometry})
}

fn area_of(kind: &str, area: &Area) -> Value {
    let rings = area.rings.iter().map(|ring| {
        let mut line = line_of(ring.points());
        line.extend(line.first().cloned());
        line
    });
    let coordinates: Vec<Vec<Value>> = rings.collect();
    feature(json!({"kind": kind}), json!({"type": "Polygon", "coordinates": coordinates}))
}

fn course_of(course: &Course) -> Value {
    let coordinates = line_of(course.path.points());
    feature(json!({"kind": "course"}), json!({"type": "LineString", "coordinates": coordinates}))
}

fn line_of(points: &[LonLat]) -> Vec<Value> {
    points.iter().map(|point| position(*point)).collect()
}

/// Rounded to 10⁻⁵ degrees, about a metre: the grid of the site's own files.
fn position(point: LonLat) -> Value {
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
    json!([rounded(point.lon), rounded(point.lat)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::map::basemap::Path;

    #[test]
    fn a_ring_is_closed_as_geojson_wants_it() {
        let corners = [(120.0, 30.0), (121.0, 30.0), (121.0, 31.0)].map(|(lon, lat)| LonLat::new(lon, lat));
        let ring = Path::new(corners.to_vec(), vec![6; 3], 0);
        let area = Area { rings: vec![ring], name: None, min_zoom: 6, accuracy_m: 10 };
        let coordinates = area_of("land", &area).pointer("/geometry/coordinates/0").cloned();
        assert_eq!(coordinates, Some(json!([[120.0, 30.0], [121.0, 30.0], [121.0, 31.0], [120.0, 30.0]])));
    }
}

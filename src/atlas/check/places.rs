//! Checks of positions: inside the pack's box, with its precision, no two stops at the same place.

use super::{JsonPath, PackFiles, Report, items, lon_lat, pack, stops};
use crate::atlas::raw::{RawRoute, RawStation};
use crate::geometry::LonLat;

/// Two stops closer than this, in metres, are taken for the same place.
const SAME_PLACE_M: f64 = 5.0;
/// Six decimals are a tenth of a metre.
const DECIMALS: usize = 6;

pub fn check(files: &PackFiles, report: &mut Report) {
    let Some(pack) = pack(files) else { return };
    let mut seen: Vec<(LonLat, String)> = Vec::new();
    for (place, feature) in stops(files) {
        let here = place.key("geometry").key("coordinates");
        let Some(position) = lon_lat(&feature.geometry.coordinates) else { continue };
        inside(position, pack.bbox, &here, report);
        precision(&feature.geometry.coordinates, &here, report);
        if let Some((_, other)) = seen.iter().find(|(other, _)| other.distance_m(position) < SAME_PLACE_M) {
            report.warning(
                &here,
                format!("is the same place as \"{other}\""),
                "look both positions up again",
            );
        }
        seen.push((position, feature.properties.id));
    }
    for (place, route) in items::<RawRoute>(files, "routes.json", "routes") {
        for (at, leg) in route.legs.iter().enumerate() {
            let line = leg.geometry.iter().flat_map(|line| &line.coordinates).enumerate();
            let outside =
                line.filter_map(|(n, pair)| Some((n, lon_lat(pair)?))).find(|(_, p)| !within(*p, pack.bbox));
            if let Some((n, position)) = outside {
                let here = place.key("legs").item(at).key("geometry").key("coordinates").item(n);
                inside(position, pack.bbox, &here, report);
            }
        }
    }
    for (place, station) in items::<RawStation>(files, "rail.json", "stations") {
        inside(LonLat::new(station.lon, station.lat), pack.bbox, &place.key("lon"), report);
    }
}

fn within(position: LonLat, [west, south, east, north]: [f64; 4]) -> bool {
    (west..=east).contains(&position.lon) && (south..=north).contains(&position.lat)
}

fn inside(position: LonLat, bbox: [f64; 4], place: &JsonPath, report: &mut Report) {
    if !within(position, bbox) {
        let what = format!("[{}, {}] lies outside the pack's bbox", position.lon, position.lat);
        report.error(place, what, "write [longitude, latitude] in WGS 84, or widen bbox in pack.json");
    }
}

fn precision(coordinates: &[f64], place: &JsonPath, report: &mut Report) {
    let decimals =
        |number: &f64| number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if coordinates.iter().any(|number| decimals(number) > DECIMALS) {
        report.warning(place, "has more than six decimals", "round to six decimals, a tenth of a metre");
    }
}

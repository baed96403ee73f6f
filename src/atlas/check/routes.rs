//! Checks of routes: courses that begin and end at their stops, lines that can be told apart.

use std::collections::HashMap;

use super::{JsonPath, PackFiles, Report, items, lon_lat, stops};
use crate::atlas::raw::{RawLeg, RawRoute};
use crate::geometry::LonLat;

/// Farther from its stop than this, in metres, the end of a course looks wrong.
const FAR_M: f64 = 1500.0;
/// From this distance on, it is an error.
const TOO_FAR_M: f64 = 5000.0;

pub fn check(files: &PackFiles, report: &mut Report) {
    // The positions of a stop and of its entrances: courses may lead to any of them.
    let doors = |(_, feature): (JsonPath, crate::atlas::raw::RawFeature)| {
        let about = feature.properties;
        let entrances = about.entrances.into_iter().flatten();
        let entrances = entrances.filter_map(|entrance| lon_lat(&entrance.position));
        Some((about.id, [lon_lat(&feature.geometry.coordinates)?].into_iter().chain(entrances).collect()))
    };
    let positions: HashMap<String, Vec<LonLat>> = stops(files).into_iter().filter_map(doors).collect();
    let routes = items::<RawRoute>(files, "routes.json", "routes");
    for (place, route) in &routes {
        for (at, pair) in route.legs.windows(2).enumerate() {
            if let [before, leg] = pair {
                let here = place.key("legs").item(at + 1).key("geometry").key("coordinates");
                course(before, leg, &positions, &here, report);
            }
        }
    }
    looks(&routes, report);
}

fn course(
    before: &RawLeg,
    leg: &RawLeg,
    positions: &HashMap<String, Vec<LonLat>>,
    place: &JsonPath,
    report: &mut Report,
) {
    let line = leg.geometry.as_ref().map(|line| line.coordinates.as_slice()).unwrap_or_default();
    let ends =
        [(0, line.first(), before, "begins"), (line.len().saturating_sub(1), line.last(), leg, "ends")];
    for (at, end, leg, verb) in ends {
        let Some(end) = end.and_then(|pair| lon_lat(pair)) else { continue };
        let Some(doors) = positions.get(&leg.stop) else { continue };
        let metres = doors.iter().map(|door| end.distance_m(*door)).fold(f64::INFINITY, f64::min);
        let what = format!("{verb} {:.1} km from \"{}\"", metres / 1000.0, leg.stop);
        let mend = "lead the line to the stop, or write null where the course is not known";
        if metres >= TOO_FAR_M {
            report.error(&place.item(at), what, mend);
        } else if metres > FAR_M {
            report.warning(&place.item(at), what, mend);
        }
    }
}

fn looks(routes: &[(JsonPath, RawRoute)], report: &mut Report) {
    for (at, (place, route)) in routes.iter().enumerate() {
        for (_, other) in routes.iter().take(at) {
            if other.color.eq_ignore_ascii_case(&route.color) {
                let what = format!("is also the colour of \"{}\"", other.id);
                report.warning(&place.key("color"), what, "give each route its own colour");
            }
            if other.dash == route.dash {
                let what = format!("is also the dash of \"{}\"", other.id);
                report.warning(
                    &place.key("dash"),
                    what,
                    "give each route its own dash, for those who do not tell colours apart",
                );
            }
        }
    }
}

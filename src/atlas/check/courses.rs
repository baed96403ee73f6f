//! Courses on the ground: none over water but by boat, each to its stop, areas with a way in. What is water the caller
//! knows, who has a map.

use std::collections::HashMap;

use super::{Finding, PackFiles, Place, Report, items, lon_lat, stops};
use crate::atlas::raw::{RawFeature, RawLeg, RawRoute};
use crate::domain::LegMode;
use crate::geometry::LonLat;

/// Farther from its stop than this, a course does not lead to it; from [`super::routes`]' own limit on, that tells it.
const AWAY_M: std::ops::Range<f64> = 150.0..1500.0;
/// As long as the bridge over Xiangshan Harbour; the one over Hangzhou Bay is better told by an arc.
const BRIDGE_M: f64 = 7_000.0;
/// The same for a way along a shore or on foot, and for a straight line that stands for an unknown course.
const FOOTBRIDGE_M: f64 = 1_100.0;
/// Stops farther apart are joined by an arc, which nobody takes for a way.
const ARC_M: f64 = 5_000.0;
/// How finely a course is looked at.
const STEP_M: f64 = 100.0;

/// What is wrong with a pack's courses on the ground that `is_water` tells of.
pub fn check_courses(files: &PackFiles, is_water: &dyn Fn(LonLat) -> bool) -> Vec<Finding> {
    let mut report = Report::default();
    let stops = stops(files);
    for (place, feature) in &stops {
        areas(feature, place, &mut report);
    }
    let position = |(_, feature): &(Place, RawFeature)| {
        Some((feature.properties.id.clone(), lon_lat(&feature.geometry.coordinates)?))
    };
    let positions: HashMap<String, LonLat> = stops.iter().filter_map(position).collect();
    for (place, route) in items::<RawRoute>(files, "routes.json", "routes") {
        for (at, pair) in route.legs.windows(2).enumerate() {
            let [before, leg] = pair else { continue };
            let ends = [before, leg].map(|leg| positions.get(&leg.stop).copied());
            let [Some(from), Some(to)] = ends else { continue };
            let here = place.key("legs").item(at + 1).key("geometry");
            leads_there(leg, [(&before.stop, from), (&leg.stop, to)], &here, is_water, &mut report);
            over_water(leg, [from, to], &here, is_water, &mut report);
        }
    }
    report.into_findings()
}

fn areas(feature: &RawFeature, place: &Place, report: &mut Report) {
    let about = &feature.properties;
    if about.radius_m.is_some() && about.entrances.iter().flatten().next().is_none() {
        report.warning(
            &place.key("properties").key("entrances"),
            "is empty for an area",
            "write where one goes in: ways lead to an entrance, not to the middle",
        );
    }
}

/// A stop in the water has no way to its middle: its course ends at the shore.
fn leads_there(
    leg: &RawLeg,
    stops: [(&String, LonLat); 2],
    place: &Place,
    is_water: &dyn Fn(LonLat) -> bool,
    report: &mut Report,
) {
    let line = course(leg);
    let ends = [line.first(), line.last()];
    for ((end, (stop, position)), verb) in ends.into_iter().zip(stops).zip(["begins", "ends"]) {
        let Some(end) = end else { continue };
        let metres = end.distance_m(position);
        if AWAY_M.contains(&metres) && !is_water(position) {
            report.warning(
                &place.key("coordinates"),
                format!("{verb} {metres:.0} m from \"{stop}\""),
                "lead the line to the stop",
            );
        }
    }
}

fn over_water(
    leg: &RawLeg,
    ends: [LonLat; 2],
    place: &Place,
    is_water: &dyn Fn(LonLat) -> bool,
    report: &mut Report,
) {
    let by_boat = [LegMode::Ferry, LegMode::River, LegMode::Canal].map(LegMode::key);
    let mode = leg.mode.as_deref().unwrap_or(LegMode::Road.key());
    if by_boat.contains(&mode) {
        return;
    }
    let known = course(leg);
    let (line, limit) = match (known.is_empty(), mode) {
        (true, _) if ends[0].distance_m(ends[1]) > ARC_M => return,
        (true, _) => (ends.to_vec(), FOOTBRIDGE_M),
        (false, mode) if [LegMode::Walk, LegMode::Shore].map(LegMode::key).contains(&mode) => {
            (known, FOOTBRIDGE_M)
        }
        (false, _) => (known, BRIDGE_M),
    };
    let metres = longest_over_water(&line, is_water);
    if metres > limit {
        report.warning(
            place,
            format!("leads {:.1} km over water by {mode}", metres / 1000.0),
            "draw it along the road or the railway, or write how one really gets there",
        );
    }
}

fn course(leg: &RawLeg) -> Vec<LonLat> {
    let line = leg.geometry.iter().flat_map(|line| &line.coordinates);
    line.filter_map(|pair| lon_lat(pair)).collect()
}

/// The longest stretch of a line that lies in water, in metres; what a stop in the water needs at the ends is left out.
fn longest_over_water(line: &[LonLat], is_water: &dyn Fn(LonLat) -> bool) -> f64 {
    let (mut longest, mut running) = (0.0_f64, None::<f64>);
    for pair in line.windows(2) {
        let [from, to] = *pair else { continue };
        let steps = (from.distance_m(to) / STEP_M).ceil().max(1.0);
        for step in 0..steps as u32 {
            let share = f64::from(step) / steps;
            let at =
                LonLat::new(from.lon + (to.lon - from.lon) * share, from.lat + (to.lat - from.lat) * share);
            let part = from.distance_m(to) / steps;
            // A stretch counts once it has begun on land and ends there again.
            running = if is_water(at) {
                running.map(|metres| metres + part)
            } else {
                longest = longest.max(running.unwrap_or(0.0));
                Some(0.0)
            };
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_across_a_bay_is_found_and_one_that_ends_in_a_lake_is_not() {
        let bay = |at: LonLat| (121.1..121.5).contains(&at.lon);
        let line = |lons: [f64; 2]| lons.map(|lon| LonLat::new(lon, 30.3));
        let across = longest_over_water(&line([121.0, 121.6]), &bay);
        assert!((across - 38_400.0).abs() < 500.0, "{across}");
        assert_eq!(longest_over_water(&line([121.0, 121.3]), &bay), 0.0);
        assert_eq!(longest_over_water(&line([121.6, 121.7]), &bay), 0.0);
    }
}

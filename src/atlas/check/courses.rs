//! Checks of courses on the ground: none crosses water except by boat, each leads to its stop, areas have a way in. The
//! caller, who has a map, says where water is.

use std::collections::HashMap;

use super::{Finding, JsonPath, PackFiles, Report, items, lon_lat, stops};
use crate::atlas::raw::{RawFeature, RawGate, RawLeg, RawRoute};
use crate::domain::{Category, LegMode};
use crate::geometry::LonLat;

/// At this distance from its stop, in metres, a course does not lead to it; from the upper end on, [`super::routes`]
/// reports it.
const AWAY_M: std::ops::Range<f64> = 150.0..1500.0;
/// The longest allowed stretch over tidal water, in metres: as long as the bridge over Xiangshan Harbour. The one over
/// Hangzhou Bay is better shown as an arc.
const BRIDGE_M: f64 = 7_000.0;
/// The same for a way along a shore or on foot, and for a straight line in place of an unknown course.
const FOOTBRIDGE_M: f64 = 1_100.0;
/// The longest allowed stretch through a lake, in metres: only ferries cross lakes, so this is a tolerance for careless
/// drawing.
const LAKE_M: f64 = 150.0;
/// The same for railways. High-speed lines cross lakes on viaducts: the one between the two cities crosses Moushan Lake
/// for 1.3 km.
const VIADUCT_M: f64 = 1_500.0;
/// Stops farther apart than this, in metres, are joined by an arc, which is not mistaken for the actual way.
const ARC_M: f64 = 5_000.0;
/// A stop with a radius of at least this many metres is an area and needs a way in.
const AREA_M: u32 = 500;
/// Categories that are areas whatever their radius.
const AREAS: [Category; 3] = [Category::Lake, Category::Wetland, Category::OldTown];
/// The distance between samples along a course, in metres.
const STEP_M: f64 = 25.0;

/// Where water is.
#[derive(Clone, Copy)]
pub struct Waters<'a> {
    /// Whether a place lies in a lake, and not on a causeway.
    pub lake: &'a dyn Fn(LonLat) -> bool,
    /// Whether it lies in the sea or in a tidal river.
    pub tide: &'a dyn Fn(LonLat) -> bool,
}

impl Waters<'_> {
    fn any(&self, at: LonLat) -> bool {
        (self.lake)(at) || (self.tide)(at)
    }
}

/// A stop as the goal of courses.
struct Goal {
    position: LonLat,
    entrances: Vec<LonLat>,
    radius_m: f64,
}

/// The problems of a pack's courses on the ground, given its waters.
pub fn check_courses(files: &PackFiles, waters: &Waters<'_>) -> Vec<Finding> {
    let mut report = Report::default();
    let stops = stops(files);
    for (place, feature) in &stops {
        areas(feature, place, &mut report);
    }
    let goals: HashMap<String, Goal> = stops.iter().filter_map(|(_, feature)| goal(feature)).collect();
    for (place, route) in items::<RawRoute>(files, "routes.json", "routes") {
        for (at, pair) in route.legs.windows(2).enumerate() {
            let [before, leg] = pair else { continue };
            let ends = [before, leg].map(|leg| goals.get(&leg.stop).map(|goal| (&leg.stop, goal)));
            let [Some(from), Some(to)] = ends else { continue };
            let here = place.key("legs").item(at + 1).key("geometry");
            leads_there(leg, [from, to], &here, waters, &mut report);
            over_water(leg, [from.1, to.1], &here, waters, &mut report);
        }
    }
    report.into_findings()
}

fn goal(feature: &RawFeature) -> Option<(String, Goal)> {
    let about = &feature.properties;
    let entrances = about.entrances.iter().flatten();
    let goal = Goal {
        position: lon_lat(&feature.geometry.coordinates)?,
        entrances: entrances.filter_map(|entrance| lon_lat(&entrance.position)).collect(),
        radius_m: about.radius_m.map_or(0.0, f64::from),
    };
    Some((about.id.clone(), goal))
}

/// Warns about areas without a radius, without both entrances and `gate`, or with a `gate` that contradicts the rest.
fn areas(feature: &RawFeature, place: &JsonPath, report: &mut Report) {
    let about = &feature.properties;
    let by_kind = AREAS.map(Category::key).contains(&about.category.as_str());
    let by_size = about.radius_m.is_some_and(|metres| metres >= AREA_M);
    if !by_kind && !by_size {
        return;
    }
    let (place, area) = (place.key("properties"), format!("an area ({})", about.category));
    if about.radius_m.is_none() {
        let mend = "write how far it reaches from its position, in metres";
        report.warning(&place.key("radius_m"), format!("is missing for {area}"), mend);
    }
    let without = about.entrances.iter().flatten().next().is_none();
    let is_rough = about.position == "approximate";
    let (key, what, mend) = match about.gate {
        None if without => (
            "entrances",
            format!("is empty for {area}"),
            "write where one goes in, or \"gate\": \"none\" where one comes in from all sides, \"unknown\" where no source tells: \
             ways and map links lead to an entrance, not to the middle",
        ),
        Some(_) if !without => ("gate", "is told beside entrances".to_owned(), "keep one of the two"),
        Some(RawGate::Unknown) if !is_rough => (
            "gate",
            "is unknown where the position is exact".to_owned(),
            "write where one goes in, or \"approximate\": an exact position is where map links lead",
        ),
        _ => return,
    };
    report.warning(&place.key(key), what, mend);
}

/// Warns about a course that leads neither to the stop nor to one of its entrances. The middle of a stop in the water
/// cannot be reached: its course ends at the shore, which is no farther away than the area's radius.
fn leads_there(
    leg: &RawLeg,
    stops: [(&String, &Goal); 2],
    place: &JsonPath,
    waters: &Waters<'_>,
    report: &mut Report,
) {
    let line = course(leg);
    let ends = [line.first(), line.last()];
    for ((end, (stop, goal)), verb) in ends.into_iter().zip(stops).zip(["begins", "ends"]) {
        let Some(end) = end else { continue };
        let metres = end.distance_m(goal.position);
        let at_the_door = goal.entrances.iter().any(|door| end.distance_m(*door) < AWAY_M.start);
        let at_the_shore = metres <= goal.radius_m && waters.any(goal.position);
        if AWAY_M.contains(&metres) && !at_the_door && !at_the_shore {
            report.warning(
                &place.key("coordinates"),
                format!("{verb} {metres:.0} m from \"{stop}\""),
                "lead the line to the stop, or to one of its entrances",
            );
        }
    }
}

fn over_water(leg: &RawLeg, ends: [&Goal; 2], place: &JsonPath, waters: &Waters<'_>, report: &mut Report) {
    let mode = leg.mode.as_deref().unwrap_or(LegMode::Road.key());
    let is = |modes: &[LegMode]| modes.iter().any(|known| known.key() == mode);
    if is(&[LegMode::Ferry]) {
        return;
    }
    let (known, straight) = (course(leg), ends.map(|goal| goal.position));
    let line = match known.is_empty() {
        true if straight[0].distance_m(straight[1]) > ARC_M => return,
        true => straight.to_vec(),
        false => known.clone(),
    };
    let tide_m = match (known.is_empty(), is(&[LegMode::River, LegMode::Canal])) {
        (_, true) => f64::INFINITY,
        (true, _) => FOOTBRIDGE_M,
        (false, _) if is(&[LegMode::Walk, LegMode::Shore]) => FOOTBRIDGE_M,
        (false, _) => BRIDGE_M,
    };
    let lake_m = if is(&[LegMode::Rail]) && !known.is_empty() { VIADUCT_M } else { LAKE_M };
    for (water, is_there, limit) in [("a lake", waters.lake, lake_m), ("water", waters.tide, tide_m)] {
        let metres = longest_over_water(&line, is_there, straight.map(is_there));
        if metres > limit {
            report.warning(
                place,
                format!("leads {:.2} km over {water} by {mode}", metres / 1000.0),
                "draw it along the road or the railway, or write how one really gets there",
            );
        }
    }
}

fn course(leg: &RawLeg) -> Vec<LonLat> {
    let line = leg.geometry.iter().flat_map(|line| &line.coordinates);
    line.filter_map(|pair| lon_lat(pair)).collect()
}

/// The longest stretch of a line that lies in water, in metres. A stretch at one end of the line does not count if the
/// stop there lies in that water itself.
fn longest_over_water(line: &[LonLat], is_water: &dyn Fn(LonLat) -> bool, is_stop_in_it: [bool; 2]) -> f64 {
    let [from_it, to_it] = is_stop_in_it;
    // `None` while in the water that the first stop lies in.
    let (mut longest, mut running) = (0.0_f64, (!from_it).then_some(0.0));
    for pair in line.windows(2) {
        let [from, to] = *pair else { continue };
        let steps = (from.distance_m(to) / STEP_M).ceil().max(1.0);
        let part = from.distance_m(to) / steps;
        for step in 0..steps as u32 {
            let share = (f64::from(step) + 0.5) / steps;
            let at =
                LonLat::new(from.lon + (to.lon - from.lon) * share, from.lat + (to.lat - from.lat) * share);
            running = if is_water(at) {
                running.map(|metres| metres + part)
            } else {
                longest = longest.max(running.unwrap_or(0.0));
                Some(0.0)
            };
        }
    }
    if to_it { longest } else { longest.max(running.unwrap_or(0.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::raw::RawLineString;

    #[test]
    fn a_line_across_a_bay_is_found_and_one_to_a_stop_in_a_lake_is_not() {
        let bay = |at: LonLat| (121.1..121.5).contains(&at.lon);
        let line = |lons: [f64; 2]| lons.map(|lon| LonLat::new(lon, 30.3));
        let longest = |lons, stops| longest_over_water(&line(lons), &bay, stops);
        let across = longest([121.0, 121.6], [false, false]);
        assert!((across - 38_400.0).abs() < 500.0, "{across}");
        assert_eq!(longest([121.0, 121.3], [false, true]), 0.0);
        assert_eq!(longest([121.3, 121.0], [true, false]), 0.0);
        assert_eq!(longest([121.6, 121.7], [false, false]), 0.0);
    }

    #[test]
    fn what_begins_or_ends_in_water_counts_where_its_stop_is_on_land() {
        let bay = |at: LonLat| (121.1..121.5).contains(&at.lon);
        let line = |lons: [f64; 2]| lons.map(|lon| LonLat::new(lon, 30.3));
        for lons in [[121.0, 121.3], [121.3, 121.0]] {
            let metres = longest_over_water(&line(lons), &bay, [false, false]);
            assert!((metres - 19_200.0).abs() < 500.0, "{metres}");
        }
    }

    #[test]
    fn through_a_lake_leads_no_canal_and_no_railway_and_a_ferry_does() {
        // Wider than any viaduct.
        let lake = |at: LonLat| (120.10..120.12).contains(&at.lon);
        let told = |mode: &str| {
            let ends = [120.0, 120.2].map(|lon| LonLat::new(lon, 30.0));
            let goals = ends.map(|position| Goal { position, entrances: Vec::new(), radius_m: 0.0 });
            let coordinates = ends.map(|at| vec![at.lon, at.lat]).to_vec();
            let geometry = Some(RawLineString { kind: "LineString".into(), coordinates });
            let leg =
                RawLeg { stop: "b".into(), note: None, mode: Some(mode.into()), geometry, approximate: None };
            let mut report = Report::default();
            let waters = Waters { lake: &lake, tide: &|_| false };
            over_water(&leg, [&goals[0], &goals[1]], &JsonPath::file("routes.json"), &waters, &mut report);
            report.into_findings()
        };
        for mode in ["canal", "river", "rail", "road", "walk"] {
            let found = told(mode);
            assert!(found.len() == 1 && found[0].what.contains("over a lake"), "{mode}: {found:?}");
        }
        assert!(told("ferry").is_empty());
    }

    /// What is reported about an area: the keys that are wrong, for the first stop of the example with these
    /// properties.
    fn told(change: serde_json::Value) -> Vec<String> {
        let file = include_bytes!("../../../docs/example-pack/stops.geojson");
        let mut stops: serde_json::Value = serde_json::from_slice(file).expect("the example");
        let about = stops["features"][0]["properties"].as_object_mut().expect("a stop");
        for key in ["radius_m", "entrances", "gate"] {
            about.remove(key);
        }
        about.extend(change.as_object().expect("properties").clone());
        stops["features"].as_array_mut().expect("stops").truncate(1);
        let files = [("stops.geojson", stops.to_string().into_bytes())].into_iter().collect();
        let waters = Waters { lake: &|_| false, tide: &|_| false };
        let findings = check_courses(&files, &waters);
        findings
            .iter()
            .map(|finding| finding.to_string().split_whitespace().nth(2).unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn an_area_has_an_entrance_or_says_that_it_has_none() {
        use serde_json::json;
        let at = |key: &str| format!("/features/0/properties/{key}");
        let door = json!([{ "position": [120.1, 30.2] }]);
        assert_eq!(told(json!({ "category": "museum" })), Vec::<String>::new());
        assert_eq!(told(json!({ "category": "museum", "radius_m": 400 })), Vec::<String>::new());
        assert_eq!(told(json!({ "category": "museum", "radius_m": 500 })), [at("entrances")]);
        assert_eq!(told(json!({ "category": "lake" })), [at("radius_m"), at("entrances")]);
        for way_in in [
            json!({ "gate": "none" }),
            json!({ "entrances": door }),
            json!({ "gate": "unknown", "position": "approximate" }),
        ] {
            let mut lake = json!({ "category": "lake", "radius_m": 900 });
            lake.as_object_mut().expect("properties").extend(way_in.as_object().expect("properties").clone());
            assert_eq!(told(lake), Vec::<String>::new(), "{way_in}");
        }
        let both = json!({ "category": "lake", "radius_m": 900, "gate": "none", "entrances": door });
        assert_eq!(told(both), [at("gate")]);
        let exact = json!({ "category": "lake", "radius_m": 900, "gate": "unknown", "position": "exact" });
        assert_eq!(told(exact), [at("gate")]);
    }
}

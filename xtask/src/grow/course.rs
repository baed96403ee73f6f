//! The course from one stop of a route to the next.

use super::land::Land;
use super::stops::Stop;
use fastrand::Rng;
use hangyong::geometry::LonLat;
use serde_json::{Value, json};

/// The longest distance that is walked, in metres.
const WALK_M: f64 = 1200.0;
/// Beyond this distance in metres a leg has no geometry.
const KNOWN_M: f64 = 30_000.0;
/// A course has one bend per this many metres, and at most `MOST_BENDS`.
const BEND_M: f64 = 400.0;
const MOST_BENDS: usize = 40;
/// How far a bend may be off the straight line, as a share of the line's length.
const OFF: f64 = 0.04;
/// The spacing of the points at which a course is checked for water, in metres: the same as in the check of packs.
const STEP_M: f64 = 25.0;

/// The leg that leads to `to`: by train or an unknown road if it is far away, else along a winding road or path if that
/// is dry, else across.
pub fn leg(from: &Stop, to: &Stop, random: &mut Rng, land: &Land) -> Value {
    let metres = from.at.distance_m(to.at);
    if metres > KNOWN_M {
        let mode = if from.city == to.city { "road" } else { "rail" };
        return json!({ "stop": to.id, "mode": mode, "geometry": null });
    }
    let line = winding(from.at, to.at, metres, random);
    if !line.windows(2).all(|pair| is_dry(pair[0], pair[1], land)) {
        return json!({ "stop": to.id, "mode": "ferry", "geometry": null });
    }
    let coordinates: Vec<[f64; 2]> =
        line.iter().map(|at| at.to_microdegrees()).map(|at| [at.lon, at.lat]).collect();
    json!({
        "stop": to.id,
        "mode": if metres < WALK_M { "walk" } else { "road" },
        "geometry": { "type": "LineString", "coordinates": coordinates },
        "approximate": true
    })
}

fn winding(from: LonLat, to: LonLat, metres: f64, random: &mut Rng) -> Vec<LonLat> {
    let bends = ((metres / BEND_M) as usize).clamp(2, MOST_BENDS);
    let (dx, dy) = (to.lon - from.lon, to.lat - from.lat);
    let mut bend = |number: usize| {
        let (share, off) = (number as f64 / (bends + 1) as f64, (random.f64() - 0.5) * 2.0 * OFF);
        LonLat::new(from.lon + dx * share - dy * off, from.lat + dy * share + dx * off)
    };
    let mut line = vec![from];
    line.extend((1..=bends).map(&mut bend));
    line.push(to);
    line
}

fn is_dry(from: LonLat, to: LonLat, land: &Land) -> bool {
    let steps = (from.distance_m(to) / STEP_M).ceil().max(1.0) as u32;
    (0..=steps).all(|step| {
        let share = f64::from(step) / f64::from(steps);
        land.is_dry(LonLat::new(
            from.lon + (to.lon - from.lon) * share,
            from.lat + (to.lat - from.lat) * share,
        ))
    })
}

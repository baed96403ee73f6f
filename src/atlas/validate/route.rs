//! `routes.json`.

use std::collections::HashSet;

use serde_json::Value;

use super::value;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawLeg, RawRoute};
use crate::atlas::read;
use crate::domain::{Leg, LegMode, Route, RouteId, StopId};

/// A themed route fills days, not months.
const DAYS: std::ops::RangeInclusive<u32> = 1..=30;

/// The valid routes; `None`, with an error, when there are none.
pub fn routes(file: &Value, stops: &HashSet<StopId>, report: &mut Report) -> Option<Vec<Route>> {
    let root = JsonPath::file("routes.json");
    let mut seen = HashSet::new();
    let mut routes = Vec::new();
    for (at, value) in read::list(file, "routes", &root, report).iter().enumerate() {
        let place = root.key("routes").item(at);
        let Some(route) = route(value, &place, stops, report) else { continue };
        if super::first_of_its_id(&mut seen, route.id.clone(), &place, report) {
            routes.push(route);
        }
    }
    if routes.is_empty() {
        report.error(
            &root.key("routes"),
            "holds no route that can be shown",
            "add routes, or mend those that are broken",
        );
        return None;
    }
    Some(routes)
}

/// The routes that have courses drawn by hand, with the indices of those legs among the legs that are shown.
pub fn drawn_by_hand(file: &Value, routes: &[Route]) -> Vec<(RouteId, Vec<usize>)> {
    let listed = file.get("routes").and_then(Value::as_array).into_iter().flatten();
    let raw: Vec<RawRoute> = listed.filter_map(|value| serde_json::from_value(value.clone()).ok()).collect();
    let of_route = |route: &Route| {
        let raw = raw.iter().find(|raw| raw.id == route.id.as_str())?;
        let by_hand = |leg: &Leg| {
            let is_it = |raw: &&RawLeg| raw.stop == leg.stop.as_str();
            leg.geometry.is_some()
                && raw.legs.iter().find(is_it).is_some_and(|raw| raw.approximate == Some(true))
        };
        let legs: Vec<usize> =
            route.legs.iter().enumerate().filter(|(_, leg)| by_hand(leg)).map(|(at, _)| at).collect();
        (!legs.is_empty()).then(|| (route.id.clone(), legs))
    };
    routes.iter().filter_map(of_route).collect()
}

fn route(value: &Value, place: &JsonPath, stops: &HashSet<StopId>, report: &mut Report) -> Option<Route> {
    let raw: RawRoute = read::shape(value, place, report)?;
    let id = value::id(&raw.id, &place.key("id"), report);
    let name = value::text(&raw.name, &place.key("name"), report);
    let intro = value::text(&raw.intro, &place.key("intro"), report);
    let legs = legs(&raw.legs, &place.key("legs"), stops, report);
    if legs.len() < 2 {
        report.error(&place.key("legs"), "leads to fewer than two stops", "add stops, or take the route out");
        return None;
    }
    if !DAYS.contains(&raw.suggested_days) {
        report.error(
            &place.key("suggested_days"),
            format!("is {}", raw.suggested_days),
            "write days between 1 and 30",
        );
    }
    Some(Route {
        id: RouteId::from(id?),
        name: name?,
        intro: intro?,
        color: value::color(&raw.color, &place.key("color"), report),
        dash: dash(raw.dash, &place.key("dash"), report),
        suggested_days: raw.suggested_days.clamp(*DAYS.start(), *DAYS.end()),
        legs,
    })
}

/// The dash; solid, with an error, when it is invalid.
fn dash(dash: Vec<f64>, place: &JsonPath, report: &mut Report) -> Vec<f64> {
    if dash.len().is_multiple_of(2) && dash.iter().all(|pixels| (0.5..=100.0).contains(pixels)) {
        return dash;
    }
    report.error(
        place,
        "is not a dash",
        "write pairs of on and off in CSS pixels, such as [14, 6], or [] for solid",
    );
    Vec::new()
}

fn legs(raw: &[RawLeg], place: &JsonPath, stops: &HashSet<StopId>, report: &mut Report) -> Vec<Leg> {
    let mut seen = HashSet::new();
    let mut legs: Vec<Leg> = Vec::new();
    let mut last_was_dropped = false;
    for (at, leg) in raw.iter().enumerate() {
        let here = place.item(at);
        let stop = StopId::from(leg.stop.as_str());
        if !stops.contains(&stop) {
            report.error(
                &here.key("stop"),
                format!("\"{stop}\" is not a stop that can be shown"),
                "write the id of a stop, or take the leg out",
            );
            last_was_dropped = true;
        } else if !seen.insert(stop.clone()) {
            report.error(
                &here.key("stop"),
                format!("\"{stop}\" is on this route already"),
                "take one of the two out",
            );
            last_was_dropped = true;
        } else {
            let read = self::leg(leg, stop, at == 0, &here, report);
            legs.push(if last_was_dropped { from_elsewhere(read, legs.is_empty()) } else { read });
            last_was_dropped = false;
        }
    }
    legs
}

/// A leg whose start was dropped: its course began at a place that is no longer on the route.
fn from_elsewhere(leg: Leg, first: bool) -> Leg {
    Leg { geometry: None, mode: if first { LegMode::Start } else { leg.mode }, ..leg }
}

fn leg(raw: &RawLeg, stop: StopId, first: bool, place: &JsonPath, report: &mut Report) -> Leg {
    let mode = mode(raw.mode.as_deref(), first, &place.key("mode"), report);
    let geometry = raw.geometry.as_ref().and_then(|line| value::line(line, &place.key("geometry"), report));
    if first && geometry.is_some() {
        report.error(
            &place.key("geometry"),
            "leads to the first stop",
            "write null: nothing comes before the first stop",
        );
    }
    if raw.approximate == Some(true) && raw.geometry.is_none() {
        report.warning(
            &place.key("approximate"),
            "is true where no course is drawn",
            "draw the course, or take the key out",
        );
    }
    Leg {
        stop,
        note: value::maybe_text(raw.note.as_ref(), &place.key("note"), report),
        mode,
        geometry: geometry.filter(|_| !first),
    }
}

fn mode(key: Option<&str>, first: bool, place: &JsonPath, report: &mut Report) -> LegMode {
    let usual = if first { LegMode::Start } else { LegMode::Road };
    let Some(key) = key else { return usual };
    match LegMode::from_key(key) {
        Some(mode) if first == (mode == LegMode::Start) => mode,
        Some(_) => {
            report.error(
                place,
                format!("is \"{key}\""),
                "write \"start\" at the first stop and nowhere else",
            );
            usual
        }
        None => {
            let keys = LegMode::ALL.map(LegMode::key).join(", ");
            report.error(place, format!("\"{key}\" is not a way to travel"), format!("write one of {keys}"));
            usual
        }
    }
}

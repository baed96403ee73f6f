//! Routes through stops that are near each other; every fourth goes through both cities.

use super::land::Land;
use super::stops::Stop;
use super::{course, names, texts};
use fastrand::Rng;
use serde_json::{Value, json};

/// How many stops a route has.
const LEGS: std::ops::Range<usize> = 6..15;
/// A route's stops are chosen from this many stops nearest to its first.
const NEAR: usize = 24;
/// One route in this many leads to the other city as well.
const TO_BOTH: usize = 4;
/// Dashes have `on` and `off` lengths in pixels; these are the numbers of different lengths.
const ON: usize = 20;
const OFF: usize = 75;
/// How many routes can be distinguished by their dashes.
pub const DASHES: usize = ON * OFF;
/// A full turn divided by the golden ratio, in degrees: it makes neighbours in the list differ clearly in colour.
const GOLDEN_ANGLE: f64 = 137.507_764;

/// `count` routes, as `routes.json` lists them.
pub fn all(count: usize, stops: &[Stop], random: &mut Rng, land: &Land) -> Vec<Value> {
    (0..count).map(|number| route(number, stops, random, land)).collect()
}

fn route(number: usize, stops: &[Stop], random: &mut Rng, land: &Land) -> Value {
    let name = names::of_route(number);
    let through = through(number, stops, random);
    let mut legs: Vec<Value> = Vec::new();
    legs.extend(through.first().map(|first| json!({ "stop": first.id, "mode": "start", "geometry": null })));
    legs.extend(through.windows(2).map(|pair| course::leg(pair[0], pair[1], random, land)));
    json!({
        "id": names::id(&name),
        "name": { "zh": name.zh, "en": name.en },
        "intro": texts::intro(random),
        "color": colour(number),
        "dash": [2 + number % ON, 3 + number / ON],
        "suggested_days": 1 + through.len() / 5,
        "legs": legs
    })
}

/// The stops of a route, in order.
fn through<'a>(number: usize, stops: &'a [Stop], random: &mut Rng) -> Vec<&'a Stop> {
    let first = &stops[random.usize(..stops.len())];
    let count = random.usize(LEGS);
    let others: Vec<&Stop> = stops.iter().filter(|stop| stop.city != first.city).collect();
    if !number.is_multiple_of(TO_BOTH) || others.is_empty() {
        return in_order(first, some_near(first, stops.iter().collect(), count, random));
    }
    let second = others[random.usize(..others.len())];
    let here = stops.iter().filter(|stop| stop.city == first.city).collect();
    let mut through = in_order(first, some_near(first, here, count / 2, random));
    through.extend(in_order(second, some_near(second, others, count - count / 2, random)));
    through
}

/// At most `count` of the stops nearest to `first`; `first` is one of them.
fn some_near<'a>(first: &Stop, mut stops: Vec<&'a Stop>, count: usize, random: &mut Rng) -> Vec<&'a Stop> {
    stops.sort_by(|a, b| first.at.distance_m(a.at).total_cmp(&first.at.distance_m(b.at)));
    stops.truncate(NEAR);
    if let Some((_, others)) = stops.split_first_mut() {
        random.shuffle(others);
    }
    stops.truncate(count);
    stops
}

/// Orders stops from `first` on, always going to the nearest one that is left.
fn in_order<'a>(first: &Stop, mut left: Vec<&'a Stop>) -> Vec<&'a Stop> {
    let (mut at, mut order) = (first.at, Vec::new());
    while let Some(next) = (0..left.len())
        .min_by(|a, b| at.distance_m(left[*a].at).total_cmp(&at.distance_m(left[*b].at)))
        .map(|nearest| left.swap_remove(nearest))
    {
        at = next.at;
        order.push(next);
    }
    order
}

/// A distinct colour, dark enough on paper.
fn colour(number: usize) -> String {
    let (hue, light) = (number as f64 * GOLDEN_ANGLE % 360.0, 0.32 + (number % 5) as f64 * 0.03);
    let chroma = 0.5 * light.min(1.0 - light);
    let part = |turn: f64| {
        let at = (turn + hue / 30.0) % 12.0;
        let value = light - chroma * (at - 3.0).min(9.0 - at).clamp(-1.0, 1.0);
        (value * 255.0).round() as u8
    };
    format!("#{:02x}{:02x}{:02x}", part(0.0), part(8.0), part(4.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn four_hundred_routes_have_four_hundred_colours() {
        let colours: HashSet<String> = (0..400).map(colour).collect();
        assert_eq!(colours.len(), 400);
    }
}

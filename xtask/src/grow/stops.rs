//! Invented stops: most around the two cities, some between them, all on dry land.

use super::land::Land;
use super::names::{self, Name};
use super::texts;
use fastrand::Rng;
use hangyong::geometry::LonLat;
use serde_json::{Value, json};
use std::collections::HashSet;

/// A city with its districts, in Chinese and in English.
struct City {
    id: &'static str,
    station: &'static str,
    centre: LonLat,
    districts: &'static [(&'static str, &'static str)],
}

const CITIES: [City; 2] = [
    City {
        id: "hangzhou",
        station: "hangzhou-east",
        centre: LonLat { lon: 120.159, lat: 30.257 },
        districts: &[
            ("上城区", "Shangcheng"),
            ("拱墅区", "Gongshu"),
            ("西湖区", "Xihu"),
            ("滨江区", "Binjiang"),
            ("萧山区", "Xiaoshan"),
            ("余杭区", "Yuhang"),
            ("临平区", "Linping"),
            ("钱塘区", "Qiantang"),
        ],
    },
    City {
        id: "ningbo",
        station: "ningbo",
        centre: LonLat { lon: 121.552, lat: 29.874 },
        districts: &[
            ("海曙区", "Haishu"),
            ("江北区", "Jiangbei"),
            ("鄞州区", "Yinzhou"),
            ("镇海区", "Zhenhai"),
            ("北仑区", "Beilun"),
            ("奉化区", "Fenghua"),
        ],
    },
];
/// The spread of a city's stops around its centre: the standard deviation along each axis, in degrees. Each stop uses
/// one of the two.
const SPREAD: [f64; 2] = [0.06, 0.18];
/// One stop in this many is between the cities.
const BETWEEN: usize = 10;
/// The width of a square in degrees; no two stops are in the same square and none is near its edge, so they are about
/// ten metres apart or more.
const SQUARE: f64 = 0.0002;
const CORRIDORS: [&str; 4] = ["culture", "scenery", "industry", "ecology"];
/// Opening hours with a last entry.
const HOURS: [(Option<&str>, Option<&str>); 6] = [
    (Some("24/7"), None),
    (Some("09:00-17:00"), Some("16:30")),
    (Some("Tu-Su 09:00-16:30"), Some("16:00")),
    (Some("08:00-17:30"), None),
    (Some("Apr-Oct 08:00-18:00; Nov-Mar 08:30-17:00"), None),
    (None, None),
];
const TICKETS: [Option<u32>; 8] = [Some(0), Some(0), Some(0), Some(20), Some(35), Some(60), Some(80), None];
/// Categories of areas; their stops get a radius and a `gate`.
const AREAS: [&str; 3] = ["lake", "wetland", "old-town"];

/// A stop, as far as routes need it.
pub struct Stop {
    /// Its id.
    pub id: String,
    /// Where it is.
    pub at: LonLat,
    /// The index of its city: 0 is Hangzhou, 1 is Ningbo.
    pub city: usize,
    name: Name,
    category: &'static str,
}

/// `count` stops.
pub fn all(count: usize, random: &mut Rng, land: &Land) -> Vec<Stop> {
    let (offset, mut taken) = (random.usize(..100_000), HashSet::new());
    let stop = |number: usize| {
        let (name, category) = names::of_stop(number, offset);
        let (city, at) = place(random, land, &mut taken);
        Stop { id: names::id(&name), at, city, name, category }
    };
    (0..count).map(stop).collect()
}

/// An unused place on dry land, with the index of its city.
fn place(random: &mut Rng, land: &Land, taken: &mut HashSet<(i64, i64)>) -> (usize, LonLat) {
    loop {
        let city = random.usize(..CITIES.len());
        let wished = if random.usize(..BETWEEN) == 0 { between(random) } else { around(city, random) };
        let square = |degrees: f64| (degrees / SQUARE).round() as i64;
        let (x, y) = (square(wished.lon), square(wished.lat));
        let at = LonLat::new(within(x, random), within(y, random));
        if land.is_dry(at) && taken.insert((x, y)) {
            return (city, at);
        }
    }
}

/// A position in the middle half of a square, in degrees with six decimals.
fn within(square: i64, random: &mut Rng) -> f64 {
    let degrees = (square as f64 + (random.f64() - 0.5) / 2.0) * SQUARE;
    (degrees * 1e6).round() / 1e6
}

fn around(city: usize, random: &mut Rng) -> LonLat {
    let centre = CITIES[city].centre;
    let spread = SPREAD[random.usize(..SPREAD.len())];
    // The sum of three random numbers is close enough to a bell curve, and is bounded.
    let mut off = || (0..3).map(|_| random.f64() * 2.0 - 1.0).sum::<f64>() * spread;
    LonLat::new(centre.lon + off(), centre.lat + off())
}

fn between(random: &mut Rng) -> LonLat {
    let [a, b] = [&CITIES[0], &CITIES[1]].map(|city| city.centre);
    let (share, aside) = (random.f64(), (random.f64() - 0.5) * 0.3);
    LonLat::new(a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share + aside)
}

/// The content of `stops.geojson`; `checked` is the date that the sources state.
pub fn file(stops: &[Stop], checked: &str, random: &mut Rng) -> Value {
    let features: Vec<Value> =
        stops.iter().enumerate().map(|(number, stop)| feature(number, stop, checked, random)).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(number: usize, stop: &Stop, checked: &str, random: &mut Rng) -> Value {
    json!({
        "type": "Feature",
        "id": stop.id,
        "geometry": { "type": "Point", "coordinates": [stop.at.lon, stop.at.lat] },
        "properties": properties(number, stop, checked, random)
    })
}

fn properties(number: usize, stop: &Stop, checked: &str, random: &mut Rng) -> Value {
    let city = &CITIES[stop.city];
    let (zh, en) = city.districts[random.usize(..city.districts.len())];
    let district = Name { zh: zh.to_owned(), en: format!("{en} District") };
    let (hours, last_entry) = HOURS[random.usize(..HOURS.len())];
    let minutes = random.u32(6..24) * 5;
    let is_area = AREAS.contains(&stop.category);
    let walk = random.u32(5..40);
    let mut properties = json!({
        "id": stop.id,
        "name": { "zh": stop.name.zh, "en": stop.name.en },
        "city": city.id,
        "district": { "zh": district.zh, "en": district.en },
        "category": stop.category,
        "corridors": corridors(number, random),
        "summary": texts::summary(&stop.name, &district, random),
        "story": texts::story(random),
        "opening_hours": hours,
        "last_entry": last_entry,
        "ticket_cny": TICKETS[random.usize(..TICKETS.len())],
        "visit_minutes": minutes,
        "worth": random.u8(0..6),
        "indoor": random.bool(),
        "children": random.bool(),
        "access": {
            "station": city.station,
            "how": {
                "zh": format!("从车站乘公交到路口，再步行{walk}分钟。"),
                "en": format!("By bus from the station to the crossing, then {walk} minutes on foot.")
            }
        },
        "facilities": if random.bool() { json!(["toilet"]) } else { json!([]) },
        "position": "exact",
        "sources": [{
            "title": { "zh": "为测量而造", "en": "Made up for measuring" },
            "checked": checked
        }]
    });
    if is_area {
        properties["radius_m"] = json!(random.u32(200..450));
        properties["gate"] = json!("none");
    }
    properties
}

/// One or two corridors; the first one rotates with the number.
fn corridors(number: usize, random: &mut Rng) -> Vec<&'static str> {
    let first = CORRIDORS[number % CORRIDORS.len()];
    let second = CORRIDORS[random.usize(..CORRIDORS.len())];
    [first].into_iter().chain((second != first).then_some(second)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_dry_apart_from_one_another_and_about_both_cities() {
        let land = Land::built_in().expect("the base map");
        let stops = all(400, &mut Rng::with_seed(3), &land);
        assert!(stops.iter().all(|stop| land.is_dry(stop.at)));
        let nearest = |at: usize| {
            let others = stops.iter().skip(at + 1).map(|other| stops[at].at.distance_m(other.at));
            others.fold(f64::INFINITY, f64::min)
        };
        assert!((0..stops.len()).all(|at| nearest(at) > 5.0));
        for (city, centre) in CITIES.iter().map(|city| city.centre).enumerate() {
            let near = stops.iter().filter(|stop| stop.at.distance_m(centre) < 40_000.0).count();
            assert!(near > 100, "{city}: {near}");
        }
    }
}

//! A small pack with everything that matters to trips: closing days, last entries, lunch breaks, unknown hours,
//! approximate positions, a ferry, a train, names that need escaping. Its places and facts are made up.

use std::path::Path;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use hangyong::atlas::{PackFiles, parse_files};
use hangyong::domain::schedule::Ways;
use hangyong::domain::trip::{Day, Trip, Visit};
use hangyong::domain::{Atlas, TripId};
use serde_json::{Value, json};

/// The pack and its ways.
pub struct World {
    pub atlas: Atlas,
    pub ways: Ways,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let atlas = atlas();
    let ways = Ways::new(&atlas);
    World { atlas, ways }
});

pub fn world() -> &'static World {
    &WORLD
}

/// Every stop of the world.
pub const STOPS: [&str; 13] = [
    "north-museum",
    "lake",
    "temple",
    "tea-house",
    "canal-bridge",
    "evening-street",
    "lunch-gallery",
    "library",
    "old-bund",
    "port-museum",
    "pier",
    "island",
    "holiday-museum",
];

pub fn now() -> DateTime<Utc> {
    date("2026-09-01").and_time(NaiveTime::MIN).and_utc()
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").expect("a time")
}

pub fn visit(stop: &str) -> Visit {
    Visit::to(stop.into())
}

/// A trip with these stops, one list per day.
pub fn trip(days: &[&[&str]]) -> Trip {
    let day =
        |stops: &&[&str]| Day { visits: stops.iter().map(|stop| visit(stop)).collect(), ..Day::default() };
    Trip { days: days.iter().map(day).collect(), ..Trip::new(TripId::from("t1"), "两城三日", now()) }
}

/// The same with a start date.
pub fn dated(start: &str, days: &[&[&str]]) -> Trip {
    Trip { start: Some(date(start)), ..trip(days) }
}

fn atlas() -> Atlas {
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pack-small");
    let mut files = PackFiles::new();
    files.insert("pack.json", std::fs::read(small.join("pack.json")).expect("the small pack"));
    let made = [
        ("stops.geojson", stops()),
        ("routes.json", routes()),
        ("rail.json", rail()),
        ("holidays.json", holidays()),
    ];
    for (name, value) in made {
        files.insert(name, value.to_string());
    }
    let (atlas, findings) = parse_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert_eq!(atlas.stops.len(), STOPS.len(), "{findings:#?}");
    assert_eq!((atlas.rail.stations.len(), atlas.routes.len()), (4, 2), "{findings:#?}");
    atlas
}

fn text(zh: &str, en: &str) -> Value {
    json!({ "zh": zh, "en": en })
}

fn sources() -> Value {
    json!([{ "title": "Made up for the tests", "checked": "2026-11-01" }])
}

struct Place(&'static str, &'static str, f64, f64, &'static str);
struct Facts(Option<&'static str>, Option<&'static str>, Option<u32>, u32, &'static str);

fn stops() -> Value {
    let daily = Some("Mo-Su 07:00-18:00");
    let always = Some("24/7");
    let features: Vec<_> = [
        (
            Place("north-museum", "北馆", 120.02, 30.38, "hangzhou"),
            Facts(Some("Tu-Su 09:00-17:00"), Some("16:30"), Some(0), 120, "exact"),
        ),
        (Place("lake", "湖边", 120.15, 30.25, "hangzhou"), Facts(always, None, Some(0), 90, "approximate")),
        (
            Place("temple", "山寺", 120.10, 30.24, "hangzhou"),
            Facts(daily, Some("17:15"), Some(75), 90, "exact"),
        ),
        (
            Place("tea-house", "茶馆 & <井>", 120.11, 30.23, "hangzhou"),
            Facts(None, None, None, 45, "approximate"),
        ),
        (
            Place("canal-bridge", "运河桥", 120.14, 30.32, "hangzhou"),
            Facts(always, None, Some(0), 30, "exact"),
        ),
        (
            Place("evening-street", "夜街", 120.17, 30.24, "hangzhou"),
            Facts(Some("Mo-Su 10:00-21:00"), None, Some(0), 60, "exact"),
        ),
        (
            Place("lunch-gallery", "画廊", 120.16, 30.26, "hangzhou"),
            Facts(Some("Mo-Su 09:00-11:30,13:30-17:00"), None, Some(20), 60, "exact"),
        ),
        (
            Place("library", "天一阁", 121.54, 29.87, "ningbo"),
            Facts(Some("Tu-Su 08:30-17:30"), Some("17:00"), Some(30), 90, "exact"),
        ),
        (Place("old-bund", "老外滩", 121.555, 29.88, "ningbo"), Facts(always, None, Some(0), 60, "exact")),
        (
            Place("port-museum", "港馆", 121.92, 29.72, "ningbo"),
            Facts(Some("We-Mo 09:00-16:30"), Some("16:00"), Some(0), 90, "approximate"),
        ),
        (Place("pier", "码头", 122.10, 29.95, "ningbo"), Facts(always, None, Some(0), 10, "exact")),
        (
            Place("island", "岛", 122.38, 30.00, "ningbo"),
            Facts(Some("Mo-Su 06:00-18:00"), None, Some(160), 240, "approximate"),
        ),
        (
            Place("holiday-museum", "节日馆", 120.145, 30.255, "hangzhou"),
            Facts(Some("Tu-Su,PH 09:00-17:00"), None, Some(0), 60, "exact"),
        ),
    ]
    .into_iter()
    .map(|(place, facts)| feature(&place, &facts))
    .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(
    Place(id, zh, lon, lat, city): &Place,
    Facts(hours, last, ticket, minutes, position): &Facts,
) -> Value {
    let en = match *id {
        "library" => "Tianyi Pavilion",
        "tea-house" => "Tea \"house\" & <well>",
        other => other,
    };
    json!({
        "type": "Feature", "id": id,
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
        "properties": {
            "id": id, "name": text(zh, en), "city": city, "district": text("某区", "Some District"),
            "category": "museum", "corridors": ["culture"],
            "summary": text("一处测试用的地方，只为检查行程的时间和文件而设。", "A place that was made up for the tests of trips and their files."),
            "story": text("故事。", "A story."),
            "opening_hours": hours, "last_entry": last, "ticket_cny": ticket, "visit_minutes": minutes,
            "access": { "station": null, "how": text("步行。", "On foot.") },
            "facilities": [], "status": null, "position": position, "sources": sources(),
        }
    })
}

fn routes() -> Value {
    let leg =
        |stop: &str, mode: &str, geometry: Value| json!({ "stop": stop, "mode": mode, "geometry": geometry });
    let course = |points: Value| json!({ "type": "LineString", "coordinates": points });
    let intro = text("一条测试用的路线。", "A route for the tests.");
    json!({ "routes": [
        { "id": "canal", "name": text("城线", "City line"), "intro": intro, "color": "#2E7D74", "dash": [], "suggested_days": 2,
          "legs": [
            leg("north-museum", "start", Value::Null),
            leg("canal-bridge", "road", course(json!([[120.02, 30.38], [120.02, 30.32], [120.14, 30.32]]))),
            leg("lake", "canal", course(json!([[120.14, 30.32], [120.2, 30.3], [120.15, 30.25]]))),
            leg("evening-street", "walk", course(json!([[120.15, 30.25], [120.15, 30.24], [120.17, 30.24]]))),
          ] },
        { "id": "lake-sea", "name": text("海线", "Sea line"), "intro": intro, "color": "#2F6DA8", "dash": [], "suggested_days": 1,
          "legs": [
            leg("library", "start", Value::Null),
            leg("old-bund", "walk", Value::Null),
            leg("pier", "road", Value::Null),
            leg("island", "ferry", Value::Null),
          ] },
    ] })
}

fn rail() -> Value {
    let station = |id: &str, zh: &str, city: &str, lon: f64, lat: f64, km: f64| {
        json!({ "id": id, "name": text(zh, id), "city": city, "lon": lon, "lat": lat, "position": "exact",
                "km": km, "on_line": true, "status": null, "sources": sources() })
    };
    let hop = |from: &str, to: &str, minutes: u32| {
        json!({ "from": from, "to": to, "minutes": minutes, "minutes_min": minutes, "minutes_max": minutes,
                "as_of": "2016-03-10", "sources": sources() })
    };
    json!({
        "line": { "id": "line", "name": text("高铁", "Railway"), "color": "#4A5568", "opened": "2013-07-01", "length_km": 155,
                  "design_speed_kmh": 350, "note": text("测试。", "For tests."),
                  "geometry": { "type": "LineString", "coordinates": [[120.2082, 30.29355], [120.53444, 30.10197], [121.16371, 30.10083], [121.5332, 29.8659]] },
                  "sources": sources() },
        "stations": [
            station("hangzhou-east", "杭州东", "hangzhou", 120.2082, 30.29355, 0.0),
            station("shaoxing-north", "绍兴北", "hangzhou", 120.53444, 30.10197, 43.0),
            station("yuyao-north", "余姚北", "ningbo", 121.16371, 30.10083, 106.0),
            station("ningbo", "宁波", "ningbo", 121.5332, 29.8659, 155.0),
        ],
        "hops": [
            hop("hangzhou-east", "shaoxing-north", 19), hop("shaoxing-north", "yuyao-north", 19),
            hop("yuyao-north", "ningbo", 20), hop("hangzhou-east", "ningbo", 60),
        ],
        "frequency": [
            { "from_station": "hangzhou-east", "to_station": "ningbo", "from": "06:27", "to": "21:47", "every_minutes": 12,
              "as_of": "2016-03-10", "sources": sources() },
        ],
    })
}

/// The notice for 2026; the one for 2027 has not been announced.
fn holidays() -> Value {
    let off =
        |from: &str, to: &str, zh: &str, en: &str| json!({ "from": from, "to": to, "name": text(zh, en) });
    json!({ "note": text("2026年的通知。", "The notice for 2026."), "years": { "2026": {
        "off": [
            off("2026-01-01", "2026-01-03", "元旦", "New Year"),
            off("2026-02-15", "2026-02-23", "春节", "Spring Festival"),
            off("2026-04-04", "2026-04-06", "清明节", "Qingming Festival"),
            off("2026-05-01", "2026-05-05", "劳动节", "Labour Day"),
            off("2026-06-19", "2026-06-21", "端午节", "Dragon Boat Festival"),
            off("2026-09-25", "2026-09-27", "中秋节", "Mid-Autumn Festival"),
            off("2026-10-01", "2026-10-07", "国庆节", "National Day"),
        ],
        "work": ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
        "sources": sources(),
    } } })
}

//! A pack of a few stops: a route with one known and one unknown leg, two stops close together, one on no route.

use chrono::NaiveDate;

use crate::domain::stop::Access;
use crate::domain::{
    Atlas, Bilingual, Calendar, Category, Claims, Corridor, Leg, LegMode, PackInfo, PositionQuality, Rail,
    Route, Station, Stop,
};
use crate::geometry::LonLat;
use crate::map::basemap::{Area, Basemap, Extent, Name, Path, Peak, Place};

/// West to east; the last two are about 300 m apart.
const STOPS: [(&str, f64, f64); 6] = [
    ("lake", 120.14, 30.24),
    ("bridge", 120.13, 30.32),
    ("weir", 120.87, 30.02),
    ("library", 121.54, 29.87),
    ("tower", 121.543, 29.871),
    ("island", 122.38, 30.0),
];

/// The pack's content.
pub fn atlas() -> Atlas {
    let stops = STOPS.iter().map(|(id, lon, lat)| stop(id, *lon, *lat)).collect();
    Atlas::new(info(), stops, vec![canal(), sea()], rail(), Calendar::default(), vec![], vec![], vec![])
}

fn canal() -> Route {
    let course = vec![LonLat::new(120.13, 30.32), LonLat::new(120.5, 30.2), LonLat::new(120.87, 30.02)];
    let legs = vec![leg("bridge", None), leg("weir", Some(course)), leg("library", None)];
    route("canal", "#2E7D74", vec![14.0, 6.0], legs)
}

fn sea() -> Route {
    let course = vec![LonLat::new(120.14, 30.24), LonLat::new(121.0, 30.4), LonLat::new(122.38, 30.0)];
    route("sea", "#2F6DA8", vec![2.0, 7.0], vec![leg("lake", None), leg("island", Some(course))])
}

fn route(id: &str, color: &str, dash: Vec<f64>, legs: Vec<Leg>) -> Route {
    let (name, intro) = (Bilingual::new(id, id), Bilingual::default());
    Route { id: id.into(), name, intro, color: color.into(), dash, suggested_days: 1, legs }
}

fn leg(stop: &str, geometry: Option<Vec<LonLat>>) -> Leg {
    Leg { stop: stop.into(), note: None, mode: LegMode::Canal, geometry }
}

fn stop(id: &str, lon: f64, lat: f64) -> Stop {
    Stop {
        pinyin: None,
        id: id.into(),
        name: Bilingual::new(format!("{id}站"), id),
        position: LonLat::new(lon, lat),
        quality: PositionQuality::Exact,
        city: "hangzhou".into(),
        district: Bilingual::default(),
        category: Category::Bridge,
        further_categories: vec![],
        corridors: vec![Corridor::Culture],
        summary: Bilingual::default(),
        story: None,
        hours: None,
        last_entry: None,
        closures: vec![],
        ticket_cny: None,
        visit_minutes: 60,
        stay_range: (60, 60),
        worth: None,
        access: Access { station: None, how: Bilingual::default(), metro: None },
        facilities: vec![],
        images: vec![],
        status: None,
        sources: vec![],
        unverified: Claims::default(),
        differing: Claims::default(),
        details: crate::domain::stop::Details::default(),
    }
}

fn rail() -> Rail {
    let station = |id: &str, lon, lat| Station {
        id: id.into(),
        name: Bilingual::new(id, id),
        city: "hangzhou".into(),
        position: LonLat::new(lon, lat),
        quality: PositionQuality::Exact,
        km: Some(0.0),
        on_line: true,
        status: None,
        sources: vec![],
    };
    Rail {
        name: Bilingual::new("杭甬", "Hangyong"),
        color: "#4A5568".into(),
        opened: None,
        length_km: 155.0,
        design_speed_kmh: 350,
        note: Bilingual::default(),
        geometry: vec![LonLat::new(120.21, 30.29), LonLat::new(121.53, 29.87)],
        sources: vec![],
        stations: vec![station("east", 120.21, 30.29), station("ningbo", 121.4, 29.95)],
        hops: vec![],
        frequency: vec![],
    }
}

fn info() -> PackInfo {
    PackInfo {
        id: "small".into(),
        title: Bilingual::new("小", "Small"),
        summary: Bilingual::default(),
        lexicon: Default::default(),
        bbox: [118.3, 28.8, 122.6, 31.0],
        review_number: None,
        attribution: vec![],
        basemap: None,
        streets: None,
        router: None,
        cities: vec![],
        centres: vec![],
        report: None,
        allowed_packs: vec![],
        checked: NaiveDate::default(),
    }
}

/// Land west of 122° E, a mountain and two cities.
pub fn basemap() -> Basemap {
    let coast = [(117.0, 32.0), (122.0, 32.0), (122.0, 28.0), (117.0, 28.0)];
    let points: Vec<LonLat> = coast.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect();
    let ring = Path::new(points, vec![0; 4], 0);
    let name = |text: &str| Name { zh: text.into(), en: text.into() };
    let place = |text: &str, lon, lat| Place { position: LonLat::new(lon, lat), name: name(text), rank: 1 };
    Basemap {
        detail: Extent { south_west: LonLat::new(118.3, 28.8), north_east: LonLat::new(122.6, 31.0) },
        land: vec![Area { rings: vec![ring], name: None, min_zoom: 0, accuracy_m: 10 }],
        waters: vec![],
        rivers: vec![],
        canals: vec![],
        causeways: vec![],
        greens: vec![],
        peaks: vec![Peak { position: LonLat::new(119.4, 30.35), name: None, rank: 1, size: 5 }],
        places: vec![place("杭州", 120.16, 30.27), place("宁波", 121.55, 29.88)],
        labels: vec![],
    }
}

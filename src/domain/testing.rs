//! Stops and an atlas for the tests of this layer. Never part of the app.

use chrono::NaiveDate;

use super::stop::Access;
use super::*;
use crate::geometry::LonLat;

/// A stop about which nothing is known, modified by `change`.
pub fn stop(id: &str, change: impl FnOnce(&mut Stop)) -> Stop {
    let mut stop = Stop {
        id: id.into(),
        name: Bilingual::new(id, id),
        pinyin: None,
        position: LonLat::new(120.0, 30.0),
        quality: PositionQuality::Exact,
        city: "hangzhou".into(),
        district: Bilingual::default(),
        category: Category::Museum,
        further_categories: Vec::new(),
        corridors: vec![Corridor::Culture],
        summary: Bilingual::default(),
        story: None,
        hours: None,
        last_entry: None,
        closures: Vec::new(),
        ticket_cny: None,
        visit_minutes: 60,
        stay_range: (60, 60),
        worth: None,
        access: Access { station: None, how: Bilingual::default(), metro: None },
        facilities: Vec::new(),
        images: Vec::new(),
        status: None,
        sources: Vec::new(),
        unverified: Claims::default(),
        differing: Claims::default(),
        details: stop::Details::default(),
    };
    change(&mut stop);
    stop
}

/// An atlas of these stops, both cities and the calendar of 2026, with all stops on the route `all`.
pub fn atlas(stops: Vec<Stop>) -> Atlas {
    let leg = |stop: &Stop| Leg { stop: stop.id.clone(), note: None, mode: LegMode::Road, geometry: None };
    let route = Route {
        id: "all".into(),
        name: Bilingual::default(),
        intro: Bilingual::default(),
        color: "#000000".into(),
        dash: Vec::new(),
        suggested_days: 1,
        legs: stops.iter().map(leg).collect(),
    };
    let info = PackInfo {
        id: "test".into(),
        title: Bilingual::default(),
        summary: Bilingual::default(),
        lexicon: Default::default(),
        bbox: [118.0, 28.0, 123.0, 32.0],
        review_number: None,
        attribution: Vec::new(),
        basemap: None,
        streets: None,
        router: None,
        cities: vec![
            ("hangzhou".into(), Bilingual::new("杭州", "Hangzhou")),
            ("ningbo".into(), Bilingual::new("宁波", "Ningbo")),
        ],
        centres: Vec::new(),
        report: None,
        allowed_packs: Vec::new(),
        checked: NaiveDate::default(),
    };
    let calendar = calendar::notice_2026();
    Atlas::new(info, stops, vec![route], Rail::default(), calendar, Vec::new(), Vec::new(), Vec::new())
}

/// A ready-made trip with these stops, a list for each day.
pub fn ready_trip(id: &str, days: &[&[&str]]) -> ReadyTrip {
    let usual = trip::Day::default();
    let visit = |stop: &&str| ready_trip::ReadyVisit { stop: (*stop).into(), minutes: None, note: None };
    let day = |stops: &&[&str]| ready_trip::ReadyDay {
        from: usual.from,
        to: usual.to,
        base: trip::Bases::default(),
        visits: stops.iter().map(visit).collect(),
    };
    ReadyTrip {
        id: id.into(),
        title: Bilingual::new(id, id),
        summary: Bilingual::default(),
        route: None,
        mode: trip::TripMode::default(),
        not_on: Vec::new(),
        days: days.iter().map(day).collect(),
    }
}

//! The ways of trips on the map and on paper: each part is drawn by its means of transport, and none goes straight over
//! water except by boat.

use std::collections::HashSet;
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

use chrono::DateTime;
use hangyong::app::trips::handbook::handbook;
use hangyong::app::trips::present::map::day_on_map;
use hangyong::app::trips::present::parts::Courses;
use hangyong::app::{AppState, Page, Trips};
use hangyong::domain::trip::{Base, Bases, Day, History, Visit};
use hangyong::domain::{Atlas, Lang, Trip};
use hangyong::geometry::LonLat;
use hangyong::map::basemap::Basemap;
use hangyong::map::layers::Ground;
use hangyong::map::scene::Color;
use hangyong::map::{PartKind, PartShape, Theme, TripPart};

#[path = "data/own_pack.rs"]
mod own_pack;

static ATLAS: LazyLock<Atlas> = LazyLock::new(own_pack::atlas);

fn basemap() -> Basemap {
    let file = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap/basemap.bin"));
    Basemap::decode(&file.expect("the base map")).expect("it can be read")
}

fn visits(stops: &[&str]) -> Vec<Visit> {
    stops.iter().map(|stop| Visit::to((*stop).into())).collect()
}

fn place(name: &str, lon: f64, lat: f64) -> Option<Base> {
    Some(Base::Place { name: name.into(), position: LonLat::new(lon, lat) })
}

/// Across the bay, around a lake, to an island and back: ways where a straight line would cross water.
fn wet_trip() -> Trip {
    let over_the_bay = Day {
        base: Bases { start: place("海盐", 120.95, 30.51), end: place("慈溪", 121.24, 30.17) },
        visits: visits(&["hangzhou-bay-wetland", "sanbei-mudflats"]),
        ..Day::default()
    };
    let round_the_lake = Day {
        base: Bases { start: place("断桥", 120.1487, 30.2603), end: place("净寺", 120.146, 30.231) },
        visits: visits(&["lingyin-feilai", "zhejiang-museum-gushan", "big-lotus", "liuhe-pagoda"]),
        ..Day::default()
    };
    let to_the_island =
        Day { visits: visits(&["ningbo-sanjiangkou", "putuo-mountain", "meishan-bay"]), ..Day::default() };
    let days = vec![over_the_bay, round_the_lake, to_the_island];
    Trip { days, ..Trip::new("t".into(), "", DateTime::default()) }
}

fn trips(trip: Trip) -> Trips {
    Trips::new(History::new(trip), Vec::new(), &ATLAS)
}

fn parts(trips: &Trips) -> Vec<Vec<TripPart>> {
    let courses = Courses::of(&ATLAS);
    let days = trips.trip().days.iter().zip(&trips.schedule.days).enumerate();
    days.map(|(index, (day, times))| day_on_map(index, 3, day, times, &courses).parts).collect()
}

fn all_trips() -> Vec<Trips> {
    let ready =
        ATLAS.ready_trips.iter().map(|ready| ready.trip("t".into(), Lang::Zh, None, DateTime::default()));
    ready.chain([wet_trip()]).map(trips).collect()
}

/// How much of a line, in metres, lies in water, not counting bridges of known roads.
fn over_water_m(line: &[LonLat], ground: &Ground) -> f64 {
    let wet = |[from, to]: &[LonLat; 2]| {
        let steps = (from.distance_m(*to) / 25.0).ceil().max(1.0) as u32;
        let at = |step: u32| {
            let share = f64::from(step) / f64::from(steps);
            LonLat::new(from.lon + (to.lon - from.lon) * share, from.lat + (to.lat - from.lat) * share)
        };
        let inside = (0..steps).filter(|step| ground.is_water(at(*step).into())).count();
        inside as f64 / f64::from(steps) * from.distance_m(*to)
    };
    line.array_windows().map(wet).sum()
}

#[test]
fn a_trip_has_no_straight_part_over_water_but_by_boat() {
    let ground = Ground::new(basemap());
    let (mut arcs, mut boats) = (0, 0);
    for part in all_trips().iter().flat_map(parts).flatten() {
        let (shape, line) = part.drawn(Some(&ground));
        let metro = matches!(part.kind, PartKind::Metro(_));
        match shape {
            PartShape::Arc => arcs += 1,
            PartShape::Straight => {
                let metres = over_water_m(&line, &ground);
                assert!(metro || metres < 200.0, "{part:?} leads {metres:.0} m over water");
                assert!(line[0].distance_m(line[1]) <= 5_000.0, "{part:?} is too far for a straight line");
            }
            PartShape::Course if part.kind == PartKind::Boat => boats += 1,
            PartShape::Course => assert!(part.known || part.line.len() < 2, "{part:?}"),
        }
    }
    assert!(arcs > 0 && boats > 0, "{arcs} arcs, {boats} boats");
    let over_the_bay = &parts(&trips(wet_trip()))[0];
    assert!(matches!(over_the_bay[0].drawn(Some(&ground)).0, PartShape::Arc), "{:?}", over_the_bay[0]);
}

#[test]
fn every_part_begins_where_the_one_before_ends_or_within_a_stop_of_it() {
    for day in all_trips().iter().flat_map(parts) {
        for [before, after] in day.array_windows() {
            let (end, begin) = (before.line[before.line.len() - 1], after.line[0]);
            assert!(end.distance_m(begin) < 2_000.0, "{before:?} and {after:?}");
        }
    }
}

#[test]
fn a_metro_is_in_its_line_s_colour_on_the_map_and_on_paper() {
    let colors: HashSet<String> =
        ATLAS.network.read().metro_lines.iter().map(|line| line.color.to_lowercase()).collect();
    let (basemap, mut seen) = (basemap(), HashSet::new());
    let atlas = Rc::new(ATLAS.clone());
    let app = AppState::new(atlas, "/", Lang::Zh, Page::Trip);
    for trips in all_trips() {
        let book = handbook(&app, &trips, Some(&basemap));
        for (parts, page) in parts(&trips).iter().zip(&book.days) {
            let Some(map) = &page.map else { continue };
            let metros = parts.iter().filter_map(|part| match part.kind {
                PartKind::Metro(color) => Some(color),
                _ => None,
            });
            for color in metros {
                assert!(colors.contains(&color.to_string()), "{color} is no line's");
                assert!(has(map, color), "{} has no {color}", page.name);
                seen.insert(color.to_string());
            }
        }
    }
    assert!(seen.len() > 1, "{seen:?}");
}

fn has(svg: &str, color: Color) -> bool {
    svg.contains(&Theme::Light.on_land(color).to_string())
}

#[test]
fn a_train_of_a_trip_follows_the_rails_and_a_boat_leads_from_pier_to_pier() {
    let parts: Vec<TripPart> = all_trips().iter().flat_map(parts).flatten().collect();
    let trains = parts.iter().filter(|part| part.kind == PartKind::Rail && part.known);
    assert!(trains.clone().count() > 0);
    for train in trains {
        let longest = train.line.array_windows().map(|[a, b]| a.distance_m(*b)).fold(0.0, f64::max);
        assert!(longest < 12_000.0, "a jump of {longest:.0} m");
    }
    let boat = parts.iter().find(|part| part.kind == PartKind::Boat).expect("a boat");
    let piers = ATLAS.network.read().links;
    let is_pier = |place: &LonLat| piers.iter().flat_map(|link| &link.ends).any(|end| end.position == *place);
    assert!(boat.line.iter().all(is_pier), "{boat:?}");
}

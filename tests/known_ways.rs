//! Well-known journeys in the real pack: how long they take and by what means of transport.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hangyong::atlas::{PackFiles, parse_files};
use hangyong::codec::leg::{LegDoc, leg};
use hangyong::codec::place;
use hangyong::domain::schedule::table::WayTable;
use hangyong::domain::schedule::{Spot, TravelMode};
use hangyong::domain::trip::TripMode;
use hangyong::domain::{Atlas, Lang, Ways};
use serde::Deserialize;

struct World {
    atlas: Atlas,
    ways: Ways,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pack");
    let mut files = PackFiles::new();
    let names = ["pack.json", "stops.geojson", "routes.json", "rail.json", "metro.json", "water.json"];
    for name in names {
        files.insert(name, std::fs::read(folder.join(name)).expect(name));
    }
    let (atlas, _) = parse_files(&files).expect("the pack");
    let ways = Ways::new(&atlas);
    World { atlas, ways }
});

/// A well-known journey; see `tests/sense/ways.json`.
#[derive(Deserialize)]
struct Known {
    from: String,
    to: String,
    #[serde(default)]
    mode: Option<String>,
    #[serde(default)]
    at: Option<String>,
    minutes: [u32; 2],
    #[serde(default)]
    by: Vec<String>,
    source: String,
}

fn known() -> Vec<Known> {
    let file: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sense/ways.json");
    serde_json::from_slice(&std::fs::read(file).expect("the list")).expect("a list of ways")
}

fn way(from: &str, to: &str, mode: TripMode, depart: u32) -> LegDoc {
    let World { atlas, ways } = &*WORLD;
    let spot = |text: &str| place::spot(text, atlas).unwrap_or_else(|error| panic!("{error}"));
    let estimate = ways.estimate(&spot(from), &spot(to), mode, depart);
    leg(from, to, depart, &estimate, atlas, Lang::Zh)
}

#[test]
fn forty_ways_take_as_long_as_people_know_and_go_as_people_go() {
    let list = known();
    assert!(list.len() >= 40, "{}", list.len());
    let mut wrong = Vec::new();
    for known in list {
        let mode = known.mode.as_deref().map_or(Some(TripMode::Transit), TripMode::from_key).expect("a mode");
        let at = known.at.as_deref().map_or(570, |at| place::moment(at).expect("a moment").1);
        let said = way(&known.from, &known.to, mode, at);
        let [least, most] = known.minutes;
        let parts: Vec<_> = said.parts.iter().map(|part| part.mode).collect();
        let as_people_go = known.by.iter().all(|by| parts.contains(&by.as_str()));
        if !(least..=most).contains(&said.minutes) || !as_people_go || known.source.is_empty() {
            wrong.push(format!(
                "{} → {}: {} min, not {least}–{most} by {:?}: {}",
                known.from, known.to, said.minutes, known.by, said.basis
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_metro_leg_names_line_direction_stations_and_how_many_stops() {
    let said = way("station:hangzhou-east", "stop:west-lake", TripMode::Transit, 570);
    let ride = said.parts.iter().find(|part| part.mode == "metro").expect("a metro");
    assert_eq!(ride.line.as_deref(), Some("杭州地铁1号线"));
    assert_eq!(ride.towards.as_deref(), Some("湘湖"));
    assert_eq!((ride.from.as_deref(), ride.stops.is_some()), (Some("火车东站"), true));
    assert_eq!(said.mode, "metro");
}

#[test]
fn parts_of_a_leg_add_up_to_it() {
    for known in known() {
        let said = way(&known.from, &known.to, TripMode::Transit, 570);
        assert_eq!(said.minutes, said.parts.iter().map(|part| part.minutes).sum::<u32>(), "{said:#?}");
    }
}

#[test]
fn no_metro_is_taken_after_the_last_train_nor_before_the_first() {
    let by_metro = |depart| {
        let said = way("station:hangzhou-east", "stop:west-lake", TripMode::Transit, depart);
        said.parts.iter().any(|part| part.mode == "metro")
    };
    assert!(by_metro(22 * 60));
    assert!(!by_metro(23 * 60 + 30));
    assert!(!by_metro(3 * 60));
}

#[test]
fn an_island_is_reached_by_a_boat_between_named_piers_and_not_after_the_last() {
    for mode in TripMode::ALL {
        let said = way("station:ningbo", "stop:putuo-mountain", mode, 480);
        let boat = said.parts.iter().find(|part| part.mode == "ferry").expect("a boat");
        assert_eq!(boat.to.as_deref(), Some("普陀山码头"), "{mode:?}");
        assert!(boat.from.as_deref().is_some_and(|pier| pier.ends_with("码头")), "{boat:?}");
    }
    let by_coach = way("station:ningbo", "stop:putuo-mountain", TripMode::Transit, 480);
    assert!(by_coach.basis.contains("，单程 30 元（票价请核对）"), "{}", by_coach.basis);
    let late = way("120.2,30.2", "stop:putuo-mountain", TripMode::Transit, 21 * 60);
    assert!(late.basis.contains("已开，等次日首班"), "{}", late.basis);
}

#[test]
fn no_way_of_a_hundred_kilometres_is_a_town_bus() {
    let World { atlas, ways } = &*WORLD;
    for a in atlas.stops.iter().step_by(4) {
        for b in &atlas.stops {
            let way = ways.estimate(&Spot::of_stop(a), &Spot::of_stop(b), TripMode::Transit, 600);
            let crow_m = a.position.distance_m(b.position);
            let bus = way.mode == TravelMode::Transit && way.how.iter().all(|step| !step.is_ride());
            assert!(!bus || crow_m < 41_000.0, "{} → {}", a.id, b.id);
        }
    }
}

#[test]
fn whoever_walks_over_the_qiantang_goes_by_a_bridge() {
    let dry = way("stop:liuhe-pagoda", "120.1420,30.1890", TripMode::Walk, 600);
    let crow_m = 1_800.0;
    assert!(dry.basis.contains("经桥过水"), "{}", dry.basis);
    assert!(dry.metres.is_none_or(|metres| f64::from(metres) > crow_m), "{dry:#?}");
    // With no bridge nearby, the journey is not entirely on foot.
    let far = way("120.3600,30.2700", "120.3560,30.2420", TripMode::Walk, 600);
    assert!(far.parts.iter().any(|part| part.mode != "walk"), "{far:#?}");
}

#[test]
fn nobody_drives_over_the_sea_but_by_its_bridges() {
    // From Zhoushan's main island to the south of Xiangshan it is 85 km in a straight line, and twice that by the
    // bridges.
    for from in ["city:zhoushan", "122.2850,29.9570"] {
        let around = way(from, "stop:shipu-fishing-port", TripMode::Drive, 480);
        assert!((140..=230).contains(&around.minutes), "{around:#?}");
    }
    let back = way("121.9430,29.2110", "122.1000,30.0200", TripMode::Drive, 480);
    assert!(back.metres.is_some_and(|metres| metres > 160_000), "{back:#?}");
    assert!(back.basis.contains("经桥过水"), "{}", back.basis);
    // A river has more bridges than a pack names: drivers are not sent to the only one in the pack.
    let over_the_river = way("120.2100,30.2450", "120.2100,30.2100", TripMode::Drive, 480);
    assert!(!over_the_river.basis.contains("经桥过水"), "{}", over_the_river.basis);
}

#[test]
fn every_crossing_leads_from_one_bank_to_the_other() {
    let network = WORLD.atlas.network.read();
    for crossing in &network.crossings {
        let river = network.rivers.iter().find(|river| river.name == crossing.river).expect("its river");
        let [a, b] = crossing.ends[..] else { panic!("two ends") };
        let left = |p: [f64; 2], q: [f64; 2], r: [f64; 2]| {
            (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) > 0.0
        };
        let meets = river.course.windows(2).filter(|pair| {
            let [a, b, c, d] = [a, b, pair[0], pair[1]].map(<[f64; 2]>::from);
            left(a, b, c) != left(a, b, d) && left(c, d, a) != left(c, d, b)
        });
        assert_eq!(meets.count() % 2, 1, "{} over {}", crossing.name.zh, crossing.river);
    }
}

#[test]
fn a_table_says_what_the_timeline_says() {
    let World { atlas, ways } = &*WORLD;
    let spots: Vec<_> = atlas.stops.iter().step_by(7).map(Spot::of_stop).collect();
    for mode in [TripMode::Transit, TripMode::Drive] {
        let table = WayTable::new(ways, mode, spots.clone());
        for (a, b, hour) in [(0, 1, 9), (2, 9, 6), (3, 8, 21), (5, 10, 22), (10, 4, 12), (1, 11, 17)] {
            let said = table.by_hour(a, b, hour..=hour)[0].minutes;
            let leave = hour * 60..hour * 60 + 60;
            let longest = leave.map(|at| ways.estimate(&spots[a], &spots[b], mode, at).minutes).max();
            assert_eq!(Some(said), longest, "{mode:?} {:?} → {:?} at {hour}", spots[a].stop, spots[b].stop);
        }
    }
}

#[test]
fn a_place_that_the_pack_does_not_know_is_told() {
    for text in ["stop:nowhere", "station:x", "metro:x", "city:atlantis", "hotel", "500,30", "a:b"] {
        assert!(place::spot(text, &WORLD.atlas).is_err(), "{text}");
    }
    for text in ["stop:west-lake", "station:ningbo", "metro:longxiangqiao", "city:ningbo", "120.1,30.2"] {
        assert!(place::spot(text, &WORLD.atlas).is_ok(), "{text}");
    }
}

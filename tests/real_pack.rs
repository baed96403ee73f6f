//! The site's own content: free of errors, with a story for every stop, and with ways that lead to the stops.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

use chrono::NaiveDate;
use geo::{Bearing, Haversine, Point};
use hangyong::atlas::{self, PackFiles, Severity, Waters};
use hangyong::domain::trip::{Party, Visit};
use hangyong::domain::{
    Atlas, Bilingual, Category, Claim, Corridor, DayHours, EntryDay, Lang, LegMode, Schedule, Source, Stop,
    Trip, Ways,
};
use hangyong::geometry::LonLat;
use hangyong::map::basemap::Basemap;
use hangyong::map::detail::roads::{self, Roads};
use hangyong::map::layers::Ground;
use hangyong::map::scene::Color;
use hangyong::map::svg::{route_svg, view_svg};
use hangyong::map::{Camera, MapContent, MapEngine, Target, Theme};
use serde_json::Value;

#[path = "data/own_pack.rs"]
mod own_pack;

static FILES: LazyLock<PackFiles> = LazyLock::new(own_pack::files);

static ATLAS: LazyLock<Atlas> = LazyLock::new(own_pack::atlas);

/// The day on which the pack was last compared with its sources.
fn checked() -> NaiveDate {
    ATLAS.info.checked
}

fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

fn names(stops: &[&Stop]) -> Vec<String> {
    stops.iter().map(|stop| stop.id.to_string()).collect()
}

#[test]
fn the_pack_has_no_error_and_only_warns_of_facts_that_are_old() {
    let others: Vec<_> = atlas::check(&FILES, checked())
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error || !finding.what.contains("12 months"))
        .map(|finding| finding.to_string())
        .collect();
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn no_course_leads_over_water_but_by_boat_and_each_leads_to_its_stop() {
    let ground = ground();
    let (lake, tide) = (|at: LonLat| ground.is_lake(at.into()), |at: LonLat| ground.is_tidal(at.into()));
    let findings = atlas::check_courses(&FILES, &Waters { lake: &lake, tide: &tide });
    let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn near_the_lake_the_map_names_metro_stations_quarters_and_streets_and_from_afar_it_does_not() {
    let file = include_bytes!("../assets/basemap/basemap.bin");
    let basemap = Basemap::decode(file).expect("the built-in base map");
    let roads = roads::read(include_str!("../assets/basemap/hand/roads.geojson")).expect("roads");
    let roads = Rc::new(Roads::decode(&roads).expect("their file"));
    let drawn = |zoom| {
        let camera = Camera::over(LonLat::new(120.155, 30.252), zoom);
        let ground = (basemap.clone(), roads.clone());
        view_svg(&ATLAS, ground, None, camera, Lang::Zh, Theme::Light, (390, 844))
    };
    let (near, far) = (drawn(14.0), drawn(10.5));
    for name in ["龙翔桥", "湖滨", "延安路"] {
        assert!(near.contains(name), "{name} near by");
        assert!(!far.contains(name), "{name} from afar");
    }
}

#[test]
fn in_each_old_town_the_map_names_a_quarter_and_a_street() {
    let file = include_bytes!("../assets/basemap/basemap.bin");
    let basemap = Basemap::decode(file).expect("the built-in base map");
    let roads = roads::read(include_str!("../assets/basemap/hand/roads.geojson")).expect("roads");
    let roads = Rc::new(Roads::decode(&roads).expect("their file"));
    for (lon, lat, quarter, street) in [
        (120.1690, 30.2400, "河坊街", "中山路"),
        (120.5757, 30.0018, "府山", "解放路"),
        (121.5446, 29.8755, "鼓楼", "解放路"),
        (121.1512, 30.0500, "龙泉山", "新建路"),
        (121.4460, 29.9880, "慈湖", "解放路"),
        (122.3860, 29.9890, "普济寺", "玉堂街"),
    ] {
        let drawn = |zoom| {
            let camera = Camera::over(LonLat::new(lon, lat), zoom);
            view_svg(
                &ATLAS,
                (basemap.clone(), roads.clone()),
                None,
                camera,
                Lang::Zh,
                Theme::Light,
                (800, 800),
            )
        };
        let (town, near) = (drawn(13.0), drawn(14.3));
        assert!(town.contains(quarter), "{quarter} at zoom 13");
        assert!(near.contains(street), "{street} at zoom 14.3");
    }
}

/// Tracks for 350 km/h have curves of several kilometres; trains are slow only between Hangzhou and its southern
/// station and into Ningbo.
#[test]
fn the_high_speed_line_passes_its_stations_and_bends_as_fast_tracks_do() {
    let line = &ATLAS.rail.geometry;
    for station in ATLAS.rail.stations.iter().filter(|station| station.on_line) {
        let between = |from: LonLat, to: LonLat, share: f64| {
            LonLat::new(from.lon + (to.lon - from.lon) * share, from.lat + (to.lat - from.lat) * share)
        };
        let track = line
            .windows(2)
            .flat_map(|ends| (0..40).map(|at| between(ends[0], ends[1], f64::from(at) / 40.0)));
        let nearest = track.map(|at| at.distance_m(station.position)).fold(f64::MAX, f64::min);
        assert!(nearest < 150.0, "{}: {nearest} m from the line", station.id);
    }
    let (start, end) = (line[0], line[line.len() - 1]);
    let is_fast = |at: LonLat| at.distance_m(start) > 20_000.0 && at.distance_m(end) > 12_000.0;
    let heading = |from: LonLat, to: LonLat| {
        let east = (to.lon - from.lon) * from.lat.to_radians().cos();
        east.atan2(to.lat - from.lat).to_degrees()
    };
    for points in line.windows(3).filter(|points| is_fast(points[1])) {
        let turn =
            (heading(points[1], points[2]) - heading(points[0], points[1]) + 540.0).rem_euclid(360.0) - 180.0;
        let km = points[0].distance_m(points[2]) / 2000.0;
        assert!(turn.abs() < 22.0 * km.max(0.5), "{turn}° within {km} km at {:?}", points[1]);
    }
}

#[test]
fn pictures_of_the_map_have_its_landmarks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let landmarks = hangyong::site::landmarks(&root.join("assets/landmarks"), &ATLAS).expect("the drawings");
    let file = include_bytes!("../assets/basemap/basemap.bin");
    let basemap = Basemap::decode(file).expect("the built-in base map");
    let pieces = |svg: String| svg.matches("<path").count();
    let near = |landmarks| {
        let (ground, camera) =
            ((basemap.clone(), Rc::default()), Camera::over(LonLat::new(120.15, 30.245), 13.0));
        pieces(view_svg(&ATLAS, ground, landmarks, camera, Lang::Zh, Theme::Light, (390, 844)))
    };
    assert!(near(Some(&landmarks)) > near(None) + 20);
    // A route short enough to be seen close up.
    let shown = ATLAS.routes.iter().map(|route| {
        let of = |landmarks| {
            let (route, size) = (Some(&route.id), (2_400, 1_800));
            pieces(route_svg(&ATLAS, Some(&basemap), landmarks, route, Lang::Zh, Theme::Light, size))
        };
        of(Some(&landmarks)) > of(None)
    });
    assert!(shown.filter(|shown| *shown).count() > 0);
}

/// A leg by train is drawn on the rails, not beside them.
#[test]
fn no_leg_by_train_runs_beside_the_high_speed_line() {
    let line = &ATLAS.rail.geometry;
    let off = |at: &LonLat| line.iter().map(|rail| rail.distance_m(*at)).fold(f64::MAX, f64::min);
    let is_beside = |at: &LonLat| (700.0..2_500.0).contains(&off(at));
    for route in &ATLAS.routes {
        for leg in route.legs.iter().filter(|leg| leg.mode == LegMode::Rail) {
            let course = leg.geometry.iter().flatten().copied().collect::<Vec<_>>();
            let pairs = course.windows(2).filter(|ends| ends.iter().all(is_beside));
            let metres: f64 = pairs.map(|ends| ends[0].distance_m(ends[1])).sum();
            assert!(metres < 10_000.0, "{}: {metres} m beside the line", route.id);
        }
    }
}

/// The picture that a page shows before its program runs is drawn at the fitted camera, so clamping that camera must
/// not move it.
#[test]
fn no_screen_is_so_small_or_so_long_that_a_fitted_route_is_moved() {
    let file = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap/basemap.bin"));
    let basemap = Basemap::decode(&file.expect("the base map")).expect("it can be read");
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, true);
    engine.set_basemap(basemap);
    engine.set_content(MapContent::from_atlas(&ATLAS));
    let routes = ATLAS.routes.iter().map(|route| Target::Route(route.id.clone()));
    let stops = ATLAS.stops.iter().map(|stop| Target::Stop(stop.id.clone()));
    let targets: Vec<Target> = [Target::Everything].into_iter().chain(routes).chain(stops).collect();
    for width in [320.0, 390.0, 600.0, 900.0, 1280.0, 1920.0, 3840.0] {
        for height in [220.0, 345.0, 400.0, 480.0, 520.0, 600.0, 844.0, 1080.0, 2000.0, 2160.0] {
            engine.set_viewport(width, height, 1.0);
            for target in &targets {
                let wanted = engine.camera_for(target).expect("a camera");
                engine.fit(target, false, 0.0);
                assert!(engine.camera().looks_like(wanted), "{target:?} on {width} × {height}");
            }
        }
    }
}

#[test]
fn a_fact_that_nobody_looked_at_for_a_year_is_told_to_the_editors() {
    let old = |on: NaiveDate| {
        let findings = atlas::check(&FILES, on);
        findings.iter().filter(|finding| finding.what.contains("12 months")).count()
    };
    assert!(old(checked()) > 0, "the timetable of 2016 is old");
    assert!(old(checked() + chrono::Months::new(13)) > old(checked()) + ATLAS.stops.len());
}

#[test]
fn at_least_seventy_stops_have_a_story_of_reading_length_in_both_languages() {
    assert!(ATLAS.stops.len() >= 70, "{}", ATLAS.stops.len());
    let fits = |story: &Bilingual| {
        (120..=250).contains(&characters(&story.zh))
            && (60..=130).contains(&story.en.split_whitespace().count())
    };
    let others: Vec<_> = ATLAS.stops.iter().filter(|stop| !stop.story.as_ref().is_some_and(fits)).collect();
    assert_eq!(names(&others), Vec::<String>::new());
}

#[test]
fn no_two_stories_are_the_same() {
    let stories: HashSet<_> = ATLAS.stops.iter().filter_map(|stop| Some(&stop.story.as_ref()?.zh)).collect();
    assert_eq!(stories.len(), ATLAS.stops.len());
}

#[test]
fn the_four_routes_are_there_and_each_corridor_has_stops_on_them() {
    let ids: Vec<_> = ATLAS.routes.iter().map(|route| route.id.as_str()).collect();
    assert_eq!(ids, ["antiquity", "canal", "lake-sea", "games"]);
    for corridor in Corridor::ALL {
        let along = ATLAS.routes.iter().flat_map(|route| ATLAS.stops_of(route));
        let count = along.filter(|stop| stop.corridors.contains(&corridor)).count();
        assert!(count >= 5, "{}: {count}", corridor.key());
    }
}

#[test]
fn every_stop_names_its_sources_with_a_day_that_has_been() {
    let sound = |source: &Source| {
        !source.title.zh.is_empty() && !source.title.en.is_empty() && source.checked <= checked()
    };
    let others: Vec<_> = ATLAS
        .stops
        .iter()
        .filter(|stop| stop.sources.is_empty() || !stop.sources.iter().all(sound))
        .collect();
    assert_eq!(names(&others), Vec::<String>::new());
}

/// Every source in the pack's files, with the path of the object that lists it.
fn sources(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| sources(item, &format!("{at}/{n}"), found));
        }
        Value::Object(object) => {
            for (key, item) in object {
                if key == "sources" {
                    found.extend(
                        item.as_array().into_iter().flatten().map(|source| (at.into(), source.clone())),
                    );
                }
                sources(item, &format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

fn all_sources() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for name in FILES.paths().filter(|name| name.ends_with("json")) {
        let file = serde_json::from_slice(FILES.get(name).unwrap_or_default()).unwrap_or_default();
        sources(&file, name, &mut found);
    }
    found
}

#[test]
fn every_source_is_called_something_in_chinese_and_in_english() {
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let said = |title: &Value| {
        title["zh"].as_str().is_some_and(han) && title["en"].as_str().is_some_and(|en| !han(en))
    };
    let all = all_sources();
    let others: Vec<_> = all.iter().filter(|(_, source)| !said(&source["title"])).collect();
    assert!(all.len() > 300 && others.is_empty(), "{others:#?}");
}

#[test]
fn what_a_title_calls_unchecked_is_not_dated_as_a_check() {
    let phrases = ["not checked", "not verified", "nverified", "not recorded", "not stated", "not seen"];
    let doubtful = |source: &Value| {
        let title = source["title"]["en"].as_str().unwrap_or_default();
        phrases.iter().any(|phrase| title.contains(phrase))
    };
    let others: Vec<_> = all_sources()
        .into_iter()
        .filter(|(_, source)| doubtful(source) && source["unchecked"].as_array().is_none_or(Vec::is_empty))
        .collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn hours_and_prices_are_either_sourced_or_marked() {
    let sourced = |stop: &Stop, claim: Claim, words: [&str; 3]| {
        let named = |source: &Source| words.iter().any(|word| source.title.zh.contains(word));
        stop.sources.iter().any(|source| source.gives.contains(claim) || named(source))
    };
    let others: Vec<_> = ATLAS
        .stops
        .iter()
        .filter(|stop| {
            let hours =
                stop.hours.is_none() || sourced(stop, Claim::Hours, ["开放时间", "闭馆日", "开门时间"]);
            let ticket = stop.ticket_cny.is_none() || sourced(stop, Claim::Ticket, ["票价", "免费", "门票"]);
            !hours || !ticket
        })
        .collect();
    assert_eq!(names(&others), Vec::<String>::new());
}

#[test]
fn every_stop_is_ranked_with_a_reason_and_says_how_long_people_stay() {
    let unranked = |stop: &&Stop| {
        let reason = stop.details.worth_why.as_ref();
        let reasoned =
            reason.is_some_and(|why| why.zh.chars().count() >= 8 && why.en.len() >= 20 && why.zh != why.en);
        let stay = stop.stay();
        let ranged = stay.short < stay.usual && stay.usual < stay.long;
        stop.worth.is_none() || !reasoned || !ranged
    };
    let others: Vec<_> = ATLAS.stops.iter().filter(unranked).collect();
    assert_eq!(names(&others), Vec::<String>::new());
}

#[test]
fn what_one_comes_for_ranks_above_what_is_only_an_address() {
    let worth = |id: &str| ATLAS.stop(&id.into()).and_then(|stop| stop.worth);
    for id in [
        "west-lake",
        "lingyin-feilai",
        "liangzhu-museum",
        "tianyi-pavilion",
        "putuo-mountain",
        "qiandao-lake",
    ] {
        assert_eq!(worth(id), Some(5), "{id}");
    }
    for id in ["jingtoushan-site", "ningbo-zhoushan-port", "linping-sports-centre", "asian-games-village"] {
        assert_eq!(worth(id), Some(0), "{id}");
    }
}

#[test]
fn hours_that_no_source_gives_are_unknown_and_a_closing_day_that_one_gives_stays() {
    let on = |id: &str, day: &str| {
        let hours = ATLAS.stop(&id.into()).and_then(|stop| stop.hours.clone());
        hours.map(|hours| hours.on(day.parse().expect("a date"), &ATLAS.calendar))
    };
    assert_eq!(on("tianluoshan-site", "2026-11-23"), Some(DayHours::Closed), "a Monday");
    assert_eq!(on("tianluoshan-site", "2026-11-24"), Some(DayHours::Unknown));
    assert_eq!(on("huang-gongwang-park", "2026-11-24"), None);
}

#[test]
fn every_stop_can_be_reached() {
    let reached: HashSet<_> =
        ATLAS.routes.iter().flat_map(|route| route.legs.iter().map(|leg| &leg.stop)).collect();
    let lost: Vec<_> = ATLAS.stops.iter().filter(|stop| !reached.contains(&stop.id)).collect();
    let station =
        |stop: &&&Stop| stop.access.station.as_ref().is_some_and(|id| ATLAS.rail.station(id).is_some());
    let (by_train, nowhere): (Vec<_>, Vec<_>) = lost.iter().copied().partition(|stop| station(&stop));
    assert_eq!(names(&nowhere), Vec::<String>::new(), "on no route, and no station: {by_train:?}");
    for stop in &ATLAS.stops {
        for lang in Lang::ALL {
            let how = stop.access.how.get(lang);
            assert!(how.len() > 10, "{}: \"{how}\"", stop.id);
        }
    }
}

/// A course ends at the stop or at one of its entrances; at a lake, anywhere within the lake's radius.
#[test]
fn every_course_begins_at_the_stop_before_and_ends_at_its_own() {
    const NEAR_M: f64 = 150.0;
    let ground = ground();
    let mut far = Vec::new();
    for route in &ATLAS.routes {
        for pair in route.legs.windows(2) {
            let [before, leg] = pair else { continue };
            let Some(course) = &leg.geometry else { continue };
            for (end, stop) in [(course.first(), &before.stop), (course.last(), &leg.stop)] {
                let (end, stop) = (end.expect("an end"), ATLAS.stop(stop).expect("a stop"));
                let doors = stop.details.entrances.iter().map(|entrance| entrance.position);
                let metres = doors
                    .chain([stop.position])
                    .map(|door| end.distance_m(door))
                    .fold(f64::INFINITY, f64::min);
                let reach =
                    stop.details.radius_m.filter(|_| ground.is_water(stop.position.into())).map(f64::from);
                if metres > NEAR_M && reach.is_none_or(|reach| metres > reach) {
                    far.push(format!("{} {} {metres:.0} m", route.id, stop.id));
                }
            }
        }
    }
    assert_eq!(far, Vec::<String>::new());
}

/// Where a stop was moved, its old position stayed in the courses to it and from it: they went past the stop and back.
#[test]
fn no_course_goes_past_its_stop_and_comes_back() {
    let bearing = |from: LonLat, to: LonLat| {
        Haversine.bearing(Point::new(from.lon, from.lat), Point::new(to.lon, to.lat))
    };
    let back = |end: LonLat, next: LonLat, then: LonLat| {
        let turn = (bearing(next, end) - bearing(then, next)).rem_euclid(360.0);
        end.distance_m(next) > 50.0 && turn.min(360.0 - turn) > 110.0
    };
    let mut bent = Vec::new();
    for route in &ATLAS.routes {
        // On foot one does go along a bank to the next bridge and back on the other.
        for leg in route.legs.iter().filter(|leg| leg.mode != LegMode::Walk) {
            let course = leg.geometry.as_deref().unwrap_or_default();
            if let [first, second, third, ..] = *course
                && back(first, second, third)
            {
                bent.push(format!("{}: from the stop before {}", route.id, leg.stop));
            }
            if let [.., third, second, last] = *course
                && back(last, second, third)
            {
                bent.push(format!("{}: to {}", route.id, leg.stop));
            }
        }
    }
    assert_eq!(bent, Vec::<String>::new());
}

#[test]
fn every_drawn_course_says_that_it_is_drawn_by_hand() {
    let said = ATLAS.network.read().drawn_by_hand;
    for route in &ATLAS.routes {
        let drawn: Vec<usize> =
            (0..route.legs.len()).filter(|at| route.legs[*at].geometry.is_some()).collect();
        let of_route = said.iter().find(|(id, _)| id == &route.id).map(|(_, legs)| legs.clone());
        assert_eq!(of_route, Some(drawn), "{}", route.id);
    }
}

#[test]
fn every_lake_wetland_and_old_town_says_how_far_it_reaches_and_where_one_goes_in() {
    let areas = ATLAS.stops.iter().filter(|stop| stop.details.radius_m.is_some());
    assert!(areas.clone().count() >= 25, "{}", areas.count());
    for stop in ATLAS
        .stops
        .iter()
        .filter(|stop| matches!(stop.category, Category::Lake | Category::Wetland | Category::OldTown))
    {
        let reach = stop.details.radius_m.unwrap_or_default();
        assert!((300..=8_000).contains(&reach), "{} reaches {reach} m", stop.id);
        for entrance in &stop.details.entrances {
            let metres = entrance.position.distance_m(stop.position);
            assert!(
                metres <= f64::from(reach),
                "{} reaches {reach} m, an entrance lies {metres:.0} m off",
                stop.id
            );
        }
    }
}

fn ground() -> Ground {
    let file = include_bytes!("../assets/basemap/basemap.bin");
    Ground::new(Basemap::decode(file).expect("the built-in base map"))
}

#[test]
fn no_course_jumps_across_the_land() {
    // The longest straight piece of a known course: a bridge over the bay is 36 km.
    const LONGEST_M: f64 = 36_000.0;
    for route in &ATLAS.routes {
        for leg in &route.legs {
            let course = leg.geometry.as_deref().unwrap_or_default();
            let longest = course.windows(2).map(|pair| pair[0].distance_m(pair[1])).fold(0.0, f64::max);
            assert!(longest < LONGEST_M, "{} to {}: {longest:.0} m", route.id, leg.stop);
            assert_eq!(leg.mode == LegMode::Start, leg.stop == route.legs[0].stop);
        }
    }
}

/// Opening hours from the stops' own notices, not from the pack: stop, date, expected answer.
#[test]
fn doors_open_and_shut_as_their_notices_say() {
    let windows = |id: &str, date: &str| {
        let stop = ATLAS.stop(&id.into()).unwrap_or_else(|| panic!("{id}"));
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        match stop.entry_windows(date.parse().expect("a date"), &ATLAS.calendar) {
            EntryDay::Open(windows) => windows
                .iter()
                .map(|w| format!("{}-{} by {}", clock(w.open.from), clock(w.open.to), clock(w.last_entry)))
                .collect::<Vec<_>>()
                .join(", "),
            EntryDay::Closed => "closed".to_owned(),
            EntryDay::Unknown => "unknown".to_owned(),
        }
    };
    for (id, date, told) in [
        ("national-archives-hangzhou", "2026-12-01", "09:00-16:00 by 15:30"),
        ("national-archives-hangzhou", "2026-11-30", "closed"),
        ("lingyin-feilai", "2026-12-05", "07:30-17:30 by 17:00"),
        ("lingyin-feilai", "2026-07-05", "07:30-17:30 by 17:00"),
        ("shen-garden", "2026-12-05", "08:00-17:00 by 16:40"),
        ("southern-song-guan-kiln", "2026-12-05", "09:00-16:30 by 16:00"),
        ("southern-song-guan-kiln", "2026-12-01", "closed"),
        ("southern-song-guan-kiln", "2026-11-30", "09:00-16:30 by 16:00"),
        ("deshou-palace", "2026-12-05", "09:30-17:00 by 16:30"),
        ("deshou-palace", "2026-11-30", "closed"),
        ("liuhe-pagoda", "2026-07-01", "07:00-17:30 by 17:30"),
        ("liuhe-pagoda", "2026-12-01", "07:00-16:55 by 16:55"),
        ("xixi-wetland", "2026-12-01", "08:30-17:00 by 16:00"),
        ("xixi-wetland", "2026-07-01", "08:30-17:30 by 16:30"),
        ("tianyi-pavilion", "2026-07-01", "08:30-17:30 by 17:00"),
        ("tianyi-pavilion", "2026-12-01", "08:30-17:00 by 16:30"),
        ("tianyi-pavilion", "2026-11-30", "13:30-17:00 by 16:30"),
        ("qiandao-lake", "2026-07-01", "08:00-15:30 by 14:00"),
        ("liangzhu-museum", "2026-12-01", "09:00-17:00 by 16:30"),
        ("liangzhu-museum", "2026-11-30", "closed"),
        ("liangzhu-site-park", "2026-11-30", "09:00-17:00 by 16:00"),
        ("ningbo-museum", "2026-12-01", "09:00-17:00 by 16:00"),
        ("kuahuqiao-museum", "2026-12-01", "09:00-16:30 by 16:00"),
        ("baoguo-temple", "2026-12-01", "08:30-16:30 by 16:30"),
        ("qiaoxi-crafts-museums", "2026-12-01", "closed"),
        ("qiaoxi-crafts-museums", "2026-11-30", "09:00-16:30 by 16:00"),
    ] {
        assert_eq!(windows(id, date), told, "{id} on {date}");
    }
}

#[test]
fn the_price_of_the_holy_island_follows_the_month() {
    let price = |date: &str| {
        let stop = ATLAS.stop(&"putuo-mountain".into()).expect("the island");
        stop.price_on(date.parse().expect("a date"), &ATLAS.calendar).known()
    };
    assert_eq!(
        ["2026-07-01", "2026-12-05", "2027-01-10", "2026-10-02", "2026-05-03"].map(price),
        [Some(160), Some(120), Some(120), Some(180), Some(180)]
    );
}

#[test]
fn the_country_s_days_off_are_those_of_the_site_s_own_pack() {
    let country = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/country/holidays.json");
    let country: Value = serde_json::from_slice(&fs::read(country).expect("the file")).expect("JSON");
    let own: Value = serde_json::from_slice(FILES.get("holidays.json").expect("the file")).expect("JSON");
    assert_eq!(country, own, "copy assets/pack/holidays.json to assets/country/");
}

#[test]
fn the_sums_of_a_trip_tell_what_concessions_save() {
    let mut trip = Trip::new("t".into(), "", chrono::DateTime::default());
    trip.start = "2026-10-13".parse().ok();
    trip.days[0].visits = ["shen-garden", "tianyi-pavilion"].map(|stop| Visit::to(stop.into())).into();
    let ways = Ways::new(&ATLAS);
    let sums = |party: Option<Party>| {
        let sums = Schedule::of(&Trip { party, ..trip.clone() }, &ATLAS, &ways).sums;
        (sums.tickets_cny, sums.saved_cny)
    };
    // Shen Garden costs 40, is free from age 70 and half price below 19: 40 + 0 + 20 instead of 120. Tianyi Pavilion
    // costs 30 and is half price from age 60: 30 + 15 + 30 instead of 90.
    let family = Party { adults: 1, children: vec![8], elders: vec![72], students: 0 };
    assert_eq!(sums(Some(family)), (60 + 75, 60 + 15));
    assert_eq!(sums(Some(Party::default())), (140, 0));
    assert_eq!(sums(None), (70, 0));
}

#[test]
fn the_page_has_the_routes_in_the_map_s_colours_by_day_and_by_night() {
    let styles = include_str!("../assets/styles/tokens.css");
    for route in &ATLAS.routes {
        let color = Color::parse(&route.color).expect("a colour");
        for (theme, times) in [(Theme::Light, 1), (Theme::Dark, 2)] {
            let line = format!("--route-{}: {};", route.id, theme.on_land(color));
            assert_eq!(styles.matches(&line).count(), times, "{line}");
        }
    }
}

//! The landmarks of the site's own pack: every drawing, and where there is room for them on its map.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hangyong::atlas::{PackFiles, parse_files};
use hangyong::domain::{Atlas, Lang, StopId};
use hangyong::geometry::{LonLat, PxRect, World};
use hangyong::map::content::MapContent;
use hangyong::map::landmarks::{FROM_ZOOM, Landmarks, PlacedLandmark, drawing};
use hangyong::map::overlay::{Layout, Mark, Scenery, ShownStops, Subject, Widths, lay_out};
use hangyong::map::scene::Recorder;
use hangyong::map::{Camera, Hit, Insets, MapEngine, Theme, View, Viewport};
use hangyong::site;

/// A laptop's map, and the places it is tested over.
const SIZE_PX: (f64, f64) = (1280.0, 800.0);
const WEST_LAKE: (f64, f64) = (120.143, 30.246);
const PLACES: [(f64, f64); 4] = [WEST_LAKE, (120.583, 30.0), (121.55, 29.875), (120.85, 30.1)];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name)
}

fn atlas() -> Atlas {
    let names = ["pack.json", "stops.geojson", "routes.json", "rail.json", "holidays.json"];
    let files: PackFiles =
        names.into_iter().map(|name| (name, fs::read(folder("pack").join(name)).expect(name))).collect();
    parse_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}")).0
}

/// The pack and its landmarks; they never change.
static OWN: LazyLock<(Atlas, Landmarks)> = LazyLock::new(|| {
    let atlas = atlas();
    let landmarks = site::landmarks(&folder("landmarks"), &atlas).unwrap_or_else(|fault| panic!("{fault}"));
    (atlas, landmarks)
});

fn drawings() -> BTreeMap<String, String> {
    site::drawings(&folder("landmarks")).unwrap_or_else(|fault| panic!("{fault}"))
}

fn view(place: (f64, f64), zoom: f64) -> View {
    let (width_px, height_px) = SIZE_PX;
    let viewport = Viewport { width_px, height_px, dpr: 1.0, insets: Insets::default() };
    View { camera: Camera::over(LonLat::new(place.0, place.1), zoom), viewport }
}

/// What is on the map there, with or without a route shown.
fn standing(content: &MapContent, place: (f64, f64), zoom: f64, route: Option<usize>) -> (View, Layout) {
    let view = view(place, zoom);
    let scenery = Scenery {
        content: Some(content),
        landmarks: Some(&OWN.1),
        route,
        ..Scenery::bare(view, Lang::Zh, Theme::Light)
    };
    let mut shown = ShownStops::new(content, route, None, None, None);
    let layout = lay_out(&scenery, &mut shown, &mut Widths::default(), &mut Recorder::default());
    (view, layout)
}

fn overlap(one: PxRect, other: PxRect) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

fn is_of(subject: &Subject, placed: &PlacedLandmark) -> bool {
    match subject {
        Subject::Stop(at) => *at == placed.stop,
        Subject::Cluster(cluster) => cluster.members.contains(&placed.stop),
        _ => false,
    }
}

#[test]
fn every_drawing_can_be_drawn_and_belongs_to_a_stop() {
    let drawings = drawings();
    let stops: HashSet<&str> = OWN.0.stops.iter().map(|stop| stop.id.as_str()).collect();
    for (name, text) in &drawings {
        assert!(drawing(text).is_ok_and(|figures| figures.len() >= 4), "{name}: {:?}", drawing(text));
        assert!(text.len() <= 1_250, "{name} has {} bytes", text.len());
        let stop = name.split("--").next().unwrap_or_default();
        assert!(stops.contains(stop), "{name} stands at no stop of the pack");
    }
    assert!(drawings.len() >= 36, "{}", drawings.len());
    assert_eq!(OWN.1.all().len(), drawings.len());
}

#[test]
fn every_stop_that_is_worth_a_journey_is_drawn() {
    let worthy = OWN.0.stops.iter().filter(|stop| stop.worth.unwrap_or(0) >= 4);
    let missing: Vec<_> =
        worthy.filter(|stop| OWN.1.of_stop(&stop.id).is_none()).map(|stop| &stop.id).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_two_drawings_are_the_same() {
    let mut seen = HashSet::new();
    for (name, text) in drawings() {
        assert!(seen.insert(text), "{name} is a copy");
    }
}

#[test]
fn the_file_of_landmarks_is_light_and_read_again() {
    let file = OWN.1.encode();
    assert!(file.len() < 30_000, "{} bytes", file.len());
    assert_eq!(Landmarks::decode(&file).as_ref(), Ok(&OWN.1));
}

#[test]
fn none_covers_another_or_a_mark_that_is_not_its_own() {
    let content = MapContent::from_atlas(&OWN.0);
    let routes = (0..content.routes.len()).map(Some).chain([None]);
    for (place, route) in PLACES.into_iter().flat_map(|place| routes.clone().map(move |route| (place, route)))
    {
        for zoom in [9.0, 10.0, 10.7, 11.3, 12.0, 13.0, 14.0, 15.5] {
            let (view, layout) = standing(&content, place, zoom, route);
            for (at, one) in layout.landmarks.iter().enumerate() {
                let rect = one.rect(view);
                let mut others = layout.landmarks.iter().skip(at + 1);
                assert!(others.all(|other| !overlap(rect, other.rect(view))), "{place:?} {zoom}");
                let marks = layout.marks.iter().filter(|mark| !matches!(mark.mark, Mark::Dot(_)));
                for mark in marks.filter(|mark| !is_of(&mark.subject, one)) {
                    let side = mark.mark.radius_px() * 2.0;
                    let covered = PxRect::centred(view.screen_from_world(mark.world), side, side);
                    assert!(!overlap(rect, covered), "{place:?} {zoom} {:?}", mark.subject);
                }
                for name in &layout.names {
                    let middle = view.screen_from_world(name.world) + name.offset_px;
                    let letters = PxRect::centred(middle, name.size_px.x, name.size_px.y);
                    let city = name.subject == Subject::Ground;
                    assert!(city || !overlap(rect, letters), "{place:?} {zoom} {:?}", name.text);
                }
            }
        }
    }
}

#[test]
fn over_west_lake_its_sights_are_drawn_and_far_away_nothing_is() {
    let content = MapContent::from_atlas(&OWN.0);
    let drawn = |zoom| {
        let (_, layout) = standing(&content, WEST_LAKE, zoom, None);
        let id = |placed: &PlacedLandmark| OWN.1.all().get(placed.at).map(|landmark| landmark.stop.clone());
        layout.landmarks.iter().filter_map(id).collect::<HashSet<StopId>>()
    };
    assert!(drawn(8.0).is_empty() && drawn(FROM_ZOOM - 0.1).is_empty());
    assert!(!drawn(FROM_ZOOM).is_empty());
    let near = drawn(12.0);
    for stop in ["west-lake", "lingyin-feilai", "liuhe-pagoda", "deshou-palace", "big-lotus"] {
        assert!(near.contains(&StopId::from(stop)), "{stop} is missing among {near:?}");
    }
}

#[test]
fn of_two_that_crowd_the_worthier_is_drawn_and_both_are_where_there_is_room() {
    let content = MapContent::from_atlas(&OWN.0);
    let drawn = |zoom| {
        let (_, layout) = standing(&content, (121.5375, 29.871), zoom, None);
        let stops = layout.landmarks.iter().filter_map(|placed| content.stops.get(placed.stop));
        let ids: HashSet<&str> = stops.map(|stop| stop.id.as_str()).collect();
        ["tianyi-pavilion", "moon-lake"].map(|id| ids.contains(id))
    };
    assert_eq!(drawn(12.0), [true, false]);
    assert_eq!(drawn(16.0), [true, true]);
}

#[test]
fn a_tap_on_a_drawing_opens_its_stop() {
    let content = MapContent::from_atlas(&OWN.0);
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, true);
    engine.set_content(MapContent::from_atlas(&OWN.0));
    engine.set_landmarks(std::rc::Rc::new(OWN.1.clone()));
    engine.set_viewport(SIZE_PX.0, SIZE_PX.1, 1.0);
    engine.set_spot(view(WEST_LAKE, 12.0).spot());
    engine.frame(0.0, &mut Recorder::default());
    let (view, layout) = standing(&content, WEST_LAKE, 12.0, None);
    assert!(!layout.landmarks.is_empty());
    for placed in &layout.landmarks {
        let rect = placed.rect(view);
        let middle = view.screen_from_world(placed.world) + placed.offset_px;
        let stop = content.stops.get(placed.stop).expect("a stop");
        assert_eq!(engine.hit(middle, true), Hit::Stop(stop.id.clone()), "{rect:?}");
    }
}

#[test]
fn a_place_elsewhere_is_near_its_stop() {
    for landmark in OWN.1.all().iter().filter(|landmark| landmark.place.is_some()) {
        let stop = OWN.0.stop(&landmark.stop).expect("a stop");
        let place = landmark.place.expect("a place");
        let apart = (World::from(place).x - World::from(stop.position).x).abs();
        assert!(apart < 0.002, "{:?} is far from {}", place, stop.id);
    }
}

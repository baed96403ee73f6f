//! What travellers see of a small city with one river, two metro lines and a boat.

use super::roads::{self, Roads};
use super::{CityDetail, Detail, NamesShown};
use crate::domain::network::{Call, Crossing, Link, LinkKind, MetroLine, MetroStation};
use crate::domain::{Bilingual, Lang, Network};
use crate::geometry::{LonLat, Px};
use crate::map::Camera;
use crate::map::layers::Painting;
use crate::map::scene::{Color, Recorded, Recorder, Segment};
use crate::map::style::Theme;
use crate::map::trace::PixelWindow;
use crate::map::view::{Insets, View, Viewport};
use std::rc::Rc;

const MIDDLE: LonLat = LonLat::new(120.0, 30.0);

fn name(zh: &str) -> Bilingual {
    Bilingual::new(zh, format!("{zh} in English"))
}

/// A place `metres` east of the middle.
fn east(metres: f64) -> LonLat {
    LonLat::new(MIDDLE.lon + metres / 96_400.0, MIDDLE.lat)
}

fn station(id: &str, position: Option<LonLat>) -> MetroStation {
    MetroStation { id: id.into(), name: name(id), position, about: Some(MIDDLE) }
}

fn line(id: &str, run: Vec<usize>, course: Vec<LonLat>) -> MetroLine {
    MetroLine {
        id: id.into(),
        city: "city".into(),
        name: name(id),
        color: "#cc0000".into(),
        runs: vec![run],
        is_loop: false,
        course,
        first: None,
        last: None,
        every_minutes: None,
        minutes_between: None,
    }
}

/// Four stations; the position of the last is known only roughly.
fn city() -> Network {
    let call = |id: &str, metres| Call { name: name(id), position: east(metres) };
    Network {
        metro_stations: vec![
            station("west", Some(east(0.0))),
            station("near", Some(east(900.0))),
            station("far", Some(east(3_500.0))),
            station("rough", None),
        ],
        metro_lines: vec![line("one", vec![0, 1, 2, 3], vec![])],
        links: vec![Link {
            id: "boat".into(),
            name: name("boat"),
            kind: LinkKind::Boat,
            ends: [call("this pier", -800.0), call("that pier", -2_000.0)],
            minutes: 10,
            every_minutes: None,
            first: None,
            last: None,
            cny: None,
        }],
        crossings: vec![Crossing {
            name: name("bridge"),
            river: "river".into(),
            tunnel: false,
            on_foot: true,
            by_bike: true,
            ends: vec![east(-300.0), east(-500.0)],
        }],
        ..Network::default()
    }
}

fn view(zoom: f64) -> View {
    let viewport = Viewport { width_px: 800.0, height_px: 600.0, dpr: 1.0, insets: Insets::default() };
    View { camera: Camera::over(MIDDLE, zoom), viewport }
}

fn painted(network: &Network, zoom: f64) -> Vec<Recorded> {
    let view = view(zoom);
    let frame = PixelWindow::new(view.world_from_screen(Px::default()), zoom, 800.0, 600.0, 1.0);
    let mut recorder = Recorder::default();
    CityDetail::new(network, Rc::default()).paint(&Painting::bare(frame, Theme::Light), &mut recorder);
    recorder.ops
}

fn strokes(ops: &[Recorded]) -> usize {
    ops.iter().filter(|op| matches!(op, Recorded::Stroke(..))).count()
}

/// How many discs there are with different middles.
fn dots(ops: &[Recorded]) -> usize {
    let mut middles: Vec<(i64, i64)> = Vec::new();
    for op in ops {
        if let Recorded::Fill(path, _) = op
            && let [Segment::Circle(at, _)] = path.segments[..]
        {
            middles.push((at.x.round() as i64, at.y.round() as i64));
        }
    }
    middles.sort_unstable();
    middles.dedup();
    middles.len()
}

fn in_chinese(view: View) -> NamesShown {
    NamesShown { zoom: view.camera.zoom, lang: Lang::Zh, over_streets: false }
}

fn names(network: &Network, zoom: f64, lang: Lang) -> Vec<Vec<String>> {
    let shown = NamesShown { zoom, lang, over_streets: false };
    let names = CityDetail::new(network, Rc::default()).names(shown, view(zoom).world_box(0.0));
    names.into_iter().map(|name| name.text.lines).collect()
}

#[test]
fn from_afar_there_is_nothing_then_boats_then_stations() {
    assert_eq!(painted(&city(), 9.9), vec![]);
    assert_eq!((strokes(&painted(&city(), 10.5)), dots(&painted(&city(), 10.5))), (1, 0));
    // Three stations whose position is known, and two piers.
    assert_eq!(dots(&painted(&city(), 11.0)), 5);
}

#[test]
fn without_a_course_only_near_neighbours_are_joined() {
    let mut rails_only = Network { links: vec![], crossings: vec![], ..city() };
    assert_eq!(strokes(&painted(&rails_only, 12.0)), 1);
    rails_only.metro_lines = vec![line("one", vec![0, 1, 2], vec![east(0.0), east(1_500.0), east(3_500.0)])];
    // Only its course, and no second line beside it.
    assert_eq!(strokes(&painted(&rails_only, 12.0)), 1);
}

#[test]
fn where_lines_meet_the_station_shows_the_colour_of_each() {
    let colored = |id: &str, color: &str, run| MetroLine { color: color.into(), ..line(id, run, vec![]) };
    let lines = vec![
        colored("red", "#cc0000", vec![0, 1]),
        colored("blue", "#0044cc", vec![1, 2]),
        colored("green", "#117733", vec![1]),
    ];
    let network = Network { metro_lines: lines, links: vec![], crossings: vec![], ..city() };
    for theme in [Theme::Light, Theme::Dark] {
        let view = view(13.0);
        let frame = PixelWindow::new(view.world_from_screen(Px::default()), 13.0, 800.0, 600.0, 1.0);
        let mut recorder = Recorder::default();
        CityDetail::new(&network, Rc::default()).paint(&Painting::bare(frame, theme), &mut recorder);
        let arcs = recorder.ops.iter().filter_map(|op| match op {
            Recorded::Stroke(path, stroke) => match path.segments[..] {
                [Segment::Arc(_, _, from, to)] => Some((stroke.color, to - from)),
                _ => None,
            },
            _ => None,
        });
        let arcs = arcs.collect::<Vec<_>>();
        let colors: Vec<_> = arcs.iter().map(|(color, _)| *color).collect();
        let paper = ["#cc0000", "#0044cc", "#117733"].map(|color| Color::parse(color).expect("a colour"));
        assert_eq!(colors, paper.map(|color| theme.on_land(color)));
        assert!(arcs.iter().all(|(_, turn)| (turn - std::f64::consts::TAU / 3.0).abs() < 1e-9));
    }
}

#[test]
fn stations_bridges_and_piers_are_named_near_by_in_the_readers_language() {
    let far = names(&city(), 11.5, Lang::Zh);
    assert_eq!(far, Vec::<Vec<String>>::new());
    let near = names(&city(), 13.0, Lang::Zh).concat();
    for name in ["west", "near", "bridge", "this pier"] {
        assert!(near.iter().any(|line| line == name), "{name} in {near:?}");
    }
    assert!(!near.iter().any(|line| line == "rough"), "its place is not known");
    let nearer = names(&city(), 15.0, Lang::En);
    assert!(nearer.iter().any(|lines| lines[..] == ["west in English", "one in English"]), "{nearer:?}");
}

/// A motorway that is accurate to 500 m, a street to 100 m and a lane to 60 m, all through or near the middle.
fn some_roads() -> Rc<Roads> {
    let feature = |kind: &str, accuracy_m: u32, north: f64| {
        let (west, east) = (east(-4_000.0), east(4_000.0));
        let line =
            [[west.lon, west.lat + north], [MIDDLE.lon, MIDDLE.lat + north], [east.lon, east.lat + north]];
        serde_json::json!({
            "properties": {"kind": kind, "zh": kind, "en": kind, "accuracy_m": accuracy_m, "smooth": true},
            "geometry": {"coordinates": line},
        })
    };
    let features =
        [feature("motorway", 500, 0.001), feature("street", 100, 0.0), feature("lane", 60, -0.001)];
    let file = roads::read(&serde_json::json!({ "features": features }).to_string()).expect("roads");
    Rc::new(Roads::decode(&file).expect("the file that was just written"))
}

fn roads_at(zoom: f64) -> (usize, Vec<String>) {
    let (view, nothing) = (view(zoom), Network::default());
    let detail = CityDetail::new(&nothing, some_roads());
    let frame = PixelWindow::new(view.world_from_screen(Px::default()), zoom, 800.0, 600.0, 1.0);
    let mut recorder = Recorder::default();
    detail.paint(&Painting::bare(frame, Theme::Light), &mut recorder);
    let names = detail.names(in_chinese(view), view.world_box(0.0));
    let mut names: Vec<String> = names.into_iter().map(|name| name.text.lines.concat()).collect();
    names.dedup();
    (strokes(&recorder.ops) / 2, names)
}

#[test]
fn roads_come_one_kind_after_the_other_and_leave_where_too_little_is_known_of_them() {
    assert_eq!(roads_at(9.0).0, 0, "from afar");
    assert_eq!(roads_at(11.5), (1, vec!["motorway".into()]));
    assert_eq!(roads_at(13.2).0, 2, "the motorway fades, the street is there");
    assert_eq!(roads_at(14.5), (2, vec!["street".into()]), "the motorway is gone: 500 m would be 86 pixels");
    assert_eq!(
        roads_at(15.9),
        (2, vec!["lane".into()]),
        "a street that is known to 100 m has gone pale, without a name"
    );
    assert_eq!(roads_at(17.0).0, 0);
}

#[test]
fn a_railway_is_dashed_and_named_along_its_line() {
    let line = [[MIDDLE.lon - 0.1, MIDDLE.lat], [MIDDLE.lon + 0.1, MIDDLE.lat]];
    let feature = serde_json::json!({
        "properties": {"kind": "railway", "zh": "萧甬铁路", "en": "Xiaoyong Railway", "accuracy_m": 300},
        "geometry": {"coordinates": line},
    });
    let file = roads::read(&serde_json::json!({ "features": [feature] }).to_string()).expect("a railway");
    let detail = CityDetail::new(&Network::default(), Rc::new(Roads::decode(&file).expect("just written")));
    let view = view(12.0);
    let frame = PixelWindow::new(view.world_from_screen(Px::default()), 12.0, 800.0, 600.0, 1.0);
    let mut recorder = Recorder::default();
    detail.paint(&Painting::bare(frame, Theme::Light), &mut recorder);
    let strokes = recorder.ops.iter().filter_map(|op| match op {
        Recorded::Stroke(_, stroke) => Some(stroke.dash.len()),
        _ => None,
    });
    let dashes: Vec<usize> = strokes.collect();
    assert_eq!(dashes, [2], "one line, on and off in turn");
    let names = detail.names(in_chinese(view), view.world_box(0.0));
    assert!(names.iter().all(|name| name.text.lines.concat() == "萧甬铁路") && !names.is_empty());
}

#[test]
fn names_of_a_road_stay_where_they_are_while_one_pans() {
    let detail = CityDetail::new(&Network::default(), some_roads());
    let at = |camera: LonLat| {
        let view = View { camera: Camera::over(camera, 11.5), ..view(11.5) };
        let names = detail.names(in_chinese(view), view.world_box(0.0));
        names.into_iter().map(|name| name.world).collect::<Vec<_>>()
    };
    assert_eq!(at(MIDDLE), at(east(900.0)));
}

#[test]
fn a_damaged_file_of_roads_is_refused() {
    let features = serde_json::json!({ "features": [] }).to_string();
    let file = roads::read(&features).expect("no roads at all");
    assert!(Roads::decode(&file[..3]).is_err());
    let short = r#"{"features": [{"properties": {"kind": "lane", "zh": "x", "en": "x", "accuracy_m": 1}, "geometry": {"coordinates": [[120.0, 30.0]]}}]}"#;
    assert!(roads::read(short).expect_err("no length").to_string().contains("fewer than two points"));
    let far = r#"{"features": [{"properties": {"kind": "lane", "zh": "x", "en": "x", "accuracy_m": 1}, "geometry": {"coordinates": [[120.0, 30.0], [200.0, 30.0]]}}]}"#;
    assert!(roads::read(far).is_err(), "off the earth");
}

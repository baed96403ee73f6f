//! What travellers see of a small city with one river, two metro lines and a boat.

use super::{CityDetail, Detail};
use crate::domain::network::{Call, Crossing, Link, LinkKind, MetroLine, MetroStation};
use crate::domain::{Bilingual, Lang, Network};
use crate::geometry::{LonLat, Px};
use crate::map::Camera;
use crate::map::layers::Painting;
use crate::map::overlay::Scenery;
use crate::map::scene::{Recorded, Recorder, Segment};
use crate::map::style::Theme;
use crate::map::trace::Frame;
use crate::map::view::{Insets, View, Viewport};

const MIDDLE: LonLat = LonLat::new(120.0, 30.0);

fn name(zh: &str) -> Bilingual {
    Bilingual::new(zh, format!("{zh} in English"))
}

/// A place so many metres east of the middle.
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

/// Stations every so many metres; the one at 5000 m is known only roughly.
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
    let frame = Frame::new(view.world_from_screen(Px::default()), zoom, 800.0, 600.0, 1.0);
    let mut recorder = Recorder::default();
    CityDetail::new(network).paint(&Painting::bare(frame, Theme::Light), &mut recorder);
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

fn names(network: &Network, zoom: f64, lang: Lang) -> Vec<Vec<String>> {
    let view = view(zoom);
    let scenery = Scenery::bare(view, lang, Theme::Light);
    let names = CityDetail::new(network).names(&scenery, view.world_box(0.0));
    names.into_iter().map(|name| name.text.lines).collect()
}

#[test]
fn from_afar_there_is_nothing_then_boats_then_stations() {
    assert_eq!(painted(&city(), 9.9), vec![]);
    assert_eq!((strokes(&painted(&city(), 10.5)), dots(&painted(&city(), 10.5))), (1, 0));
    // Three stations whose place is known, two piers.
    assert_eq!(dots(&painted(&city(), 11.0)), 5);
}

#[test]
fn without_a_course_only_near_neighbours_are_joined() {
    let mut rails_only = Network { links: vec![], crossings: vec![], ..city() };
    assert_eq!(strokes(&painted(&rails_only, 12.0)), 1);
    rails_only.metro_lines = vec![line("one", vec![0, 1, 2], vec![east(0.0), east(1_500.0), east(3_500.0)])];
    // Its course alone, and no second line beside it.
    assert_eq!(strokes(&painted(&rails_only, 12.0)), 1);
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

//! Tiles built here, and what the map does with them.

use std::rc::Rc;

use super::*;
use crate::geometry::mercator::world_px;
use crate::geometry::{LonLat, Px};
use crate::map::camera::{Camera, MAX_ZOOM, NEAREST_OF_ALL, Spot};
use crate::map::engine::MapEngine;
use crate::map::gesture::RawInput;
use crate::map::raster::RasterExtent;
use crate::map::scene::{Paint, Recorded, Recorder, Segment};
use crate::map::varint::tests::put;
use crate::map::view::{Insets, Viewport};

const POINTS: u64 = 1;
const LINES: u64 = 2;
/// A tile by West Lake, at the finest zoom of our archives.
const AT: RasterTile = RasterTile { zoom: 15, x: 27_321, y: 13_488 };

/// A feature: its kind, its names under their keys, its shape, its drawing commands.
type Made<'a> = (&'a str, &'a [(&'a str, &'a str)], u64, &'a [u64]);

fn field(to: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    put(to, number << 3 | 2);
    put(to, bytes.len() as u64);
    to.extend(bytes);
}

fn packed(numbers: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::new();
    numbers.iter().for_each(|number| put(&mut bytes, *number));
    bytes
}

fn layer(name: &str, features: &[Made<'_>]) -> Vec<u8> {
    let (mut layer, mut words) = (Vec::new(), 0);
    field(&mut layer, 1, name.as_bytes());
    for (kind, names, shape, commands) in features {
        let mut tags = Vec::new();
        for (key, text) in [("kind", *kind)].iter().chain(names.iter()) {
            field(&mut layer, 3, key.as_bytes());
            let mut value = Vec::new();
            field(&mut value, 1, text.as_bytes());
            field(&mut layer, 4, &value);
            tags.extend([words, words]);
            words += 1;
        }
        let mut feature = Vec::new();
        field(&mut feature, 2, &packed(&tags));
        put(&mut feature, 3 << 3);
        put(&mut feature, *shape);
        field(&mut feature, 4, &packed(commands));
        field(&mut layer, 2, &feature);
    }
    put(&mut layer, 5 << 3);
    put(&mut layer, 4096);
    layer
}

fn tile(layers: &[Vec<u8>]) -> StreetTile {
    let mut bytes = Vec::new();
    layers.iter().for_each(|layer| field(&mut bytes, 3, layer));
    StreetTile::read(&bytes).expect("a tile")
}

/// From the left edge to the right one, through the middle.
const ACROSS: [u64; 6] = [9, 0, 4096, 10, 8192, 0];

fn extent() -> RasterExtent {
    RasterExtent { zooms: (12, 15), ..RasterExtent::default() }
}

/// An archive of that one tile, which is drawn at every zoom.
fn with(tile: StreetTile) -> StreetMap {
    let map = StreetMap::new(RasterExtent { zooms: (15, 15), ..RasterExtent::default() });
    map.add(AT, tile);
    map
}

/// The upper left corner of the tile.
fn corner() -> World {
    let side = 0.5_f64.powi(15);
    World::new(f64::from(AT.x) * side, f64::from(AT.y) * side)
}

fn middle() -> World {
    let half = 0.5_f64.powi(16);
    World::new(corner().x + half, corner().y + half)
}

fn painted(map: &StreetMap, zoom: f64) -> Vec<Recorded> {
    let mut recorder = Recorder::default();
    map.paint(&PixelWindow::new(corner(), zoom, 512.0, 512.0, 1.0), Theme::Light, &mut recorder);
    recorder.ops
}

fn strokes(ops: &[Recorded]) -> Vec<(f64, crate::map::scene::Color)> {
    let stroke = |op: &Recorded| match op {
        Recorded::Stroke(_, stroke) => Some((stroke.width, stroke.color)),
        _ => None,
    };
    ops.iter().filter_map(stroke).collect()
}

#[test]
fn roads_are_painted_from_the_least_to_the_greatest_over_all_their_casings() {
    let kinds = ["motorway", "street", "primary", "secondary", "path"];
    let features: Vec<Made<'_>> = kinds.iter().map(|kind| (*kind, &[][..], LINES, &ACROSS[..])).collect();
    let strokes = strokes(&painted(&with(tile(&[layer("roads", &features)])), 16.0));
    let casing = Theme::Light.palette().casing;
    let casings = strokes.iter().take_while(|(_, color)| *color == casing).count();
    assert_eq!((casings, strokes.len()), (4, 9));
    let widths: Vec<f64> = strokes.iter().skip(casings).map(|(width, _)| *width).collect();
    assert!(widths.windows(2).all(|pair| pair[0] < pair[1]), "{widths:?}");
}

#[test]
fn a_tile_of_zoom_15_is_drawn_sharply_at_zoom_17_where_it_belongs() {
    let map = with(tile(&[layer("roads", &[("street", &[], LINES, &ACROSS)])]));
    for (zoom, side) in [(15.0, 256.0), (16.0, 512.0), (17.0, 1024.0)] {
        let ops = painted(&map, zoom);
        let Some(Recorded::Stroke(path, _)) = ops.last() else { panic!("{zoom}: {ops:?}") };
        let ends = [Px::new(0.0, side / 2.0), Px::new(side, side / 2.0)];
        for (segment, end) in path.segments.iter().zip(ends) {
            let (Segment::Move(at) | Segment::Line(at)) = segment else { panic!("{segment:?}") };
            assert!((*at - end).length() < 0.1, "{zoom}: {at:?}");
        }
    }
    assert_eq!(painted(&map, 11.9), [], "from afar the built-in map says enough");
}

#[test]
fn water_and_parks_lie_below_houses_and_those_below_roads() {
    let square = [9, 200, 200, 26, 400, 0, 0, 400, 399, 0, 15];
    let areas = |kind| vec![(kind, &[][..], 3, &square[..])];
    let map = with(tile(&[
        layer("roads", &[("street", &[], LINES, &ACROSS)]),
        layer("building", &areas("building")),
        layer("water", &areas("lake")),
        layer("park", &areas("park")),
    ]));
    let fills = |ops: &[Recorded]| {
        let color = |op: &Recorded| match op {
            Recorded::Fill(_, Paint::Solid(color)) => Some(*color),
            _ => None,
        };
        ops.iter().filter_map(color).collect::<Vec<_>>()
    };
    let near = painted(&map, 16.0);
    let fills_near = fills(&near);
    assert_eq!((fills_near.len(), fills_near[1]), (3, Theme::Light.palette().water));
    assert!(matches!(near.last(), Some(Recorded::Stroke(..))));
    assert_eq!(fills(&painted(&map, 14.0)).len(), 2, "houses come nearer");
}

#[test]
fn useful_points_are_signs_that_need_no_language() {
    let map = with_points(&[("metro_entrance", 1000), ("toilets", 2000), ("bench", 3000)]);
    assert_eq!(letters(&map, 14.5), Vec::<String>::new());
    assert_eq!(letters(&map, 15.2), ["M"]);
    assert_eq!(letters(&map, 16.5), ["M", "WC"]);
}

#[test]
fn of_two_signs_that_would_touch_the_more_useful_one_stays() {
    // 15 px apart at zoom 16, 30 px at 17.
    let map = with_points(&[("toilets", 1120), ("metro_entrance", 1000)]);
    assert_eq!(letters(&map, 16.0), ["M"]);
    assert_eq!(letters(&map, 17.0), ["M", "WC"]);
}

/// A tile with points of these kinds on a line to the east, at these 4096ths of its side.
fn with_points(points: &[(&str, u64)]) -> StreetMap {
    let commands: Vec<[u64; 3]> = points.iter().map(|(_, x)| [9, 2 * x, 2048]).collect();
    let made: Vec<Made<'_>> =
        points.iter().zip(&commands).map(|((kind, _), at)| (*kind, &[][..], POINTS, &at[..])).collect();
    with(tile(&[layer("points", &made)]))
}

/// The letters of the signs that are painted.
fn letters(map: &StreetMap, zoom: f64) -> Vec<String> {
    let text = |op: Recorded| match op {
        Recorded::Text(text, _) => Some(text),
        _ => None,
    };
    painted(map, zoom).into_iter().filter_map(text).collect()
}

#[test]
fn a_street_is_named_in_the_reader_s_language_and_else_in_its_own() {
    let named = |names: &[(&str, &str)]| {
        let map = with(tile(&[layer("roads", &[("street", names, LINES, &ACROSS)])]));
        let area = WorldBox::around([middle()]).grown(0.5_f64.powi(15));
        Lang::ALL.map(|lang| map.names(area, 17.0, lang).first().map(|name| name.text.clone()))
    };
    let told = |zh: &str, en: &str| [Some(zh.to_owned()), Some(en.to_owned())];
    let both = [("name", "南山路"), ("name:en", "Nanshan Road")];
    assert_eq!(named(&both), told("南山路", "Nanshan Road"));
    assert_eq!(named(&[("name", "南山路")]), told("南山路", "南山路"));
    let foreign = [("name", "Mannerheimintie"), ("name:zh", "曼纳海姆大街")];
    assert_eq!(named(&foreign), told("曼纳海姆大街", "Mannerheimintie"));
    assert_eq!(named(&[]), [None, None]);
}

#[test]
fn a_name_stands_along_its_street_and_stays_there_while_the_map_moves() {
    let down = [9, 4096, 0, 10, 0, 8192];
    let map = with(tile(&[layer("roads", &[("street", &[("name", "柳浪路")], LINES, &down)])]));
    let area = WorldBox::around([middle()]).grown(0.5_f64.powi(15));
    let names = map.names(area, 17.0, Lang::Zh);
    assert!(!names.is_empty() && names.iter().all(|name| name.angle_deg.abs() == 90), "{names:?}");
    for name in &names {
        assert!((name.world.x - middle().x).abs() * world_px(17.0) < 1.0);
    }
    let moved = WorldBox { min: World::new(area.min.x + 1e-6, area.min.y), ..area };
    assert_eq!(map.names(moved, 17.0, Lang::Zh), names);
    assert_eq!(map.names(area, 15.0, Lang::Zh), [], "lesser streets are named from near");
}

#[test]
fn a_street_too_short_for_its_name_goes_without() {
    let short = [9, 4000, 4096, 10, 60, 0];
    let map = with(tile(&[layer("roads", &[("street", &[("name", "一条很长很长的路")], LINES, &short)])]));
    let area = WorldBox::around([middle()]).grown(0.5_f64.powi(15));
    assert_eq!(map.names(area, 17.0, Lang::Zh), []);
}

fn view(zoom: f64) -> View {
    let viewport = Viewport { width_px: 390.0, height_px: 600.0, dpr: 2.0, insets: Insets::default() };
    View { camera: Camera::over(LonLat::new(120.15, 30.25), zoom), viewport }
}

#[test]
fn tiles_are_asked_for_once_from_near_and_never_finer_than_there_are() {
    let map = StreetMap::new(extent());
    assert_eq!(map.wanted(view(11.5)), []);
    let wanted = map.wanted(view(16.8));
    assert!(!wanted.is_empty() && wanted.iter().all(|tile| tile.zoom == 15), "{wanted:?}");
    assert_eq!(map.wanted(view(16.8)), []);
    assert!(!map.is_complete());
    wanted.into_iter().for_each(|at| map.add(at, StreetTile::default()));
    assert!(map.is_complete());
}

#[test]
fn a_tile_that_does_not_come_keeps_nothing_waiting_and_is_asked_for_again() {
    let map = StreetMap::new(extent());
    let wanted = map.wanted(view(16.0));
    let (missing, others) = wanted.split_first().expect("tiles");
    others.iter().for_each(|at| map.add(*at, StreetTile::default()));
    assert!(!map.is_complete());
    map.pass_over(*missing);
    assert!(map.is_complete());
    assert_eq!(map.wanted(view(16.0)), [], "not at once");
    map.ask_again(*missing);
    assert_eq!(map.wanted(view(16.0)), [*missing]);
    assert!(!map.is_complete());
    map.ask_again(others[0]);
    assert_eq!(map.wanted(view(16.0)), [], "what is here is not asked for again");
}

#[test]
fn a_long_walk_keeps_few_tiles_and_what_was_given_up_is_asked_for_again() {
    let map = StreetMap::new(extent());
    for step in 0..120 {
        let mut view = view(16.0);
        view.camera.center.x += f64::from(step) * 1e-4;
        map.wanted(view).into_iter().for_each(|at| map.add(at, StreetTile::default()));
    }
    assert!(!map.wanted(view(16.0)).is_empty());
}

#[test]
fn streets_are_missed_beyond_their_land_and_once_it_is_known_that_there_are_none() {
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, true);
    engine.set_viewport(390.0, 600.0, 2.0);
    engine.set_spot(Spot::over(middle().lonlat(), 16.0));
    assert!(engine.lacks_streets(), "a map without an archive");
    engine.expect_streets(true);
    assert!(!engine.lacks_streets(), "one whose archive is on its way");
    let bounds = WorldBox::around([middle()]).grown(0.5_f64.powi(14));
    let map = Rc::new(StreetMap::new(RasterExtent { bounds, ..extent() }));
    engine.set_streets(Some(map.clone()));
    assert!(!engine.lacks_streets(), "a tile that is on its way");
    map.add(AT, StreetTile::default());
    assert!(engine.lacks_streets(), "a tile without anything");
    let street = [9, 0, 4096, 10, 8000, 0];
    map.add(AT, tile(&[layer("roads", &[("street", &[], LINES, &street)])]));
    assert!(!engine.lacks_streets());
    let beyond = World::new(middle().x, bounds.max.y + 0.5_f64.powi(15));
    engine.set_spot(Spot::over(beyond.lonlat(), 16.0));
    assert!(engine.lacks_streets(), "beyond the archive's land");
    engine.set_streets(None);
    assert!(engine.lacks_streets(), "an archive that failed");
}

/// The zoom that a map near a tile reaches by turning the wheel and zooming in as far as it goes.
fn nearest(streets: Option<Rc<dyn Streets>>) -> f64 {
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, true);
    engine.set_viewport(390.0, 600.0, 2.0);
    engine.set_streets(streets);
    engine.set_spot(Spot::over(middle().lonlat(), 14.0));
    for turn in 0..40 {
        let at_px = Px::new(100.0, 100.0);
        engine.input(RawInput::Wheel { at_px, delta_px: -400.0, ctrl: true }, f64::from(turn));
    }
    engine.set_spot(Spot::over(middle().lonlat(), engine.camera().zoom));
    engine.zoom_in(1e6);
    engine.camera().zoom
}

#[test]
fn the_map_comes_nearer_where_there_are_streets() {
    let streets: Rc<dyn Streets> = Rc::new(StreetMap::new(extent()));
    assert_eq!(nearest(Some(streets)), NEAREST_OF_ALL);
    assert_eq!(nearest(None), MAX_ZOOM);
}

#[test]
fn hostile_tiles_are_refused() {
    for commands in [&[18, 2, 2][..], &[9, 0, 0, 0xffff_fffa, 2, 2], &[9, u64::MAX, u64::MAX]] {
        let mut bytes = Vec::new();
        field(&mut bytes, 3, &layer("roads", &[("street", &[], LINES, commands)]));
        assert!(StreetTile::read(&bytes).is_err(), "{commands:?}");
    }
}

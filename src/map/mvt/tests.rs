//! Tiles built here, intact and broken, and what is painted from them.

use proptest::prelude::*;

use super::*;
use crate::map::scene::{Color, Paint, Recorded, Recorder, Segment};
use crate::map::style::Theme;
use crate::map::varint::tests::put;

const LINES: u64 = 2;
const AREAS: u64 = 3;

fn field(to: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    put(to, number << 3 | 2);
    put(to, bytes.len() as u64);
    to.extend(bytes);
}

fn number(to: &mut Vec<u8>, field: u64, value: u64) {
    put(to, field << 3);
    put(to, value);
}

fn packed(numbers: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::new();
    numbers.iter().for_each(|number| put(&mut bytes, *number));
    bytes
}

/// A layer whose features each have a kind under `key`.
fn layer(name: &str, key: &str, features: &[(&str, u64, Vec<u64>)]) -> Vec<u8> {
    let mut layer = Vec::new();
    field(&mut layer, 1, name.as_bytes());
    field(&mut layer, 3, b"height");
    field(&mut layer, 3, key.as_bytes());
    for (at, (kind, shape, commands)) in features.iter().enumerate() {
        let mut feature = Vec::new();
        number(&mut feature, 1, 7);
        field(&mut feature, 2, &packed(&[1, at as u64]));
        number(&mut feature, 3, *shape);
        field(&mut feature, 4, &packed(commands));
        field(&mut layer, 2, &feature);
        let mut value = Vec::new();
        field(&mut value, 1, kind.as_bytes());
        field(&mut layer, 4, &value);
    }
    number(&mut layer, 5, 4096);
    number(&mut layer, 15, 2);
    layer
}

fn tile(layers: &[Vec<u8>]) -> Vec<u8> {
    let mut tile = Vec::new();
    layers.iter().for_each(|layer| field(&mut tile, 3, layer));
    tile
}

/// A square from one corner, `side` units wide: move, three lines, back.
fn square(at: u64, side: u64) -> Vec<u64> {
    let (there, back) = (side * 2, side * 2 - 1);
    vec![9, at * 2, at * 2, 26, there, 0, 0, there, back, 0, 15]
}

fn line() -> Vec<u64> {
    vec![9, 0, 0, 18, 8192, 0, 0, 8192]
}

fn painted(bytes: &[u8], theme: Theme) -> Vec<Recorded> {
    let mut recorder = Recorder::default();
    let tile = Tile::read(bytes).expect("a tile");
    paint(&tile, 14.0, theme, 512.0, &mut recorder).expect("it can be painted");
    recorder.ops
}

fn filled(ops: &[Recorded]) -> Vec<Color> {
    let color = |op: &Recorded| match op {
        Recorded::Fill(_, Paint::Solid(color)) => Some(*color),
        _ => None,
    };
    ops.iter().filter_map(color).collect()
}

fn widths(ops: &[Recorded]) -> Vec<f64> {
    let width = |op: &Recorded| match op {
        Recorded::Stroke(_, stroke) => Some(stroke.width),
        _ => None,
    };
    ops.iter().filter_map(width).collect()
}

#[test]
fn a_lake_lies_where_the_tile_says() {
    let bytes = tile(&[layer("water", "kind", &[("lake", AREAS, square(1024, 2048))])]);
    for theme in [Theme::Light, Theme::Dark] {
        let (ops, palette) = (painted(&bytes, theme), theme.palette());
        assert_eq!(filled(&ops), [palette.land, palette.water]);
        let Some(Recorded::Fill(path, _)) = ops.last() else { panic!("{ops:?}") };
        let corners: Vec<(f64, f64)> = path
            .segments
            .iter()
            .filter_map(|segment| match segment {
                Segment::Move(at) | Segment::Line(at) => Some((at.x, at.y)),
                _ => None,
            })
            .collect();
        assert_eq!(corners, [(128.0, 128.0), (384.0, 128.0), (384.0, 384.0), (128.0, 384.0)]);
        assert_eq!(path.segments.last(), Some(&Segment::Close));
    }
}

#[test]
fn land_that_is_in_the_tile_lies_in_the_sea() {
    let bytes = tile(&[layer("earth", "kind", &[("earth", AREAS, square(0, 2048))])]);
    let palette = Theme::Light.palette();
    assert_eq!(filled(&painted(&bytes, Theme::Light)), [palette.water, palette.land]);
}

#[test]
fn both_schemas_give_water_green_and_roads() {
    let protomaps = tile(&[
        layer("landuse", "kind", &[("park", AREAS, square(0, 100)), ("industrial", AREAS, square(0, 9))]),
        layer("water", "kind", &[("river", LINES, line())]),
        layer("roads", "kind", &[("highway", LINES, line()), ("minor_road", LINES, line())]),
    ]);
    let openmaptiles = tile(&[
        layer("landcover", "class", &[("wood", AREAS, square(0, 100)), ("ice", AREAS, square(0, 9))]),
        layer("waterway", "class", &[("river", LINES, line())]),
        layer("transportation", "class", &[("motorway", LINES, line()), ("minor", LINES, line())]),
    ]);
    let ops = painted(&protomaps, Theme::Light);
    assert_eq!(filled(&ops).len(), 2);
    assert_eq!(ops, painted(&openmaptiles, Theme::Light));
    // Two casings below the river and the roads, the motorway last.
    let widths = widths(&ops);
    assert_eq!(widths.len(), 5, "{widths:?}");
    assert!(widths[1] > widths[4] && widths[0] > widths[3] && widths[4] > widths[3], "{widths:?}");
}

#[test]
fn overlapping_woods_do_not_cancel_each_other_out() {
    let bytes = tile(&[layer(
        "landuse",
        "pmap:kind",
        &[("forest", AREAS, square(0, 100)), ("nature_reserve", AREAS, square(0, 200))],
    )]);
    assert_eq!(filled(&painted(&bytes, Theme::Light)).len(), 3);
}

#[test]
fn borders_and_names_are_not_painted_and_houses_only_from_near() {
    let bytes = tile(&[
        layer("boundaries", "kind", &[("country", LINES, line())]),
        layer("boundary", "class", &[("country", LINES, line())]),
        layer("places", "kind", &[("city", 1, vec![9, 0, 0])]),
        layer("roads", "kind", &[("highway", 1, vec![9, 0, 0])]),
        layer("buildings", "kind", &[("building", AREAS, square(0, 9))]),
    ]);
    assert_eq!(painted(&bytes, Theme::Light).len(), 1, "only the ground");
}

#[test]
fn hostile_outlines_are_refused() {
    let broken: [(&str, Vec<u64>); 7] = [
        ("a line from nowhere", vec![18, 2, 2, 2, 2]),
        ("a close from nowhere", vec![15]),
        ("a command that promises a billion corners", vec![9, 0, 0, 0xffff_fffa, 2, 2]),
        ("an unknown command", vec![9, 0, 0, 12, 1, 1]),
        ("a line far away", vec![9, u64::MAX, u64::MAX]),
        ("a line that grows without end", [vec![9, 1 << 31, 0, 18], vec![1 << 31, 0, 1 << 31, 0]].concat()),
        ("half a corner", vec![9, 2]),
    ];
    for (what, commands) in broken {
        let bytes = tile(&[layer("water", "kind", &[("lake", AREAS, commands)])]);
        let tile = Tile::read(&bytes).expect("its frame is whole");
        let mut recorder = Recorder::default();
        assert!(paint(&tile, 14.0, Theme::Light, 512.0, &mut recorder).is_err(), "{what}");
        assert_eq!(recorder.ops, [], "{what}");
    }
}

#[test]
fn more_corners_than_can_be_painted_are_refused() {
    let mut commands = vec![9, 0, 0, (500_000 << 3) | 2];
    commands.resize(4 + 1_000_000, 2);
    let bytes = tile(&[layer("roads", "kind", &[("highway", LINES, commands)])]);
    let tile = Tile::read(&bytes).expect("a tile");
    let painted = paint(&tile, 14.0, Theme::Light, 512.0, &mut Recorder::default());
    assert_eq!(painted, Err(MvtError::TooLarge));
    let crowd: Vec<u8> = [18, 0].repeat(200_000);
    assert_eq!(Tile::read(&self::tile(&[crowd])), Err(MvtError::TooLarge));
}

#[test]
fn words_that_are_not_there_and_layers_without_size_are_refused() {
    let mut stray = layer("roads", "kind", &[("highway", LINES, line())]);
    let mut feature = Vec::new();
    field(&mut feature, 2, &packed(&[9, 9]));
    number(&mut feature, 3, LINES);
    field(&mut stray, 2, &feature);
    assert!(matches!(Tile::read(&tile(&[stray])), Err(MvtError::Damaged(_))));
    let mut flat = Vec::new();
    number(&mut flat, 5, 0);
    assert!(matches!(Tile::read(&tile(&[flat])), Err(MvtError::Damaged(_))));
}

fn any_way_to_its_end(bytes: &[u8]) {
    if let Ok(tile) = Tile::read(bytes) {
        let _whatever_it_says = paint(&tile, 9.0, Theme::Dark, 512.0, &mut Recorder::default());
    }
}

proptest! {
    #[test]
    fn any_bytes_come_to_an_end(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        any_way_to_its_end(&bytes);
    }

    #[test]
    fn a_tile_with_any_byte_changed_or_cut_off_comes_to_an_end(at in 0usize..400, byte: u8, cut in 0usize..400) {
        let mut bytes = tile(&[
            layer("water", "kind", &[("lake", AREAS, square(10, 99)), ("river", LINES, line())]),
            layer("roads", "kind", &[("highway", LINES, line())]),
        ]);
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % length);
        any_way_to_its_end(&bytes);
    }
}

//! The committed base map: what is where on it, its size, and how damaged bytes are handled.

use hangyong::geometry::LonLat;
use hangyong::map::basemap::{Area, Basemap, BasemapError, Course, Path};
use proptest::prelude::*;

const FILE: &[u8] = include_bytes!("../assets/basemap/basemap.bin");

/// Uncompressed limit. When committed, 98 kB compressed to 60 kB with brotli; the first view can spare only 75 kB.
const LARGEST_BYTES: usize = 120_000;

fn committed() -> Basemap {
    Basemap::decode(FILE).expect("the committed base map decodes")
}

/// Even-odd rule over all rings.
fn covers(area: &Area, at: LonLat) -> bool {
    let crossings = area.rings.iter().flat_map(ring_edges).filter(|(a, b)| crosses(*a, *b, at)).count();
    crossings % 2 == 1
}

fn ring_edges(ring: &Path) -> impl Iterator<Item = (LonLat, LonLat)> {
    let points = ring.points();
    points.iter().copied().zip(points.iter().copied().cycle().skip(1))
}

/// Whether the edge crosses the ray from the point to the east.
fn crosses(a: LonLat, b: LonLat, at: LonLat) -> bool {
    (a.lat > at.lat) != (b.lat > at.lat)
        && at.lon < a.lon + (at.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)
}

fn on_land(map: &Basemap, lon: f64, lat: f64) -> bool {
    map.land.iter().any(|area| covers(area, LonLat::new(lon, lat)))
}

fn in_lake(map: &Basemap, lon: f64, lat: f64) -> bool {
    map.waters.iter().any(|area| covers(area, LonLat::new(lon, lat)))
}

#[test]
fn cities_and_stations_are_on_land_and_the_bay_is_sea() {
    let map = committed();
    for (name, lon, lat) in [
        ("Hangzhou East", 120.2082, 30.29355),
        ("Shaoxing North", 120.55, 30.08),
        ("Ningbo", 121.5332, 29.8659),
        ("Dinghai on Zhoushan", 122.1, 30.03),
        ("Putuoshan", 122.385, 30.0),
        ("Shanghai", 121.47, 31.2),
    ] {
        assert!(on_land(&map, lon, lat), "{name}");
    }
    for (name, lon, lat) in [
        ("Hangzhou Bay", 121.5, 30.5),
        ("the East China Sea", 122.9, 29.5),
        ("Xiangshan Harbour", 121.7, 29.557),
    ] {
        assert!(!on_land(&map, lon, lat), "{name}");
    }
}

#[test]
fn the_qiantang_is_water_without_a_gap_from_tonglu_to_the_bay() {
    let map = committed();
    let mut middle =
        vec![[119.648, 29.757], [119.7, 29.822], [119.785, 29.8775], [119.845, 29.938], [119.918, 29.994]];
    middle.extend([
        [119.955, 30.0465],
        [120.03, 30.0425],
        [120.1, 30.07],
        [120.16, 30.106],
        [120.137, 30.146],
    ]);
    middle.extend([
        [120.1215, 30.169],
        [120.1265, 30.188],
        [120.162, 30.2035],
        [120.2, 30.225],
        [120.23, 30.262],
    ]);
    middle.extend([
        [120.28, 30.289],
        [120.31, 30.281],
        [120.347, 30.254],
        [120.39, 30.28],
        [120.414, 30.335],
    ]);
    middle.extend([[120.47, 30.388], [120.6, 30.391], [120.68, 30.37], [120.72, 30.32], [120.9, 30.32]]);
    for point in &middle {
        assert!(!on_land(&map, point[0], point[1]), "{point:?} is dry");
    }
}

#[test]
fn west_lake_is_water_but_gushan_and_the_islets_are_not() {
    let map = committed();
    assert!(in_lake(&map, 120.143, 30.246), "the middle of the lake");
    assert!(in_lake(&map, 120.146, 30.2575), "inside Bai Causeway");
    for (name, lon, lat) in [
        ("the museum on Gushan", 120.13878, 30.25353),
        ("Huxin Pavilion", 120.1414, 30.2463),
        ("Ruangong Islet", 120.1386, 30.2466),
        ("the shore at Hubin", 120.1585, 30.254),
    ] {
        assert!(!in_lake(&map, lon, lat), "{name}");
        assert!(on_land(&map, lon, lat), "{name}");
    }
    assert!(map.causeways.iter().any(|strip| strip.name.as_ref().is_some_and(|name| name.zh == "苏堤")));
}

#[test]
fn parks_and_hills_stand_on_land_and_none_on_the_lake_or_the_sea() {
    let map = committed();
    assert!(map.greens.len() > 8);
    for green in &map.greens {
        let name = green.name.as_ref().map_or("", |name| name.zh.as_str());
        // Parks may contain ponds, so only their outlines are checked.
        for at in green.rings.iter().flat_map(Path::points).filter(|_| name != "西溪湿地") {
            assert!(on_land(&map, at.lon, at.lat), "{name} in the sea at {at:?}");
            assert!(!in_lake(&map, at.lon, at.lat), "{name} in a lake at {at:?}");
        }
    }
    let (gushan, lake) = (LonLat::new(120.1385, 30.2551), LonLat::new(120.1435, 30.246));
    assert!(map.greens.iter().any(|green| covers(green, gushan)));
    assert!(!map.greens.iter().any(|green| covers(green, lake)));
}

#[test]
fn the_three_rivers_of_ningbo_meet_in_one_point() {
    let map = committed();
    let sanjiangkou = LonLat::new(121.5563, 29.8785);
    for name in ["姚江", "奉化江"] {
        let river =
            map.rivers.iter().find(|river| river.name.as_ref().is_some_and(|n| n.zh == name)).expect(name);
        let ends = [river.path.points().first(), river.path.points().last()];
        assert!(ends.into_iter().flatten().any(|end| end.distance_m(sanjiangkou) < 50.0), "{name}");
    }
    assert!(!on_land(&map, 121.557, 29.8795), "the Yong begins there, as an arm of the sea");
}

#[test]
fn every_name_is_in_both_languages_and_only_great_cities_stand_outside_the_detail() {
    let map = committed();
    let (low, high) = (map.detail.south_west, map.detail.north_east);
    let inside =
        |at: LonLat| (low.lon..=high.lon).contains(&at.lon) && (low.lat..=high.lat).contains(&at.lat);
    for place in &map.places {
        assert!(inside(place.position) || place.rank == 1, "{:?}", place.name);
    }
    let names = map.places.iter().map(|place| &place.name).chain(map.labels.iter().map(|label| &label.name));
    for name in names {
        assert!(!name.zh.is_empty() && name.en.is_ascii() && !name.en.is_empty(), "{name:?}");
    }
    let first: Vec<&str> = map.places.iter().take(2).map(|place| place.name.zh.as_str()).collect();
    assert_eq!(first, ["杭州", "宁波"], "the most important places come first");
}

#[test]
fn it_is_as_light_as_promised_and_lighter_still_when_seen_from_afar() {
    assert!(FILE.len() <= LARGEST_BYTES, "{} bytes", FILE.len());
    let map = committed();
    let shown = |zoom| map.land.iter().chain(&map.waters).filter(move |area| area.min_zoom <= zoom);
    let vertices = |zoom| -> usize {
        shown(zoom).flat_map(|area| &area.rings).map(|ring| ring.at_zoom(zoom).count()).sum()
    };
    let (afar, near) = (vertices(6), vertices(12));
    assert!(afar * 4 < near, "{afar} vertices at zoom 6, {near} at zoom 12");
}

#[test]
fn encoding_what_was_decoded_gives_the_same_bytes() {
    assert_eq!(committed().encode(), FILE);
}

#[test]
fn bytes_of_another_kind_or_another_version_are_told_apart() {
    assert_eq!(Basemap::decode(b""), Err(BasemapError::NotABasemap));
    assert_eq!(Basemap::decode(b"PMTiles and something more"), Err(BasemapError::NotABasemap));
    let mut newer = FILE.to_vec();
    newer[4] += 1;
    assert_eq!(Basemap::decode(&newer), Err(BasemapError::Version(FILE[4] + 1)));
    assert_eq!(Basemap::decode(&FILE[..FILE.len() / 2]), Err(BasemapError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_byte_anywhere_is_an_error(at in 0..FILE.len(), mask in 1..=u8::MAX) {
        let mut damaged = FILE.to_vec();
        damaged[at] ^= mask;
        prop_assert!(Basemap::decode(&damaged).is_err());
    }

    #[test]
    fn a_line_comes_back_to_within_half_a_step_of_its_grid(
        line in prop::collection::vec((-179.0..179.0, -85.0..85.0), 2..40),
        grid in 0..=Path::MAX_GRID_EXPONENT,
    ) {
        let points: Vec<LonLat> = line.into_iter().map(|(lon, lat)| LonLat::new(lon, lat)).collect();
        let path = Path::new(points.clone(), vec![9; points.len()], grid);
        let mut map = committed();
        map.rivers = vec![Course { path, width_m: 10, name: None, min_zoom: 6, accuracy_m: 1 }];
        let back = Basemap::decode(&map.encode()).expect("what was encoded decodes");
        let half_step_deg = f64::from(1_u32 << grid) * 0.5e-5 + 1e-9;
        for (there, here) in points.iter().zip(back.rivers[0].path.points()) {
            prop_assert!((there.lon - here.lon).abs() <= half_step_deg);
            prop_assert!((there.lat - here.lat).abs() <= half_step_deg);
        }
    }
}

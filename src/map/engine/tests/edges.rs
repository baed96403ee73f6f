//! Where panning and zooming out stop, and what is drawn beyond.

use super::*;
use crate::geometry::{World, WorldBox};
use crate::map::camera::{MIN_ZOOM, Spot};
use crate::map::gesture::MapKey;
use crate::map::layers::Painting;
use crate::map::scene::Paint;
use crate::map::trace::PixelWindow;
use proptest::prelude::*;

const FILE: &[u8] = include_bytes!("../../../../assets/basemap/basemap.bin");
/// Phones, a frame in a portal, desktop screens, and the two shapes that are hardest to fill.
const SCREENS: [(f64, f64); 6] =
    [(320.0, 480.0), (320.0, 2000.0), (390.0, 844.0), (600.0, 400.0), (1280.0, 800.0), (3840.0, 2160.0)];

fn ground() -> Ground {
    Ground::new(Basemap::decode(FILE).expect("the built-in base map"))
}

/// The small pack over the built-in base map, without motion, everything in view.
fn engine(screen: (f64, f64), covered: f64) -> MapEngine {
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, true);
    engine.set_basemap(Basemap::decode(FILE).expect("the built-in base map"));
    engine.set_content(MapContent::from_atlas(&small_pack::atlas()));
    engine.set_viewport(screen.0, screen.1, 1.0);
    engine.set_insets(Insets { bottom: screen.1 * covered, ..Insets::default() });
    engine.fit(&Target::Everything, false, 0.0);
    engine
}

/// What a reader does to the map.
#[derive(Clone, Debug)]
enum Deed {
    Drag(f64, f64),
    Wheel(f64, f64, f64),
    Key(MapKey),
    Open(f64, f64, f64),
    Everything,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let keys = prop::sample::select(vec![
        MapKey::West,
        MapKey::East,
        MapKey::North,
        MapKey::South,
        MapKey::ZoomIn,
        MapKey::ZoomOut,
        MapKey::ZoomOut,
    ]);
    let one = prop_oneof![
        4 => (-3000.0..3000.0, -3000.0..3000.0).prop_map(|(x, y)| Deed::Drag(x, y)),
        4 => (0.0..1.0, 0.0..1.0, -900.0..1500.0).prop_map(|(x, y, by)| Deed::Wheel(x, y, by)),
        2 => keys.prop_map(Deed::Key),
        1 => (100.0..140.0, 20.0..42.0, 6.0..16.0).prop_map(|(lon, lat, zoom)| Deed::Open(lon, lat, zoom)),
        1 => Just(Deed::Everything),
    ];
    prop::collection::vec(one, 1..12)
}

fn perform(engine: &mut MapEngine, deed: &Deed, now_ms: f64) {
    let (width, height) = (engine.view().viewport.width_px, engine.view().viewport.height_px);
    match *deed {
        Deed::Drag(x, y) => {
            let (kind, from) = (PointerKind::Mouse, Px::new(width / 2.0, height / 3.0));
            engine.input(RawInput::PointerDown { id: 1, kind, at_px: from }, now_ms);
            let to = from + Px::new(x, y);
            engine.input(RawInput::PointerMove { id: 1, kind, at_px: to, pressed: true }, now_ms + 16.0);
            engine.input(RawInput::PointerUp { id: 1, at_px: from + Px::new(x, y) }, now_ms + 400.0);
        }
        Deed::Wheel(x, y, delta_px) => {
            let at_px = Px::new(x * width, y * height);
            engine.input(RawInput::Wheel { at_px, delta_px, ctrl: false }, now_ms);
        }
        Deed::Key(key) => {
            engine.input(RawInput::Key(key), now_ms);
        }
        Deed::Open(lon, lat, zoom) => engine.set_spot(Spot::over(LonLat::new(lon, lat), zoom)),
        Deed::Everything => engine.fit(&Target::Everything, false, now_ms),
    }
}

/// The part of the world that the uncovered part of the canvas shows.
fn seen(view: View) -> WorldBox {
    let free = view.viewport.uncovered();
    let corners = [Px::new(free.x, free.y), Px::new(free.right(), free.bottom())];
    WorldBox::around(corners.map(|corner| view.world_from_screen(corner)))
}

/// Whether the interval that is seen lies within another, or contains it if it is longer. It may extend beyond by as
/// much as the middle of the content is off the middle of that interval.
fn fits(seen: (f64, f64), all: (f64, f64), home: f64) -> bool {
    let beyond = (home - (all.0 + all.1) / 2.0).abs() + 1e-9;
    let within = |a: (f64, f64), b: (f64, f64)| a.0 >= b.0 - beyond && a.1 <= b.1 + beyond;
    within(seen, all) || within(all, seen)
}

/// Whether only the map's region is seen, as far as the screen allows, and in any case only land or sea.
fn is_over_the_map(engine: &MapEngine) -> bool {
    let (seen, ground) = (seen(engine.view()), engine.ground.as_deref().expect("the ground"));
    let all = ground.detail.grown(ground.detail.height() * 0.25);
    let home = engine.content.as_ref().map(|content| content.bounds().center()).expect("content");
    ground.drawn.contains(seen.min)
        && ground.drawn.contains(seen.max)
        && fits((seen.min.x, seen.max.x), (all.min.x, all.max.x), home.x)
        && fits((seen.min.y, seen.max.y), (all.min.y, all.max.y), home.y)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_one_does_the_view_stays_over_what_is_drawn(
        screen in prop::sample::select(SCREENS.to_vec()),
        covered in prop::sample::select(vec![0.0, 0.5]),
        deeds in deeds(),
    ) {
        let mut engine = engine(screen, covered);
        for (at, deed) in deeds.iter().enumerate() {
            perform(&mut engine, deed, 1000.0 * at as f64);
            prop_assert!(is_over_the_map(&engine), "{deed:?}: {:?}", seen(engine.view()));
        }
    }

    #[test]
    fn a_sheet_that_goes_up_and_down_leaves_a_map_that_was_moved_where_it_is(
        deeds in deeds(), covered in 0.0..0.6f64,
    ) {
        let mut engine = engine((390.0, 844.0), 0.5);
        for (at, deed) in deeds.iter().enumerate() {
            perform(&mut engine, deed, 1000.0 * at as f64);
        }
        engine.input(RawInput::Key(MapKey::ZoomIn), 1e5);
        engine.input(RawInput::Key(MapKey::West), 1e5 + 1.0);
        let camera = engine.camera();
        prop_assume!(!engine.fitted.as_ref().is_some_and(|fitted| fitted.goal.looks_like(camera)));
        engine.set_insets(Insets { bottom: 844.0 * covered, ..Insets::default() });
        let mut slow = Recorder::default();
        slow.op_ms = 50.0;
        engine.frame(1e6, &mut slow);
        prop_assert_eq!(engine.camera(), camera);
    }
}

#[test]
fn zoomed_out_as_far_as_it_goes_every_stop_is_in_view() {
    for screen in SCREENS {
        for covered in [0.0, 0.5] {
            let mut engine = engine(screen, covered);
            for press in 0..20 {
                engine.zoom_out(1000.0 * f64::from(press));
            }
            let view = engine.view();
            let content = engine.content.clone().expect("content");
            let free = view.viewport.uncovered().grown(0.5);
            let bounds = content.bounds();
            for corner in [bounds.min, bounds.max] {
                assert!(free.contains(view.screen_from_world(corner)), "{screen:?} {covered}");
            }
        }
    }
}

#[test]
fn on_a_desk_zooming_out_ends_before_the_map_does() {
    let mut engine = engine((1280.0, 800.0), 0.0);
    for press in 0..20 {
        engine.zoom_out(1000.0 * f64::from(press));
    }
    assert!(engine.camera().zoom > MIN_ZOOM + 1.0, "{}", engine.camera().zoom);
    let far = Spot::over(LonLat::new(120.0, 30.0), MIN_ZOOM);
    let lowest = engine.camera().zoom;
    engine.set_spot(far);
    assert!((engine.camera().zoom - lowest).abs() < 1e-9);
}

#[test]
fn throws_and_the_wheel_come_to_rest_where_the_map_ends() {
    let mut bench = Bench::new();
    for (x, y) in [(70.0, 5.0), (-70.0, 5.0), (5.0, 70.0), (5.0, -70.0)] {
        let (kind, from) = (PointerKind::Touch, Px::new(400.0, 300.0));
        bench.input(RawInput::PointerDown { id: 1, kind, at_px: from });
        for step in 1..=10 {
            let at_px = from + Px::new(x, y) * f64::from(step);
            bench.input(RawInput::PointerMove { id: 1, kind, at_px, pressed: true });
            bench.frame();
        }
        bench.input(RawInput::PointerUp { id: 1, at_px: from + Px::new(x, y) * 10.0 });
        bench.rest();
        assert!(is_over_the_map(&bench.engine), "{:?}", seen(bench.engine.view()));
        bench.input(RawInput::Wheel { at_px: Px::new(700.0, 90.0), delta_px: 900.0, ctrl: false });
        bench.rest();
        assert!(is_over_the_map(&bench.engine), "{:?}", seen(bench.engine.view()));
        bench.engine.zoom_in(bench.now_ms);
        bench.rest();
    }
}

#[test]
fn a_map_of_one_place_without_the_base_map_can_be_looked_at_from_afar() {
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, true);
    let mut atlas = small_pack::atlas();
    atlas.stops.truncate(1);
    (atlas.routes, atlas.rail.stations, atlas.rail.geometry) = (vec![], vec![], vec![]);
    engine.set_content(MapContent::from_atlas(&atlas));
    engine.set_viewport(390.0, 500.0, 1.0);
    engine.set_spot(Spot::over(LonLat::new(120.14, 30.24), 8.0));
    assert!(engine.camera().zoom < 9.0, "{}", engine.camera().zoom);
}

#[test]
fn a_window_that_is_made_larger_is_filled() {
    let mut engine = engine((320.0, 480.0), 0.0);
    engine.set_spot(Spot::over(LonLat::new(121.0, 30.0), MIN_ZOOM));
    let before = engine.camera().zoom;
    engine.set_viewport(3840.0, 2160.0, 1.0);
    assert!(engine.camera().zoom > before + 2.0);
    assert!(is_over_the_map(&engine), "{:?}", seen(engine.view()));
}

#[test]
fn beyond_the_data_land_runs_on_to_the_west_and_the_north_and_sea_to_the_east() {
    let ground = ground();
    let water = |lon: f64, lat: f64| ground.is_water(World::from(LonLat::new(lon, lat)));
    for (lon, lat) in [(120.1, 30.4), (99.0, 30.0), (80.0, 40.0), (115.0, 46.0), (90.0, 50.0), (103.0, 10.0)]
    {
        assert!(!water(lon, lat), "{lon} {lat}");
    }
    for (lon, lat) in
        [(125.0, 28.0), (150.0, 30.0), (150.0, 40.0), (160.0, 60.0), (121.3, 10.0), (141.0, 50.0)]
    {
        assert!(water(lon, lat), "{lon} {lat}");
    }
    let edge = World::from(LonLat::new(142.0, 44.0));
    assert!(ground.drawn.contains(edge) && ground.drawn.width() > 0.5);
}

#[test]
fn no_paper_is_laid_over_the_sea() {
    let frame = PixelWindow::new(LonLat::new(125.0, 29.0).into(), 7.0, 400.0, 400.0, 1.0);
    let (ground, mut recorder) = (ground(), Recorder::default());
    Painting { ground: Some(&ground), ..Painting::bare(frame, Theme::Light) }.paint(&mut recorder);
    let faded = |op: &Recorded| matches!(op, Recorded::Fill(_, Paint::Linear { .. }));
    assert!(!recorder.ops.iter().any(faded), "{:?}", recorder.ops);
}

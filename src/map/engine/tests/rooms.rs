//! The room that the page leaves to the map: what is shown stays in the middle of the uncovered part.

use super::*;
use crate::geometry::World;
use crate::map::camera::Spot;
use crate::map::gesture::MapKey;
use proptest::prelude::*;

/// A canvas with a sheet that covers a share of its height.
fn room((width_px, height_px): (f64, f64), share: f64) -> Viewport {
    let insets = Insets { bottom: height_px * share, ..Insets::default() };
    Viewport { width_px, height_px, dpr: 2.0, insets }
}

/// The small pack without motion, in a room.
fn engine(room: Viewport) -> MapEngine {
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, true);
    engine.set_basemap(small_pack::basemap());
    engine.set_content(MapContent::from_atlas(&small_pack::atlas()));
    engine.set_room(room);
    engine
}

/// How far a stop is from the middle of the uncovered part, in pixels.
fn off(engine: &MapEngine, stop: &str) -> f64 {
    let at = engine.screen_of_stop(&stop.into()).expect("a stop of the small pack");
    (at - engine.view().viewport.focus()).length()
}

const PHONE: (f64, f64) = (390.0, 788.0);
const LOW: f64 = 0.19;
const HALF: f64 = 0.58;

#[test]
fn a_phone_that_is_turned_shows_what_was_fitted_in_the_whole_of_its_new_room() {
    let mut turned = engine(room(PHONE, HALF));
    turned.fit(&Target::Route("sea".into()), false, 0.0);
    turned.set_room(room((844.0, 334.0), 0.0));
    let mut fresh = engine(room((844.0, 334.0), 0.0));
    fresh.fit(&Target::Route("sea".into()), false, 0.0);
    assert!(turned.camera().looks_like(fresh.camera()), "{:?} {:?}", turned.camera(), fresh.camera());
}

#[test]
fn a_sheet_that_comes_down_leaves_the_chosen_stop_in_the_middle_of_what_is_free_then() {
    for target in [Target::Stop("weir".into()), Target::Spot(Spot::over(small_pack_stop("weir"), 13.0))] {
        let mut engine = engine(room(PHONE, HALF));
        engine.fit(&target, false, 0.0);
        assert!(off(&engine, "weir") < 0.01);
        for share in [LOW, HALF, 0.0, HALF] {
            engine.set_room(room(PHONE, share));
            assert!(off(&engine, "weir") < 0.01, "{target:?} {share}");
        }
    }
}

fn small_pack_stop(id: &str) -> LonLat {
    let content = MapContent::from_atlas(&small_pack::atlas());
    content.stop(&id.into()).expect("a stop of the small pack").world.lonlat()
}

#[test]
fn the_map_goes_along_with_the_sheet_and_jumps_with_the_window() {
    let mut engine = engine(room(PHONE, HALF));
    engine.set_reduced_motion(false);
    engine.fit(&Target::Stop("weir".into()), false, 0.0);
    engine.set_room(room(PHONE, LOW));
    assert!(engine.is_busy());
    // The sheet is drawn up again before it is all the way down.
    engine.set_room(room(PHONE, HALF));
    engine.set_room(room((844.0, 334.0), 0.0));
    assert!(!engine.is_busy() && off(&engine, "weir") < 0.01);
}

#[test]
fn a_map_that_someone_has_moved_stays_under_a_sheet_and_keeps_its_middle_when_the_phone_is_turned() {
    let mut engine = engine(room(PHONE, LOW));
    engine.fit(&Target::Stop("weir".into()), false, 0.0);
    engine.input(RawInput::Key(MapKey::West), 1.0);
    let (camera, spot) = (engine.camera(), engine.spot());
    engine.set_room(room(PHONE, HALF));
    assert_eq!(engine.camera(), camera);
    engine.set_room(room(PHONE, LOW));
    engine.set_room(room((844.0, 334.0), 0.0));
    let px = engine.view().scale();
    assert!((engine.spot().place.x - spot.place.x).abs() * px < 0.01);
    assert!((engine.spot().place.y - spot.place.y).abs() * px < 0.01);
}

#[test]
fn a_browser_s_bars_come_and_go_over_a_map_at_rest() {
    let mut bench = Bench::new();
    let covered = |height_px: f64, bottom: f64| Viewport {
        height_px,
        insets: Insets { bottom, ..Insets::default() },
        ..room((800.0, 600.0), 0.0)
    };
    bench.engine.set_room(covered(600.0, 300.0));
    bench.engine.fit(&Target::Stop("weir".into()), false, bench.now_ms);
    let camera = bench.engine.camera();
    bench.engine.set_room(covered(544.0, 273.0));
    assert_eq!(bench.engine.camera(), camera);
    bench.engine.set_room(covered(600.0, 300.0));
    assert_eq!(bench.engine.camera(), camera);
    bench.engine.set_cooperative(true);
    bench.engine.set_room(covered(580.0, 300.0));
    let at = bench.on_screen("weir");
    assert!((at - Px::new(400.0, 140.0)).length() < 0.01, "in a frame no bars come and go: {at:?}");
}

#[test]
fn a_page_that_is_printed_leaves_the_map_as_it_was() {
    for moved in [false, true] {
        let mut bench = Bench::new();
        bench.engine.fit(&Target::Stop("weir".into()), false, bench.now_ms);
        if moved {
            bench.input(RawInput::Key(MapKey::ZoomIn));
        }
        bench.rest();
        let (before, camera) = (bench.engine.view().viewport, bench.engine.camera());
        bench.engine.set_room(room((0.0, 0.0), 0.0));
        assert_eq!(bench.frame(), FrameOutcome::default());
        bench.engine.set_room(before);
        assert_eq!(bench.engine.camera(), camera);
        bench.engine.set_insets(Insets { bottom: 300.0, ..Insets::default() });
        bench.rest();
        assert_eq!(bench.engine.camera() == camera, moved, "what was fitted is still known to be");
    }
}

#[test]
fn where_the_map_looks_is_the_reader_s_own_until_somebody_moves_it_or_something_else_is_shown() {
    let again = |deed: &dyn Fn(&mut MapEngine)| {
        let mut engine = engine(room(PHONE, HALF));
        engine.fit(&Target::Spot(Spot::over(small_pack_stop("weir"), 13.0)), false, 0.0);
        engine.withhold();
        deed(&mut engine);
        engine.is_withheld()
    };
    assert!(again(&|_| ()));
    assert!(again(&|engine| engine.set_room(room(PHONE, LOW))));
    assert!(again(&|engine| engine.set_room(room((844.0, 334.0), 0.0))));
    assert!(again(&|engine| engine.settle_again()));
    assert!(!again(&|engine| engine.zoom_out(1.0)));
    assert!(!again(&|engine| drop(engine.input(RawInput::Key(MapKey::West), 1.0))));
    assert!(!again(&|engine| {
        let at_px = Px::new(100.0, 100.0);
        engine.input(RawInput::Wheel { at_px, delta_px: 100.0, ctrl: true }, 1.0);
    }));
    assert!(!again(&|engine| engine.fit(&Target::Everything, true, 1.0)));
}

fn rooms() -> impl Strategy<Value = Viewport> {
    let sizes =
        vec![(390.0, 788.0), (360.0, 584.0), (844.0, 334.0), (334.0, 203.0), (1280.0, 744.0), (0.0, 0.0)];
    (prop::sample::select(sizes), prop::sample::select(vec![0.0, LOW, HALF, 0.75]))
        .prop_map(|(size, share)| room(size, share))
}

/// Whether the map shows the same as one that was opened in its room.
fn is_as_if_opened_here(engine: &MapEngine, target: &Target) -> Result<(), TestCaseError> {
    let opened = engine.camera_for(target).expect("a camera");
    let shift = engine.view().screen_from_world(opened.center)
        - engine.view().screen_from_world(engine.camera().center);
    prop_assert!((opened.zoom - engine.camera().zoom).abs() < 0.01 && shift.length() < 1.0, "{shift:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_becomes_of_the_room_what_was_fitted_is_fitted(
        first in rooms(), changes in prop::collection::vec(rooms(), 1..8), which in 0..4usize,
    ) {
        let targets = [
            Target::Everything,
            Target::Route("sea".into()),
            Target::Stop("weir".into()),
            Target::Spot(Spot::over(small_pack_stop("bridge"), 12.5)),
        ];
        let mut engine = engine(first);
        // In a frame, where no change is too small to count.
        engine.set_cooperative(true);
        engine.fit(&targets[which], false, 0.0);
        for change in changes {
            engine.set_room(change);
            if change.width_px > 0.0 {
                prop_assert_eq!(engine.view().viewport, change);
                is_as_if_opened_here(&engine, &targets[which])?;
            }
        }
    }

    #[test]
    fn a_spot_means_the_same_place_in_every_room(
        lon in 120.05..121.9f64, lat in 29.8..30.35f64, first in rooms(), second in rooms(),
    ) {
        prop_assume!(first.width_px > 0.0 && second.width_px > 0.0);
        let mut engine = engine(first);
        // In a frame, where no change is too small to count.
        engine.set_cooperative(true);
        engine.set_spot(Spot::over(LonLat::new(lon, lat), 13.0));
        let text = engine.spot().to_fragment();
        engine.set_room(second);
        prop_assert_eq!(engine.spot().to_fragment(), text.clone());
        let at = engine.view().screen_from_world(World::from(LonLat::new(lon, lat)));
        prop_assert!((at - engine.view().viewport.focus()).length() < 0.01);
    }
}

//! What a traveller does, and what the map answers.

use super::*;
use crate::map::gesture::Hint;
use crate::map::moved::Moved;

#[test]
fn a_map_at_rest_asks_for_no_frames_and_tells_its_first_painting_once() {
    let mut bench = Bench::new();
    assert!(!bench.frame().needs_another);
    bench.engine.fit(&Target::Route("canal".into()), true, bench.now_ms);
    let events = bench.rest();
    assert!(!events.contains(&MapEvent::Painted));
    assert!(matches!(events[..], [MapEvent::Settled(_)]), "{events:?}");
}

#[test]
fn a_place_that_was_told_is_told_again_when_asked() {
    let mut bench = Bench::new();
    assert_eq!(bench.rest(), []);
    bench.engine.settle_again();
    assert_eq!(bench.rest(), [MapEvent::Settled(bench.engine.spot())]);
    assert_eq!(bench.rest(), []);
}

#[test]
fn a_flight_is_called_off_by_asking_for_where_it_began() {
    let mut bench = Bench::new();
    bench.engine.fit(&Target::Everything, false, bench.now_ms);
    bench.rest();
    let home = bench.engine.camera();
    bench.engine.fit(&Target::Stop("weir".into()), true, bench.now_ms);
    bench.engine.fit(&Target::Everything, true, bench.now_ms);
    bench.rest();
    assert_eq!(bench.engine.camera(), home);
}

#[test]
fn the_first_painting_waits_for_base_map_and_content() {
    let mut engine = MapEngine::new(Theme::Light, Lang::Zh, false);
    engine.set_viewport(800.0, 600.0, 1.0);
    let mut bench = Bench { engine, stage: Recorder::default(), now_ms: 0.0 };
    assert!(!bench.rest().contains(&MapEvent::Painted));
    bench.engine.set_content(MapContent::from_atlas(&small_pack::atlas()));
    assert!(!bench.rest().contains(&MapEvent::Painted));
    bench.engine.set_basemap(small_pack::basemap());
    assert!(bench.rest().contains(&MapEvent::Painted));
}

#[test]
fn a_map_goes_on_where_its_picture_was_moved_to_and_tells_when_it_is_painted_there() {
    let mut bench = Bench::new();
    let (before, began) = (bench.on_screen("weir"), bench.engine.camera());
    bench.engine.go_on_from(Moved { shift_px: Px::new(-60.0, 25.0), times: 2.0 });
    let (after, wanted) = (bench.on_screen("weir"), Px::new(-60.0, 25.0) + before * 2.0);
    assert!((after - wanted).length() < 0.01, "{after:?} {wanted:?}");
    assert!((bench.engine.camera().zoom - began.zoom - 1.0).abs() < 1e-9);
    let events = bench.rest();
    assert!(events.contains(&MapEvent::Painted) && matches!(events[0], MapEvent::Settled(_)), "{events:?}");
    // The sheet's movement no longer fits what was fitted before.
    bench.engine.set_insets(Insets { bottom: 200.0, ..Insets::default() });
    assert!((bench.on_screen("weir") - after).length() < 0.01);
}

#[test]
fn a_finger_near_a_stop_finds_it() {
    let mut bench = Bench::new();
    let beside = bench.on_screen("weir") + Px::new(12.0, -9.0);
    assert_eq!(bench.tap(beside), vec![MapEvent::Tapped(Hit::Stop("weir".into()))]);
}

#[test]
fn a_tap_on_a_bubble_opens_it_until_its_stops_stand_apart() {
    let mut bench = Bench::new();
    let at_px = bench.on_screen("library");
    let events = bench.tap(at_px);
    let [MapEvent::Tapped(Hit::Cluster { stops, opens: true, .. })] = &events[..] else {
        panic!("{events:?}")
    };
    assert_eq!(stops, &["library".into(), "tower".into()]);
    bench.rest();
    for stop in ["library", "tower"] {
        let at_px = bench.on_screen(stop);
        assert_eq!(bench.engine.hit(at_px, true), Hit::Stop(stop.into()));
    }
}

#[test]
fn a_route_line_is_found_between_its_stops_and_the_open_sea_is_nothing() {
    let mut bench = Bench::new();
    let content = bench.engine.content.clone().expect("content");
    let place = content.routes[1].legs[0].trace.points()[1];
    let at_px = bench.engine.view().screen_from_world(place);
    assert_eq!(bench.tap(at_px), vec![MapEvent::Tapped(Hit::Route("sea".into()))]);
    assert_eq!(bench.tap(Px::new(4.0, 4.0)), vec![MapEvent::Tapped(Hit::Nothing)]);
}

#[test]
fn every_route_fits_into_what_the_sheet_leaves_free() {
    let mut bench = Bench::new();
    let insets = Insets { top: 60.0, right: 8.0, bottom: 300.0, left: 20.0 };
    bench.engine.set_insets(insets);
    let content = bench.engine.content.clone().expect("content");
    for route in &content.routes {
        bench.engine.fit(&Target::Route(route.id.clone()), false, bench.now_ms);
        let view = bench.engine.view();
        let free = view.viewport.uncovered();
        for leg in &route.legs {
            assert!(leg.trace.points().iter().all(|place| free.contains(view.screen_from_world(*place))));
        }
    }
}

/// Whether all of a route lies in the uncovered part of the canvas.
fn is_all_in_view(bench: &Bench, route: usize) -> bool {
    let view = bench.engine.view();
    let free = view.viewport.uncovered();
    let content = bench.engine.content.clone().expect("content");
    let mut places = content.routes[route].legs.iter().flat_map(|leg| leg.trace.points());
    places.all(|place| free.contains(view.screen_from_world(*place)))
}

#[test]
fn what_was_fitted_before_there_was_any_room_is_fitted_when_there_is() {
    let mut bench = Bench::new();
    bench.engine.set_viewport(0.0, 0.0, 1.0);
    let route = bench.engine.content.clone().expect("content").routes[1].id.clone();
    bench.engine.fit(&Target::Route(route), true, bench.now_ms);
    bench.engine.set_viewport(500.0, 300.0, 1.0);
    assert!(is_all_in_view(&bench, 1));
    let zoom = bench.engine.camera().zoom;
    bench.engine.set_viewport(1_000.0, 600.0, 1.0);
    assert!(is_all_in_view(&bench, 1) && bench.engine.camera().zoom > zoom + 0.5);
}

#[test]
fn a_stop_is_shown_in_the_middle_of_what_is_free() {
    let mut bench = Bench::new();
    bench.engine.set_insets(Insets { bottom: 300.0, ..Insets::default() });
    bench.engine.fit(&Target::Stop("weir".into()), true, bench.now_ms);
    bench.rest();
    assert!((bench.on_screen("weir") - Px::new(400.0, 150.0)).length() < 0.01);
}

#[test]
fn a_dragged_place_stays_under_the_finger() {
    let mut bench = Bench::new();
    let start = Px::new(400.0, 300.0);
    let place = bench.engine.view().world_from_screen(start);
    bench.input(RawInput::PointerDown { id: 1, kind: PointerKind::Mouse, at_px: start });
    for step in 1..=10 {
        let at_px = start + Px::new(-8.0, 3.0) * f64::from(step);
        bench.input(RawInput::PointerMove { id: 1, kind: PointerKind::Mouse, at_px, pressed: true });
        bench.frame();
        assert!((bench.engine.view().screen_from_world(place) - at_px).length() < 0.01);
    }
}

#[test]
fn with_reduced_motion_nothing_flies_or_coasts() {
    let mut bench = Bench::new();
    bench.engine.set_reduced_motion(true);
    bench.engine.fit(&Target::Stop("island".into()), true, bench.now_ms);
    assert!(!bench.engine.is_busy());
    bench.input(RawInput::Wheel { at_px: Px::new(9.0, 9.0), delta_px: 120.0, ctrl: false });
    assert!(!bench.engine.is_busy());
}

#[test]
fn in_a_portal_the_plain_wheel_leaves_the_camera_and_gives_a_hint() {
    let mut bench = Bench::new();
    bench.engine.set_cooperative(true);
    let before = bench.engine.camera();
    let events = bench.input(RawInput::Wheel { at_px: Px::new(9.0, 9.0), delta_px: 120.0, ctrl: false });
    assert_eq!(events, vec![MapEvent::GestureHint(Hint::UseCtrlWheel)]);
    bench.rest();
    assert_eq!(bench.engine.camera(), before);
}

#[test]
fn the_same_thing_under_the_mouse_is_told_once() {
    let mut bench = Bench::new();
    let at_px = bench.on_screen("weir");
    let hover = |at_px| RawInput::PointerMove { id: 1, kind: PointerKind::Mouse, at_px, pressed: false };
    let over = MapEvent::Hovered(Some(Hit::Stop("weir".into())));
    assert_eq!(bench.input(hover(at_px)), vec![over]);
    assert_eq!(bench.input(hover(at_px + Px::new(1.0, 0.0))), vec![]);
    assert_eq!(bench.input(RawInput::PointerLeave), vec![MapEvent::Hovered(None)]);
}

#[test]
fn a_filter_takes_stops_off_the_map() {
    let mut bench = Bench::new();
    let visible = Some(Rc::new(HashSet::from(["weir".into()])));
    bench.engine.set_selection(Selection { visible, ..Selection::default() });
    bench.rest();
    assert_eq!(bench.engine.hit(bench.on_screen("weir"), true), Hit::Stop("weir".into()));
    assert_ne!(bench.engine.hit(bench.on_screen("bridge"), true), Hit::Stop("bridge".into()));
}

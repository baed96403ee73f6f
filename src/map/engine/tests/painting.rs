//! What reaches the canvas, and when.

use super::*;
use crate::map::layers::Painting;
use crate::map::scene::Stroke;
use crate::map::trace::PixelWindow;

/// The strokes of the ground with a route chosen, in order.
fn strokes(theme: Theme) -> Vec<Stroke> {
    let content = MapContent::from_atlas(&small_pack::atlas());
    let ground = Ground::new(small_pack::basemap());
    let frame = PixelWindow::new(LonLat::new(119.0, 31.0).into(), 8.0, 800.0, 600.0, 1.0);
    let mut recorder = Recorder::default();
    let (ground, content) = (Some(&ground), Some(&content));
    Painting { ground, content, route: Some(0), ..Painting::bare(frame, theme) }.paint(&mut recorder);
    let stroke = |op| if let Recorded::Stroke(_, stroke) = op { Some(stroke) } else { None };
    recorder.ops.into_iter().filter_map(stroke).collect()
}

#[test]
fn a_chosen_route_lies_on_top_its_casing_below_it_and_keeps_its_own_dash() {
    let strokes = strokes(Theme::Light);
    let [.., casing, crow, course] = &strokes[..] else { panic!("too few strokes") };
    assert!(casing.dash.is_empty() && casing.width > course.width);
    assert!((course.dash[0] / course.dash[1] - 14.0 / 6.0).abs() < 1e-9);
    // The leg whose course is not known: thinner, dotted, of the same colour.
    assert!(crow.width < course.width && crow.dash != course.dash && crow.color == course.color);
}

#[test]
fn at_night_routes_are_lighter() {
    let last = |theme| strokes(theme).last().map(|stroke| stroke.color.luminance());
    assert!(last(Theme::Dark) > last(Theme::Light));
}

#[test]
fn panning_over_painted_ground_only_copies_bitmaps() {
    let mut bench = Bench::new();
    bench.input(RawInput::PointerDown { id: 1, kind: PointerKind::Mouse, at_px: Px::new(400.0, 300.0) });
    bench.input(RawInput::PointerMove {
        id: 1,
        kind: PointerKind::Mouse,
        at_px: Px::new(420.0, 310.0),
        pressed: false,
    });
    bench.frame();
    let ops = bench.stage.next_frame();
    assert!(ops.len() > 8);
    assert!(ops.iter().all(|op| matches!(op, Recorded::Blit(..))), "{ops:?}");
}

#[test]
fn while_the_map_moves_a_slow_machine_paints_one_tile_a_frame() {
    let mut bench = Bench::new();
    bench.stage.op_ms = 5.0;
    bench.input(RawInput::Wheel { at_px: Px::new(400.0, 300.0), delta_px: -200.0, ctrl: false });
    let mut tiles = 0;
    while bench.engine.is_busy() {
        bench.frame();
        let opened = |op: &Recorded| matches!(op, Recorded::Open(id) if id.0 < 1 << 40);
        let now = bench.stage.next_frame().iter().filter(|op| opened(op)).count();
        assert!(now <= 1);
        tiles += now;
    }
    assert!(tiles > 0);
}

#[test]
fn every_bitmap_is_dropped_before_bitmaps_pile_up() {
    let mut bench = Bench::new();
    let mut kept = HashSet::new();
    for round in 0..40 {
        bench.engine.set_theme(if round % 2 == 0 { Theme::Dark } else { Theme::Light });
        bench.engine.zoom_in(bench.now_ms);
        for _ in 0..400 {
            let more = bench.frame().needs_another;
            for op in bench.stage.next_frame() {
                match op {
                    Recorded::Open(id) => drop(kept.insert(id)),
                    Recorded::Drop(id) => drop(kept.remove(&id)),
                    Recorded::Blit(id, _) => assert!(kept.contains(&id) || round == 0),
                    _ => {}
                }
            }
            if !more {
                break;
            }
        }
        bench.engine.fit(&Target::Everything, false, bench.now_ms);
    }
    assert!(kept.len() < 200, "{}", kept.len());
}

#[test]
fn names_on_the_screen_never_overlap() {
    let bench = Bench::new();
    let view = bench.engine.view();
    let rects: Vec<_> = bench
        .engine
        .upright
        .layout()
        .names
        .iter()
        .map(|name| {
            let middle = view.screen_from_world(name.world) + name.offset_px;
            crate::geometry::PxRect::centred(middle, name.size_px.x - 0.01, name.size_px.y - 0.01)
        })
        .collect();
    assert!(rects.len() > 3);
    for (at, rect) in rects.iter().enumerate() {
        assert!(rects.iter().skip(at + 1).all(|other| !rect.overlaps(*other)));
    }
}

#[test]
fn the_band_of_a_page_is_painted_when_it_opens_and_is_gone_when_it_closes() {
    let mut bench = Bench::new();
    let places = ["bridge", "library"].map(|stop| bench.engine.content.as_ref()?.stop(&stop.into()));
    let places = places.into_iter().flatten().map(|stop| stop.world);
    let band = crate::map::band::CorridorBand::through(places).map(|band| Rc::new(band) as Rc<_>);
    assert!(band.is_some(), "the small pack has both stops");
    bench.engine.set_band(band);
    let with = broad_strokes(&mut bench);
    bench.engine.set_band(None);
    assert_eq!(broad_strokes(&mut bench), 0);
    assert!(with > 0, "no broad wash on the canvas");
}

/// Counts strokes as broad as a band until the map is at rest.
fn broad_strokes(bench: &mut Bench) -> usize {
    let is_broad = |op: &&Recorded| matches!(op, Recorded::Stroke(_, stroke) if stroke.width >= 40.0);
    let mut found = 0;
    for _ in 0..600 {
        let outcome = bench.frame();
        found += bench.stage.ops.iter().filter(is_broad).count();
        if !outcome.needs_another {
            return found;
        }
    }
    panic!("the map never comes to rest");
}

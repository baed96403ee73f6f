//! A trip on the map: its numbers, its lines, and what steps aside for it.

use super::*;
use crate::domain::StopId;
use crate::geometry::LonLat;
use crate::map::overlay::Mark;
use crate::map::scene::{Color, Path};
use crate::map::trip::{DayLetter, PartKind, TripDay, TripPart, TripShown};

fn day(rgb: u32, stops: &[&str]) -> TripDay {
    let stops: Vec<StopId> = stops.iter().map(|stop| (*stop).into()).collect();
    let atlas = small_pack::atlas();
    let line = stops.iter().filter_map(|stop| Some(atlas.stop(stop)?.position)).collect();
    let parts = vec![TripPart::along(PartKind::Road, line)];
    TripDay { color: Color::hex(rgb), letter: DayLetter::of_day(0), dash: vec![6.0, 4.0], stops, parts }
}

fn shown(days: Vec<TripDay>) -> Selection {
    Selection { trip: Some(Rc::new(TripShown { days })), ..Selection::default() }
}

fn numbers(bench: &Bench) -> Vec<usize> {
    let marks = bench.engine.upright.layout().marks.iter();
    let mut numbers: Vec<_> = marks
        .filter_map(|placed| match placed.mark {
            Mark::Number(_, _, number) => Some(number),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn the_stops_of_a_trip_carry_their_numbers_day_by_day() {
    let mut bench = Bench::new();
    bench.engine.set_selection(shown(vec![day(0x2F6DA8, &["weir", "lake"]), day(0xA1482A, &["island"])]));
    bench.rest();
    assert_eq!(numbers(&bench), [1, 1, 2]);
    assert_eq!(bench.engine.hit(bench.on_screen("weir"), true), Hit::Stop("weir".into()));
    bench.engine.set_selection(Selection::default());
    bench.rest();
    assert_eq!(numbers(&bench), Vec::<usize>::new());
}

#[test]
fn a_day_of_a_trip_fits_with_the_places_where_it_begins_and_ends() {
    let mut bench = Bench::new();
    let hotel = LonLat::new(121.2, 29.7);
    let weir = LonLat::new(120.87, 30.02);
    bench.engine.set_selection(shown(vec![TripDay {
        parts: vec![TripPart::between(PartKind::Road, hotel, weir)],
        ..day(0x2F6DA8, &["weir"])
    }]));
    bench.engine.fit(&Target::Trip, false, bench.now_ms);
    let view = bench.engine.view();
    let free = view.viewport.uncovered();
    assert!(free.contains(view.screen_from_world(hotel.into())));
    assert!(free.contains(bench.on_screen("weir")));
    assert!(!free.contains(bench.on_screen("island")));
}

#[test]
fn a_tap_picks_a_place_while_one_is_being_picked() {
    let mut bench = Bench::new();
    bench.engine.set_picking(true);
    let at_px = bench.on_screen("weir");
    let [MapEvent::Picked(place)] = bench.tap(at_px)[..] else { panic!("no place was picked") };
    assert!(place.distance_m(LonLat::new(120.87, 30.02)) < 5.0);
    bench.engine.set_picking(false);
    assert_eq!(bench.tap(at_px), vec![MapEvent::Tapped(Hit::Stop("weir".into()))]);
}

#[test]
fn on_a_dense_screen_the_line_of_a_day_runs_through_its_stops() {
    let mut bench = Bench::new();
    bench.engine.set_viewport(800.0, 600.0, 2.0);
    bench.engine.set_selection(shown(vec![day(0x2F6DA8, &["weir", "lake"])]));
    bench.rest();
    let device_px = |stop: &str| {
        let Px { x, y } = bench.on_screen(stop);
        Px::new(x * 2.0, y * 2.0)
    };
    let line = Path::through([device_px("weir"), device_px("lake")], false);
    let lines = bench.stage.ops.iter().filter_map(|op| match op {
        Recorded::Stroke(path, stroke) if *path == line => Some(stroke.dash.clone()),
        _ => None,
    });
    assert_eq!(lines.collect::<Vec<_>>(), [vec![], vec![12.0, 8.0]], "its casing and its own dash");
}

//! The engine as a traveller meets it: a small pack, a recording stage, fingers and frames.

mod edges;
mod journeys;
mod painting;
mod rooms;
pub mod small_pack;
mod trip;

use super::*;
use crate::geometry::Px;
use crate::map::gesture::{PointerKind, RawInput};
use crate::map::scene::{Recorded, Recorder};

/// An engine, its stage and a clock.
struct Bench {
    engine: MapEngine,
    stage: Recorder,
    now_ms: f64,
}

impl Bench {
    /// The small pack on a canvas of 800 × 600, at rest.
    fn new() -> Self {
        let mut engine = MapEngine::new(Theme::Light, Lang::Zh, false);
        engine.set_basemap(small_pack::basemap());
        engine.set_content(MapContent::from_atlas(&small_pack::atlas()));
        engine.set_viewport(800.0, 600.0, 1.0);
        let mut bench = Self { engine, stage: Recorder::default(), now_ms: 0.0 };
        bench.engine.fit(&Target::Everything, false, 0.0);
        bench.rest();
        bench
    }

    /// One frame, 16 ms after the last.
    fn frame(&mut self) -> FrameOutcome {
        self.now_ms += 16.0;
        self.stage.next_frame();
        self.engine.frame(self.now_ms, &mut self.stage)
    }

    /// Draws frames until none is needed, and returns all events.
    fn rest(&mut self) -> Vec<MapEvent> {
        let mut events = Vec::new();
        for _ in 0..600 {
            let outcome = self.frame();
            events.extend(outcome.events);
            if !outcome.needs_another {
                return events;
            }
        }
        panic!("the map never comes to rest");
    }

    fn input(&mut self, input: RawInput) -> Vec<MapEvent> {
        self.engine.input(input, self.now_ms)
    }

    fn tap(&mut self, at_px: Px) -> Vec<MapEvent> {
        self.now_ms += 1000.0;
        let mut events = self.input(RawInput::PointerDown { id: 1, kind: PointerKind::Touch, at_px });
        events.extend(self.input(RawInput::PointerUp { id: 1, at_px }));
        events
    }

    fn on_screen(&self, stop: &str) -> Px {
        self.engine.screen_of_stop(&stop.into()).expect("a stop of the small pack")
    }
}

//! Lengths of ways on land whose real course is given by the pack's routes.

use std::collections::HashMap;

use crate::domain::{LegMode, Route, StopId};
use crate::geometry::LonLat;

/// Metres between two stops along a course, in both directions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Courses {
    metres: HashMap<(StopId, StopId), f64>,
}

impl Courses {
    /// The courses of legs on foot, by road and along shores. Canals, rivers and railways are left out, because one
    /// neither walks nor drives on them.
    pub fn new(routes: &[Route]) -> Self {
        let mut metres = HashMap::new();
        for [before, leg] in routes.iter().flat_map(|route| route.legs.array_windows()) {
            if let (LegMode::Walk | LegMode::Road | LegMode::Shore, Some(course)) = (leg.mode, &leg.geometry)
            {
                let length = length_m(course);
                metres.insert((before.stop.clone(), leg.stop.clone()), length);
                metres.insert((leg.stop.clone(), before.stop.clone()), length);
            }
        }
        Self { metres }
    }

    /// Metres between two stops that follow each other on a route.
    pub fn between(&self, from: Option<&StopId>, to: Option<&StopId>) -> Option<f64> {
        self.metres.get(&(from?.clone(), to?.clone())).copied()
    }
}

fn length_m(course: &[LonLat]) -> f64 {
    course.array_windows().map(|[a, b]| a.distance_m(*b)).sum()
}

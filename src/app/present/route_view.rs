//! What a route page says in addition to the pack's own words: lengths, numbers, the previous and the next stop.

use crate::domain::{Atlas, PositionQuality, Route, Stop, StopId};
use crate::geometry::LonLat;

/// Figures of a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// The number of stops.
    pub stops: usize,
    /// Length in metres, along the known courses, and in a straight line where no course is known.
    pub metres: f64,
    /// The suggested number of days.
    pub days: u32,
}

/// The figures of a route.
pub fn figures(atlas: &Atlas, route: &Route) -> Figures {
    let metres = (1..route.legs.len()).map(|at| leg_metres(atlas, route, at)).sum();
    Figures { stops: route.legs.len(), metres, days: route.suggested_days }
}

/// The length of the leg that ends at the stop with index `at`, in metres; 0 for the first.
pub fn leg_metres(atlas: &Atlas, route: &Route, at: usize) -> f64 {
    let ends =
        (at.checked_sub(1).and_then(|before| stop_at(atlas, route, before)), stop_at(atlas, route, at));
    let (Some(from), Some(to)) = ends else { return 0.0 };
    match route.legs.get(at).and_then(|leg| leg.geometry.as_ref()) {
        Some(course) => course_metres(course),
        None => from.position.distance_m(to.position),
    }
}

/// Whether the length of the leg that ends at `at` can be stated: it has a course, or at least one of its ends is not
/// approximate.
pub fn knows_metres(atlas: &Atlas, route: &Route, at: usize) -> bool {
    let rough =
        |at: usize| stop_at(atlas, route, at).is_none_or(|stop| stop.quality == PositionQuality::Approximate);
    let has_course = route.legs.get(at).is_some_and(|leg| leg.geometry.is_some());
    has_course || !(rough(at) && at.checked_sub(1).is_none_or(rough))
}

fn course_metres(course: &[LonLat]) -> f64 {
    course.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum()
}

/// The stop with index `at` (from 0) of a route.
pub fn stop_at<'a>(atlas: &'a Atlas, route: &Route, at: usize) -> Option<&'a Stop> {
    atlas.stop(&route.legs.get(at)?.stop)
}

/// The stops before and after a stop in a route.
pub fn neighbours<'a>(
    atlas: &'a Atlas,
    route: &Route,
    stop: &StopId,
) -> (Option<&'a Stop>, Option<&'a Stop>) {
    let Some(at) = route.index_of(stop) else { return (None, None) };
    (at.checked_sub(1).and_then(|before| stop_at(atlas, route, before)), stop_at(atlas, route, at + 1))
}

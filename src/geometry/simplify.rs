//! How much each vertex of a line matters, so that a line can be thinned for any zoom by one comparison per vertex.
//! `geo` thins a line for one tolerance at a time and would have to do so again at every zoom.

use geo::{Distance as _, Euclidean};

use super::World;

/// For each vertex, the tolerance in world units up to which it has to be kept (Douglas–Peucker); infinite for both
/// ends. A line that keeps only the vertices with an importance above a tolerance stays within that tolerance.
pub fn importance(points: &[World]) -> Vec<f64> {
    let mut out = vec![0.0; points.len()];
    if let Some(first) = out.first_mut() {
        *first = f64::INFINITY;
    }
    if let Some(last) = out.last_mut() {
        *last = f64::INFINITY;
    }
    let mut spans = vec![(0, points.len().saturating_sub(1), f64::INFINITY)];
    while let Some((from, to, parent)) = spans.pop() {
        if let Some((at, distance)) = farthest(points, from, to) {
            // Never more important than the split that made it necessary, so that thinning is nested.
            let kept = distance.min(parent);
            out[at] = kept;
            spans.push((from, at, kept));
            spans.push((at, to, kept));
        }
    }
    out
}

/// The inner vertex farthest from the chord between two vertices.
fn farthest(points: &[World], from: usize, to: usize) -> Option<(usize, f64)> {
    let inner = points.get(from + 1..to)?;
    let (start, end) = (*points.get(from)?, *points.get(to)?);
    inner
        .iter()
        .enumerate()
        .map(|(at, point)| (from + 1 + at, distance_to_segment(*point, start, end)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Distance from a point to the nearest point of a segment, in the points' own unit.
pub fn distance_to_segment(point: World, start: World, end: World) -> f64 {
    let segment = geo::Line::new(geo::Coord::from(start), geo::Coord::from(end));
    Euclidean.distance(&geo::Point::from(geo::Coord::from(point)), &segment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn thinned(points: &[World], tolerance: f64) -> Vec<World> {
        let weights = importance(points);
        points
            .iter()
            .zip(weights)
            .filter(|(_, weight)| *weight > tolerance)
            .map(|(point, _)| *point)
            .collect()
    }

    proptest! {
        #[test]
        fn a_thinned_line_stays_within_the_tolerance(
            raw in prop::collection::vec((0.0..1.0f64, 0.0..1.0f64), 2..60),
            tolerance in 0.0..0.5f64,
        ) {
            let points: Vec<_> = raw.into_iter().map(|(x, y)| World::new(x, y)).collect();
            let line = thinned(&points, tolerance);
            for point in points {
                let nearest = line.windows(2).map(|pair| distance_to_segment(point, pair[0], pair[1]));
                prop_assert!(nearest.fold(f64::INFINITY, f64::min) <= tolerance + 1e-12);
            }
        }
    }

    #[test]
    fn a_straight_line_needs_only_its_ends() {
        let points: Vec<_> = (0..9).map(|i| World::new(f64::from(i) / 10.0, 0.5)).collect();
        assert_eq!(thinned(&points, 1e-9), vec![points[0], points[8]]);
    }
}

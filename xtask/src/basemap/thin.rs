//! Finds the zoom from which each vertex of a line is needed.

use hangyong::geometry::World;
use hangyong::geometry::mercator::TILE_PX;
use hangyong::geometry::simplify::importance;

/// How far a thinned line may be from the full one, in CSS pixels.
const TOLERANCE_PX: f64 = 0.5;

/// The zoom at which a length of `size` on the Web Mercator square is `px` pixels long.
pub(super) fn zoom_where(size: f64, px: f64) -> u8 {
    if size <= 0.0 {
        return u8::MAX;
    }
    (px / (TILE_PX * size)).log2().ceil().clamp(0.0, 255.0) as u8
}

/// For each vertex of an open line the zoom from which it is needed; its ends always are.
pub(super) fn line_zooms(points: &[World]) -> Vec<u8> {
    importance(points).into_iter().map(|size| zoom_where(size, TOLERANCE_PX)).collect()
}

/// For each vertex of a ring (first not repeated) the zoom from which it is needed.
pub(super) fn ring_zooms(points: &[World]) -> Vec<u8> {
    let Some(first) = points.first() else {
        return Vec::new();
    };
    let mut closed = points.to_vec();
    closed.push(*first);
    let far = (0..points.len())
        .max_by(|a, b| points[*a].distance2(*first).total_cmp(&points[*b].distance2(*first)));
    let far = far.unwrap_or(0);
    let mut zooms = line_zooms(&closed[..=far]);
    zooms.pop();
    zooms.extend(line_zooms(&closed[far..]));
    zooms.pop();
    zooms
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::geometry::simplify::distance_to_segment;

    fn wave(count: usize) -> Vec<World> {
        (0..count)
            .map(|i| i as f64 / count as f64)
            .map(|t| World::new(0.8 + t * 0.01, 0.4 + (t * 40.0).sin() * t * 3e-4))
            .collect()
    }

    #[test]
    fn at_every_zoom_the_thinned_line_stays_within_half_a_pixel() {
        let points = wave(300);
        let zooms = line_zooms(&points);
        for zoom in 6..=12_u8 {
            let kept: Vec<World> =
                points.iter().zip(&zooms).filter(|(_, z)| **z <= zoom).map(|(p, _)| *p).collect();
            let world_px = TILE_PX * f64::from(1_u32 << zoom);
            for point in &points {
                let offsets = kept.windows(2).map(|pair| distance_to_segment(*point, pair[0], pair[1]));
                let nearest_px = offsets.fold(f64::INFINITY, f64::min) * world_px;
                assert!(nearest_px <= TOLERANCE_PX * 1.001, "zoom {zoom}: {nearest_px} px");
            }
        }
    }

    #[test]
    fn a_ring_has_a_zoom_for_every_vertex_and_keeps_its_farthest_ones() {
        let ring =
            [(0.0, 0.0), (0.5, 1e-9), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| World::new(x, y));
        let zooms = ring_zooms(&ring);
        assert_eq!(zooms.len(), ring.len());
        assert!(zooms[1] > 12 && zooms[2] == 0 && zooms[3] == 0);
    }
}

//! Finds the zoom from which each vertex is needed, after Douglas and Peucker: a vertex is as important as the distance
//! by which the line would move without it, and never more important than the vertex that was found before it.

/// How far a thinned line may be from the full one, in CSS pixels.
const TOLERANCE_PX: f64 = 0.5;
const TILE_PX: f64 = 256.0;

/// A point of the Web Mercator square, 0 to 1 from the north-west corner.
type World = [f64; 2];

/// Where a WGS 84 position in degrees falls on the Web Mercator square.
pub(super) fn world([lon, lat]: [f64; 2]) -> World {
    let sin = lat.to_radians().sin();
    [lon / 360.0 + 0.5, 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI)]
}

/// The zoom at which a length of `size` on the Web Mercator square is `px` pixels long.
pub(super) fn zoom_where(size: f64, px: f64) -> u8 {
    if size <= 0.0 {
        return u8::MAX;
    }
    (px / (TILE_PX * size)).log2().ceil().clamp(0.0, 255.0) as u8
}

/// For each vertex of an open line the zoom from which it is needed; its ends always are.
pub(super) fn line_zooms(points: &[World]) -> Vec<u8> {
    let mut zooms = vec![u8::MAX; points.len()];
    if let Some(last) = points.len().checked_sub(1) {
        zooms[0] = 0;
        zooms[last] = 0;
        divide(points, &mut zooms);
    }
    zooms
}

/// For each vertex of a ring (first not repeated) the zoom from which it is needed.
pub(super) fn ring_zooms(points: &[World]) -> Vec<u8> {
    let Some(first) = points.first() else {
        return Vec::new();
    };
    let mut closed = points.to_vec();
    closed.push(*first);
    let far = (0..points.len())
        .max_by(|a, b| distance(points[*a], *first).total_cmp(&distance(points[*b], *first)));
    let far = far.unwrap_or(0);
    let mut zooms = line_zooms(&closed[..=far]);
    zooms.pop();
    zooms.extend(line_zooms(&closed[far..]));
    zooms.pop();
    zooms
}

fn divide(points: &[World], zooms: &mut [u8]) {
    let mut open = vec![(0, points.len() - 1, 0_u8)];
    while let Some((start, end, at_least)) = open.pop() {
        let inner = start + 1..end;
        let offset = |at: usize| distance_to_segment(points[at], points[start], points[end]);
        let Some(farthest) = inner.max_by(|a, b| offset(*a).total_cmp(&offset(*b))) else {
            continue;
        };
        let zoom = zoom_where(offset(farthest), TOLERANCE_PX).max(at_least);
        zooms[farthest] = zoom;
        open.push((start, farthest, zoom));
        open.push((farthest, end, zoom));
    }
}

fn distance(a: World, b: World) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn distance_to_segment(point: World, start: World, end: World) -> f64 {
    let along = [end[0] - start[0], end[1] - start[1]];
    let length_squared = along[0] * along[0] + along[1] * along[1];
    if length_squared == 0.0 {
        return distance(point, start);
    }
    let share = ((point[0] - start[0]) * along[0] + (point[1] - start[1]) * along[1]) / length_squared;
    let share = share.clamp(0.0, 1.0);
    distance(point, [start[0] + share * along[0], start[1] + share * along[1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(count: usize) -> Vec<World> {
        (0..count)
            .map(|i| i as f64 / count as f64)
            .map(|t| [0.8 + t * 0.01, 0.4 + (t * 40.0).sin() * t * 3e-4])
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
        let ring = [[0.0, 0.0], [0.5, 1e-9], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        let zooms = ring_zooms(&ring);
        assert_eq!(zooms.len(), ring.len());
        assert!(zooms[1] > 12 && zooms[2] == 0 && zooms[3] == 0);
    }
}

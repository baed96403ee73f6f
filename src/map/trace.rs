//! A projected line or ring that can be drawn quickly into a small window at any zoom: every vertex knows from which
//! zoom it matters, and stretches outside the window are skipped by a single test.

use super::basemap;
use super::scene::Path;
use crate::geometry::mercator::world_px;
use crate::geometry::simplify::importance;
use crate::geometry::{LonLat, Px, World, WorldBox, maths};

/// Vertices per stretch.
const RUN: usize = 24;
/// How far a thinned line may deviate, in pixels.
const TOLERANCE_PX: f64 = 0.4;

/// A window onto the world, on whose pixels things are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelWindow {
    /// What lies at pixel (0, 0).
    pub origin: World,
    /// Pixels per world unit.
    pub scale: f64,
    /// What can be seen, with room for line widths.
    pub clip: WorldBox,
    /// The zoom that the pixels correspond to.
    pub zoom: f64,
    /// The zoom whose detail is wanted: higher than `zoom` on dense screens.
    pub detail_zoom: f64,
}

impl PixelWindow {
    /// A window of that size in pixels whose upper left corner is `origin`.
    pub fn new(origin: World, zoom: f64, width_px: f64, height_px: f64, dpr: f64) -> Self {
        let scale = world_px(zoom);
        let max = World::new(origin.x + width_px / scale, origin.y + height_px / scale);
        let clip = WorldBox { min: origin, max }.grown(24.0 / scale);
        Self { origin, scale, clip, zoom, detail_zoom: zoom + maths::log2(dpr.max(1.0)) * 0.5 }
    }

    /// Where a place appears.
    pub fn px(&self, world: World) -> Px {
        Px::new((world.x - self.origin.x) * self.scale, (world.y - self.origin.y) * self.scale)
    }

    /// Whether a box can be seen, given how far drawings reach beyond it in pixels.
    pub fn sees(&self, bounds: WorldBox, reach_px: f64) -> bool {
        self.clip.grown(reach_px / self.scale).intersects(bounds)
    }
}

#[derive(Clone, Debug)]
struct Run {
    from: usize,
    to: usize,
    bounds: WorldBox,
}

/// A projected line or ring.
#[derive(Clone, Debug)]
pub struct Trace {
    points: Vec<World>,
    min_zooms: Vec<f32>,
    runs: Vec<Run>,
    bounds: WorldBox,
    closed: bool,
}

/// A part of a line that can be seen, and how far along the line it begins, in pixels.
pub struct Piece {
    /// Its vertices in pixels.
    pub points: Vec<Px>,
    /// Length of the line before it.
    pub along_px: f64,
}

impl Trace {
    /// A line or ring of the base map, which has the zoom of each vertex already; `place` projects its vertices.
    pub fn of_basemap(path: &basemap::Path, closed: bool, place: &dyn Fn(LonLat) -> World) -> Self {
        let points: Vec<World> = path.points().iter().map(|point| place(*point)).collect();
        let min_zooms = path.min_zooms().iter().map(|zoom| f32::from(*zoom)).collect();
        Self::new(points, min_zooms, closed)
    }

    /// A line for whose vertices the zooms still have to be worked out.
    pub fn of_line(line: &[LonLat]) -> Self {
        let points: Vec<World> = line.iter().copied().map(World::from).collect();
        let zoom_of =
            |tolerance: f64| maths::log2(TOLERANCE_PX / (world_px(0.0) * tolerance)).max(0.0) as f32;
        let min_zooms = importance(&points).into_iter().map(zoom_of).collect();
        Self::new(points, min_zooms, false)
    }

    fn new(points: Vec<World>, min_zooms: Vec<f32>, closed: bool) -> Self {
        let last = points.len().saturating_sub(1);
        let runs = (0..last)
            .step_by(RUN)
            .map(|from| {
                let to = (from + RUN).min(last);
                let bounds = WorldBox::around(points.get(from..=to).unwrap_or_default().iter().copied());
                Run { from, to, bounds }
            })
            .collect();
        let bounds = WorldBox::around(points.iter().copied());
        Self { points, min_zooms, runs, bounds, closed }
    }

    /// Every vertex.
    pub fn points(&self) -> &[World] {
        &self.points
    }

    /// The box around it.
    pub fn bounds(&self) -> WorldBox {
        self.bounds
    }

    /// Adds the part that matters in the window to a path: exact inside, and outside only enough that fills and solid
    /// strokes look the same inside.
    pub fn outline(&self, frame: &PixelWindow, path: &mut Path) {
        let mut kept: Vec<Px> = self.points.first().map(|first| frame.px(*first)).into_iter().collect();
        for run in &self.runs {
            if !outside(run.bounds, frame.clip) {
                let inner = self.kept(run.from + 1..run.to, frame.detail_zoom);
                kept.extend(inner.map(|point| frame.px(point)));
            }
            kept.extend(self.points.get(run.to).map(|point| frame.px(*point)));
        }
        path.add(kept, self.closed);
    }

    /// The visible parts, with their places along the line so that dashes of neighbouring windows line up.
    pub fn pieces(&self, frame: &PixelWindow) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut along_px, mut open) = (0.0, false);
        let line: Vec<World> = self.kept(0..self.points.len(), frame.detail_zoom).collect();
        for pair in line.windows(2) {
            let &[from, to] = pair else { continue };
            let (start, end) = (frame.px(from), frame.px(to));
            if frame.clip.intersects(WorldBox::EMPTY.including(from).including(to)) {
                if !open {
                    pieces.push(Piece { points: vec![start], along_px });
                }
                if let Some(piece) = pieces.last_mut() {
                    piece.points.push(end);
                }
                open = true;
            } else {
                open = false;
            }
            along_px += (end - start).length();
        }
        pieces
    }

    /// The vertices that matter at a zoom.
    pub fn thinned(&self, zoom: f64) -> Vec<World> {
        self.kept(0..self.points.len(), zoom).collect()
    }

    /// Whether the box of any segment meets a box: there may be false positives, but no false negatives.
    pub fn touches(&self, bounds: WorldBox) -> bool {
        self.runs.iter().filter(|run| !outside(run.bounds, bounds)).any(|run| {
            let line = self.points.get(run.from..=run.to).unwrap_or_default();
            line.windows(2).any(|pair| match pair {
                [a, b] => WorldBox::EMPTY.including(*a).including(*b).intersects(bounds),
                _ => false,
            })
        })
    }

    /// Whether a ring goes round a point (even-odd rule).
    pub fn surrounds(&self, at: World) -> bool {
        let crosses = |a: World, b: World| {
            (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
        };
        let mut inside = false;
        for run in &self.runs {
            if run.bounds.max.y < at.y || run.bounds.min.y > at.y || run.bounds.max.x < at.x {
                continue;
            }
            let line = self.points.get(run.from..=run.to).unwrap_or_default();
            inside ^= line.windows(2).filter(|pair| crosses(pair[0], pair[1])).count() % 2 == 1;
        }
        let closing = self.points.last().zip(self.points.first());
        inside ^ closing.is_some_and(|(last, first)| crosses(*last, *first))
    }

    fn kept(&self, range: std::ops::Range<usize>, zoom: f64) -> impl Iterator<Item = World> + '_ {
        let zooms = self.min_zooms.get(range.clone()).unwrap_or_default();
        let points = self.points.get(range).unwrap_or_default();
        points.iter().zip(zooms).filter(move |(_, min)| f64::from(**min) <= zoom).map(|(point, _)| *point)
    }
}

/// Whether a box lies wholly on one outer side of another, so that a line between its points cannot enter.
fn outside(bounds: WorldBox, clip: WorldBox) -> bool {
    bounds.max.x < clip.min.x
        || bounds.min.x > clip.max.x
        || bounds.max.y < clip.min.y
        || bounds.min.y > clip.max.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene::Segment;

    fn spiral() -> Vec<LonLat> {
        (0..600)
            .map(|i| {
                let turn = f64::from(i) * 0.1;
                LonLat::new(120.5 + turn.cos() * turn / 60.0, 30.0 + turn.sin() * turn / 60.0)
            })
            .collect()
    }

    #[test]
    fn dashes_of_neighbouring_windows_meet() {
        let trace = Trace::of_line(&spiral());
        let whole = PixelWindow::new(World::from(LonLat::new(118.0, 32.0)), 11.0, 6000.0, 6000.0, 1.0);
        let lengths =
            |piece: &Piece| piece.points.windows(2).map(|pair| (pair[1] - pair[0]).length()).sum::<f64>();
        let total: f64 = trace.pieces(&whole).iter().map(lengths).sum();
        let part = PixelWindow::new(World::from(LonLat::new(120.4, 30.1)), 11.0, 200.0, 200.0, 1.0);
        let pieces = trace.pieces(&part);
        assert!(pieces.len() > 1);
        for piece in pieces {
            let first = piece.points[0];
            let mut along = 0.0;
            let all = &trace.pieces(&whole)[0].points;
            let shift = whole.px(part.origin);
            for pair in all.windows(2) {
                if (pair[0] - shift - first).length() < 1e-6 {
                    break;
                }
                along += (pair[1] - pair[0]).length();
            }
            assert!((along - piece.along_px).abs() < 1e-6 && along < total);
        }
    }

    #[test]
    fn a_window_far_inside_a_ring_needs_few_vertices_and_is_still_filled() {
        let ring: Vec<LonLat> = (0..5000)
            .map(|i| {
                let turn = f64::from(i) / 5000.0 * std::f64::consts::TAU;
                LonLat::new(120.5 + turn.cos(), 30.0 + turn.sin())
            })
            .collect();
        let mut trace = Trace::of_line(&ring);
        trace.closed = true;
        let frame = PixelWindow::new(World::from(LonLat::new(120.49, 30.01)), 14.0, 256.0, 256.0, 1.0);
        let mut path = Path::default();
        trace.outline(&frame, &mut path);
        assert!(path.segments.len() < 400, "{}", path.segments.len());
        assert!(crossings(&path, Px::new(128.0, 128.0)) % 2 == 1);
    }

    /// How often a ray to the right crosses the outline.
    fn crossings(path: &Path, at: Px) -> usize {
        let mut points: Vec<Px> = path
            .segments
            .iter()
            .filter_map(|segment| match segment {
                Segment::Move(p) | Segment::Line(p) => Some(*p),
                _ => None,
            })
            .collect();
        points.push(points[0]);
        points
            .windows(2)
            .filter(|pair| {
                let (a, b) = (pair[0], pair[1]);
                (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
            })
            .count()
    }
}

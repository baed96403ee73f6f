//! The band of a corridor: a broad soft wash of ink through its stops, under routes and names. It shows roughly where
//! the corridor runs and must not look like a road: it is kilometres wide and smooth, and has no edge.
//!
//! The map knows it only as [`Band`]: [`CorridorBand`] is created by the deferred half of the program, which holds all
//! of its code.

use super::scene::{DrawOp, Path, Stroke, Surface};
use super::style::Theme;
use super::trace::PixelWindow;
use crate::geometry::mercator::metres_per_px;
use crate::geometry::{World, WorldBox, maths};

/// Something broad that is painted on the ground, under the routes.
pub trait Band {
    /// Paints the part of it that lies in a window.
    fn paint(&self, frame: &PixelWindow, theme: Theme, surface: &mut dyn Surface);
}

/// Width of the band on the ground, in metres.
const BROAD_M: f64 = 12_000.0;
/// Minimum and maximum width on the screen, in CSS pixels.
const BROAD_PX: (f64, f64) = (52.0, 480.0);
/// The wash is painted in coats whose widths are these shares of the band's width, so that it has no hard edge.
const COATS: [f64; 5] = [1.0, 0.84, 0.68, 0.52, 0.36];
/// Opacity of one coat of ink.
const INK: f64 = 0.04;
/// Number of line segments between two stops.
const PIECES: usize = 8;

/// A smooth curve through the stops of a corridor, ordered so that the path through all of them is short.
#[derive(Clone, Debug, PartialEq)]
pub struct CorridorBand {
    curve: Vec<World>,
    bounds: WorldBox,
}

impl CorridorBand {
    /// The band through some places, given in any order; `None` for fewer than two distinct places.
    pub fn through(places: impl IntoIterator<Item = World>) -> Option<Self> {
        let mut distinct: Vec<World> = Vec::new();
        for place in places {
            if !distinct.contains(&place) {
                distinct.push(place);
            }
        }
        let curve = smooth(&short_way(distinct));
        let bounds = WorldBox::around(curve.iter().copied());
        (curve.len() > 1).then_some(Self { curve, bounds })
    }
}

impl Band for CorridorBand {
    fn paint(&self, frame: &PixelWindow, theme: Theme, surface: &mut dyn Surface) {
        let lat = self.bounds.center().lonlat().lat;
        let broad_px = maths::clamp(BROAD_M / metres_per_px(lat, frame.zoom), BROAD_PX.0, BROAD_PX.1);
        if !frame.sees(self.bounds, broad_px) {
            return;
        }
        let path = Path::through(self.curve.iter().map(|place| frame.px(*place)), false);
        // Plain ink: a wash in the colour of water would be mistaken for a river.
        let ink = theme.palette().ink.alpha(INK);
        for share in COATS {
            let stroke = Stroke::solid(ink, broad_px * share);
            surface.draw(&DrawOp::Stroke { path: &path, stroke });
        }
    }
}

/// Orders the places so that an open path through all of them is short. From every start: always on to the nearest
/// place, then sections are reversed for as long as that shortens the path (2-opt). The shortest result wins. The same
/// places give the same path.
fn short_way(places: Vec<World>) -> Vec<World> {
    let starts = 0..places.len();
    let ways = starts.map(|start| turned(nearest_next(&places, start)));
    ways.min_by(|one, other| length(one).total_cmp(&length(other))).unwrap_or_default()
}

fn nearest_next(places: &[World], start: usize) -> Vec<World> {
    let mut rest = places.to_vec();
    let mut here = rest.remove(start);
    let mut way = vec![here];
    while let Some(next) = (0..rest.len()).min_by(|a, b| {
        let far = |at: usize| rest.get(at).map_or(f64::MAX, |place| here.distance2(*place));
        far(*a).total_cmp(&far(*b))
    }) {
        here = rest.remove(next);
        way.push(here);
    }
    way
}

fn turned(mut way: Vec<World>) -> Vec<World> {
    let mut best = length(&way);
    let mut improved = true;
    while improved {
        improved = false;
        for from in 0..way.len() {
            for to in from + 2..=way.len() {
                let mut next = way.clone();
                if let Some(part) = next.get_mut(from..to) {
                    part.reverse();
                }
                let shorter = length(&next);
                if shorter < best * (1.0 - 1e-9) {
                    (way, best, improved) = (next, shorter, true);
                }
            }
        }
    }
    way
}

fn length(way: &[World]) -> f64 {
    way.array_windows().map(|[from, to]| from.distance2(*to).sqrt()).sum()
}

/// A curve that passes through every place without a corner (centripetal Catmull–Rom, which has neither loops nor
/// cusps; Yuksel and others, 2011).
fn smooth(way: &[World]) -> Vec<World> {
    let mirrored = |end: World, next: World| World::new(2.0 * end.x - next.x, 2.0 * end.y - next.y);
    let ([first, second, ..], [.., before, last]) = (way, way) else { return way.to_vec() };
    let padded = [&[mirrored(*first, *second)], way, &[mirrored(*last, *before)]].concat();
    let mut curve = vec![*first];
    for four in padded.array_windows() {
        curve.extend((1..=PIECES).map(|piece| between(four, piece as f64 / PIECES as f64)));
    }
    curve
}

/// The point at a share of the way from the second to the third of four places.
fn between([a, b, c, d]: &[World; 4], share: f64) -> World {
    let step = |from: &World, to: &World| from.distance2(*to).sqrt().sqrt();
    let ta = 0.0;
    let tb = ta + step(a, b);
    let tc = tb + step(b, c);
    let td = tc + step(c, d);
    let t = tb + (tc - tb) * share;
    let mix = |from: World, to: World, start: f64, end: f64| from.lerp(to, (t - start) / (end - start));
    let (ab, bc, cd) = (mix(*a, *b, ta, tb), mix(*b, *c, tb, tc), mix(*c, *d, tc, td));
    let (abc, bcd) = (mix(ab, bc, ta, tc), mix(bc, cd, tb, td));
    mix(abc, bcd, tb, tc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;
    use crate::geometry::LonLat;
    use crate::map::MapContent;
    use crate::map::layers::Painting;
    use crate::map::scene::{Recorded, Recorder};

    const CITIES: [(f64, f64); 5] =
        [(121.55, 29.87), (120.15, 30.25), (120.58, 30.0), (121.15, 30.05), (119.01, 29.6)];

    fn places() -> Vec<World> {
        CITIES.map(|(lon, lat)| World::from(LonLat::new(lon, lat))).to_vec()
    }

    fn band() -> CorridorBand {
        CorridorBand::through(places()).expect("a band")
    }

    fn window(zoom: f64) -> PixelWindow {
        PixelWindow::new(LonLat::new(119.9, 30.5).into(), zoom, 900.0, 700.0, 1.0)
    }

    fn strokes(zoom: f64, theme: Theme) -> Vec<(Path, Stroke)> {
        let mut recorder = Recorder::default();
        band().paint(&window(zoom), theme, &mut recorder);
        let stroke = |op| if let Recorded::Stroke(path, stroke) = op { Some((path, stroke)) } else { None };
        recorder.ops.into_iter().filter_map(stroke).collect()
    }

    #[test]
    fn it_leads_through_every_stop_from_one_end_to_the_other_without_a_corner() {
        let curve = band().curve;
        for place in places() {
            assert!(curve.iter().any(|point| point.distance2(place) < 1e-18), "{place:?}");
        }
        let west_to_east = curve.array_windows().all(|[from, to]| from.x < to.x);
        let east_to_west = curve.array_windows().all(|[from, to]| from.x > to.x);
        assert!(west_to_east || east_to_west, "it goes back and forth");
        for [a, b, c] in curve.array_windows() {
            let turn = ((b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y))
                / (a.distance2(*b) * b.distance2(*c)).sqrt();
            assert!(turn > 0.8, "a corner of {:.0} degrees", turn.acos().to_degrees());
        }
    }

    #[test]
    fn the_order_in_which_the_stops_are_told_makes_no_other_band() {
        let mut other = places();
        other.rotate_left(2);
        let mut curve = CorridorBand::through(other).expect("a band").curve;
        if curve.first().map(|place| place.x) > curve.last().map(|place| place.x) {
            curve.reverse();
        }
        let mut known = band().curve;
        if known.first().map(|place| place.x) > known.last().map(|place| place.x) {
            known.reverse();
        }
        assert!(curve.iter().zip(&known).all(|(one, other)| one.distance2(*other) < 1e-18));
    }

    #[test]
    fn it_is_broad_and_soft_by_day_and_by_night_and_never_as_narrow_as_a_road() {
        for theme in [Theme::Light, Theme::Dark] {
            for zoom in [7.0, 9.0, 11.0] {
                let strokes = strokes(zoom, theme);
                assert_eq!(strokes.len(), COATS.len());
                let broadest = strokes.iter().map(|(_, stroke)| stroke.width).fold(0.0, f64::max);
                assert!(broadest >= BROAD_PX.0, "{broadest} px at zoom {zoom}");
                assert!(strokes.iter().all(|(_, stroke)| stroke.color.a < 30 && stroke.dash.is_empty()));
            }
        }
        let color = |theme| strokes(8.0, theme).first().map(|(_, stroke)| stroke.color.luminance());
        assert!(color(Theme::Dark) > color(Theme::Light));
    }

    #[test]
    fn routes_lie_over_it_and_a_window_elsewhere_has_nothing_of_it() {
        let stops = [testing::stop("bridge", |_| ()), testing::stop("library", |_| ())];
        let content = MapContent::from_atlas(&testing::atlas(stops.to_vec()));
        let band = band();
        let mut recorder = Recorder::default();
        let bare = Painting::bare(window(8.0), Theme::Light);
        Painting { band: Some(&band), content: Some(&content), ..bare }.paint(&mut recorder);
        let first = recorder.ops.iter().find(|op| matches!(op, Recorded::Stroke(..)));
        let Some(Recorded::Stroke(_, stroke)) = first else { panic!("nothing is drawn") };
        assert!(stroke.width >= BROAD_PX.0, "something lies under the band: {stroke:?}");
        let mut elsewhere = Recorder::default();
        let far = PixelWindow::new(LonLat::new(100.0, 40.0).into(), 10.0, 400.0, 300.0, 1.0);
        band.paint(&far, Theme::Light, &mut elsewhere);
        assert!(elsewhere.ops.is_empty());
    }

    #[test]
    fn one_place_alone_makes_no_band() {
        assert_eq!(CorridorBand::through([]), None);
        let place = World::from(LonLat::new(120.0, 30.0));
        assert_eq!(CorridorBand::through([place, place]), None);
    }
}

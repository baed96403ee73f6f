//! Ink mountains, painted the Jiangnan way: pale washes that dissolve downwards, a brush line that is thick at the
//! summit and dry at the foot, a few wrinkles.

use super::Painting;
use super::ground::Ground;
use super::peak::{InkPeak, Ridge};
use crate::geometry::{Px, WorldBox, maths};
use crate::map::scene::{Color, DrawOp, Paint, Path, Segment, Stroke, Surface};

/// The green tint of the land around mountains.
pub(super) fn paint_tint(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    if painting.spare {
        return;
    }
    let palette = painting.palette();
    for peak in visible(painting, ground) {
        let (width, _) = peak.size_px(painting.frame.zoom);
        let middle = painting.frame.px(peak.world);
        let strength = 0.34 * peak.presence(painting.frame.zoom);
        let color = palette.hill_tint;
        let stops =
            vec![(0.0, color.alpha(strength)), (0.55, color.alpha(strength * 0.5)), (1.0, color.alpha(0.0))];
        let radius = width * 0.95;
        let path = Path::circle(middle, radius);
        surface.draw(&DrawOp::Fill { path: &path, paint: Paint::Radial { middle, radius, stops } });
    }
}

/// The mountains themselves.
pub(super) fn paint(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    if painting.spare {
        return sketch(painting, ground, surface);
    }
    for peak in visible(painting, ground) {
        paint_peak(painting, peak, surface);
    }
}

fn visible<'a>(painting: &'a Painting<'_>, ground: &'a Ground) -> impl Iterator<Item = &'a InkPeak> {
    let frame = &painting.frame;
    ground.peaks.iter().filter(move |peak| {
        let at = WorldBox::EMPTY.including(peak.world);
        peak.presence(frame.zoom) > 0.02 && frame.sees(at, peak.size_px(frame.zoom).0)
    })
}

fn paint_peak(painting: &Painting<'_>, peak: &InkPeak, surface: &mut dyn Surface) {
    let (width, _) = peak.size_px(painting.frame.zoom);
    let place = placing(painting, peak);
    let presence = peak.presence(painting.frame.zoom);
    for ridge in &peak.ridges {
        let line: Vec<Px> = ridge.line.iter().copied().map(&place).collect();
        body(painting, &line, ridge, presence, surface);
        contour(painting, &line, ridge, presence, surface);
    }
    if width < 26.0 {
        return;
    }
    let mut path = Path::default();
    for [begin, bend, end] in &peak.wrinkles {
        path.segments.push(Segment::Move(place(*begin)));
        path.segments.push(Segment::Quad(place(*bend), place(*end)));
    }
    let color = painting.palette().mountain_ink.alpha(0.24 * presence);
    let stroke = Stroke::solid(color, maths::clamp(width / 90.0, 0.6, 1.6));
    surface.draw(&DrawOp::Stroke { path: &path, stroke });
}

/// All mountains as light lines in one path, for output that has to be small.
fn sketch(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    let mut path = Path::default();
    for peak in visible(painting, ground) {
        let place = placing(painting, peak);
        if let Some(ridge) = peak.ridges.get(1) {
            path.add(ridge.line.iter().step_by(4).copied().map(&place), false);
        }
    }
    let stroke = Stroke::solid(painting.palette().mountain_ink.alpha(0.4), 0.8);
    surface.draw(&DrawOp::Stroke { path: &path, stroke });
}

/// Maps points of a mountain's own shape to pixels of the window.
fn placing(painting: &Painting<'_>, peak: &InkPeak) -> impl Fn(Px) -> Px + use<> {
    let (width, height) = peak.size_px(painting.frame.zoom);
    let foot = painting.frame.px(peak.world);
    move |share| Px::new(foot.x + share.x * width, foot.y - share.y * height)
}

/// The wash of a silhouette: near the top it hides what is behind it, and towards the foot it dissolves.
fn body(painting: &Painting<'_>, line: &[Px], ridge: &Ridge, presence: f64, surface: &mut dyn Surface) {
    let palette = painting.palette();
    let (top, foot) = extent(line);
    let path = smooth(line, true);
    let strength = ridge.ink * presence;
    let (from, to) = (Px::new(0.0, top), Px::new(0.0, foot));
    let cover = vec![
        (0.0, palette.land.alpha(0.85 * presence)),
        (0.55, palette.land.alpha(0.55 * presence)),
        (1.0, palette.land.alpha(0.0)),
    ];
    surface.draw(&DrawOp::Fill { path: &path, paint: Paint::Linear { from, to, stops: cover } });
    let wash = palette.mountain_wash;
    let stops = vec![
        (0.0, wash.alpha(0.50 * strength)),
        (0.35, wash.alpha(0.30 * strength)),
        (0.75, wash.alpha(0.09 * strength)),
        (1.0, wash.alpha(0.0)),
    ];
    surface.draw(&DrawOp::Fill { path: &path, paint: Paint::Linear { from, to, stops } });
}

/// The brush line along a ridge, as a filled outline that is wide at the top and narrow at the foot.
fn contour(painting: &Painting<'_>, line: &[Px], ridge: &Ridge, presence: f64, surface: &mut dyn Surface) {
    let (top, foot) = extent(line);
    let tall = (foot - top).max(1.0);
    let brush = maths::clamp(tall / 16.0, 0.7, 3.4) * (0.5 + 0.5 * ridge.ink);
    let upper = line.iter().copied();
    let lower = line.iter().rev().map(|point| {
        let high = maths::clamp((foot - point.y) / tall, 0.0, 1.0);
        Px::new(point.x, point.y + brush * (0.12 + 0.88 * high * high))
    });
    let path = Path::through(upper.chain(lower), true);
    let ink: Color = painting.palette().mountain_ink;
    let strength = presence * (0.35 + 0.4 * ridge.ink);
    let stops = vec![(0.0, ink.alpha(strength)), (0.6, ink.alpha(strength * 0.5)), (1.0, ink.alpha(0.0))];
    let paint = Paint::Linear { from: Px::new(0.0, top), to: Px::new(0.0, foot), stops };
    surface.draw(&DrawOp::Fill { path: &path, paint });
}

/// The highest and the lowest y.
fn extent(line: &[Px]) -> (f64, f64) {
    line.iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(top, foot), point| (top.min(point.y), foot.max(point.y)))
}

/// A curve through the midpoints between neighbouring points.
fn smooth(line: &[Px], closed: bool) -> Path {
    let mut segments: Vec<Segment> = line.first().map(|first| Segment::Move(*first)).into_iter().collect();
    for pair in line.windows(2) {
        if let &[control, next] = pair {
            segments.push(Segment::Quad(control, control.middle(next)));
        }
    }
    segments.extend(line.last().map(|last| Segment::Line(*last)));
    if closed {
        segments.push(Segment::Close);
    }
    Path { segments }
}

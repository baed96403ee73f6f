//! Small waves on the open sea, a few strokes of a dry brush.

use super::Painting;
use super::ground::{Ground, Shape};
use super::seeded::Seeded;
use crate::geometry::mercator::world_px;
use crate::geometry::{Px, World, WorldBox};
use crate::map::scene::{DrawOp, Path, Segment, Stroke, Surface};

/// Distance between possible places of a wave.
const GRID_PX: f64 = 92.0;
/// Share of those places that have one.
const SHARE: f64 = 0.55;
/// Width of the open water that a wave needs around it.
const ROOM_PX: f64 = 26.0;

pub(super) fn paint(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    let frame = &painting.frame;
    // Places depend on the rounded zoom only, so that a tile and its neighbour agree.
    let cell = GRID_PX / world_px(frame.zoom.round());
    let clip = frame.clip.grown(ROOM_PX / frame.scale);
    let near: Vec<&Shape> = ground.land.iter().filter(|shape| shape.bounds.intersects(clip)).collect();
    let mut path = Path::default();
    for row in (clip.min.y / cell).floor() as i64..=(clip.max.y / cell).ceil() as i64 {
        for column in (clip.min.x / cell).floor() as i64..=(clip.max.x / cell).ceil() as i64 {
            let mut chance = Seeded::of(column as f64, row as f64);
            let world = World::new(
                (column as f64 + chance.between(0.1, 0.9)) * cell,
                (row as f64 + chance.between(0.2, 0.8)) * cell,
            );
            if chance.unit() < SHARE && open_water(&near, world, ROOM_PX / frame.scale) {
                wave(frame.px(world), &mut chance, &mut path);
            }
        }
    }
    let stroke = Stroke::solid(painting.palette().wave, 1.0);
    if !path.is_empty() {
        surface.draw(&DrawOp::Stroke { path: &path, stroke });
    }
}

/// Two or three crests side by side, and one half hidden behind them.
fn wave(at: Px, chance: &mut Seeded, path: &mut Path) {
    let crest = chance.between(6.0, 9.0);
    let high = crest * 0.42;
    let crests = if chance.unit() < 0.5 { 2 } else { 3 };
    let mut x = at.x - crest * f64::from(crests) / 2.0;
    path.segments.push(Segment::Move(Px::new(x, at.y)));
    for _ in 0..crests {
        path.segments
            .push(Segment::Quad(Px::new(x + crest / 2.0, at.y - high * 2.0), Px::new(x + crest, at.y)));
        x += crest;
    }
    let (left, y) = (at.x + crest * chance.between(-0.2, 0.4), at.y + crest * 0.62);
    path.segments.push(Segment::Move(Px::new(left, y)));
    path.segments.push(Segment::Quad(Px::new(left + crest / 2.0, y - high * 2.0), Px::new(left + crest, y)));
}

fn open_water(land: &[&Shape], at: World, room: f64) -> bool {
    let around = WorldBox { min: at, max: at }.grown(room);
    land.iter().filter(|shape| shape.bounds.intersects(around)).all(|shape| {
        !shape.rings.first().is_some_and(|ring| ring.touches(around))
            && !shape.rings.first().is_some_and(|ring| ring.surrounds(at))
    })
}

//! Where names are placed along streets: at positions that depend on the street and not on the view, so that they stay
//! while the map moves.

use std::collections::HashMap;
use std::rc::Rc;

use super::tile::Part;
use super::{StreetName, StreetTile};
use crate::domain::Lang;
use crate::geometry::mercator::world_px;
use crate::geometry::{Px, World, WorldBox, maths};
use crate::map::mvt::style::{Lettering, STYLE};
use crate::map::raster::RasterTile;

/// Approximate widths of a letter: Chinese and Latin.
const LETTER_PX: (f64, f64) = (11.0, 6.0);
/// How much longer than its name a street has to be.
const ROOM_PX: f64 = 14.0;
/// Distance between names along one street.
const EVERY_PX: f64 = 340.0;
/// The same name is not repeated closer than this.
const APART_PX: f64 = 240.0;
/// The least ratio of the straight distance to the length of a stretch that counts as straight.
const STRAIGHT: f64 = 0.96;

/// Candidate names from tiles for a part of the map.
pub fn along(
    tiles: &[(RasterTile, Rc<StreetTile>)],
    area: WorldBox,
    zoom: f64,
    lang: Lang,
) -> Vec<StreetName> {
    let mut said = Said { scale: world_px(zoom), ..Said::default() };
    for row in &STYLE {
        let Some(lettering) = row.names.filter(|names| zoom >= names.from) else { continue };
        for (at, tile) in tiles {
            for thing in tile.of(row.ground).iter().filter(|thing| !thing.name(lang).is_empty()) {
                thing.parts.iter().for_each(|part| said.say(thing.name(lang), lettering, *at, part, area));
            }
        }
    }
    said.names
}

#[derive(Default)]
struct Said {
    /// Pixels per world unit.
    scale: f64,
    names: Vec<StreetName>,
    /// Where each name has been placed.
    places: HashMap<String, Vec<World>>,
}

impl Said {
    fn say(
        &mut self,
        text: &str,
        Lettering { priority, .. }: Lettering,
        at: RasterTile,
        part: &Part,
        area: WorldBox,
    ) {
        let side = f64::from(1_u32 << at.zoom.min(30)).recip();
        let line: Vec<Px> = part
            .corners
            .iter()
            .map(|[x, y]| Px::new(f64::from(*x), f64::from(*y)) * (side * self.scale))
            .collect();
        let origin = World::new(f64::from(at.x) * side, f64::from(at.y) * side);
        for (middle, angle_deg) in stretches(&line, width_px(text) + ROOM_PX) {
            let world = World::new(origin.x + middle.x / self.scale, origin.y + middle.y / self.scale);
            let apart = APART_PX / self.scale;
            let places = self.places.entry(text.to_owned()).or_default();
            if area.contains(world) && places.iter().all(|other| other.distance2(world) > apart * apart) {
                places.push(world);
                self.names.push(StreetName { world, text: text.to_owned(), angle_deg, priority });
            }
        }
    }
}

fn width_px(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { LETTER_PX.1 } else { LETTER_PX.0 }).sum()
}

/// The middles and angles of straight stretches of a line that have this length.
fn stretches(line: &[Px], length_px: f64) -> Vec<(Px, i16)> {
    let total: f64 = steps(line).map(|(_, step)| step.length()).sum();
    if total < length_px {
        return Vec::new();
    }
    let count = (total / EVERY_PX).floor().max(1.0);
    let middles = (0..count as usize).map(|at| (at as f64 + 0.5) * total / count);
    middles
        .filter_map(|middle| {
            let from = (middle - length_px / 2.0).clamp(0.0, total - length_px);
            let (start, end) = (point_at(line, from)?, point_at(line, from + length_px)?);
            let chord = end - start;
            (chord.length() >= length_px * STRAIGHT).then(|| (start.middle(end), upright(chord)))
        })
        .collect()
}

/// Every corner with the vector to the next.
fn steps(line: &[Px]) -> impl Iterator<Item = (Px, Px)> {
    line.iter().zip(line.iter().skip(1)).map(|(from, to)| (*from, *to - *from))
}

fn point_at(line: &[Px], mut along: f64) -> Option<Px> {
    for (from, step) in steps(line) {
        let length = step.length();
        if along <= length {
            return Some(from + step * (along / length.max(1e-9)));
        }
        along -= length;
    }
    line.last().copied()
}

/// The angle of a stretch in degrees, such that letters are not upside down.
fn upright(chord: Px) -> i16 {
    let turned = maths::atan2(chord.y, chord.x).to_degrees().round() as i16;
    match turned {
        91.. => turned - 180,
        ..=-91 => turned + 180,
        _ => turned,
    }
}

//! A tile of streets, read and made ready to be painted at any size.

use crate::domain::Lang;
use crate::geometry::{Px, order};
use crate::map::mvt::style::SIGNS;
use crate::map::mvt::{Feature, Ground, MvtError, Names, Tile, trace};
use crate::map::scene::{Path, Segment};

/// The most corners that are kept for one tile. Real tiles have about ten thousand.
const MAX_CORNERS: usize = 200_000;

/// A line, a ring, or a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its corners, in shares of the tile's side from its upper left corner.
    pub corners: Vec<[f32; 2]>,
    /// Whether it is closed.
    pub closed: bool,
}

/// Something that is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// What it is.
    pub ground: Ground,
    /// Which of [`SIGNS`] it is, for points.
    pub sign: usize,
    /// Its lines or rings.
    pub parts: Vec<Part>,
    /// The least and the greatest of its corners, in shares of the tile's side.
    pub bounds: [[f32; 2]; 2],
    /// Its name in Chinese and in English; empty where it has none.
    names: [String; 2],
}

/// A tile of streets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreetTile {
    /// In the order in which they are painted.
    things: Vec<Thing>,
}

impl StreetTile {
    /// Reads a vector tile.
    ///
    /// # Errors
    /// When the bytes are not a vector tile, an outline is broken, or there is more than a map can paint.
    pub fn read(bytes: &[u8]) -> Result<Self, MvtError> {
        let (mut things, mut room) = (Vec::new(), MAX_CORNERS);
        for layer in Tile::read(bytes)?.layers {
            let scale = f64::from(layer.extent).recip();
            for feature in &layer.features {
                let Some(ground) = Ground::of(layer.name, feature) else { continue };
                things.extend(thing(ground, feature, scale, &mut room)?);
            }
        }
        // Stable: what came first within a kind stays below.
        order::sort_by_key(&mut things, |thing: &Thing| thing.ground);
        Ok(Self { things })
    }

    /// Everything of a kind.
    pub fn of(&self, ground: Ground) -> &[Thing] {
        let from = self.things.partition_point(|thing| thing.ground < ground);
        let to = self.things.partition_point(|thing| thing.ground <= ground);
        self.things.get(from..to).unwrap_or_default()
    }
}

impl Thing {
    /// What it is called.
    pub fn name(&self, lang: Lang) -> &str {
        let [zh, en] = &self.names;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// `None` for a point that has no sign.
fn thing(
    ground: Ground,
    feature: &Feature<'_>,
    scale: f64,
    room: &mut usize,
) -> Result<Option<Thing>, MvtError> {
    let sign = SIGNS.iter().position(|sign| sign.kind == feature.kind);
    if ground == Ground::Sign && sign.is_none() {
        return Ok(None);
    }
    let mut path = Path::default();
    trace(feature, scale, room, &mut path)?;
    let parts = parts(&path);
    let corners = || parts.iter().flat_map(|part| &part.corners);
    let edge = |start: f32, pick: fn(f32, f32) -> f32| {
        corners().fold([start; 2], |[x, y], [to_x, to_y]| [pick(x, *to_x), pick(y, *to_y)])
    };
    let bounds = [edge(f32::INFINITY, f32::min), edge(f32::NEG_INFINITY, f32::max)];
    Ok(Some(Thing { ground, sign: sign.unwrap_or(0), names: in_both(feature.names), parts, bounds }))
}

fn parts(path: &Path) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let corner = |at: &Px| [at.x as f32, at.y as f32];
    for segment in &path.segments {
        match (segment, parts.last_mut()) {
            (Segment::Move(at), _) => parts.push(Part { corners: vec![corner(at)], closed: false }),
            (Segment::Line(at), Some(part)) => part.corners.push(corner(at)),
            (Segment::Close, Some(part)) => part.closed = true,
            _ => {}
        }
    }
    parts
}

/// The names in Chinese and in English. Each falls back to the local name, then to the other language.
fn in_both(names: Names<'_>) -> [String; 2] {
    let Names { local, zh, en } = names;
    [first_of([zh, local, en]), first_of([en, local, zh])]
}

fn first_of(choice: [&str; 3]) -> String {
    choice.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

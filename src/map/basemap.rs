//! The built-in base map: sea coast, lakes, rivers, mountains and place names for zoom 6 to 12 (and a little of West
//! Lake beyond), decoded from `assets/basemap/basemap.bin`.
//!
//! It holds what is there, not how it looks: colours, glyphs and label placement are the engine's. Painted in this
//! order it needs no clipping: the sea as background, then `land`, `greens`, `waters`, `rivers`, `canals`,
//! `causeways`; then `peaks`, and the names of `labels` and `places`. There are no borders and no streets in it.
//!
//! `cargo xtask basemap` writes the file; `docs/basemap.md` names the sources and how far each can be trusted.

mod overview;
mod path;
mod wire;

pub use overview::OVERVIEW_ZOOM;
pub use path::Path;

use crate::geometry::LonLat;
use serde::{Deserialize, Serialize};

/// The lowest zoom for which vertices are tagged; everything with a smaller `min_zoom` is always present.
pub const LOWEST_ZOOM: u8 = 6;

/// The whole base map, decoded.
#[derive(Clone, Debug, PartialEq)]
pub struct Basemap {
    /// Where the map is complete to zoom 12. Around it the land continues far beyond any screen, but only as a coarse
    /// coast without lakes, rivers or names.
    pub detail: Extent,
    /// Mainland and islands, the largest first; everything else is sea.
    pub land: Vec<Area>,
    /// Lakes, reservoirs and ponds; islands in them are inner rings (fill by the even-odd rule). The tidal rivers
    /// (钱塘江 up to Tonglu, 甬江, the lower 曹娥江) are not among them: there the sea reaches into the land.
    pub waters: Vec<Area>,
    /// Rivers as centre lines, in the direction of flow where it is known.
    pub rivers: Vec<Course>,
    /// Canals as centre lines.
    pub canals: Vec<Course>,
    /// Strips of land across the water (白堤, 苏堤 …), to be stroked in the colour of land after all water.
    pub causeways: Vec<Course>,
    /// Parks and hills in towns: a wash of green under the water.
    pub greens: Vec<Area>,
    /// Summits for ink mountains; a range is a handful of them, only one of which has a name.
    pub peaks: Vec<Peak>,
    /// Towns, cities and villages, the most important first.
    pub places: Vec<Place>,
    /// Names that belong to no town: seas, bays, rivers, lakes, islands; the most important first.
    pub labels: Vec<Label>,
}

/// A rectangle in WGS 84 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// The lower left corner.
    pub south_west: LonLat,
    /// The upper right corner.
    pub north_east: LonLat,
}

/// A name in both of the map's languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Chinese, simplified.
    pub zh: String,
    /// English, or pinyin without tone marks.
    pub en: String,
}

/// A polygon.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Closed rings whose last vertex is not repeated: the outer one first, then holes.
    pub rings: Vec<Path>,
    /// What it is called, where the source says so.
    pub name: Option<Name>,
    /// The zoom from which it is large enough to be worth drawing.
    pub min_zoom: u8,
    /// How far its outline may be from the truth, in metres; coarse outlines should fade out above zoom 13.
    pub accuracy_m: u16,
}

/// A line with a width on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The centre line.
    pub path: Path,
    /// Typical width on the ground, in metres; at low zooms it shrinks to a hairline.
    pub width_m: u16,
    /// What it is called, where the source says so.
    pub name: Option<Name>,
    /// The zoom from which it is worth drawing.
    pub min_zoom: u8,
    /// How far its line may be from the truth, in metres; coarse lines should fade out above zoom 13.
    pub accuracy_m: u16,
}

/// One ink mountain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peak {
    /// The foot of the glyph: the summit's approximate position, to about a kilometre.
    #[serde(with = "wire::position")]
    pub position: LonLat,
    /// The name to letter under it; `None` for the smaller glyphs that make up a range.
    pub name: Option<Name>,
    /// 1 for the region's great ranges, 2 for well-known mountains, 3 for hills near the cities.
    pub rank: u8,
    /// Size of the glyph from 1 (a hill) to 5 (the highest).
    pub size: u8,
}

/// A town, city or village.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The middle of the built-up area, to within about 800 m.
    #[serde(with = "wire::position")]
    pub position: LonLat,
    /// What it is called, without 市, 县 or 区 where that can be left out.
    pub name: Name,
    /// By administrative level: 1 city (Hangzhou, Ningbo …), 2 county-level city or county seat, 3 district of a city,
    /// 4 town, 5 village.
    pub rank: u8,
}

/// What a [`Label`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LabelKind {
    /// A sea.
    Sea,
    /// A bay, strait or harbour.
    Bay,
    /// A river.
    River,
    /// A canal.
    Canal,
    /// A lake, reservoir or wetland.
    Lake,
    /// An island or a group of islands.
    Island,
}

/// A name lettered on the map at a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// The middle of the text.
    #[serde(with = "wire::position")]
    pub position: LonLat,
    /// What to write.
    pub name: Name,
    /// What it is the name of.
    pub kind: LabelKind,
    /// Degrees by which the text is turned clockwise from horizontal, −90 to 90, to lie along its river or bay.
    pub angle_deg: i8,
    /// The zoom from which to show it.
    pub min_zoom: u8,
}

/// Why bytes are not a base map.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BasemapError {
    /// They do not begin with the header of a base map.
    #[error("this is not a base map file")]
    NotABasemap,
    /// They were written for another version of the application.
    #[error("the base map is of version {0}, which this application cannot read")]
    Version(u8),
    /// The checksum does not match: the file was truncated or changed in transit.
    #[error("the base map is damaged")]
    Damaged,
    /// The contents contradict each other or lie outside the earth.
    #[error("the base map cannot be read: {0}")]
    Malformed(&'static str),
}

impl Basemap {
    /// Reads the file. Bytes that are damaged or truncated anywhere give an error, never a panic or half a map.
    ///
    /// # Errors
    /// When the bytes are not a base map, are of another version, or are damaged.
    pub fn decode(bytes: &[u8]) -> Result<Self, BasemapError> {
        wire::decode(bytes)
    }

    /// Writes the file: the same map always gives the same bytes. Vertices are rounded to the grid of their path
    /// (see [`Path::new`]), so what is decoded may differ from what was encoded by half a grid step.
    pub fn encode(&self) -> Vec<u8> {
        wire::encode(self)
    }
}

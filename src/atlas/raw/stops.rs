//! `stops.geojson`.

use serde::{Deserialize, Serialize};

use super::{RawDistrict, RawSource, RawText};

/// `stops.geojson`: an RFC 7946 FeatureCollection of points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Stops"))]
pub struct RawStops {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The stops.
    pub features: Vec<RawFeature>,
}

/// A stop with its position.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Feature"))]
pub struct RawFeature {
    /// `Feature`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The same as `properties.id`.
    #[serde(default)]
    pub id: Option<String>,
    /// Where.
    pub geometry: RawPoint,
    /// What.
    pub properties: RawStop,
}

/// A position.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Point"))]
pub struct RawPoint {
    /// `Point`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Longitude and latitude in WGS 84 degrees.
    pub coordinates: Vec<f64>,
}

/// A stop. `null` is unknown.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Stop"))]
pub struct RawStop {
    /// Lower-case words with hyphens; also the stop's address.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// Toneless syllables of the Chinese name, alternatives by `/`: `chong/zhong qing`. Worked out when absent.
    #[serde(default)]
    pub pinyin: Option<String>,
    /// Id of a city in `pack.json`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub city: String,
    /// District or county.
    pub district: RawDistrict,
    /// What it is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::CategoryKey"))]
    pub category: String,
    /// The corridors it belongs to.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::CorridorKey>"))]
    pub corridors: Vec<String>,
    /// One sentence.
    pub summary: RawText,
    /// The story; it travels apart in the built site.
    #[serde(default)]
    pub story: Option<RawText>,
    /// OSM `opening_hours` syntax.
    #[serde(default)]
    pub opening_hours: Option<String>,
    /// Latest time at which visitors are let in.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Clock>"))]
    pub last_entry: Option<String>,
    /// Full adult ticket in yuan; 0 is free.
    #[serde(default)]
    pub ticket_cny: Option<u32>,
    /// How long a visit usually takes.
    pub visit_minutes: u32,
    /// How to get there.
    pub access: RawAccess,
    /// Facilities known to exist, as keys.
    #[serde(default)]
    pub facilities: Vec<String>,
    /// Pictures.
    #[serde(default)]
    pub images: Vec<RawImage>,
    /// Anything that changes whether or how it can be visited.
    #[serde(default)]
    pub status: Option<RawText>,
    /// How far the position can be trusted.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::PositionKey"))]
    pub position: String,
    /// Where the facts come from; they travel apart in the built site.
    #[serde(default)]
    pub sources: Option<Vec<RawSource>>,
}

/// How to get there.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Access"))]
pub struct RawAccess {
    /// Id of a station in `rail.json`.
    #[serde(default)]
    pub station: Option<String>,
    /// The way from there.
    pub how: RawText,
}

/// A picture.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Image"))]
pub struct RawImage {
    /// A path within the pack.
    pub src: String,
    /// What it shows.
    pub alt: RawText,
    /// Who made it.
    pub credit: String,
    /// Under which licence.
    pub licence: String,
}

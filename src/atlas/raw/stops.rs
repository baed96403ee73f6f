//! `stops.geojson`.

use serde::{Deserialize, Serialize};

use super::{
    RawBooking, RawClosure, RawConcession, RawDistrict, RawEntrance, RawLastEntry, RawSource, RawStay,
    RawText, RawTicket,
};

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
    /// What it is called besides, in any language, for search and for files that come in; a place that is in it among them.
    #[serde(default)]
    pub other_names: Option<Vec<String>>,
    /// Toneless syllables of the Chinese name, alternatives by `/`: `chong/zhong qing`. Worked out when absent.
    #[serde(default)]
    pub pinyin: Option<String>,
    /// Id of a city in `pack.json`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub city: String,
    /// District or county.
    pub district: RawDistrict,
    /// What it is above all.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::CategoryKey"))]
    pub category: String,
    /// Everything that it is, `category` first.
    #[serde(default)]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(with = "Option<Vec<crate::atlas::schema::CategoryKey>>")
    )]
    pub categories: Option<Vec<String>>,
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
    pub last_entry: Option<RawLastEntry>,
    /// What an adult must pay to enter in the season of today, in yuan; 0 is free.
    #[serde(default)]
    pub ticket_cny: Option<u32>,
    /// The tickets that are sold.
    #[serde(default)]
    pub tickets: Option<Vec<RawTicket>>,
    /// Who pays less.
    #[serde(default)]
    pub concessions: Option<Vec<RawConcession>>,
    /// How to book.
    #[serde(default)]
    pub booking: Option<RawBooking>,
    /// Times in which it, or a part of it, is shut.
    #[serde(default)]
    pub closures: Option<Vec<RawClosure>>,
    /// How long a visit usually takes; `stay.usual` stands in for it.
    #[serde(default)]
    pub visit_minutes: Option<u32>,
    /// How long people stay.
    #[serde(default)]
    pub stay: Option<RawStay>,
    /// What it is worth to a first visitor: 5 a reason to come to the city, 4 not to be missed, 3 worth a way of its own,
    /// 2 good when near, 1 for those who look for this, 0 an address on a route and no sight.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 5)))]
    pub worth: Option<u8>,
    /// Why.
    #[serde(default)]
    pub worth_why: Option<RawText>,
    /// Whether it is worth it by daylight only.
    #[serde(default)]
    pub daylight: Option<bool>,
    /// Whether it is good in the evening.
    #[serde(default)]
    pub evening: Option<bool>,
    /// Whether it is under a roof.
    #[serde(default)]
    pub indoor: Option<bool>,
    /// Whether it is good with children.
    #[serde(default)]
    pub children: Option<bool>,
    /// Whether it can be visited without steps.
    #[serde(default)]
    pub step_free: Option<bool>,
    /// Whether one can eat there or next to it.
    #[serde(default)]
    pub meals: Option<bool>,
    /// Street address.
    #[serde(default)]
    pub address: Option<RawText>,
    /// Telephone, with the country's code.
    #[serde(default)]
    pub phone: Option<String>,
    /// Its own web page.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Url>"))]
    pub website: Option<String>,
    /// Ways into an area.
    #[serde(default)]
    pub entrances: Option<Vec<RawEntrance>>,
    /// How far an area reaches from its position, in metres.
    #[serde(default)]
    pub radius_m: Option<u32>,
    /// Why an area without entrances has none.
    #[serde(default)]
    pub gate: Option<RawGate>,
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

/// What is known of the gate of an area without entrances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Gate"))]
pub enum RawGate {
    /// There is none: one comes in from all sides.
    None,
    /// There is one, but no source says where. Such a stop's position is approximate, so that map services look for it by
    /// its name.
    Unknown,
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
    /// The metro station.
    #[serde(default)]
    pub metro: Option<RawMetroAccess>,
}

/// The metro station of a stop.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "MetroAccess"))]
pub struct RawMetroAccess {
    /// Id of a station in `metro.json`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub station: String,
    /// The exit, as the signs write it.
    #[serde(default)]
    pub exit: Option<String>,
    /// Minutes on foot from there.
    #[serde(default)]
    pub walk_minutes: Option<u32>,
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

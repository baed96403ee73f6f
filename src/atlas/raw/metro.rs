//! `metro.json`.

use serde::{Deserialize, Serialize};

use super::{RawLineString, RawSource, RawText};

/// `metro.json`: the metro lines of the pack's cities.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Metro"))]
pub struct RawMetro {
    /// Lines in the order in which they are listed.
    pub lines: Vec<RawMetroLine>,
    /// Their stations.
    pub stations: Vec<RawMetroStation>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A metro line.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "MetroLine"))]
pub struct RawMetroLine {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Id of a city in `pack.json`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub city: String,
    /// Its name.
    pub name: RawText,
    /// Its colour.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Color"))]
    pub colour: String,
    /// Ids of its stations from end to end.
    pub stations: Vec<String>,
    /// Other runs of its trains, each from end to end.
    #[serde(default)]
    pub branches: Vec<Vec<String>>,
    /// Whether its trains go round.
    #[serde(default, rename = "loop")]
    pub is_loop: bool,
    /// Its course, or a part of it, along the tracks to within 150 m; the map draws the line where it is known.
    #[serde(default)]
    pub course: Option<RawLineString>,
    /// From when on trains run on the whole line.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Clock>"))]
    pub first: Option<String>,
    /// Until when trains run on the whole line.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Clock>"))]
    pub last: Option<String>,
    /// Minutes between two trains outside the peak.
    #[serde(default)]
    pub every_minutes: Option<u32>,
    /// Minutes from each station to the next, one less than there are stations.
    #[serde(default)]
    pub minutes_between: Option<Vec<u32>>,
}

/// A metro station.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "MetroStation"))]
pub struct RawMetroStation {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name without 站.
    pub name: RawText,
    /// `[longitude, latitude]` in WGS 84; `null` where no source gives it, and then it is on no map.
    pub position: Option<[f64; 2]>,
    /// Where it is to some hundred metres, for one without a position; ways are reckoned from it.
    #[serde(default)]
    pub about: Option<[f64; 2]>,
}

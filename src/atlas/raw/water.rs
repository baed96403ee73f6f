//! `water.json`.

use serde::{Deserialize, Serialize};

use super::{RawLineString, RawSource, RawText};

/// `water.json`: boats, the coaches that take their place, and where rivers can be crossed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Water"))]
pub struct RawWater {
    /// Boats.
    #[serde(default)]
    pub ferries: Vec<RawFerry>,
    /// Coaches, such as those over the bridges to islands.
    #[serde(default)]
    pub coaches: Vec<RawCoach>,
    /// Rivers that nobody walks through.
    #[serde(default)]
    pub rivers: Vec<RawRiver>,
    /// Where they can be crossed.
    #[serde(default)]
    pub crossings: Vec<RawCrossing>,
    /// Islands and parts of lakes to which no road leads.
    #[serde(default)]
    pub islands: Vec<RawIsland>,
    /// Where the facts of rivers, crossings and islands come from.
    #[serde(default)]
    pub sources: Vec<RawSource>,
}

/// A pier or a coach stop.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Pier"))]
pub struct RawPier {
    /// What it is called.
    pub name: RawText,
    /// `[longitude, latitude]` in WGS 84.
    pub position: [f64; 2],
}

/// A boat in both directions.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Ferry"))]
pub struct RawFerry {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// Its two piers.
    pub piers: Vec<RawPier>,
    /// From pier to pier.
    pub minutes: u32,
    /// Minutes between two departures.
    #[serde(default)]
    pub every_minutes: Option<u32>,
    /// First departure.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Clock>"))]
    pub first: Option<String>,
    /// Last departure.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Clock>"))]
    pub last: Option<String>,
    /// What it costs in yuan.
    #[serde(default)]
    pub cny: Option<u32>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A coach in both directions.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Coach"))]
pub struct RawCoach {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// Its two ends.
    pub halts: Vec<RawPier>,
    /// From end to end.
    pub minutes: u32,
    /// Minutes between two departures.
    #[serde(default)]
    pub every_minutes: Option<u32>,
    /// First departure.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Clock>"))]
    pub first: Option<String>,
    /// Last departure.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Clock>"))]
    pub last: Option<String>,
    /// What it costs in yuan.
    #[serde(default)]
    pub cny: Option<u32>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A river.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "River"))]
pub struct RawRiver {
    /// Its name, as crossings give it.
    pub name: String,
    /// Its middle.
    pub course: RawLineString,
}

/// A bridge, a tunnel or a ferry over a river.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Crossing"))]
pub struct RawCrossing {
    /// What it is called.
    pub name: RawText,
    /// Name of a river of this file.
    pub river: String,
    /// What it is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::CrossingKey"))]
    pub kind: String,
    /// How one may cross there.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::TripModeKey>"))]
    pub modes: Vec<String>,
    /// Both ends.
    pub ends: [[f64; 2]; 2],
}

/// An island, or a part of a lake.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Island"))]
pub struct RawIsland {
    /// What it is called.
    pub name: RawText,
    /// Its outline as a LineString.
    pub outline: RawLineString,
}

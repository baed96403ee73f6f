//! `rail.json`.

use serde::{Deserialize, Serialize};

use super::{RawLineString, RawSource, RawText};

/// `rail.json`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Rail"))]
pub struct RawRail {
    /// The line.
    pub line: RawLine,
    /// Stations on it and beside it.
    pub stations: Vec<RawStation>,
    /// Running times.
    #[serde(default)]
    pub hops: Vec<RawHop>,
    /// Departure bands.
    #[serde(default)]
    pub frequency: Vec<RawFrequency>,
    /// Railways beside the line.
    #[serde(default)]
    pub lines: Vec<RawOtherLine>,
}

/// A railway beside the line.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "OtherLine"))]
pub struct RawOtherLine {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// Whether its trains are suburban ones, which are entered as a metro is.
    #[serde(default)]
    pub suburban: bool,
    /// Running times between stations of this file.
    #[serde(default)]
    pub hops: Vec<RawHop>,
    /// Departure bands.
    #[serde(default)]
    pub frequency: Vec<RawFrequency>,
}

/// The line.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Line"))]
pub struct RawLine {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// Line colour on paper.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Color"))]
    pub color: String,
    /// The day it opened.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Date>"))]
    pub opened: Option<String>,
    /// Tariff length.
    pub length_km: f64,
    /// Design speed.
    pub design_speed_kmh: u32,
    /// What a traveller should know before relying on any of this.
    pub note: RawText,
    /// The course from the first station to the last.
    pub geometry: RawLineString,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A railway station.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Station"))]
pub struct RawStation {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name without 站.
    pub name: RawText,
    /// Id of a city in `pack.json`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub city: String,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// How far the position can be trusted.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::PositionKey"))]
    pub position: String,
    /// Kilometres from the line's first station; `null` off the line.
    #[serde(default)]
    pub km: Option<f64>,
    /// Whether it is a station of the line itself.
    pub on_line: bool,
    /// Anything that changes its use.
    #[serde(default)]
    pub status: Option<RawText>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// How long trains take between two stations.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Hop"))]
pub struct RawHop {
    /// Id of the departure station.
    pub from: String,
    /// Id of the arrival station.
    pub to: String,
    /// Typical minutes in the train.
    pub minutes: u32,
    /// The fastest known.
    pub minutes_min: u32,
    /// The slowest known.
    pub minutes_max: u32,
    /// The day of the timetable that says so.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub as_of: String,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// How often trains leave a station during a part of the day.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Frequency"))]
pub struct RawFrequency {
    /// Id of the departure station.
    pub from_station: String,
    /// Towards; `null` when the source does not tell.
    #[serde(default)]
    pub to_station: Option<String>,
    /// First departure of the band.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Clock"))]
    pub from: String,
    /// Last departure of the band.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Clock"))]
    pub to: String,
    /// Average minutes between two departures.
    pub every_minutes: u32,
    /// The day of the timetable that says so.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub as_of: String,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

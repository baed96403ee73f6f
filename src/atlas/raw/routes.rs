//! `routes.json`.

use serde::{Deserialize, Serialize};

use super::RawText;

/// `routes.json`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Routes"))]
pub struct RawRoutes {
    /// The routes in the order in which they are listed.
    pub routes: Vec<RawRoute>,
}

/// A themed route.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Route"))]
pub struct RawRoute {
    /// Its id, also its address.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// What it is about.
    pub intro: RawText,
    /// Line colour on paper.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Color"))]
    pub color: String,
    /// Line dash in CSS pixels, on and off in turn; empty is solid.
    #[serde(default)]
    pub dash: Vec<f64>,
    /// How many days it fills.
    pub suggested_days: u32,
    /// The stops in travel order.
    pub legs: Vec<RawLeg>,
}

/// A stop of a route and the way that leads to it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Leg"))]
pub struct RawLeg {
    /// Id of a stop.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub stop: String,
    /// What a traveller should know about getting here.
    #[serde(default)]
    pub note: Option<RawText>,
    /// How one gets here; by road when it is not said.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::ModeKey>"))]
    pub mode: Option<String>,
    /// The real course from the stop before; `null` where it is not known.
    #[serde(default)]
    pub geometry: Option<RawLineString>,
    /// Whether that course is drawn by hand: right in its general run, not in every bend.
    #[serde(default)]
    pub approximate: Option<bool>,
}

/// An RFC 7946 LineString.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "LineString"))]
pub struct RawLineString {
    /// `LineString`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Positions, longitude first, WGS 84 degrees.
    pub coordinates: Vec<Vec<f64>>,
}

//! `pack.json`.

use serde::{Deserialize, Serialize};

use super::RawText;

/// `pack.json`: what the pack says of itself.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Pack"))]
pub struct RawPack {
    /// Version of the pack format: 1.
    pub format: u32,
    /// The pack's id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Title of the map.
    pub title: RawText,
    /// What the map is about; the title stands in for it.
    #[serde(default)]
    pub summary: Option<RawText>,
    /// West, south, east, north in WGS 84 degrees.
    pub bbox: [f64; 4],
    /// 审图号, when the operator has one.
    #[serde(default)]
    pub review_number: Option<String>,
    /// Credits.
    pub attribution: Vec<RawAttribution>,
    /// The operator's own base map.
    #[serde(default)]
    pub basemap: Option<RawBasemap>,
    /// The operator's router, asked for ways in place of estimates.
    #[serde(default)]
    pub router: Option<RawRouter>,
    /// The cities that stops belong to, in the order in which filters list them.
    #[serde(default)]
    pub cities: Vec<RawCity>,
    /// Where a reader says that something here is wrong.
    #[serde(default)]
    pub report: Option<RawReport>,
    /// Addresses of other packs that `?pack=` may load.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::Url>"))]
    pub allowed_packs: Vec<String>,
    /// The day on which the pack was last gone through.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub checked: String,
}

/// A credit that the map shows.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Attribution"))]
pub struct RawAttribution {
    /// The credit line.
    pub text: RawText,
    /// The licence, if one applies.
    #[serde(default)]
    pub licence: Option<String>,
    /// Where to read more.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Url>"))]
    pub url: Option<String>,
}

/// The operator's own base map: `pmtiles`, or `raster` with `attribution`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Basemap"))]
pub struct RawBasemap {
    /// Address of a PMTiles archive, or its path within the pack.
    #[serde(default)]
    pub pmtiles: Option<String>,
    /// Tile template with `{z}`, `{x}`, `{y}`.
    #[serde(default)]
    pub raster: Option<String>,
    /// Credit of the tiles.
    #[serde(default)]
    pub attribution: Option<String>,
}

/// The operator's router.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Router"))]
pub struct RawRouter {
    /// Address below which OSRM's HTTP API answers, such as `https://router.example/`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Url"))]
    pub osrm: String,
}

/// A city.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "City"))]
pub struct RawCity {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// Where a visitor takes it to be.
    #[serde(default)]
    pub centre: Option<RawCentre>,
}

/// The middle of a city for a visitor.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Centre"))]
pub struct RawCentre {
    /// What the place is called.
    pub name: RawText,
    /// `[longitude, latitude]` in WGS 84.
    pub position: [f64; 2],
}

/// Where mistakes are told: one of both.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Report"))]
pub struct RawReport {
    /// An address for mail.
    #[serde(default)]
    pub email: Option<String>,
    /// A page.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Url>"))]
    pub url: Option<String>,
}

//! `WISHES.json`: what a traveller wants of a plan, as a file for programs, which cannot fill in the page's form.
//!
//! Dates, times and places are text here; the planning code parses them and reports the one that it does not
//! understand.

use serde::{Deserialize, Serialize};

use super::doc::{ModeDoc, PartyDoc};

/// The wishes. What is absent is what the page's questions have when they are opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Wishes"))]
pub struct WishesDoc {
    /// The days in order, each the day after the one before.
    pub days: Vec<DayWishDoc>,
    /// Ids of stops that have to be in the plan.
    #[serde(default)]
    pub must: Vec<String>,
    /// Ids of stops that are not wanted.
    #[serde(default)]
    pub never: Vec<String>,
    /// Corridors, categories and ids of routes.
    #[serde(default)]
    pub interests: Vec<String>,
    /// How one gets about.
    #[serde(default)]
    pub mode: ModeDoc,
    /// How full a day may be.
    #[serde(default)]
    pub pace: PaceDoc,
    /// The most kilometres on foot between the stops of a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk_km: Option<f64>,
    /// The most that tickets may cost, in yuan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_cny: Option<u32>,
    /// Who travels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyDoc>,
    /// Whether days may go on for what is good in the evening.
    #[serde(default)]
    pub evenings: bool,
    /// Whether rain is expected.
    #[serde(default)]
    pub rain: bool,
    /// The language of the answer.
    #[serde(default)]
    pub lang: LangDoc,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "DayWish"))]
pub struct DayWishDoc {
    /// Its date, `2026-12-05`.
    pub date: String,
    /// When it begins, `09:30`.
    pub from: String,
    /// By when it is over, `18:00`.
    pub to: String,
    /// Where it begins: `station:ID`, `stop:ID`, `city:ID`, `metro:ID` or `LON,LAT`; absent is at its first stop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin: Option<String>,
    /// Where it ends, likewise; absent is at its last stop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Trains and boats for which the traveller has a ticket, at most 4.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rides: Vec<RideWishDoc>,
}

/// A train or boat for which the traveller has a ticket: the plan goes to it, and on from where it arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "RideWish"))]
pub struct RideWishDoc {
    /// Its number, such as `G7501`; at most 20 characters, absent is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Where one gets on: a place as above, but no city.
    pub from: String,
    /// Where one gets off, likewise.
    pub to: String,
    /// When it leaves, `14:05`.
    pub depart: String,
    /// When it arrives on the same day, `14:56`.
    pub arrive: String,
}

/// How full a day may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Pace"))]
#[serde(rename_all = "lowercase")]
pub enum PaceDoc {
    /// Longer stays and wide margins.
    Gentle,
    /// Usual stays.
    #[default]
    Usual,
    /// As much as fits.
    Full,
}

/// The language of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Lang"))]
#[serde(rename_all = "lowercase")]
pub enum LangDoc {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// Reads a wishes document.
///
/// # Errors
/// Fails when the text is not such a document; the error has the line and what was expected there.
pub fn read(text: &str) -> Result<WishesDoc, serde_json::Error> {
    serde_json::from_str(text)
}

/// The JSON schema of the document. Not part of the app.
#[cfg(not(target_arch = "wasm32"))]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(WishesDoc)
}

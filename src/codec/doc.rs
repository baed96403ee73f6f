//! `TripDoc`: the trip as JSON, which is what is saved, linked and exchanged with hosts.
//!
//! Unknown fields are ignored. A known field with a wrong value is repaired or dropped, and reported. A document of a
//! newer version is read as far as possible and must not be overwritten.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use super::upgrade::{self, UpgradeError};
use crate::domain::Atlas;
use crate::domain::reading::Guide;
use crate::domain::trip::Trip;

mod clock;
mod from_trip;
mod into_trip;
mod lenient;
mod party;

pub use super::upgrade::VERSION;
pub use into_trip::DocWarning;
pub use party::PartyDoc;

/// A trip as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripDoc {
    /// [`VERSION`].
    pub v: u32,
    /// The trip's id.
    #[serde(default)]
    pub id: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// The date of the first day.
    #[serde(default)]
    pub start: Option<NaiveDate>,
    /// Days in order.
    pub days: Vec<DayDoc>,
    /// Stops that are not on any day yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<VisitDoc>,
    /// The means of transport.
    #[serde(default)]
    pub mode: ModeDoc,
    /// Who travels; absent if not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyDoc>,
    /// When it was last changed.
    #[serde(default)]
    pub updated: DateTime<Utc>,
}

/// How one gets about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Mode"))]
#[serde(rename_all = "lowercase")]
pub enum ModeDoc {
    /// Metro, bus and train.
    #[default]
    Transit,
    /// Car or taxi.
    Drive,
    /// Bicycle.
    Bike,
    /// On foot.
    Walk,
}

/// A day as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayDoc {
    /// When it begins.
    #[serde(with = "clock", default = "clock::nine")]
    pub from: chrono::NaiveTime,
    /// By when it should be over.
    #[serde(with = "clock", default = "clock::eighteen")]
    pub to: chrono::NaiveTime,
    /// Where it begins and ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<BasesDoc>,
    /// Visits in order.
    #[serde(default)]
    pub visits: Vec<VisitDoc>,
    /// The traveller's own trains and boats, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rides: Vec<RideDoc>,
}

/// One of the traveller's own trains or boats, as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RideDoc {
    /// Its number; absent if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Where to get on.
    pub from: PlaceDoc,
    /// Where to get off.
    pub to: PlaceDoc,
    /// When it leaves.
    #[serde(with = "clock")]
    pub depart: chrono::NaiveTime,
    /// When it arrives.
    #[serde(with = "clock")]
    pub arrive: chrono::NaiveTime,
    /// How many visits of the day come before it; absent means all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<usize>,
}

/// Where a day begins and ends, as JSON: one place for both, or `start` and `end`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum BasesDoc {
    Both(PlaceDoc),
    Ends {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<PlaceDoc>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<PlaceDoc>,
    },
}

/// A base as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum PlaceDoc {
    City { city: String },
    Station { station: String },
    Place { name: String, lon: f64, lat: f64 },
}

/// A visit as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VisitDoc {
    /// The stop's id.
    pub stop: String,
    /// Minutes to stay; absent means the usual stay at that stop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Whether it is locked in its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// The traveller's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Why a document cannot be read.
#[derive(Debug, Error)]
pub enum DocError {
    /// It is not JSON.
    #[error("not JSON: {0}")]
    NotJson(serde_json::Error),
    /// It is JSON, but not a trip document.
    #[error("not a trip: {0}")]
    NotATrip(serde_json::Error),
    /// Its version is missing, or never existed.
    #[error(transparent)]
    Version(#[from] UpgradeError),
    /// It looks like a guide, but is not a valid one.
    #[error("not a guide: {0}")]
    NotAGuide(serde_json::Error),
    /// It has more days or visits than a trip can have.
    #[error("more days or visits than a trip can have")]
    TooMuch,
}

/// A trip that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The trip.
    pub trip: Trip,
    /// What was repaired, dropped or not recognised.
    pub warnings: Vec<DocWarning>,
    /// The document's version, if that is newer than this program: show the trip, but never overwrite the document.
    pub newer: Option<u64>,
    /// The guide, if the document was one.
    pub guide: Option<Box<Guide>>,
}

/// The document of a trip.
pub fn from_trip(trip: &Trip) -> TripDoc {
    from_trip::doc(trip)
}

/// Reads the document of a trip of any version from parsed JSON.
///
/// # Errors
/// Fails when the value is not a trip, has no valid version, or has more days or visits than a trip can have.
pub(super) fn read_trip(value: Value, atlas: &Atlas) -> Result<Opened, DocError> {
    let current = upgrade::to_current(value)?;
    let (value, left_out) = lenient::understood(current.value);
    let doc: TripDoc = serde_json::from_value(value).map_err(DocError::NotATrip)?;
    let (trip, mended) = into_trip::trip(doc, atlas)?;
    Ok(Opened { trip, warnings: [left_out, mended].concat(), newer: current.newer, guide: None })
}

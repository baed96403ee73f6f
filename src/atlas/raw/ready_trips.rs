//! `trips.json`.

use serde::{Deserialize, Serialize};

use super::RawText;

/// `trips.json`: ready-made trips.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "ReadyTrips"))]
pub struct RawReadyTrips {
    /// Trips in the order in which they are listed.
    pub trips: Vec<RawReadyTrip>,
}

/// A ready-made trip.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "ReadyTrip"))]
pub struct RawReadyTrip {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its title.
    pub title: RawText,
    /// Why this order, and what it leaves out.
    pub summary: RawText,
    /// Id of the route it is part of.
    #[serde(default)]
    pub route: Option<String>,
    /// How one gets about; absent is by public transport.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::TripModeKey>"))]
    pub mode: Option<String>,
    /// Weekdays on which it does not begin, since a stop would be closed that day or on a later one.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::WeekdayKey>"))]
    pub not_on: Vec<String>,
    /// Days in order.
    pub days: Vec<RawReadyDay>,
}

/// A day of a ready-made trip.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "ReadyDay"))]
pub struct RawReadyDay {
    /// When it begins.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Clock"))]
    pub from: String,
    /// By when it is over.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Clock"))]
    pub to: String,
    /// Where it begins and ends; absent is at its first and its last visit.
    #[serde(default)]
    pub base: Option<RawBase>,
    /// Visits in order.
    pub visits: Vec<RawReadyVisit>,
}

/// Where a day begins and ends: one place for both, or each by itself.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Base"))]
#[serde(untagged)]
pub enum RawBase {
    /// The same place in the morning and in the evening.
    Both(RawPlace),
    /// Each by itself.
    Ends {
        /// In the morning.
        #[serde(default)]
        start: Option<RawPlace>,
        /// In the evening.
        #[serde(default)]
        end: Option<RawPlace>,
    },
}

/// A station or a city.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "BasePlace"))]
#[serde(untagged)]
pub enum RawPlace {
    /// A railway station.
    Station {
        /// Its id in `rail.json`.
        station: String,
    },
    /// Somewhere in a city.
    City {
        /// Its id in `pack.json`.
        city: String,
    },
}

/// A visit of a ready-made trip.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "ReadyVisit"))]
pub struct RawReadyVisit {
    /// Id of the stop.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub stop: String,
    /// Minutes to stay; absent is as long as is usual there.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 1440)))]
    pub minutes: Option<u32>,
    /// What to look at, or how to go on.
    #[serde(default)]
    pub note: Option<RawText>,
}

//! The parts of `stops.geojson` about admission: last entries, tickets, concessions, booking, closures, stays,
//! entrances.

use serde::{Deserialize, Serialize};

use super::{RawSource, RawText};

/// Latest time at which visitors are let in: every day at one time, so long before closing, or by season.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "LastEntry"))]
#[serde(
    untagged,
    expecting = "is neither \"HH:MM\" nor { \"before_close\": … } nor [{ \"when\": …, \"at\": … }]"
)]
pub enum RawLastEntry {
    /// Every day at one time.
    Clock(#[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Clock"))] String),
    /// So long before closing.
    BeforeClose {
        /// Minutes.
        before_close: u32,
    },
    /// By season; the first that holds on a date counts.
    Seasons(Vec<RawSeasonalEntry>),
}

/// The latest entry of a season.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "SeasonalEntry"))]
pub struct RawSeasonalEntry {
    /// The days, in the notation of opening hours: `May-Oct`.
    pub when: String,
    /// Latest time.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Clock"))]
    pub at: String,
}

/// A ticket.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Ticket"))]
pub struct RawTicket {
    /// What it admits to.
    pub what: RawText,
    /// Full adult price in yuan; 0 is free.
    #[serde(default)]
    pub cny: Option<u32>,
    /// The days on which it costs this, in the notation of opening hours; absent is all year.
    #[serde(default)]
    pub when: Option<String>,
    /// Whether one cannot enter without it.
    pub needed: bool,
}

/// Who pays less, and how much.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Concession"))]
pub struct RawConcession {
    /// Who.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::WhoKey"))]
    pub who: String,
    /// The height in centimetres or the age in years.
    #[serde(default)]
    pub at: Option<u32>,
    /// What they pay.
    pub pays: RawPays,
}

/// `"free"`, `"half"`, or yuan.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Pays"))]
#[serde(untagged, expecting = "is neither \"free\" nor \"half\" nor a number of yuan")]
pub enum RawPays {
    /// Yuan.
    Cny(u32),
    /// `free` or `half`.
    Word(#[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::PaysKey"))] String),
}

/// How to book.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Booking"))]
pub struct RawBooking {
    /// When one has to.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::BookingKey"))]
    pub needed: String,
    /// The fewest and the most days ahead.
    #[serde(default)]
    pub ahead_days: Option<Vec<Option<u32>>>,
    /// Where and how.
    #[serde(default)]
    pub how: Option<RawText>,
    /// Whether a passport will do.
    #[serde(default)]
    pub passport: Option<bool>,
}

/// A time in which it, or a part of it, is shut.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Closure"))]
pub struct RawClosure {
    /// First day.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub from: String,
    /// Last day; `null` when no end has been announced.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Date>"))]
    pub to: Option<String>,
    /// What is shut, and why.
    pub what: RawText,
    /// Whether nothing of it can be visited.
    pub whole: bool,
    /// Where that is said.
    pub sources: Vec<RawSource>,
}

/// How long people stay, in minutes.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Stay"))]
pub struct RawStay {
    /// Enough to have seen what one came for.
    pub short: u32,
    /// As most do.
    pub usual: u32,
    /// For those who look at everything.
    pub long: u32,
}

/// A way into an area.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Entrance"))]
pub struct RawEntrance {
    /// What it is called.
    #[serde(default)]
    pub name: Option<RawText>,
    /// Longitude and latitude in WGS 84 degrees.
    pub position: Vec<f64>,
}

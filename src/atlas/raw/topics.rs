//! `topics.json`.

use serde::{Deserialize, Serialize};

use super::{RawSource, RawText};

/// `topics.json`: what stands on pages of its own beside routes and stops. Every list may be absent.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Topics"))]
pub struct RawTopics {
    /// Corridors, each at most once.
    #[serde(default)]
    pub corridors: Vec<RawCorridor>,
    /// The Games' venues today, no stop twice.
    #[serde(default)]
    pub venues: Vec<RawVenue>,
    /// What costs nothing or less.
    #[serde(default)]
    pub benefits: Vec<RawBenefit>,
    /// What residents of one of the cities get in the other (同城), as far as it is known.
    #[serde(default)]
    pub same_city: Vec<RawBenefit>,
    /// What was looked for among such rules and not found.
    #[serde(default)]
    pub same_city_not_found: Vec<RawLookedFor>,
    /// What guests who read no Chinese need to know.
    #[serde(default)]
    pub guests: Vec<RawAdvice>,
    /// Sentences to show to somebody who reads Chinese.
    #[serde(default)]
    pub phrases: Vec<RawPhrase>,
    /// What is known of trains, boats and metros beside the timetables.
    #[serde(default)]
    pub transport: Vec<RawTravelFact>,
    /// Whether and how places of work receive visitors, no stop twice.
    #[serde(default)]
    pub receptions: Vec<RawReception>,
}

/// A corridor.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "CorridorPage"))]
pub struct RawCorridor {
    /// Which one.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::CorridorKey"))]
    pub id: String,
    /// What it is.
    pub intro: RawText,
    /// Its chapters in reading order.
    pub chapters: Vec<RawChapter>,
    /// Ids of the stops of half a day along it, in order.
    #[serde(default)]
    pub half_day: Vec<String>,
    /// Ids of the stops of a whole day along it, in order.
    #[serde(default)]
    pub day: Vec<String>,
}

/// A part of a corridor.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Chapter"))]
pub struct RawChapter {
    /// Its name.
    pub name: RawText,
    /// What holds its stops together.
    pub text: RawText,
    /// Ids of its stops.
    pub stops: Vec<String>,
    /// Why they stand in this order; absent is by worth.
    #[serde(default)]
    pub order_why: Option<RawText>,
}

/// Whether and how a place of work receives visitors.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Reception"))]
pub struct RawReception {
    /// Id of the stop.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub stop: String,
    /// Whether it does.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::ReceivesKey"))]
    pub receives: String,
    /// How one gets in, or what one sees from outside.
    #[serde(default)]
    pub how: Option<RawText>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A venue of the Games today.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Venue"))]
pub struct RawVenue {
    /// Id of the stop.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub stop: String,
    /// Keys of the sports that visitors meet there.
    #[serde(default)]
    pub sports: Vec<String>,
    /// What was held there.
    pub held: RawText,
    /// Whether visitors can use it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::VenueUseKey"))]
    pub access: String,
    /// What one can do there today.
    pub today: RawText,
    /// What it costs.
    #[serde(default)]
    pub price: Option<RawText>,
    /// How to book.
    #[serde(default)]
    pub booking: Option<RawText>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// Something that costs nothing or less.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Benefit"))]
pub struct RawBenefit {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// What it is.
    pub title: RawText,
    /// How one gets it.
    pub text: RawText,
    /// For whom; absent is everyone.
    #[serde(default)]
    pub who: Option<RawText>,
    /// Ids of the stops where it holds.
    #[serde(default)]
    pub stops: Vec<String>,
    /// First day.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Date>"))]
    pub from: Option<String>,
    /// Last day.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Date>"))]
    pub to: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// Something that was looked for and not found.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "LookedFor"))]
pub struct RawLookedFor {
    /// What.
    pub what: RawText,
    /// The day on which it was looked for last.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub looked: String,
}

/// A piece of advice for guests.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "GuestAdvice"))]
pub struct RawAdvice {
    /// Its heading.
    pub heading: RawText,
    /// Its text.
    pub text: RawText,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// Something known of trains, boats or metros: a line that was opened, a fare, a season ticket.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "TravelFact"))]
pub struct RawTravelFact {
    /// What it is about.
    pub heading: RawText,
    /// What is known.
    pub text: RawText,
    /// The day of the newest source of it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub as_of: String,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A sentence to show.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Phrase"))]
pub struct RawPhrase {
    /// The sentence in Chinese, and what it means.
    pub text: RawText,
    /// How it is spoken.
    pub pinyin: String,
}

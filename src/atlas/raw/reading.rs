//! `holidays.json`, `events.json`, `experiences.json`, `guides/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{RawReadyDay, RawReadyVisit, RawSource, RawText};

/// `holidays.json`: days off and make-up work days as announced, by year. A year that is absent is unknown.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Holidays"))]
pub struct RawHolidays {
    /// What a reader should know of the notice.
    #[serde(default)]
    pub note: Option<RawText>,
    /// Years by number.
    pub years: BTreeMap<String, RawYear>,
}

/// A year as announced.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Year"))]
pub struct RawYear {
    /// Runs of days off, in order.
    pub off: Vec<RawOffDays>,
    /// Weekend days on which people work, in order.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::Date>"))]
    pub work: Vec<String>,
    /// Where the notice can be read.
    #[serde(default)]
    pub sources: Vec<RawSource>,
}

/// A run of days off.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "OffDays"))]
pub struct RawOffDays {
    /// First day.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub from: String,
    /// Last day.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Date"))]
    pub to: String,
    /// The holiday's name.
    pub name: RawText,
}

/// `events.json`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Events"))]
pub struct RawEvents {
    /// Events in the order in which they are listed.
    pub events: Vec<RawEvent>,
}

/// Something that happens at a date.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Event"))]
pub struct RawEvent {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// What it is.
    pub summary: RawText,
    /// Id of the stop where it happens.
    #[serde(default)]
    pub stop: Option<String>,
    /// First day.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Date>"))]
    pub from: Option<String>,
    /// Last day.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::Date>"))]
    pub to: Option<String>,
    /// When it comes again, in words.
    #[serde(default)]
    pub recurs: Option<RawText>,
    /// The rule by which it comes again: its days in this and the next year are worked out from it.
    #[serde(default)]
    pub recurs_rule: Option<RawRecurrence>,
    /// Whether roads are closed for it: trips on that day are warned.
    #[serde(default)]
    pub closes_roads: bool,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A rule by which an event comes again.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Recurrence"))]
#[serde(rename_all = "snake_case")]
pub enum RawRecurrence {
    /// Month and day of the Chinese lunar calendar: `[8, 18]`.
    Lunar([u8; 2]),
    /// The first, second, third, fourth or last of a weekday in a month: `first Sunday of November`.
    Nth(String),
    /// Month and day, `MM-DD`: `09-16`.
    Date(String),
}

/// `guides/index.json`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "GuideIndex"))]
pub struct RawGuideIndex {
    /// Ids of the guides, each in `guides/ID.json`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::Id>"))]
    pub guides: Vec<String>,
}

/// `guides/ID.json`: a guide (攻略).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Guide"))]
pub struct RawGuide {
    /// Its id, also the file's name.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its title.
    pub title: RawText,
    /// Who wrote it.
    pub author: RawText,
    /// Id of the route it is about.
    #[serde(default)]
    pub route: Option<String>,
    /// Ids of the stops it names.
    #[serde(default)]
    pub stops: Vec<String>,
    /// How one gets about on its days; absent is by public transport.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<crate::atlas::schema::TripModeKey>"))]
    pub mode: Option<String>,
    /// Its days in order, a note of a visit being a tip; absent in a guide that only tells.
    #[serde(default)]
    pub days: Vec<RawReadyDay>,
    /// Its text.
    pub body: Vec<RawSection>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// A section of a guide.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Section"))]
pub struct RawSection {
    /// Its heading.
    pub heading: RawText,
    /// Its text.
    pub text: RawText,
}

/// `experiences.json`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Experiences"))]
pub struct RawExperiences {
    /// Experiences in the order in which they are listed.
    pub experiences: Vec<RawExperience>,
    /// Packages: stops that go well together in one day.
    #[serde(default)]
    pub packages: Vec<RawPackage>,
}

/// A sports experience.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Experience"))]
pub struct RawExperience {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// The sport as a key, such as `equestrian`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub sport: String,
    /// Its name.
    pub name: RawText,
    /// What one can do.
    pub summary: RawText,
    /// Id of the stop.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub stop: String,
    /// How to book.
    #[serde(default)]
    pub booking: Option<RawText>,
    /// When in the year.
    #[serde(default)]
    pub season: Option<RawText>,
    /// What it is for; absent is unknown.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<crate::atlas::schema::ExperienceKindKey>"))]
    pub kinds: Vec<String>,
    /// For which ages; absent is unknown.
    #[serde(default)]
    pub ages: Option<RawAges>,
    /// Whom to ask; absent is the telephone of the stop, where one is known.
    #[serde(default)]
    pub contact: Option<RawContact>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

/// Years of age, both included.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Ages"))]
pub struct RawAges {
    /// From this age on.
    #[serde(default)]
    pub from: Option<u8>,
    /// Up to this age.
    #[serde(default)]
    pub to: Option<u8>,
}

/// Whom to ask.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Contact"))]
pub struct RawContact {
    /// The body.
    pub who: RawText,
    /// Its telephone number.
    #[serde(default)]
    pub phone: Option<String>,
}

/// Stops that go well together in one day.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Package"))]
pub struct RawPackage {
    /// Its id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::Id"))]
    pub id: String,
    /// Its name.
    pub name: RawText,
    /// Why these stops go together, and why in this order.
    pub why: RawText,
    /// How long it takes.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::atlas::schema::PackageLengthKey"))]
    pub length: String,
    /// Its visits in order.
    pub visits: Vec<RawReadyVisit>,
    /// When in the year, where a source says so.
    #[serde(default)]
    pub season: Option<RawText>,
    /// Where the facts come from.
    pub sources: Vec<RawSource>,
}

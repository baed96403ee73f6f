//! Things to read beside the stops: events, guides (攻略), sports experiences.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::compact;
use super::{Bilingual, RouteId, Source, StopId};

/// Something that happens at a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What it is.
    pub summary: Bilingual,
    /// Where it happens, when that is a stop.
    pub stop: Option<StopId>,
    /// First day, if known.
    #[serde(with = "compact::known_date")]
    pub from: Option<NaiveDate>,
    /// Last day, if known.
    #[serde(with = "compact::known_date")]
    pub to: Option<NaiveDate>,
    /// When it comes again, in words.
    pub recurs: Option<Bilingual>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// A section of a guide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub heading: Bilingual,
    /// Its text.
    pub text: Bilingual,
}

/// A guide (攻略).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
    /// Who wrote it.
    pub author: Bilingual,
    /// The route it is about.
    pub route: Option<RouteId>,
    /// The stops it names.
    pub stops: Vec<StopId>,
    /// Its text.
    pub body: Vec<Section>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// A sports experience at one of the venues.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experience {
    /// Its id.
    pub id: String,
    /// The sport as a key, such as `equestrian`.
    pub sport: String,
    /// Its name.
    pub name: Bilingual,
    /// What one can do.
    pub summary: Bilingual,
    /// Where.
    pub stop: StopId,
    /// How to book; `None` is unknown.
    pub booking: Option<Bilingual>,
    /// When in the year; `None` is unknown.
    pub season: Option<Bilingual>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

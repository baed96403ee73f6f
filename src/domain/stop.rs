//! A stop: a place worth going to, and all that the pack knows of it.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::compact;
use super::{Bilingual, Category, CityId, Claims, Corridor, Hours, Source, StationId, StopId};
use crate::geometry::{LonLat, micro};

/// How far a position can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PositionQuality {
    /// Compared with a source that gives positions.
    Exact,
    /// From general knowledge: right to some hundred metres.
    Approximate,
}

/// How to get to a stop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Access {
    /// The railway station to arrive at, when one is near enough to help.
    pub station: Option<StationId>,
    /// The way from there, in words.
    pub how: Bilingual,
}

/// A picture of a stop with its credit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Address of the picture, relative to the pack.
    pub src: String,
    /// What the picture shows, for those who do not see it.
    pub alt: Bilingual,
    /// Who made it.
    pub credit: String,
    /// Under which licence.
    pub licence: String,
}

/// A stop. `None` means unknown wherever it stands, and is shown as unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Its id, which is also its address.
    pub id: StopId,
    /// Its name.
    pub name: Bilingual,
    /// Toneless syllables of the Chinese name, alternative readings by `/`, such as `chong/zhong qing`; for search.
    pub pinyin: Option<String>,
    /// WGS 84.
    #[serde(with = "micro")]
    pub position: LonLat,
    /// How far `position` can be trusted.
    pub quality: PositionQuality,
    /// The city it belongs to.
    pub city: CityId,
    /// The district or county.
    pub district: Bilingual,
    /// What it is.
    pub category: Category,
    /// The corridors it belongs to; at least one.
    pub corridors: Vec<Corridor>,
    /// One sentence.
    pub summary: Bilingual,
    /// The story; `None` until the stories have been loaded.
    pub story: Option<Bilingual>,
    /// Opening hours.
    pub hours: Option<Hours>,
    /// Latest time of day at which visitors are let in.
    #[serde(with = "compact::known_time")]
    pub last_entry: Option<NaiveTime>,
    /// Full adult ticket in yuan; 0 is free.
    pub ticket_cny: Option<u32>,
    /// How long a visit usually takes.
    pub visit_minutes: u32,
    /// How to get there.
    pub access: Access,
    /// Facilities known to exist, as keys.
    pub facilities: Vec<String>,
    /// Pictures, possibly none.
    pub images: Vec<Image>,
    /// Anything that changes whether or how it can be visited.
    pub status: Option<Bilingual>,
    /// Where the facts come from; empty until the stories have been loaded.
    pub sources: Vec<Source>,
    /// The facts that rest on unchecked sources. Known before the sources are, so that no page shows them unmarked.
    pub unverified: Claims,
}

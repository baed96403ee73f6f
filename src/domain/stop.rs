//! A stop: a place worth going to, and all that the pack knows about it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::admission::{self, Booking, Closure, Concession, LastEntry, Price, Ticket};
use super::{
    Bilingual, Calendar, Category, CityId, Claims, Corridor, DayHours, Hours, Source, StationId, StopId,
};
use crate::geometry::{LonLat, micro};

/// How far a position can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PositionQuality {
    /// Compared with a source that gives positions.
    Exact,
    /// From general knowledge: correct to within a few hundred metres.
    Approximate,
}

/// How to get to a stop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Access {
    /// The railway station to arrive at, when one is near enough to help.
    pub station: Option<StationId>,
    /// The way from there, in words.
    pub how: Bilingual,
    /// The metro station to arrive at, where there is one.
    pub metro: Option<MetroAccess>,
}

/// The metro station of a stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetroAccess {
    /// Its id in `metro.json`.
    pub station: String,
    /// The exit to take, as the signs write it: `B`, `C1`.
    pub exit: Option<String>,
    /// Minutes on foot from there.
    pub walk_minutes: Option<u32>,
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

/// How long people stay, in minutes: `short <= usual <= long`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// Enough to see the main attraction.
    pub short: u32,
    /// As long as most visitors stay.
    pub usual: u32,
    /// For those who look at everything.
    pub long: u32,
}

/// A way into an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entrance {
    /// What it is called, where it has a name.
    pub name: Option<Bilingual>,
    /// WGS 84.
    #[serde(with = "micro")]
    pub position: LonLat,
}

/// What a stop is good for. `None` is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suits {
    /// It is worth it by daylight only.
    pub daylight: Option<bool>,
    /// It is good in the evening.
    pub evening: Option<bool>,
    /// It is under a roof: good in rain.
    pub indoor: Option<bool>,
    /// It is good with children.
    pub children: Option<bool>,
    /// It can be visited without steps.
    pub step_free: Option<bool>,
    /// One can eat there or next to it.
    pub meals: Option<bool>,
}

/// What a traveller needs to know and the first view does not show; empty until the stories have been loaded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// Its other names, including places within it that people look for under their own names.
    pub other_names: Vec<String>,
    /// Words that it is found by: [`super::search::keywords`].
    pub found_by: Vec<String>,
    /// The reason for [`Stop::worth`].
    pub worth_why: Option<Bilingual>,
    /// What it is good for.
    pub suits: Suits,
    /// Street address.
    pub address: Option<Bilingual>,
    /// Telephone, with the country's code.
    pub phone: Option<String>,
    /// Its own web page.
    pub website: Option<String>,
    /// Ways in; empty for a stop that is entered at its position.
    pub entrances: Vec<Entrance>,
    /// How far an area reaches from its position, in metres.
    pub radius_m: Option<u32>,
    /// The tickets that are sold.
    pub tickets: Vec<Ticket>,
    /// Who pays less.
    pub concessions: Vec<Concession>,
    /// How to book; `None` is unknown.
    pub booking: Option<Booking>,
}

/// A stop. `None` means unknown unless stated otherwise, and is shown as unknown.
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
    /// Its main category.
    pub category: Category,
    /// Its other categories; never `category` itself.
    pub further_categories: Vec<Category>,
    /// The corridors it belongs to; at least one.
    pub corridors: Vec<Corridor>,
    /// One sentence.
    pub summary: Bilingual,
    /// The story; `None` until the stories have been loaded.
    pub story: Option<Bilingual>,
    /// Opening hours.
    pub hours: Option<Hours>,
    /// Latest time of day at which visitors are let in.
    pub last_entry: Option<LastEntry>,
    /// Periods during which it, or a part of it, is closed.
    pub closures: Vec<Closure>,
    /// Full adult ticket in yuan; 0 is free.
    pub ticket_cny: Option<u32>,
    /// How long a visit usually takes.
    pub visit_minutes: u32,
    /// The shortest and the longest stay in minutes that make sense, around `visit_minutes`.
    pub stay_range: (u32, u32),
    /// How much it is worth to a first visitor, 0 to 5: 5 is a reason to come to the city, 4 not to be missed, 3
    /// worth a trip of its own, 2 good when nearby, 1 for those with a special interest, 0 an address on a route and
    /// not a sight. `None` is not ranked.
    pub worth: Option<u8>,
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
    /// The facts that are not verified. Loaded before the sources, so that no page shows them unmarked.
    pub unverified: Claims,
    /// The facts that sources do not agree on; also loaded before the sources.
    pub differing: Claims,
    /// What the first view does not show.
    pub details: Details,
}

impl Stop {
    /// How long people stay.
    pub fn stay(&self) -> Stay {
        let (usual, (short, long)) = (self.visit_minutes, self.stay_range);
        Stay { short: short.min(usual), usual, long: long.max(usual) }
    }

    /// All its categories, the main one first.
    pub fn categories(&self) -> impl Iterator<Item = Category> {
        std::iter::once(self.category).chain(self.further_categories.iter().copied())
    }

    /// The closure of the whole stop on a date, if there is one.
    pub fn closure_on(&self, date: NaiveDate) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.whole && closure.covers(date))
    }

    /// When it is open on a date: by its hours, but closed while the whole stop is closed.
    pub fn hours_on(&self, date: NaiveDate, calendar: &Calendar) -> DayHours {
        if self.closure_on(date).is_some() {
            return DayHours::Closed;
        }
        self.hours.as_ref().map_or(DayHours::Unknown, |hours| hours.on(date, calendar))
    }

    /// Whether it can be entered at all times, whatever the date.
    pub fn is_always_open(&self) -> bool {
        self.hours.as_ref().is_some_and(Hours::is_always_open)
            && !self.closures.iter().any(|closure| closure.whole)
    }

    /// What an adult must pay to enter on a date: by its tickets, which are known once the stories have been loaded,
    /// or else the usual price.
    pub fn price_on(&self, date: NaiveDate, calendar: &Calendar) -> Price {
        let usual = self.ticket_cny.map_or(Price::Unknown, Price::Cny);
        admission::needed_price(&self.details.tickets, date, calendar).unwrap_or(usual)
    }
}

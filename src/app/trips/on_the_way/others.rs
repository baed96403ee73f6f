//! Trips that have one of their days today: the one on the desk, and those on the shelf, which nothing else on a page
//! shows.

use chrono::NaiveDate;

use super::day_on;
use crate::app::Trips;
use crate::app::trips::present;
use crate::domain::{Lang, Trip, TripId};
use crate::i18n::words;

/// A trip with a day today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TripToday {
    /// Which.
    pub id: TripId,
    /// `秋游 · 第2天`.
    pub name: String,
}

impl TripToday {
    fn of(trip: &Trip, date: NaiveDate, lang: Lang) -> Option<Self> {
        let day = present::day_name(lang, day_on(trip, date)?);
        let title = if trip.title.is_empty() { words(lang).later().untitled } else { &trip.title };
        Some(Self { id: trip.id.clone(), name: format!("{title} · {day}") })
    }
}

/// The trip on the desk, where it has a day on that date.
pub fn on_desk(trips: &Trips, date: NaiveDate, lang: Lang) -> Option<TripToday> {
    TripToday::of(trips.trip(), date, lang)
}

/// The trips on the shelf that have a day on that date.
pub fn on_shelf(trips: &Trips, date: NaiveDate, lang: Lang) -> Vec<TripToday> {
    trips.shelf.iter().filter_map(|trip| TripToday::of(trip, date, lang)).collect()
}

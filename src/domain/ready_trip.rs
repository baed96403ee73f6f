//! Ready-made trips: itineraries prepared by the editors, to be taken as they are and changed afterwards.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::compact;
use super::trip::{Bases, Day, Trip, TripMode, Visit};
use super::{Bilingual, Lang, RouteId, StopId, TripId};

/// A visit of a ready-made trip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadyVisit {
    /// Which stop.
    pub stop: StopId,
    /// Minutes to stay; `None` is the stop's usual length.
    pub minutes: Option<u32>,
    /// What to look at, or how to go on.
    pub note: Option<Bilingual>,
}

/// A day of a ready-made trip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadyDay {
    /// When it begins, Shanghai time.
    #[serde(with = "compact::time")]
    pub from: NaiveTime,
    /// When it ends; after `from`.
    #[serde(with = "compact::time")]
    pub to: NaiveTime,
    /// Where it begins and ends.
    pub base: Bases,
    /// Visits in order, no stop twice.
    pub visits: Vec<ReadyVisit>,
}

/// A ready-made trip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadyTrip {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
    /// Why this order, and what it leaves out.
    pub summary: Bilingual,
    /// The route it is part of; `None` if it is not limited to one route.
    pub route: Option<RouteId>,
    /// The means of travel.
    pub mode: TripMode,
    /// Weekdays on which it cannot begin unchanged, because a stop would be closed on that day or a later one; it is
    /// rearranged then ([`super::placing::for_date`]).
    #[serde(with = "compact::weekdays")]
    pub not_on: Vec<Weekday>,
    /// Days in order, at least one.
    pub days: Vec<ReadyDay>,
}

impl ReadyTrip {
    /// Whether it can begin unchanged on that date, as far as weekdays tell.
    pub fn can_begin_on(&self, date: NaiveDate) -> bool {
        !self.not_on.contains(&date.weekday())
    }

    /// The first date on which it can begin unchanged, starting with `from`; `from` itself if there is none within a
    /// week.
    pub fn next_beginning(&self, from: NaiveDate) -> NaiveDate {
        from.iter_days().take(7).find(|date| self.can_begin_on(*date)).unwrap_or(from)
    }

    /// The traveller's own copy: with that id and start date, its texts in one language.
    pub fn trip(&self, id: TripId, lang: Lang, start: Option<NaiveDate>, now: DateTime<Utc>) -> Trip {
        Trip {
            start,
            mode: self.mode,
            days: self.days.iter().map(|day| day.own(lang)).collect(),
            ..Trip::new(id, self.title.get(lang), now)
        }
    }
}

impl ReadyVisit {
    /// The visit as the traveller's own, its note in one language.
    pub fn own(&self, lang: Lang) -> Visit {
        let note = self.note.as_ref().map(|note| note.get(lang).to_owned());
        Visit { minutes: self.minutes, note, ..Visit::to(self.stop.clone()) }
    }
}

impl ReadyDay {
    /// The day as the traveller's own, its texts in one language.
    pub fn own(&self, lang: Lang) -> Day {
        let visits = self.visits.iter().map(|visit| visit.own(lang)).collect();
        Day { from: self.from, to: self.to, base: self.base.clone(), visits, rides: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trip::Base;

    fn ready() -> ReadyTrip {
        let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
        let note = Some(Bilingual::new("先看桥", "The bridge first"));
        let start = Some(Base::Station("ningbo".into()));
        ReadyTrip {
            id: "one-day".into(),
            title: Bilingual::new("一天", "One day"),
            summary: Bilingual::new("顺路。", "On the way."),
            route: Some("canal".into()),
            mode: TripMode::Walk,
            not_on: vec![Weekday::Mon, Weekday::Tue],
            days: vec![ReadyDay {
                from: nine,
                to: NaiveTime::from_hms_opt(15, 30, 0).unwrap_or_default(),
                base: Bases { start, end: None },
                visits: vec![ReadyVisit { stop: "bridge".into(), minutes: Some(40), note }],
            }],
        }
    }

    #[test]
    fn a_taken_trip_has_the_days_of_the_ready_one_and_the_texts_of_one_language() {
        let start = NaiveDate::from_ymd_opt(2026, 10, 14);
        let trip = ready().trip("mine".into(), Lang::En, start, DateTime::<Utc>::default());
        assert_eq!((trip.title.as_str(), trip.start, trip.mode), ("One day", start, TripMode::Walk));
        let day = &trip.days[0];
        assert_eq!(
            (day.from, day.to, &day.base),
            (ready().days[0].from, ready().days[0].to, &ready().days[0].base)
        );
        assert_eq!(
            (day.visits[0].minutes, day.visits[0].note.as_deref()),
            (Some(40), Some("The bridge first"))
        );
        assert!(!day.visits[0].locked && trip.candidates.is_empty());
    }

    #[test]
    fn it_begins_on_the_first_weekday_that_is_not_excluded() {
        let date = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap_or_default();
        // 2026-10-12 is a Monday.
        assert_eq!(ready().next_beginning(date(12)), date(14));
        assert_eq!(ready().next_beginning(date(15)), date(15));
    }

    #[test]
    fn it_travels_as_it_is() {
        let bytes = postcard::to_allocvec(&ready()).expect("it is written");
        assert_eq!(postcard::from_bytes::<ReadyTrip>(&bytes), Ok(ready()));
    }
}

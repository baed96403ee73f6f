//! Things to read other than stops: events, guides (攻略), sports experiences.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::compact;
use super::ready_trip::ReadyDay;
use super::trip::{MAX_VISITS, Trip, TripMode, Visit};
use super::{Bilingual, Lang, Recurrence, RouteId, Source, StopId, TripId};
use crate::geometry::order::sort_by_key;

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
    /// First day, if announced.
    #[serde(with = "compact::known_date")]
    pub from: Option<NaiveDate>,
    /// Last day, if announced.
    #[serde(with = "compact::known_date")]
    pub to: Option<NaiveDate>,
    /// When it recurs, in words.
    pub recurs: Option<Bilingual>,
    /// The rule by which it recurs, if there is one.
    pub rule: Option<Recurrence>,
    /// Whether roads are closed for it.
    pub closes_roads: bool,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// An event in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Whether the days were computed from the rule rather than announced.
    pub computed: bool,
}

impl Event {
    /// Its occurrences that are not over on `today`, up to the end of the next year, in order: as announced, and by
    /// its rule where nothing is announced.
    pub fn coming(&self, today: NaiveDate) -> Vec<Occurrence> {
        let announced =
            self.from.map(|from| Occurrence { from, to: self.to.unwrap_or(from), computed: false });
        let length = announced.map_or(0, |one| (one.to - one.from).num_days());
        let by_rule = |year: i32| self.rule.into_iter().flat_map(move |rule| rule.in_year(year));
        let computed = (today.year() - 1..=today.year() + 1).flat_map(by_rule).filter_map(|from| {
            let to = from.checked_add_signed(chrono::Duration::days(length))?;
            Some(Occurrence { from, to, computed: true })
        });
        // An occurrence by the rule that is close to the announced one is the same occurrence, possibly postponed.
        let another =
            |one: &Occurrence| announced.is_none_or(|known| (one.from - known.from).num_days().abs() > 60);
        let all = announced.into_iter().chain(computed.filter(another));
        let mut coming: Vec<_> = all.filter(|one| one.to >= today).collect();
        sort_by_key(&mut coming, |one| one.from);
        coming
    }

    /// Whether it is over for good, as far as its dates and its rule tell.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.from.is_some() && self.coming(today).is_empty()
    }
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
    /// The means of travel on its days.
    pub mode: TripMode,
    /// Its days in order, with a tip for each visit that has one; empty for a guide that is only text.
    pub days: Vec<ReadyDay>,
    /// Its text.
    pub body: Vec<Section>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

impl Guide {
    /// The traveller's own copy with that id, its texts in one language: the guide's days, and as candidates its
    /// stops that are on none of them.
    pub fn trip(&self, id: TripId, lang: Lang, now: DateTime<Utc>) -> Trip {
        let mut trip = Trip::new(id, self.title.get(lang), now);
        trip.mode = self.mode;
        if !self.days.is_empty() {
            trip.days = self.days.iter().map(|day| day.own(lang)).collect();
        }
        let room = MAX_VISITS.saturating_sub(trip.visits().count());
        let others = self.stops.iter().filter(|stop| trip.find(stop).is_none());
        trip.candidates = others.take(room).cloned().map(Visit::to).collect();
        trip
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn event(from: Option<&str>, to: Option<&str>, rule: Option<Recurrence>) -> Event {
        Event {
            id: "event".into(),
            name: Bilingual::default(),
            summary: Bilingual::default(),
            stop: None,
            from: from.map(day),
            to: to.map(day),
            recurs: None,
            rule,
            closes_roads: false,
            sources: Vec::new(),
        }
    }

    fn told(event: &Event, today: &str) -> Vec<String> {
        let one = |one: &Occurrence| {
            format!("{}/{}{}", one.from, one.to, if one.computed { " computed" } else { "" })
        };
        event.coming(day(today)).iter().map(one).collect()
    }

    const TIDE: Recurrence = Recurrence::Lunar { month: 8, day: 18 };

    #[test]
    fn a_recurring_event_is_told_for_this_year_and_the_next_and_leaves_when_it_is_over() {
        let tide = event(None, None, Some(TIDE));
        assert_eq!(
            told(&tide, "2026-09-28"),
            ["2026-09-28/2026-09-28 computed", "2027-09-18/2027-09-18 computed"]
        );
        assert_eq!(told(&tide, "2026-09-29"), ["2027-09-18/2027-09-18 computed"]);
        assert!(!tide.is_over(day("2026-09-29")));
    }

    #[test]
    fn announced_days_stand_before_those_that_are_worked_out_and_say_how_long_it_lasts() {
        let put_off = event(Some("2026-09-30"), Some("2026-10-02"), Some(TIDE));
        assert_eq!(told(&put_off, "2026-09-01"), ["2026-09-30/2026-10-02", "2027-09-18/2027-09-20 computed"]);
    }

    #[test]
    fn an_event_that_was_once_is_over_and_one_without_a_date_is_not() {
        let games = event(Some("2023-09-23"), Some("2023-10-08"), None);
        assert!(games.is_over(day("2026-01-01")) && !games.is_over(day("2023-10-08")));
        assert!(!event(None, None, None).is_over(day("2026-01-01")));
    }

    #[test]
    fn an_event_over_the_turn_of_the_year_is_on_in_both() {
        let month = Recurrence::Lunar { month: 12, day: 1 };
        let anchang = event(Some("2027-01-08"), Some("2027-02-05"), Some(month));
        assert_eq!(
            told(&anchang, "2028-01-02"),
            ["2027-12-28/2028-01-25 computed", "2029-01-15/2029-02-12 computed"],
            "still on, and again in the next year"
        );
    }
}

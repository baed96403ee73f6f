//! The questions, with answers that make sense before anything is asked.

use chrono::{Days, NaiveDate, NaiveTime, Timelike};

use crate::domain::trip::{Base, Bases, Day, MAX_DAYS, Trip, TripMode};
use crate::domain::{Atlas, CityId, StopId};
use crate::plan::trip::{DayWish, Interests, Pace, Wishes};

/// How long a first trip is: as long as it takes to see both cities.
const FIRST_DAYS: usize = 3;

/// Where the days begin and end.
#[derive(Clone, Debug, PartialEq)]
pub enum Where {
    /// As the trip's days say.
    AsInTrip,
    /// Arrive in one city, leave from another; the nights between them are shared out.
    Between(Option<CityId>, Option<CityId>),
}

/// The answers so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The first day.
    pub start: NaiveDate,
    /// Whether nobody said so: neither the trip nor the traveller has a date.
    pub start_is_guessed: bool,
    /// How many days.
    pub days: usize,
    /// From when to when, in minutes after midnight; `None` is as the trip's days say.
    pub hours: Option<(u32, u32)>,
    /// Where the days begin and end.
    pub places: Where,
    /// How much a day may hold.
    pub pace: Pace,
    /// What the traveller likes.
    pub interests: Interests,
    /// Stops that have to be in the plan.
    pub must: Vec<StopId>,
    /// Stops that are not wanted.
    pub never: Vec<StopId>,
    /// How one gets about.
    pub mode: TripMode,
    /// The most that tickets may cost, in yuan.
    pub budget_cny: Option<u32>,
    /// Whether each day keeps time for lunch.
    pub lunch: bool,
    /// The most metres on foot between the stops of a day.
    pub most_walk_m: Option<u32>,
}

impl Form {
    /// What a trip says of itself, and a usual answer to the rest. `today` in Shanghai.
    pub fn of(trip: &Trip, atlas: &Atlas, today: NaiveDate) -> Self {
        let is_first = trip.visits().next().is_none() && trip.candidates.is_empty() && trip.days.len() < 2;
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let has_bases = trip.days.iter().any(|day| day.base != Bases::default());
        let (first, last) = ends_of_the_line(atlas);
        let places = if has_bases { Where::AsInTrip } else { Where::Between(first, last) };
        Self {
            start: trip.start.unwrap_or(tomorrow),
            start_is_guessed: trip.start.is_none(),
            days: if is_first { FIRST_DAYS } else { trip.days.len().max(1) },
            hours: None,
            places,
            pace: Pace::default(),
            interests: Interests::default(),
            must: trip
                .visits()
                .filter(|(_, visit)| !visit.locked)
                .map(|(_, visit)| visit.stop.clone())
                .collect(),
            never: Vec::new(),
            mode: trip.mode,
            budget_cny: None,
            lunch: true,
            most_walk_m: None,
        }
    }

    /// The form with another answer to when the first day is; no answer keeps the date, and says so.
    pub fn set_start(&mut self, start: Option<NaiveDate>) {
        (self.start, self.start_is_guessed) = (start.unwrap_or(self.start), start.is_none());
    }

    /// The hours of a day as they will be asked for.
    pub fn hours_of(&self, trip: &Trip, day: usize) -> (u32, u32) {
        let model = || trip.days.get(day).or(trip.days.first()).map_or_else(Day::default, Clone::clone);
        self.hours.unwrap_or_else(|| {
            let day = model();
            (minute_of(day.from), minute_of(day.to))
        })
    }

    /// What is asked of the planner about that trip. Stops of its candidates are liked; days that the trip does not have
    /// yet are like its first one.
    pub fn wishes(&self, trip: &Trip, atlas: &Atlas) -> Wishes {
        let days = self.days.clamp(1, MAX_DAYS);
        Wishes {
            start: self.start,
            mode: self.mode,
            days: (0..days).map(|day| self.day(trip, day, days)).collect(),
            pace: self.pace,
            must: self.must.clone(),
            liked: trip.candidates.iter().map(|visit| visit.stop.clone()).collect(),
            never: self.never.clone(),
            interests: self.interests.clone(),
            budget_cny: self.budget_cny,
            lunch: self.lunch,
            most_walk_m: self.most_walk_m,
            stays: stays(trip, atlas),
        }
    }

    fn day(&self, trip: &Trip, day: usize, days: usize) -> DayWish {
        let kept = trip.days.get(day).map(DayWish::of_day).map(|wish| wish.kept).unwrap_or_default();
        let (from, to) = self.hours_of(trip, day);
        let base = match &self.places {
            Where::AsInTrip => trip.days.get(day).map(|day| day.base.clone()).unwrap_or_default(),
            Where::Between(first, last) => between(first.as_ref(), last.as_ref(), day, days),
        };
        DayWish { from, to, base, kept }
    }
}

/// The stays that the traveller set: those that no pace makes of the usual one.
fn stays(trip: &Trip, atlas: &Atlas) -> Vec<(StopId, u32)> {
    let free =
        trip.days.iter().flat_map(|day| &day.visits).chain(&trip.candidates).filter(|visit| !visit.locked);
    free.filter_map(|visit| {
        let (minutes, usual) = (visit.minutes?, atlas.stop(&visit.stop)?.visit_minutes);
        let made_here = Pace::ALL.iter().any(|pace| pace.stay(usual) == minutes);
        (!made_here).then(|| (visit.stop.clone(), minutes))
    })
    .collect()
}

/// The bases of a day of a trip from one city to another: the first nights here, the others there, one more here where
/// they cannot be halved.
fn between(first: Option<&CityId>, last: Option<&CityId>, day: usize, days: usize) -> Bases {
    let nights_here = days / 2;
    let night = |night: usize| if night < nights_here { first } else { last };
    let morning = if day == 0 { first } else { night(day - 1) };
    let evening = if day + 1 == days { last } else { night(day) };
    Bases { start: morning.cloned().map(Base::City), end: evening.cloned().map(Base::City) }
}

/// Where a trip along the railway begins and ends; without one, in the pack's first city.
fn ends_of_the_line(atlas: &Atlas) -> (Option<CityId>, Option<CityId>) {
    let cities = cities(atlas);
    let line = atlas.rail.line_stations();
    let mut along = line.iter().map(|station| &station.city).filter(|city| cities.contains(city));
    let first = along.next().or(cities.first()).cloned();
    let last = along.next_back().cloned().or_else(|| first.clone());
    (first, last)
}

/// The cities that have stops, in the pack's order.
pub fn cities(atlas: &Atlas) -> Vec<CityId> {
    let named = atlas.info.cities.iter().map(|(city, _)| city);
    named.filter(|city| atlas.stops.iter().any(|stop| &stop.city == *city)).cloned().collect()
}

fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(days: usize) -> Vec<(String, String)> {
        let (here, there) = (CityId::from("a"), CityId::from("b"));
        let name = |base: Option<Base>| match base {
            Some(Base::City(city)) => city.to_string(),
            _ => String::new(),
        };
        (0..days)
            .map(|day| between(Some(&here), Some(&there), day, days))
            .map(|bases| (name(bases.start), name(bases.end)))
            .collect()
    }

    #[test]
    fn every_night_ends_where_the_next_morning_begins_and_the_city_changes_once() {
        for days in 1..9 {
            let ends = ends(days);
            assert_eq!((ends[0].0.as_str(), ends[days - 1].1.as_str()), ("a", "b"), "{days}");
            assert!(ends.windows(2).all(|pair| pair[0].1 == pair[1].0), "{days}: {ends:?}");
            assert_eq!(ends.iter().filter(|(morning, evening)| morning != evening).count(), 1, "{days}");
        }
    }
}

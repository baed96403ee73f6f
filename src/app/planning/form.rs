//! The planning form: the questions, with sensible defaults for every answer.

use chrono::{Days, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::asked_in_file::MOST_MUSTS_A_DAY;
use super::ends::{between, ends_of_the_line};
use crate::app::trips::look::PlanPlace;
use crate::domain::trip::{Base, Bases, Day, MAX_DAYS, Trip, TripMode};
use crate::domain::{Atlas, StopId, compact};
use crate::plan::trip::{DayWish, Interests, Pace, Party, Wishes};

/// The default number of days of a first trip: long enough to see both cities.
pub(super) const FIRST_DAYS: usize = 3;

/// Where the days begin and end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Where {
    /// As the trip's days say.
    AsInTrip,
    /// Arrive at one place, leave from another; the nights are divided between them unless the form names a place.
    Between(Option<Base>, Option<Base>),
}

/// A problem with the answers that must be resolved before planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormTrouble {
    /// The first day is in the past.
    Past(NaiveDate),
    /// A day does not end after it begins.
    Backwards,
    /// Too many must-sees: their number, and the number of days.
    TooManyMusts(usize, usize),
}

/// The answers so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Today's date in Shanghai.
    #[serde(with = "compact::date")]
    pub today: NaiveDate,
    /// The first day.
    #[serde(with = "compact::date")]
    pub start: NaiveDate,
    /// Whether `start` is a guess: neither the trip nor the traveller gave a date.
    pub start_is_guessed: bool,
    /// Whether the traveller confirmed a first day in the past.
    pub past_is_meant: bool,
    /// How many days.
    pub days: usize,
    /// The time of arrival on the first day, in minutes after midnight; `None` means the same hours as on other days.
    pub arrive: Option<u32>,
    /// The time of departure on the last day; see `arrive`.
    pub leave: Option<u32>,
    /// The hours of every day, in minutes after midnight; `None` means the hours of the trip's days.
    pub hours: Option<(u32, u32)>,
    /// Where the days begin and end.
    pub places: Where,
    /// Where each night is spent, by night counted from 0; `None` where the traveller did not say.
    pub nights: Vec<Option<Base>>,
    /// Who travels.
    pub party: Party,
    /// How much a day may hold.
    pub pace: Pace,
    /// Whether the evenings may be planned too.
    pub evenings: bool,
    /// Whether rain is expected.
    pub rain: bool,
    /// What the traveller likes.
    pub interests: Interests,
    /// Stops that have to be in the plan.
    pub must: Vec<StopId>,
    /// Stops that are not wanted.
    pub never: Vec<StopId>,
    /// The means of transport.
    pub mode: TripMode,
    /// The most that tickets may cost, in yuan.
    pub budget_cny: Option<u32>,
    /// Whether each day keeps time for lunch.
    pub lunch: bool,
    /// The most metres on foot between the stops of a day.
    pub most_walk_m: Option<u32>,
}

impl Form {
    /// The form with answers taken from the trip where it has them, and defaults elsewhere. `today` is Shanghai time.
    pub fn of(trip: &Trip, atlas: &Atlas, today: NaiveDate) -> Self {
        let is_first = trip.visits().next().is_none() && trip.candidates.is_empty() && trip.days.len() < 2;
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let has_bases = trip.days.iter().any(|day| day.base != Bases::default());
        let (first, last) = ends_of_the_line(atlas);
        let between = || Where::Between(first.map(Base::City), last.map(Base::City));
        Self {
            today,
            start: trip.start.unwrap_or(tomorrow),
            start_is_guessed: trip.start.is_none(),
            past_is_meant: false,
            days: if is_first { FIRST_DAYS } else { trip.days.len().max(1) },
            arrive: None,
            leave: None,
            hours: None,
            places: if has_bases { Where::AsInTrip } else { between() },
            nights: Vec::new(),
            party: trip.party.clone().unwrap_or_default(),
            pace: Pace::default(),
            evenings: false,
            rain: false,
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

    /// Sets the first day; `None` keeps the current date and marks it as guessed.
    pub fn set_start(&mut self, start: Option<NaiveDate>) {
        (self.start, self.start_is_guessed) = (start.unwrap_or(self.start), start.is_none());
        self.past_is_meant = false;
    }

    /// Sets one place of the trip. Setting the arrival or departure of a form that is [`Where::AsInTrip`] makes it
    /// [`Where::Between`], with `base` at both ends.
    pub fn set_place(&mut self, place: PlanPlace, base: Option<Base>) {
        let (first, last) = match &self.places {
            Where::Between(first, last) => (first.clone(), last.clone()),
            Where::AsInTrip => (base.clone(), base.clone()),
        };
        match place {
            PlanPlace::Arrival => self.places = Where::Between(base, last),
            PlanPlace::Departure => self.places = Where::Between(first, base),
            PlanPlace::Night(night) => self.set_night(night, base),
        }
    }

    /// The answer for that place, if there is one.
    pub fn place(&self, place: PlanPlace) -> Option<&Base> {
        match (place, &self.places) {
            (PlanPlace::Night(night), _) => self.nights.get(night)?.as_ref(),
            (PlanPlace::Arrival, Where::Between(first, _)) => first.as_ref(),
            (PlanPlace::Departure, Where::Between(_, last)) => last.as_ref(),
            (_, Where::AsInTrip) => None,
        }
    }

    /// Sets where a night, counted from 0, is spent; `None` leaves it to the division between arrival and departure.
    pub fn set_night(&mut self, night: usize, base: Option<Base>) {
        self.nights.resize(self.nights.len().max(night + 1), None);
        if let Some(there) = self.nights.get_mut(night) {
            *there = base;
        }
    }

    /// The first problem that must be resolved before planning, if any.
    pub fn trouble(&self, trip: &Trip) -> Option<FormTrouble> {
        let days = self.days.clamp(1, MAX_DAYS);
        let hours = |day| self.day_hours(trip, day, days);
        let backwards = (0..days).map(hours).any(|(from, to)| to <= from);
        let musts = self.must.len();
        if self.start < self.today && !self.past_is_meant {
            Some(FormTrouble::Past(self.start))
        } else if backwards {
            Some(FormTrouble::Backwards)
        } else {
            (musts > MOST_MUSTS_A_DAY * days).then_some(FormTrouble::TooManyMusts(musts, days))
        }
    }

    /// The hours of a day, in minutes after midnight, before arrival and departure are applied.
    pub fn hours_of(&self, trip: &Trip, day: usize) -> (u32, u32) {
        let model = || trip.days.get(day).or(trip.days.first()).map_or_else(Day::default, Clone::clone);
        self.hours.unwrap_or_else(|| {
            let day = model();
            (minute_of(day.from), minute_of(day.to))
        })
    }

    /// The hours of a day with arrival and departure applied.
    fn day_hours(&self, trip: &Trip, day: usize, days: usize) -> (u32, u32) {
        let (from, to) = self.hours_of(trip, day);
        let arrive = self.arrive.filter(|_| day == 0);
        let leave = self.leave.filter(|_| day + 1 == days);
        (arrive.unwrap_or(from), leave.unwrap_or(to))
    }

    /// The planner's input for that trip. The stops of its candidates count as liked; days that the trip does not have
    /// yet get the hours of its first day.
    pub fn wishes(&self, trip: &Trip, atlas: &Atlas) -> Wishes {
        let days = self.days.clamp(1, MAX_DAYS);
        Wishes {
            start: self.start,
            mode: self.mode,
            days: (0..days).map(|day| self.day(trip, day, days, atlas)).collect(),
            pace: self.pace,
            must: self.must.clone(),
            liked: trip.candidates.iter().map(|visit| visit.stop.clone()).collect(),
            never: self.never.clone(),
            interests: self.interests.clone(),
            budget_cny: self.budget_cny,
            lunch: self.lunch,
            most_walk_m: self.most_walk_m,
            stays: stays(trip, atlas),
            party: self.party.clone(),
            evenings: self.evenings,
            rain: self.rain,
            free_nights: self.free_nights(days),
        }
    }

    /// The nights for which the traveller named no place; none when the places are as in the trip.
    fn free_nights(&self, days: usize) -> Vec<usize> {
        let is_free = |night: &usize| self.nights.get(*night).is_none_or(Option::is_none);
        let nights = (0..days.saturating_sub(1)).filter(is_free);
        nights.filter(|_| self.places != Where::AsInTrip).collect()
    }

    fn day(&self, trip: &Trip, day: usize, days: usize, atlas: &Atlas) -> DayWish {
        let of_day = trip.days.get(day).map(DayWish::of_day);
        let (kept, rides) = of_day.map(|wish| (wish.kept, wish.rides)).unwrap_or_default();
        let (from, to) = self.day_hours(trip, day, days);
        let base = match &self.places {
            Where::AsInTrip => trip.days.get(day).map(|day| day.base.clone()).unwrap_or_default(),
            Where::Between(first, last) => {
                let said = |night: usize| self.nights.get(night).cloned().flatten();
                between(first.as_ref(), last.as_ref(), day, days, said, atlas)
            }
        };
        DayWish { from, to, base, kept, rides }
    }
}

/// The stays that the traveller set, in minutes: those that no pace would derive from the stop's usual stay.
fn stays(trip: &Trip, atlas: &Atlas) -> Vec<(StopId, u32)> {
    let free =
        trip.days.iter().flat_map(|day| &day.visits).chain(&trip.candidates).filter(|visit| !visit.locked);
    free.filter_map(|visit| {
        let (minutes, stay) = (visit.minutes?, atlas.stop(&visit.stop)?.stay());
        let made_here = Pace::ALL.iter().any(|pace| pace.stays(stay).contains(&minutes));
        (!made_here).then(|| (visit.stop.clone(), minutes))
    })
    .collect()
}

fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::atlas;

    fn form() -> (Form, Trip) {
        let today: NaiveDate = "2026-12-01".parse().expect("a date");
        let now = today.and_time(NaiveTime::MIN).and_utc();
        let trip = Trip::new(crate::domain::TripId::from("t"), "", now);
        (Form::of(&trip, &atlas(Vec::new()), today), trip)
    }

    #[test]
    fn a_first_day_that_is_over_is_asked_about_once_and_the_date_stays() {
        let (mut form, trip) = form();
        assert_eq!(form.trouble(&trip), None);
        let past = "2026-11-30".parse().expect("a date");
        form.set_start(Some(past));
        assert_eq!(form.trouble(&trip), Some(FormTrouble::Past(past)));
        assert_eq!(form.start, past);
        form.past_is_meant = true;
        assert_eq!(form.trouble(&trip), None);
    }

    #[test]
    fn who_leaves_before_arriving_or_wants_forty_sights_a_day_is_told_and_nothing_is_lost() {
        let (mut form, trip) = form();
        (form.days, form.arrive, form.leave) = (1, Some(18 * 60), Some(9 * 60));
        assert_eq!(form.trouble(&trip), Some(FormTrouble::Backwards));
        (form.arrive, form.leave) = (Some(9 * 60), Some(18 * 60));
        form.must = (0..40).map(|stop| StopId::from(format!("s{stop}").as_str())).collect();
        assert_eq!(form.trouble(&trip), Some(FormTrouble::TooManyMusts(40, 1)));
        assert_eq!(form.must.len(), 40);
    }

    #[test]
    fn a_night_that_was_said_is_where_the_day_ends_and_the_next_begins() {
        let (mut form, trip) = form();
        form.days = 3;
        let hotel = Base::Place { name: "h".to_owned(), position: crate::geometry::LonLat::new(120.0, 30.0) };
        form.set_night(1, Some(hotel.clone()));
        let wishes = form.wishes(&trip, &atlas(Vec::new()));
        assert_eq!(wishes.days[1].base.end.as_ref(), Some(&hotel));
        assert_eq!(wishes.days[2].base.start.as_ref(), Some(&hotel));
        assert_ne!(wishes.days[0].base.end.as_ref(), Some(&hotel));
    }
}

//! The form while the trip changes next to it: what the traveller did not answer follows the trip.

use super::form::{FIRST_DAYS, Form};

/// The answer, or the trip's own where the traveller has not given another than the trip gave `before`.
fn followed<T: PartialEq + Clone>(answer: &T, before: &T, now: &T) -> T {
    if answer == before { now.clone() } else { answer.clone() }
}

impl Form {
    /// The form after the trip changed. `before` and `now` are the forms that [`Form::of`] makes of the trip before
    /// and after the change.
    #[must_use]
    pub fn following(&self, before: &Self, now: &Self) -> Self {
        let start = |form: &Self| (form.start, form.start_is_guessed);
        // The first stop of an empty trip puts an end to the suggested number of days, and says nothing about another.
        let suggested = (before.days, now.days) == (FIRST_DAYS, 1);
        let (start, start_is_guessed) = followed(&start(self), &start(before), &start(now));
        Self {
            today: now.today,
            start,
            start_is_guessed,
            past_is_meant: self.past_is_meant && start == self.start,
            days: if suggested { self.days } else { followed(&self.days, &before.days, &now.days) },
            places: followed(&self.places, &before.places, &now.places),
            party: followed(&self.party, &before.party, &now.party),
            must: followed(&self.must, &before.must, &now.must),
            mode: followed(&self.mode, &before.mode, &now.mode),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::super::form::Where;
    use super::super::{Planning, PlanningMsg, update};
    use super::*;
    use crate::domain::testing::atlas;
    use crate::domain::trip::{Base, Bases, Trip, TripMode, Visit};
    use crate::domain::{CityId, TripId};
    use crate::plan::trip::Party;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn trip() -> Trip {
        Trip::new(TripId::from("t"), "", date("2026-12-01").and_time(NaiveTime::MIN).and_utc())
    }

    fn asked(trip: &Trip) -> Form {
        Form::of(trip, &atlas(Vec::new()), date("2026-12-01"))
    }

    fn changed() -> Trip {
        let mut trip = trip();
        (trip.start, trip.mode) = (Some(date("2026-12-12")), TripMode::Bike);
        trip.party = Some(Party { children: vec![6], ..Party::default() });
        trip.days[0].visits.push(Visit::to("moon-lake".into()));
        trip.days[0].base =
            Bases { start: Some(Base::City(CityId::from("c"))), end: Some(Base::City(CityId::from("c"))) };
        trip
    }

    #[test]
    fn unanswered_questions_follow_the_trip() {
        let (before, now) = (asked(&trip()), asked(&changed()));
        assert_eq!(before.following(&before, &now), Form { days: 3, ..now.clone() });
        assert_eq!((now.start, now.start_is_guessed), (date("2026-12-12"), false));
        assert_eq!((now.mode, &now.places, now.must.len()), (TripMode::Bike, &Where::AsInTrip, 1));
    }

    #[test]
    fn the_number_of_days_follows_days_and_not_the_first_stop() {
        let mut trip = trip();
        let empty = asked(&trip);
        trip.days.push(trip.days[0].clone());
        let two = asked(&trip);
        trip.days.truncate(1);
        trip.days[0].visits.push(Visit::to("moon-lake".into()));
        let one = asked(&trip);
        assert_eq!([empty.days, two.days, one.days], [3, 2, 1]);
        assert_eq!(empty.following(&empty, &two).days, 2);
        assert_eq!(two.following(&two, &one).days, 1);
        assert_eq!(empty.following(&empty, &one).days, 3);
    }

    #[test]
    fn answers_stay() {
        let (before, now) = (asked(&trip()), asked(&changed()));
        let mut answers = before.clone();
        answers.set_start(Some(date("2027-01-02")));
        (answers.days, answers.mode, answers.rain) = (2, TripMode::Drive, true);
        answers.must.push("west-lake".into());
        answers.places = Where::Between(Some(Base::City(CityId::from("c"))), None);
        let next = answers.following(&before, &now);
        assert_eq!(next, Form { party: now.party, ..answers });
    }

    #[test]
    fn a_day_in_the_past_is_confirmed_for_itself_alone() {
        let mut past = trip();
        past.start = Some(date("2026-11-20"));
        let before = asked(&past);
        let confirmed = Form { past_is_meant: true, ..before.clone() };
        past.start = Some(date("2026-11-21"));
        assert!(!confirmed.following(&before, &asked(&past)).past_is_meant);
        assert!(confirmed.following(&before, &before).past_is_meant);
    }

    #[test]
    fn planning_goes_on_from_what_was_asked_last() {
        let (first, second) = (asked(&trip()), asked(&changed()));
        let planning = Planning::new(first.clone());
        let planning = update(&planning, PlanningMsg::AskedAnew(Box::new(second.clone())));
        assert_eq!(planning.form.start, second.start);
        let planning = update(&planning, PlanningMsg::AskedAnew(Box::new(first.clone())));
        assert_eq!(planning.form, first);
    }
}

//! The form for the traveller's own train or boat: what was typed, what is wrong with it, and the edit that it makes.

use super::Trips;
use super::words::refusal;
use crate::domain::clock::time_in_field;
use crate::domain::network::LinkKind;
use crate::domain::placing::{World, before_ride};
use crate::domain::trip::{Base, Edit, EditError, Ride};
use crate::domain::{Atlas, Lang};
use crate::i18n::format::clock;
use crate::i18n::{ride_words, words};

/// A field of the form that can have an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Where the ride begins.
    From,
    /// Where the ride ends.
    To,
    /// When it leaves.
    Depart,
    /// When it arrives.
    Arrive,
}

/// What was typed and chosen so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RideDraft {
    /// The number as it was typed.
    pub number: String,
    /// Where the ride begins, once that is chosen.
    pub from: Option<Base>,
    /// Where the ride ends, once that is chosen.
    pub to: Option<Base>,
    /// When it leaves, as a time field gives it; empty while it is incomplete.
    pub depart: String,
    /// When it arrives, likewise.
    pub arrive: String,
}

/// What is wrong with a draft: a field and a sentence, in the order of the fields.
pub type Faults = Vec<(Field, String)>;

impl RideDraft {
    /// The form for an existing ride.
    pub fn of(ride: &Ride) -> Self {
        Self {
            number: ride.number.clone(),
            from: Some(ride.from.clone()),
            to: Some(ride.to.clone()),
            depart: clock(ride.depart),
            arrive: clock(ride.arrive),
        }
    }

    /// The ride that the form describes.
    ///
    /// # Errors
    /// Fails with the fields that are missing or invalid, each with a sentence.
    pub fn ride(&self, atlas: &Atlas, lang: Lang) -> Result<Ride, Faults> {
        let (own, general) = (ride_words(lang), words(lang).later());
        let (depart, arrive) = (time_in_field(&self.depart), time_in_field(&self.arrive));
        let (Some(from), Some(to), Some(depart), Some(arrive)) =
            (self.from.clone(), self.to.clone(), depart, arrive)
        else {
            let missing = [
                (Field::From, self.from.is_none(), own.from_missing),
                (Field::To, self.to.is_none(), own.to_missing),
                (Field::Depart, depart.is_none(), general.time_refused),
                (Field::Arrive, arrive.is_none(), general.time_refused),
            ];
            let missing = missing.into_iter().filter(|(_, is_missing, _)| *is_missing);
            return Err(missing.map(|(field, _, text)| (field, text.to_owned())).collect());
        };
        let ride = Ride { number: self.number.clone(), from, to, depart, arrive, after: 0 };
        ride.checked().map_err(|why| vec![(field_of(&why), refusal(&why, atlas, lang))])
    }
}

fn field_of(why: &EditError) -> Field {
    match why {
        EditError::RideReversed => Field::Arrive,
        EditError::RideGoesNowhere => Field::To,
        _ => Field::From,
    }
}

/// The edit that adds a ride to a day, or replaces the one at `index`. The ride goes where it fits best among the
/// visits; a replaced ride with unchanged places and times stays where it was.
pub fn edit(trips: &Trips, atlas: &Atlas, (day, index): (usize, Option<usize>), ride: Ride) -> Edit {
    let world = World { atlas, ways: &trips.ways };
    let trip = trips.trip();
    let Some(index) = index else {
        let after = before_ride(trip, day, &ride, world);
        return Edit::AddRide { day, ride: Ride { after, ..ride } };
    };
    let before = trip.days.get(day).and_then(|day| day.rides.get(index));
    let is_moved = |old: &&Ride| {
        Ride { number: String::new(), after: 0, ..(*old).clone() }
            != Ride { number: String::new(), after: 0, ..ride.clone() }
    };
    let without =
        Edit::RemoveRide { day, index }.apply(trip).ok().filter(|_| before.filter(is_moved).is_some());
    let after = match without {
        Some(without) => before_ride(&without, day, &ride, world),
        None => before.map_or(0, |old| old.after),
    };
    Edit::SetRide { day, index, ride: Ride { after, ..ride } }
}

/// Where rides can begin and end: the stations, those on the line first, then the piers.
pub fn places(atlas: &Atlas, lang: Lang) -> Vec<Base> {
    let stations = atlas.rail.stations_line_first().into_iter();
    let mut places: Vec<Base> = stations.map(|station| Base::Station(station.id.clone())).collect();
    let boats = atlas.network.read().links.into_iter().filter(|link| link.kind == LinkKind::Boat);
    for pier in boats.flat_map(|boat| boat.ends) {
        let place =
            Base::Place { name: pier.name.get(lang).to_owned(), position: pier.position.to_microdegrees() };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::testing;
    use crate::domain::trip::{Day, History, Trip, Visit};

    fn draft() -> RideDraft {
        RideDraft {
            number: " G7501 ".into(),
            from: Some(Base::Station("hangzhou-east".into())),
            to: Some(Base::Station("ningbo".into())),
            depart: "14:05".into(),
            arrive: "14:56:00".into(),
        }
    }

    fn faults(change: impl FnOnce(&mut RideDraft)) -> Vec<Field> {
        let mut draft = draft();
        change(&mut draft);
        let faults = draft.ride(&testing::atlas(vec![]), Lang::Zh).expect_err("refused");
        assert!(faults.iter().all(|(_, text)| text.ends_with('。')), "{faults:?}");
        faults.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn what_was_typed_becomes_a_ride_and_the_ride_the_form_again() {
        let ride = draft().ride(&testing::atlas(vec![]), Lang::En).expect("a ride");
        assert_eq!((ride.number.as_str(), ride.minutes()), ("G7501", (845, 896)));
        assert_eq!(
            RideDraft::of(&ride),
            RideDraft { number: "G7501".into(), arrive: "14:56".into(), ..draft() }
        );
    }

    #[test]
    fn every_field_that_is_missing_or_cannot_be_says_so() {
        assert_eq!(faults(|draft| draft.from = None), [Field::From]);
        assert_eq!(
            faults(|draft| (draft.to, draft.depart) = (None, String::new())),
            [Field::To, Field::Depart]
        );
        assert_eq!(faults(|draft| draft.arrive = "13:00".into()), [Field::Arrive]);
        assert_eq!(faults(|draft| draft.to.clone_from(&draft.from)), [Field::To]);
        let empty = RideDraft::default().ride(&testing::atlas(vec![]), Lang::En).expect_err("nothing");
        assert_eq!(empty.len(), 4);
    }

    #[test]
    fn a_changed_number_leaves_a_ride_where_the_traveller_has_put_it() {
        let atlas = testing::atlas(vec![testing::stop("lake", |_| ())]);
        let ride = Ride { after: 0, ..draft().ride(&atlas, Lang::Zh).expect("a ride") };
        let day = Day { visits: vec![Visit::to("lake".into())], rides: vec![ride.clone()], ..Day::default() };
        let trip = Trip { days: vec![day], ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) };
        let trips = Trips::new(History::new(trip), Vec::new(), &atlas);
        let renamed = Ride { number: "G7503".into(), ..ride };
        let Edit::SetRide { ride, .. } = edit(&trips, &atlas, (0, Some(0)), renamed) else {
            panic!("a change")
        };
        assert_eq!((ride.number.as_str(), ride.after), ("G7503", 0));
    }
}

//! Adding packages to the trip: all of a package's visits go into one day, as one edit that can be undone.

use chrono::{DateTime, Utc};

use super::desk::{edit, fresh};
use super::{Outcome, PACKAGE, Trips, adding, put_on_desk};
use crate::domain::placing::take_package;
use crate::domain::schedule::{Conflict, Schedule};
use crate::domain::trip::EditLabel;
use crate::domain::{Atlas, Lang, Trip, TripId};
use crate::i18n::{adding_words, edits, schedule};

/// Where a package goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackagePlace {
    /// Into a day of the trip on the desk, counted from 0; one past the last is a new one.
    Day(usize),
    /// Into a separate trip.
    NewTrip,
}

/// The word for a separate trip.
const NEW_TRIP: &str = "new";

impl PackagePlace {
    /// The word for it in the value of a field.
    pub fn key(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::NewTrip => NEW_TRIP.to_owned(),
        }
    }

    /// The place of such a word.
    pub fn from_key(key: &str) -> Option<Self> {
        if key == NEW_TRIP { Some(Self::NewTrip) } else { key.parse().ok().map(Self::Day) }
    }

    /// Where a package goes by default: the day being shown, else the first empty one, else a new one.
    pub fn proposed(trips: &Trips) -> Self {
        let days = &trips.trip().days;
        let open = trips.look.day.filter(|day| *day < days.len());
        let empty = || days.iter().position(|day| day.visits.is_empty() && day.rides.is_empty());
        Self::Day(open.or_else(empty).unwrap_or(days.len()))
    }
}

/// The wish for a package, in the format of `TripRequest::TakeReady`; without a place it goes to
/// [`PackagePlace::proposed`].
pub fn wished(package: &str, place: Option<PackagePlace>) -> String {
    let place = place.map(PackagePlace::key).unwrap_or_default();
    format!("{PACKAGE}{place}:{package}")
}

/// The trips with a package that was wished for. The id is used if the package becomes a separate trip.
pub(super) fn take(
    trips: &Trips,
    wished: &str,
    (id, lang): (&TripId, Lang),
    atlas: &Atlas,
    now: DateTime<Utc>,
) -> Trips {
    let topics = atlas.topics.read();
    let Some((place, package)) = wished.split_once(':') else { return trips.clone() };
    let Some(package) = topics.package(package) else { return trips.clone() };
    let place = PackagePlace::from_key(place).unwrap_or_else(|| PackagePlace::proposed(trips));
    let (trips, day) = match place {
        PackagePlace::Day(day) => (trips.clone(), day.min(trips.trip().days.len())),
        PackagePlace::NewTrip => {
            (put_on_desk(trips, fresh(Trip::new(id.clone(), package.name.get(lang), now)), atlas), 0)
        }
    };
    let change = take_package(package, trips.trip(), day, lang, adding::world(&trips, atlas));
    let label = change.label(trips.trip());
    let mut next = edit(&trips, &change, atlas, now);
    if next.said.as_ref().is_some_and(|said| **said == Outcome::Did(label.clone())) {
        let clash = clash(&next.schedule, day).map(Box::new);
        next.say(Outcome::AddedPackage { label, clash });
    }
    next
}

/// The first clash on a day.
fn clash(schedule: &Schedule, day: usize) -> Option<Conflict> {
    schedule.days.get(day)?.conflicts.iter().find(|conflict| conflict.kind.is_clash()).cloned()
}

/// What was added and where, and what clashes there.
pub(super) fn told(label: &EditLabel, clash: Option<&Conflict>, atlas: &Atlas, lang: Lang) -> String {
    let (words, done) = (adding_words(lang), edits::done(lang, label, atlas));
    match clash {
        None => done,
        Some(clash) => {
            let (end, clash) = (words.sentence_end, schedule::conflict(lang, clash, atlas));
            format!("{done}{end}{}{}{end}", words.does_not_fit, clash)
        }
    }
}

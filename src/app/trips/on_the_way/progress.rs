//! What the traveller has reported during a day of the trip: a diary that stays on this device. It is not part of the
//! trip, so it is in no link and no file, and undoing an edit does not take back an arrival.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{StopId, Trip, TripId};

/// The maximum number of entries of a day, so that repeated taps cannot fill the storage.
const MAX_ENTRIES: usize = 200;
/// The number of days that are kept; older ones are dropped.
const MAX_DAYS: usize = 20;

/// A report. `None` in place of a stop is where the day begins or ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "told", rename_all = "kebab-case")]
pub enum Told {
    /// They have arrived there.
    Arrived {
        /// Where.
        stop: Option<StopId>,
        /// The stops still ahead that come before it, which they passed by without reporting that.
        passed: Vec<StopId>,
    },
    /// They are leaving.
    Left {
        /// What.
        stop: Option<StopId>,
    },
    /// They will not go there today.
    Skipped {
        /// Where.
        stop: StopId,
    },
    /// They will be later than they should.
    Late {
        /// By how many minutes.
        minutes: u32,
    },
    /// They are aboard their own train or boat, which is identified as on its ticket because an edit may move it.
    Boarded {
        /// Its number; may be empty.
        number: String,
        /// When it leaves, in minutes after midnight.
        depart: u32,
    },
    /// They have got off that ride.
    GotOff {
        /// Its number; may be empty.
        number: String,
        /// When it left, in minutes after midnight.
        depart: u32,
    },
    /// They take a taxi.
    Taxi {
        /// Where to.
        to: Option<StopId>,
    },
    /// They took a way on that edited the trip.
    Changed {
        /// When the trip was edited, in seconds of Unix time.
        second: i64,
    },
}

/// An entry of the diary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiaryEntry {
    /// When, in minutes after midnight in Shanghai.
    pub at: u32,
    /// What.
    #[serde(flatten)]
    pub told: Told,
}

/// What was reported during a day of a trip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The trip.
    pub trip: TripId,
    /// The day.
    pub date: NaiveDate,
    /// The entries, the oldest first.
    pub entries: Vec<DiaryEntry>,
}

impl Progress {
    /// A day without entries.
    pub const fn new(trip: TripId, date: NaiveDate) -> Self {
        Self { trip, date, entries: Vec::new() }
    }

    /// The same with another entry; unchanged if the day already has the maximum number.
    #[must_use]
    pub fn and(&self, at: u32, told: Told) -> Self {
        let mut next = self.clone();
        if next.entries.len() < MAX_ENTRIES {
            next.entries.push(DiaryEntry { at, told });
        }
        next
    }

    /// The entry that undo takes back: the last one, except edits of the trip that were undone or superseded since.
    pub fn last(&self, trip: &Trip) -> Option<&DiaryEntry> {
        self.entries.iter().rfind(|entry| !is_stale(entry, trip))
    }

    /// The same without the entry that undo takes back, and without those after it.
    #[must_use]
    pub fn without_last(&self, trip: &Trip) -> Self {
        let mut next = self.clone();
        let kept = next.entries.iter().rposition(|entry| !is_stale(entry, trip));
        next.entries.truncate(kept.unwrap_or(0));
        next
    }
}

fn is_stale(entry: &DiaryEntry, trip: &Trip) -> bool {
    matches!(entry.told, Told::Changed { second } if second != unix_second(trip.updated))
}

/// The time in whole seconds, since documents may store no fractions.
pub(super) const fn unix_second(moment: DateTime<Utc>) -> i64 {
    moment.timestamp()
}

/// What was reported for every day, the day of the latest report last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Diary(Vec<Progress>);

impl Diary {
    /// Reads a stored diary; an empty one if it cannot be read.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The diary in its stored form, JSON.
    pub fn written(&self) -> String {
        // Its maps have text keys only, so this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether nothing was reported.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was reported for a day; without entries if there is nothing.
    pub fn of(&self, trip: &TripId, date: NaiveDate) -> Progress {
        let found = self.0.iter().find(|one| &one.trip == trip && one.date == date);
        found.cloned().unwrap_or_else(|| Progress::new(trip.clone(), date))
    }

    /// The same diary with the entries of that day replaced.
    #[must_use]
    pub fn with(&self, progress: Progress) -> Self {
        let other = |one: &&Progress| one.trip != progress.trip || one.date != progress.date;
        let mut days: Vec<_> = self.0.iter().filter(other).cloned().collect();
        if !progress.entries.is_empty() {
            days.push(progress);
        }
        let over = days.len().saturating_sub(MAX_DAYS);
        Self(days.split_off(over))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 10, day).expect("a date")
    }

    fn told(day: u32) -> Progress {
        Progress::new("t".into(), date(day)).and(540, Told::Left { stop: None })
    }

    #[test]
    fn a_diary_reads_back_what_it_wrote_and_damage_is_an_empty_one() {
        let progress = told(14)
            .and(600, Told::Arrived { stop: Some("lake".into()), passed: vec!["bridge".into()] })
            .and(610, Told::Late { minutes: 30 })
            .and(611, Told::Taxi { to: None })
            .and(611, Told::Boarded { number: "G1".into(), depart: 611 })
            .and(611, Told::GotOff { number: String::new(), depart: 600 })
            .and(612, Told::Changed { second: 7 });
        let diary = Diary::default().with(progress.clone());
        assert_eq!(Diary::read(&diary.written()), diary);
        assert_eq!(diary.of(&"t".into(), date(14)), progress);
        assert!(Diary::read("{\"no\": 1}").is_empty());
    }

    #[test]
    fn days_of_long_ago_make_room() {
        let diary = (1..=25).fold(Diary::default(), |diary, day| diary.with(told(day)));
        assert_eq!(diary.0.len(), MAX_DAYS);
        assert!(diary.of(&"t".into(), date(5)).entries.is_empty());
        assert_eq!(diary.of(&"t".into(), date(25)), told(25));
    }

    #[test]
    fn undo_passes_over_a_change_of_the_trip_that_is_gone_already() {
        let trip = Trip::new("t".into(), "", DateTime::UNIX_EPOCH);
        let stale = told(14).and(600, Told::Changed { second: 99 });
        assert_eq!(stale.last(&trip).map(|entry| &entry.told), Some(&Told::Left { stop: None }));
        assert!(stale.without_last(&trip).entries.is_empty());
        let fresh = told(14).and(600, Told::Changed { second: 0 });
        assert_eq!(fresh.without_last(&trip), told(14));
    }
}

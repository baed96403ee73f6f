//! Stamps (打卡): which stops a traveller has visited, on which day, and how that was confirmed.
//!
//! A measured position is only compared; it never becomes part of a stamp.

mod check;
mod nearness;

pub use check::{check, is_check};
pub use nearness::{Nearness, nearness, reach_m};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::StopId;
use super::plain_text::{plain_line, plain_text};

/// Maximum number of characters in the traveller's own line.
pub const MAX_LINE_CHARS: usize = 140;

/// How it was confirmed that the traveller is there, in order of strength, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StampedBy {
    /// By the operator's code at the stop.
    Code,
    /// By the device's position.
    Place,
    /// By the traveller's word.
    Hand,
}

impl StampedBy {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Code, Self::Place, Self::Hand];

    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Place => "place",
            Self::Hand => "hand",
        }
    }

    /// The way of that word, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.key() == key)
    }
}

/// A stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day, in Shanghai.
    pub on: NaiveDate,
    /// How it was obtained.
    pub by: StampedBy,
    /// The traveller's own text: one line, at most [`MAX_LINE_CHARS`] characters, never empty.
    pub line: Option<String>,
}

impl Stamp {
    /// A stamp with a line as it was typed.
    pub fn new(on: NaiveDate, by: StampedBy, line: &str) -> Self {
        Self { on, by, line: line_of(line) }
    }

    /// Merges two stamps of one stop: the earlier day wins, on the same day the stronger way. The line of the winner
    /// is kept, or else that of the other.
    fn merged(self, other: Self) -> Self {
        let rank = |stamp: &Self| (stamp.on, stamp.by, stamp.line.clone());
        let (first, second) = if rank(&self) <= rank(&other) { (self, other) } else { (other, self) };
        // If day and way are equal, the stamp that has a line provides it.
        Self { line: first.line.or(second.line), ..first }
    }
}

// Hidden characters are removed before blanks are counted, so that a line stays the same when written and read again.
fn line_of(typed: &str) -> Option<String> {
    let line = plain_line(&plain_text(typed, typed.len()), MAX_LINE_CHARS);
    Some(line.trim_end().to_owned()).filter(|line| !line.is_empty())
}

/// The stamps of a traveller, at most one for each stop. A stop need not be in the pack: another pack may have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<StopId, Stamp>);

/// The result of merging stamps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The number of stops that had no stamp before.
    pub new: usize,
    /// The number of stamps that changed.
    pub changed: usize,
}

impl Stamps {
    /// The stamp of a stop.
    pub fn get(&self, stop: &StopId) -> Option<&Stamp> {
        self.0.get(stop)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every stamp with its stop, ordered by stop id.
    pub fn iter(&self) -> impl Iterator<Item = (&StopId, &Stamp)> {
        self.0.iter()
    }

    /// Stamps a stop; an existing stamp is merged with the new one, as [`Stamps::merge`] does.
    pub fn put(&mut self, stop: StopId, stamp: Stamp) {
        let stamp = match self.0.remove(&stop) {
            Some(before) => before.merged(stamp),
            None => stamp,
        };
        self.0.insert(stop, stamp);
    }

    /// Replaces the line on the stamp of a stop; an empty one removes it.
    pub fn set_line(&mut self, stop: &StopId, typed: &str) {
        if let Some(stamp) = self.0.get_mut(stop) {
            stamp.line = line_of(typed);
        }
    }

    /// Removes the stamp of a stop.
    pub fn remove(&mut self, stop: &StopId) {
        self.0.remove(stop);
    }

    /// Merges other stamps in, stop by stop: the earlier day is kept, and so is a line if either has one.
    pub fn merge(&mut self, other: Self) -> Merged {
        let mut merged = Merged::default();
        for (stop, stamp) in other.0 {
            let before = self.0.get(&stop).cloned();
            self.put(stop.clone(), stamp);
            match before {
                None => merged.new += 1,
                Some(before) if self.0.get(&stop) != Some(&before) => merged.changed += 1,
                Some(_) => {}
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests;

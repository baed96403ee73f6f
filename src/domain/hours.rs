//! Opening hours: what the pack's OSM `opening_hours` text says about one date or one moment in China.
//!
//! The text is parsed by the crate `opening-hours-syntax`; what it means on a date is worked out here, because the
//! Chinese calendar is announced year by year and lives in the pack. Not here: how hours are worded for people.
//!
//! How the calendar enters:
//! * `PH` is every day off in the State Council's notice: whole runs of days, weekends included.
//! * On a make-up work day a rule for the whole working week (`Mo-Fr`) applies and a rule for weekends alone
//!   (`Sa-Su`) does not; every other rule (`Tu-Su`) follows the actual weekday.
//! * In a year without a notice it is not known which days are off. The date is then evaluated in every way it may
//!   turn out: as an ordinary day, as a holiday, as a make-up work day. Hours that do not mention holidays but
//!   distinguish weekdays are evaluated for every day of the week, since a holiday shifts closing days. If all
//!   readings agree, that is the answer; otherwise the date is unknown. So `24/7`, `Mo-Su 09:00-17:00` and dated
//!   closures hold in any year, and `Tu-Su 09:00-17:00` is unknown until the notice is published.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::Calendar;

mod compile;
mod day;
mod entry;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod plain;
mod rule;
mod timeline;

#[cfg(test)]
mod tests;

pub use entry::{DoorState, EntryDay, EntryWindow};
pub use error::HoursError;
#[cfg(not(target_arch = "wasm32"))]
pub use plain::{PlainDay, PlainHours, PlainRule};

/// Minutes in a day.
pub const DAY_MINUTES: u16 = 24 * 60;

/// A span of time on one day, in minutes after its midnight. `to` may exceed 1440: open into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Opening time.
    pub from: u16,
    /// Closing time; always after `from`, at most 2880.
    pub to: u16,
}

/// What is known about one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayHours {
    /// Open during these spans, in order, not touching.
    Open(Vec<Span>),
    /// Closed all day.
    Closed,
    /// Not known, for instance because it depends on holidays that have not been announced.
    Unknown,
}

/// What is known about one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenState {
    /// Open, until that moment.
    Open {
        /// When it closes or stops being known; `None` when neither happens within the coming 60 days.
        until: Option<NaiveDateTime>,
    },
    /// Closed, until that moment.
    Closed {
        /// When it opens next; `None` when no such moment is known within the coming 60 days.
        opens: Option<NaiveDateTime>,
    },
    /// Not known.
    Unknown,
}

/// Parsed opening hours. Cheap to clone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hours {
    text: Arc<str>,
    rules: Arc<[rule::Rule]>,
}

/// Compares only the texts: equal texts have equal rules.
impl PartialEq for Hours {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Hours {
    /// Hours from OSM `opening_hours` text.
    ///
    /// ```
    /// use hangyong::domain::{Calendar, DayHours, Hours, Span};
    ///
    /// let calendar = Calendar::default();
    /// let date = "2026-12-01".parse().expect("a date");
    /// let daily = Hours::parse("Mo-Su 09:00-17:00").expect("in the notation");
    /// assert_eq!(daily.on(date, &calendar), DayHours::Open(vec![Span { from: 540, to: 1020 }]));
    /// // No notice for the year: nobody knows whether that Tuesday is a holiday, which moves the closing day.
    /// let not_mondays = Hours::parse("Tu-Su 09:00-17:00").expect("in the notation");
    /// assert_eq!(not_mondays.on(date, &calendar), DayHours::Unknown);
    /// ```
    ///
    /// # Errors
    /// When the text is not in the notation, with the column at which reading ends.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        Ok(Self { rules: compile::rules(text)?.into(), text: text.into() })
    }

    /// The text as the pack has it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is open at all times, whatever the calendar says.
    pub fn is_always_open(&self) -> bool {
        matches!(&*self.rules, [only] if only.is_always_open())
    }

    /// What is known about a date. Spans start on the date; a span left over from the evening before is not included.
    pub fn on(&self, date: NaiveDate, calendar: &Calendar) -> DayHours {
        day::on(&self.rules, date, calendar)
    }

    /// What is known about a moment, Shanghai time.
    pub fn at(&self, moment: NaiveDateTime, calendar: &Calendar) -> OpenState {
        timeline::at(self, moment, calendar)
    }
}

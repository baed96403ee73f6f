//! Opening hours: what the pack's OSM `opening_hours` text says about one date or one moment.

use chrono::{NaiveDate, NaiveDateTime};

use super::Calendar;

/// A span of one day in minutes after its midnight. `to` may pass 1440: open into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Opens.
    pub from: u16,
    /// Closes.
    pub to: u16,
}

/// What is known about one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayHours {
    /// Open during these spans, in order, not touching.
    Open(Vec<Span>),
    /// Closed all day.
    Closed,
    /// Not known, for instance because it hangs on holidays that have not been announced.
    Unknown,
}

/// What is known about one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenState {
    /// Open, until that moment.
    Open {
        /// When it closes; `None` when it never does.
        until: Option<NaiveDateTime>,
    },
    /// Closed, until that moment.
    Closed {
        /// When it opens next; `None` when no such moment is known within the coming weeks.
        opens: Option<NaiveDateTime>,
    },
    /// Not known.
    Unknown,
}

/// Opening hours that parse.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    text: String,
}

impl Hours {
    /// The text as the pack has it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is known about a date.
    pub fn on(&self, _date: NaiveDate, _calendar: &Calendar) -> DayHours {
        DayHours::Unknown
    }

    /// What is known about a moment, Shanghai time.
    pub fn at(&self, _moment: NaiveDateTime, _calendar: &Calendar) -> OpenState {
        OpenState::Unknown
    }
}

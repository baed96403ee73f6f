//! When visitors are let in: the open spans of a date, each with its last entry.

use chrono::NaiveDate;

use super::{DAY_MINUTES, DayHours, Span};
use crate::domain::{Calendar, Stop};

/// An open span and the latest time at which one is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryWindow {
    /// When it is open.
    pub open: Span,
    /// Latest entry in minutes after the date's midnight; within `open`.
    pub last_entry: u16,
}

/// What is known about being let in on one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryDay {
    /// Let in within these windows, in order.
    Open(Vec<EntryWindow>),
    /// Nobody is let in all day.
    Closed,
    /// Not known.
    Unknown,
}

impl Stop {
    /// When visitors are let in on a date. Unknown when the hours are; a last entry that is not known is closing time.
    pub fn entry_windows(&self, date: NaiveDate, calendar: &Calendar) -> EntryDay {
        match self.hours_on(date, calendar) {
            DayHours::Unknown => EntryDay::Unknown,
            DayHours::Closed => EntryDay::Closed,
            DayHours::Open(spans) => {
                let last_entry = |close| self.last_entry.as_ref()?.on(date, calendar, close);
                let windows: Vec<_> =
                    spans.iter().filter_map(|span| window(*span, last_entry(span.to))).collect();
                if windows.is_empty() { EntryDay::Closed } else { EntryDay::Open(windows) }
            }
        }
    }
}

/// A span that begins after the last entry lets nobody in.
fn window(open: Span, last_entry: Option<u16>) -> Option<EntryWindow> {
    let Some(minute) = last_entry else {
        return Some(EntryWindow { open, last_entry: open.to });
    };
    let after_midnight = minute.saturating_add(DAY_MINUTES);
    let last_entry = if minute < open.from && after_midnight <= open.to { after_midnight } else { minute };
    (last_entry >= open.from).then(|| EntryWindow { open, last_entry: last_entry.min(open.to) })
}

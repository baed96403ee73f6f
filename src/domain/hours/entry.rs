//! When visitors are let in: the open spans of a date, each with its last entry.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{DAY_MINUTES, DayHours, OpenState, Span};
use crate::domain::{Calendar, Stop};

/// An open span and the latest time at which visitors are let in.
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
    /// No one is let in that day.
    Closed,
    /// Not known.
    Unknown,
}

/// What a visitor finds at the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoorState {
    /// Visitors are let in.
    Open {
        /// When it closes or stops being known; `None` when neither happens within the coming 60 days.
        until: Option<NaiveDateTime>,
        /// The latest entry in minutes after midnight, where it is before closing time.
        last_entry: Option<u16>,
    },
    /// Still open, but no longer letting visitors in.
    EntryOver {
        /// When it opens next; `None` when no such moment is known within the coming 60 days.
        opens: Option<NaiveDateTime>,
    },
    /// Closed.
    Closed {
        /// As above.
        opens: Option<NaiveDateTime>,
    },
    /// Not known.
    Unknown,
}

impl Stop {
    /// What a visitor finds at the door at a moment in Shanghai time, considering hours, last entry and closures.
    pub fn door_at(&self, moment: NaiveDateTime, calendar: &Calendar) -> DoorState {
        let Some(hours) = &self.hours else { return DoorState::Unknown };
        if self.closure_on(moment.date()).is_some() {
            return DoorState::Closed { opens: None };
        }
        let not_shut = |opens: &NaiveDateTime| self.closure_on(opens.date()).is_none();
        match hours.at(moment, calendar) {
            OpenState::Unknown => DoorState::Unknown,
            OpenState::Closed { opens } => DoorState::Closed { opens: opens.filter(not_shut) },
            OpenState::Open { until: None } => DoorState::Open { until: None, last_entry: None },
            OpenState::Open { until: Some(until) } => match self.last_entry_at(moment, calendar) {
                Some((minute, last)) if minute > last => {
                    let opens = match hours.at(until, calendar) {
                        OpenState::Closed { opens } => opens.filter(not_shut),
                        OpenState::Open { .. } | OpenState::Unknown => None,
                    };
                    DoorState::EntryOver { opens }
                }
                last => DoorState::Open {
                    until: Some(until),
                    last_entry: last
                        .map(|(_, last)| last)
                        .filter(|last| *last % DAY_MINUTES != minute_of(until)),
                },
            },
        }
    }

    /// The minute of a moment and the last entry of the span that it lies in, both in minutes after the midnight before
    /// that span; `None` where no last entry is known.
    fn last_entry_at(&self, moment: NaiveDateTime, calendar: &Calendar) -> Option<(u16, u16)> {
        let entry = self.last_entry.as_ref()?;
        let today = (moment.date(), minute_of(moment));
        let yesterday = moment.date().pred_opt().map(|date| (date, minute_of(moment) + DAY_MINUTES));
        [Some(today), yesterday].into_iter().flatten().find_map(|(date, minute)| {
            let DayHours::Open(spans) = self.hours_on(date, calendar) else { return None };
            let span = spans.into_iter().find(|span| (span.from..span.to).contains(&minute))?;
            // A span that begins after the last entry lets no one in, so its last entry is taken as minute 0.
            let last = entry.on(date, calendar, span.to)?;
            Some((minute, window(span, Some(last)).map_or(0, |window| window.last_entry)))
        })
    }

    /// When visitors are let in on a date. Unknown when the hours are unknown; closing time is used where no last
    /// entry is known.
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

/// The entry window of a span; `None` if the span begins after the last entry.
fn window(open: Span, last_entry: Option<u16>) -> Option<EntryWindow> {
    let Some(minute) = last_entry else {
        return Some(EntryWindow { open, last_entry: open.to });
    };
    let after_midnight = minute.saturating_add(DAY_MINUTES);
    let last_entry = if minute < open.from && after_midnight <= open.to { after_midnight } else { minute };
    (last_entry >= open.from).then(|| EntryWindow { open, last_entry: last_entry.min(open.to) })
}

/// Whole minutes after midnight.
fn minute_of(moment: NaiveDateTime) -> u16 {
    let minutes = moment.time().signed_duration_since(NaiveTime::MIN).num_minutes();
    u16::try_from(minutes).unwrap_or_default()
}

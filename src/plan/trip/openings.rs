//! When a stop may be visited on a day, as the planner's windows.

use crate::domain::{Calendar, EntryDay, EntryWindow, Stop};
use crate::plan::problem::Window;
use chrono::NaiveDate;

/// Where hours are not known, nobody is sent before this or after that: most doors are open in daylight.
const DAYLIGHT: (i32, i32) = (9 * 60, 17 * 60);

/// What is known of a stop's door on a date.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Openings {
    /// When one may begin a visit; empty is closed.
    pub windows: Vec<Window>,
    /// Whether the pack tells the hours of that date.
    pub known: bool,
}

/// The openings of a stop on a date, for a day that lasts from `from` to `to`.
pub(super) fn openings(
    stop: &Stop,
    date: Option<NaiveDate>,
    calendar: &Calendar,
    from: i32,
    to: i32,
) -> Openings {
    if stop.is_always_open() {
        return Openings { windows: vec![at_any_time(from, to)], known: true };
    }
    match date.map_or(EntryDay::Unknown, |date| stop.entry_windows(date, calendar)) {
        EntryDay::Open(windows) => Openings { windows: windows.iter().map(window).collect(), known: true },
        EntryDay::Closed => Openings { windows: Vec::new(), known: true },
        EntryDay::Unknown => Openings { windows: vec![daylight()], known: false },
    }
}

/// A door that never closes, as far as a day is concerned.
pub(super) fn at_any_time(from: i32, to: i32) -> Window {
    Window { open: from, last_entry: to, leave_by: None }
}

fn daylight() -> Window {
    Window { open: DAYLIGHT.0, last_entry: DAYLIGHT.1, leave_by: Some(DAYLIGHT.1) }
}

fn window(window: &EntryWindow) -> Window {
    Window {
        open: i32::from(window.open.from),
        last_entry: i32::from(window.last_entry),
        leave_by: Some(i32::from(window.open.to)),
    }
}

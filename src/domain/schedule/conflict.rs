//! What clashes in a day, and what is not known of it.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Atlas, Bilingual, Calendar, EntryDay, EntryWindow, Stop, StopId};

/// What clashes, or what is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Nobody is let in all day.
    Closed,
    /// One arrives after closing time.
    TooLate {
        /// So many minutes earlier one would be let in.
        minutes: u32,
    },
    /// One arrives before closing time, but when nobody is let in any more.
    LastEntryMissed {
        /// So many minutes earlier one would be let in.
        minutes: u32,
    },
    /// The stop closes before the visit is over.
    StayCut {
        /// So many minutes too early.
        minutes: u32,
    },
    /// The day is over later than it should be.
    DayTooLong {
        /// By so many minutes.
        minutes: u32,
    },
    /// The hours hang on the holidays of a year that have not been announced.
    YearUnknown {
        /// The year.
        year: i32,
    },
    /// The hours are not known.
    HoursUnknown,
    /// The stop is not in this pack.
    StopUnknown,
}

impl ConflictKind {
    /// Whether the plan cannot work, as opposed to: may not work, nobody knows.
    pub fn is_clash(self) -> bool {
        !matches!(self, Self::YearUnknown { .. } | Self::HoursUnknown | Self::StopUnknown)
    }

    /// By how many minutes; 0 where that is not the question.
    pub fn minutes(self) -> u32 {
        match self {
            Self::TooLate { minutes }
            | Self::LastEntryMissed { minutes }
            | Self::StayCut { minutes }
            | Self::DayTooLong { minutes } => minutes,
            Self::Closed | Self::YearUnknown { .. } | Self::HoursUnknown | Self::StopUnknown => 0,
        }
    }
}

/// Something that clashes, or is not known, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which day, counted from 0.
    pub day: usize,
    /// Which visit of the day, counted from 0, and its stop; `None` where it is about the whole day.
    pub visit: Option<(usize, StopId)>,
    /// What.
    pub kind: ConflictKind,
}

impl Conflict {
    /// The words for it, such as 到达时已过最晚入场 20 分钟.
    pub fn words(&self, atlas: &Atlas) -> Bilingual {
        super::words::conflict(self, atlas)
    }
}

/// When a visit begins, and what clashes with it.
pub(super) struct Entered {
    pub enter: u32,
    pub conflict: Option<ConflictKind>,
}

/// Enters a stop on a date: in the first window that leaves time for the whole stay, else in the first that one is let
/// in. Where that is none, the visit is counted all the same from the arrival on.
pub(super) fn enter(
    stop: &Stop,
    let_in: &EntryDay,
    date: NaiveDate,
    calendar: &Calendar,
    arrive: u32,
    stay: u32,
) -> Entered {
    let windows = match let_in {
        EntryDay::Open(windows) => windows,
        EntryDay::Closed => return Entered { enter: arrive, conflict: Some(ConflictKind::Closed) },
        EntryDay::Unknown => return Entered { enter: arrive, conflict: Some(unknown(stop, date, calendar)) },
    };
    if stop.is_always_open() {
        return Entered { enter: arrive, conflict: None };
    }
    let begin = |window: &EntryWindow| arrive.max(u32::from(window.open.from));
    let excess = |window: &EntryWindow| (begin(window) + stay).saturating_sub(u32::from(window.open.to));
    let mut reachable = windows.iter().filter(|window| arrive <= u32::from(window.last_entry));
    let whole = reachable.clone().find(|window| excess(window) == 0);
    match whole.or_else(|| reachable.next()) {
        Some(window) => {
            let minutes = excess(window);
            let conflict = (minutes > 0).then_some(ConflictKind::StayCut { minutes });
            Entered { enter: begin(window), conflict }
        }
        None => Entered { enter: arrive, conflict: windows.last().map(|window| missed(window, arrive)) },
    }
}

fn missed(window: &EntryWindow, arrive: u32) -> ConflictKind {
    let minutes = arrive - u32::from(window.last_entry);
    if arrive >= u32::from(window.open.to) {
        ConflictKind::TooLate { minutes }
    } else {
        ConflictKind::LastEntryMissed { minutes }
    }
}

fn unknown(stop: &Stop, date: NaiveDate, calendar: &Calendar) -> ConflictKind {
    if stop.hours.is_some() && !calendar.knows_year(date.year()) {
        ConflictKind::YearUnknown { year: date.year() }
    } else {
        ConflictKind::HoursUnknown
    }
}

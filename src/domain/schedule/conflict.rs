//! What clashes in a day, and what is not known about it.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{Calendar, EntryDay, EntryWindow, Stop, StopId};

/// What clashes, or what is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// The stop is closed all day.
    Closed,
    /// The traveller arrives at or after closing time.
    TooLate {
        /// How many minutes earlier they would have been let in.
        minutes: u32,
    },
    /// The traveller arrives before closing time, but after the last entry.
    LastEntryMissed {
        /// How many minutes earlier they would have been let in.
        minutes: u32,
    },
    /// The stop closes before the visit is over.
    StayCut {
        /// How many minutes too early.
        minutes: u32,
    },
    /// The day is so full that the traveller arrives after midnight, when the stop is closed.
    PastMidnight {
        /// Minutes from when the day should end to the arrival.
        minutes: u32,
    },
    /// The day ends later than it should.
    DayTooLong {
        /// By how many minutes.
        minutes: u32,
    },
    /// The traveller is too late for a train or boat of their own.
    RideMissed {
        /// When it leaves, in minutes after midnight.
        depart: u32,
        /// By how many minutes, counted from when they should be there.
        minutes: u32,
        /// Whether it is a boat.
        boat: bool,
    },
    /// The hours depend on the holidays of a year that have not been announced.
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
    /// Whether the plan cannot work, as opposed to not being known to work.
    pub fn is_clash(self) -> bool {
        !matches!(self, Self::YearUnknown { .. } | Self::HoursUnknown | Self::StopUnknown)
    }

    /// By how many minutes; 0 for conflicts that are not about time.
    pub fn minutes(self) -> u32 {
        match self {
            Self::TooLate { minutes }
            | Self::LastEntryMissed { minutes }
            | Self::StayCut { minutes }
            | Self::PastMidnight { minutes }
            | Self::DayTooLong { minutes }
            | Self::RideMissed { minutes, .. } => minutes,
            Self::Closed | Self::YearUnknown { .. } | Self::HoursUnknown | Self::StopUnknown => 0,
        }
    }
}

/// Something that clashes, or is not known, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which day, counted from 0.
    pub day: usize,
    /// Which visit of the day, counted from 0, and its stop; `None` where it is about the whole day or a ride.
    pub visit: Option<(usize, StopId)>,
    /// Which ride of the day, counted from 0, and its number; `None` where it is about none.
    pub ride: Option<(usize, String)>,
    /// What kind of conflict.
    pub kind: ConflictKind,
}

/// When a visit begins, and what clashes with it.
pub(super) struct Entered {
    pub enter: u32,
    pub conflict: Option<ConflictKind>,
}

impl Entered {
    fn later_by(self, minutes: u32) -> Self {
        Self { enter: self.enter + minutes, ..self }
    }
}

/// Enters a stop at a minute of a day of the trip, possibly past that day's midnight. The hours of the actual
/// calendar day apply, unless those of the day before still let visitors in past midnight. Also returns when visitors
/// are let in on the day that applies.
pub(super) fn enter_at(
    stop: &Stop,
    date: NaiveDate,
    calendar: &Calendar,
    arrive: u32,
    stay: u32,
    over: u32,
) -> (EntryDay, Entered) {
    let nights = arrive / DAY;
    let on = |days: u32| date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date);
    let of = |days: u32| (stop.entry_windows(on(days), calendar), arrive - days * DAY);
    if let Some((let_in, minute)) = nights.checked_sub(1).map(of)
        && !stop.is_always_open()
        && is_let_in(&let_in, minute)
    {
        let entered = enter(stop, &let_in, on(nights - 1), calendar, minute, stay);
        return (let_in, entered.later_by((nights - 1) * DAY));
    }
    let (let_in, minute) = of(nights);
    let mut entered = enter(stop, &let_in, on(nights), calendar, minute, stay).later_by(nights * DAY);
    // At night, neither waiting for the stop to open nor arriving some hours earlier is realistic.
    let is_night = nights > 0 && let_in != EntryDay::Unknown && !is_let_in(&let_in, minute);
    if is_night && !stop.is_always_open() {
        let kind = ConflictKind::PastMidnight { minutes: arrive.saturating_sub(over) };
        entered = Entered { enter: arrive, conflict: Some(kind) };
    }
    (let_in, entered)
}

/// Minutes of a day.
const DAY: u32 = 24 * 60;

fn is_let_in(let_in: &EntryDay, minute: u32) -> bool {
    let open =
        |window: &EntryWindow| (u32::from(window.open.from)..=u32::from(window.last_entry)).contains(&minute);
    matches!(let_in, EntryDay::Open(windows) if windows.iter().any(open))
}

/// Enters a stop on a date: in the first window that leaves time for the whole stay, else in the first that can still
/// be entered. If there is none, the visit still counts from the arrival on.
fn enter(
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Hours, testing};

    /// The outcome of a one-hour stay that begins at a minute counted from the midnight of Tuesday, 13 October 2026.
    fn entered(hours: &str, arrive: u32) -> (u32, Option<ConflictKind>) {
        let stop = testing::stop("stop", |stop| stop.hours = Hours::parse(hours).ok());
        let atlas = testing::atlas(vec![stop.clone()]);
        let date = NaiveDate::from_ymd_opt(2026, 10, 13).expect("a date");
        let (_, entered) = enter_at(&stop, date, &atlas.calendar, arrive, 60, 18 * 60);
        (entered.enter, entered.conflict)
    }

    #[test]
    fn hours_after_midnight_are_those_of_the_day_on_which_one_is_there() {
        let ten_on_wednesday = 1440 + 600;
        assert_eq!(entered("Mo-Su 09:00-17:00", ten_on_wednesday), (ten_on_wednesday, None));
        assert_eq!(entered("We 09:00-17:00", ten_on_wednesday), (ten_on_wednesday, None));
        let thursday = 2 * 1440 + 600;
        assert_eq!(entered("Th 09:00-17:00", thursday), (thursday, None));
    }

    #[test]
    fn a_night_that_has_not_ended_counts_before_the_day_that_has_begun() {
        let one = 1440 + 60;
        assert_eq!(entered("Tu 18:00-02:00", one - 60), (one - 60, None));
        assert_eq!(
            entered("Tu 18:00-02:00", one + 30),
            (one + 30, Some(ConflictKind::StayCut { minutes: 30 }))
        );
        let second_night = one + 1440;
        assert_eq!(entered("We 18:00-02:00", second_night), (second_night, None));
    }

    #[test]
    fn at_night_before_shut_doors_the_day_is_too_full() {
        for hours in ["Mo-Su 09:00-17:00", "Tu 09:00-17:00"] {
            let (enter, conflict) = entered(hours, 1440 + 60);
            assert_eq!(enter, 1440 + 60, "nobody waits there until nine");
            assert_eq!(conflict, Some(ConflictKind::PastMidnight { minutes: 25 * 60 - 18 * 60 }), "{hours}");
        }
        // In the evening of the day itself the arrival is merely too late.
        assert_eq!(entered("Mo-Su 09:00-17:00", 18 * 60).1, Some(ConflictKind::TooLate { minutes: 60 }));
        assert_eq!(entered("24/7", 1440 + 60), (1440 + 60, None));
    }
}

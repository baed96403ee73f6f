//! What clashes in a day, and what is not known of it.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{Calendar, EntryDay, EntryWindow, Stop, StopId};

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
    /// The day is so full that one arrives after midnight, when nobody is let in.
    PastMidnight {
        /// By how many minutes the day is over by then.
        minutes: u32,
    },
    /// The day is over later than it should be.
    DayTooLong {
        /// By so many minutes.
        minutes: u32,
    },
    /// One is too late for a train or boat of one's own.
    RideMissed {
        /// When it leaves, in minutes after midnight.
        depart: u32,
        /// By so many minutes, counted from when one should be there.
        minutes: u32,
        /// Whether it is a boat.
        boat: bool,
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
    /// What.
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

/// Enters a stop at a time of a day of the trip, which may lie after that day's midnight: what counts is the day on which
/// one is there, and before that the night that has not ended yet. Tells also when visitors are let in on that day.
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
    // Nobody waits at a door from one in the morning on, or would come some hours earlier.
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

/// Enters a stop on a date: in the first window that leaves time for the whole stay, else in the first that one is let
/// in. Where that is none, the visit is counted all the same from the arrival on.
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

    /// What becomes of a stay of an hour that begins at a minute of Tuesday, 13 October 2026, or after it.
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
        // In the evening of the day itself it is only late.
        assert_eq!(entered("Mo-Su 09:00-17:00", 18 * 60).1, Some(ConflictKind::TooLate { minutes: 60 }));
        assert_eq!(entered("24/7", 1440 + 60), (1440 + 60, None));
    }
}

//! On the way: what the trip's page shows on a day of the trip, and on the evening before it.
//!
//! The traveller reports where they are, one tap each ([`WayMsg`]), which goes into a [`Diary`] on this device. From
//! that, the plan and Shanghai time, the rest of the day is recomputed: what is next, what no longer works out (falls),
//! and which changes were tried and would help (ways on). Pure: the time is an argument, and there are no network
//! requests.

pub mod ahead;
mod buttons;
pub mod falls;
pub mod how;
pub mod near;
pub mod others;
pub mod progress;
pub mod stage;
mod teller;
pub mod today;
pub mod tomorrow;
pub mod ways_on;
pub mod words;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};

use super::desk::{edit, undo};
use super::{Trips, present};
use crate::domain::clock::shanghai_time;
use crate::domain::{Atlas, StopId, Trip};

use progress::unix_second;
pub use progress::{Diary, Progress, Told};
pub use today::{Today, Tried, at_once, today, tried};
pub use tomorrow::{Tomorrow, tomorrow};
pub use ways_on::{Change, Course, WayOn, WorkedOut};

/// What the traveller reports during a day. `None` in place of a stop is where the day begins or ends.
#[derive(Clone, Debug, PartialEq)]
pub enum WayMsg {
    /// They have arrived there.
    Arrived(Option<StopId>),
    /// They are leaving.
    Leaving(Option<StopId>),
    /// They will not go there today.
    Skip(StopId),
    /// They are aboard their own train or boat: which ride of the day, counted from 0.
    Boarded(usize),
    /// They have got off that ride.
    GotOff(usize),
    /// They will be this many minutes later.
    Late(u32),
    /// They take a way on, an offered change.
    Take(Change),
    /// They take back the last report.
    Undo,
}

/// The day of the trip that falls on a date, counted from 0; `None` where the trip has no visits on that date.
pub fn day_on(trip: &Trip, date: NaiveDate) -> Option<usize> {
    let days = date.signed_duration_since(trip.start?).num_days();
    let day = usize::try_from(days).ok()?;
    trip.days.get(day).filter(|content| !content.visits.is_empty()).map(|_| day)
}

/// Minutes after midnight.
pub fn minute_of(moment: NaiveDateTime) -> u32 {
    moment.hour() * 60 + moment.minute()
}

impl Trips {
    /// The course of the day of the trip on the desk at `moment`, in Shanghai time; `None` where the trip has no visits
    /// then.
    pub fn course<'a>(
        &'a self,
        progress: &'a Progress,
        moment: NaiveDateTime,
        atlas: &'a Atlas,
    ) -> Option<Course<'a>> {
        let (trip, now) = (&**self.trip(), minute_of(moment));
        let day = day_on(trip, moment.date())?;
        let plan = self.schedule.days.get(day)?;
        Some(Course { trip, day, progress, now, plan, atlas, ways: &self.ways })
    }

    /// What was reported for a date of the trip on the desk.
    pub fn progress(&self, date: NaiveDate) -> Progress {
        self.diary.of(&self.trip().id, date)
    }
}

/// The trips after a report by the traveller at the time `now`; unchanged outside the trip's dates.
pub(super) fn tell(trips: &Trips, msg: WayMsg, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let moment = shanghai_time(now.timestamp_millis() as f64);
    let progress = trips.progress(moment.date());
    let Some(course) = trips.course(&progress, moment, atlas) else { return trips.clone() };
    let at = course.now;
    let told = match msg {
        WayMsg::Arrived(stop) => {
            let passed = stop.as_ref().map(|stop| passed(&course, stop)).unwrap_or_default();
            Told::Arrived { stop, passed }
        }
        WayMsg::Leaving(stop) => Told::Left { stop },
        WayMsg::Skip(stop) => Told::Skipped { stop },
        WayMsg::Late(minutes) => Told::Late { minutes },
        WayMsg::Boarded(ride) => match named(&course, ride) {
            Some((number, depart)) => Told::Boarded { number, depart },
            None => return trips.clone(),
        },
        WayMsg::GotOff(ride) => match named(&course, ride) {
            Some((number, depart)) => Told::GotOff { number, depart },
            None => return trips.clone(),
        },
        WayMsg::Take(Change::Taxi(to)) => Told::Taxi { to },
        WayMsg::Take(Change::Edit(change)) => {
            let next = edit(trips, &change, atlas, now);
            // A refused edit has been reported already, and makes no entry.
            if Arc::ptr_eq(next.trip(), trips.trip()) {
                return next;
            }
            return with(next, progress.and(at, Told::Changed { second: unix_second(now) }));
        }
        WayMsg::Undo => return take_back(trips, &progress, atlas, now),
    };
    with(trips.clone(), progress.and(at, told))
}

fn with(trips: Trips, progress: Progress) -> Trips {
    Trips { diary: trips.diary.with(progress), ..trips }
}

fn take_back(trips: &Trips, progress: &Progress, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let changed = progress.last(trips.trip()).is_some_and(|last| matches!(last.told, Told::Changed { .. }));
    let before = progress.without_last(trips.trip());
    with(if changed { undo(trips, atlas, now) } else { trips.clone() }, before)
}

/// What identifies a ride of the day: its number, and when it leaves, in minutes after midnight.
fn named(course: &Course<'_>, ride: usize) -> Option<(String, u32)> {
    let ride = course.trip.days.get(course.day)?.rides.get(ride)?;
    Some((ride.number.clone(), ride.minutes().0))
}

/// The stops still ahead that come before `stop`.
fn passed(course: &Course<'_>, stop: &StopId) -> Vec<StopId> {
    let Some((stage::Stage::Underway(underway), _)) =
        stage::stage(course.trip, course.day, course.progress, course.now)
    else {
        return Vec::new();
    };
    let visits = course.trip.days.get(course.day).map(|day| day.visits.as_slice()).unwrap_or_default();
    let stops = underway.ahead.iter().filter_map(|place| visits.get(*place)).map(|visit| &visit.stop);
    stops.take_while(|other| *other != stop).cloned().collect()
}

/// A word for a day, its name and its date: 今天 · 第2天 · 10月14日 周三.
fn day_title(word: &str, day: usize, date: NaiveDate, lang: crate::domain::Lang) -> String {
    let date = crate::i18n::format::date(lang, date);
    format!("{word} · {} · {date}", present::day_name(lang, day))
}

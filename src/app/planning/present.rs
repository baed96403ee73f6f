//! What a preview shows: the days with their times, and how they differ from the present trip.

use chrono::NaiveDate;

use super::lunch::lunch_inside;
use crate::domain::schedule::DaySchedule;
use crate::domain::{Schedule, StopId, Trip};
use crate::plan::trip::{Answer, Unmet};

/// A day of a preview.
#[derive(Clone, Debug, PartialEq)]
pub struct DayView {
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// When it ends, in minutes after midnight.
    pub end: u32,
    /// Whether the plan kept time for lunch but the resulting day has none.
    pub lost_lunch: bool,
}

/// A line of a day. Times are minutes after midnight.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A visit.
    Visit {
        /// Where.
        stop: StopId,
        /// When it begins and ends.
        times: (u32, u32),
        /// Whether it is new to the trip; always false when the trip has no visits.
        is_new: bool,
        /// Which visit of its day it is, counted from 0; its opening hours come from `trips::present::hours_of`.
        at: usize,
        /// The visit's note.
        note: Option<String>,
    },
    /// A train or boat of the traveller's own.
    Ride {
        /// Which ride of its day it is, counted from 0.
        at: usize,
        /// When it leaves and arrives.
        times: (u32, u32),
    },
    /// Time for lunch outside a visit.
    Lunch((u32, u32)),
}

impl Line {
    /// When it begins and ends.
    pub const fn times(&self) -> (u32, u32) {
        match self {
            Self::Visit { times, .. } | Self::Ride { times, .. } | Self::Lunch(times) => *times,
        }
    }
}

/// How the next trip differs from the present one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Stops that are added.
    pub gained: Vec<StopId>,
    /// Stops that are no longer in the days.
    pub put_aside: Vec<StopId>,
    /// The number of visits that stay in the days.
    pub stay: usize,
}

/// The days of `next`, the trip made from the answer.
pub fn preview(
    present: &Trip,
    next: &Trip,
    schedule: &Schedule,
    answer: &Answer,
    lunch_note: &str,
) -> Vec<DayView> {
    let has_visits = present.visits().next().is_some();
    let day = |(index, day): (usize, &DaySchedule)| {
        let planned = answer.days.get(index);
        let inside = planned.and_then(lunch_inside);
        let visits = next.days.get(index).map(|day| day.visits.as_slice()).unwrap_or_default();
        let mut lines: Vec<Line> = day
            .visits
            .iter()
            .zip(visits)
            .enumerate()
            .map(|(at, (visit, planned))| Line::Visit {
                stop: visit.stop.clone(),
                times: (visit.enter, visit.leave),
                is_new: has_visits && present.find(&visit.stop).is_none(),
                at,
                note: planned
                    .note
                    .clone()
                    .or_else(|| (inside == Some(&visit.stop)).then(|| lunch_note.to_owned())),
            })
            .collect();
        let visits_only = lines.is_empty();
        put_rides_in(&mut lines, day);
        let in_a_visit =
            inside.is_some() || visits.iter().any(|visit| visit.note.as_deref() == Some(lunch_note));
        let wanted = planned.and_then(|planned| planned.lunch).filter(|_| !in_a_visit && !visits_only);
        let lunch = wanted.and_then(|lunch| free_time(day, lunch));
        if let Some(lunch) = lunch {
            let begins = |line: &Line| line.times().0 >= lunch.0;
            let at = lines.iter().position(begins).unwrap_or(lines.len());
            lines.insert(at, Line::Lunch(lunch));
        }
        DayView { date: day.date, lines, end: day.end, lost_lunch: wanted.is_some() && lunch.is_none() }
    };
    schedule.days.iter().map(|day| &**day).enumerate().map(day).collect()
}

/// Inserts each ride before the visit that follows it.
fn put_rides_in(lines: &mut Vec<Line>, day: &DaySchedule) {
    for (at, ride) in day.rides.iter().enumerate().rev() {
        let times = (ride.leg.depart, ride.leg.arrive);
        lines.insert(ride.after.min(lines.len()), Line::Ride { at, times });
    }
}

/// Lunch at the planned time if nothing else happens then, otherwise during a wait for a stop to open.
fn free_time(day: &DaySchedule, (from, to): (u32, u32)) -> Option<(u32, u32)> {
    let stays = day.visits.iter().map(|visit| (visit.enter, visit.leave));
    let ways = day.legs().map(|leg| (leg.depart, leg.arrive));
    if stays.chain(ways).all(|(begins, ends)| ends <= from || to <= begins) {
        return Some((from, to));
    }
    let length = to.saturating_sub(from);
    let wait = day.visits.iter().find(|visit| visit.waiting() >= length && visit.enter >= from)?;
    let begins = wait.arrive.max(from).min(wait.enter - length);
    Some((begins, begins + length))
}

/// The wishes that the resulting days do not fulfil. `present` must be without the lunches of an earlier plan.
pub fn not_kept(present: &Trip, next: &Trip, answer: &Answer, days: &[DayView]) -> Vec<Unmet> {
    let mut all = answer.unmet.clone();
    let lost = days.iter().enumerate().filter(|(_, day)| day.lost_lunch).map(|(day, _)| Unmet::NoLunch(day));
    let gone = present.days.iter().skip(next.days.len()).flat_map(|day| &day.visits);
    let aside = gone.filter(|visit| visit.locked && next.find(&visit.stop).is_none());
    all.extend(lost.chain(aside.map(|visit| Unmet::KeptAside(visit.stop.clone()))));
    let rides = present.days.iter().skip(next.days.len()).flat_map(|day| &day.rides);
    all.extend(rides.map(|ride| Unmet::RideAside(ride.number.clone())));
    all
}

/// How `next` differs from `present`.
pub fn difference(present: &Trip, next: &Trip) -> Difference {
    let only = |a: &Trip, b: &Trip| -> Vec<StopId> {
        let stops = a.visits().map(|(_, visit)| &visit.stop);
        stops.filter(|stop| b.find(stop).is_none()).cloned().collect()
    };
    let stay = present.visits().filter(|(_, visit)| next.find(&visit.stop).is_some()).count();
    Difference { gained: only(next, present), put_aside: only(present, next), stay }
}

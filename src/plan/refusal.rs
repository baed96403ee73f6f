//! Rejects problems with sizes or references that make no sense, before any search.
//!
//! Hard wishes are not rejected here: a day that is too short or a stop that is closed on every day still gives a plan,
//! whose unmet wishes say why.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::problem::{DayIndex, Problem, VisitIndex};

/// The most visits; more could not be searched in a useful time.
pub const MOST_VISITS: usize = 5_000;
/// The most days.
pub const MOST_DAYS: usize = 60;
/// Times beyond this, in either direction, are invalid.
pub const LATEST: i32 = 1 << 26;

/// Why a problem is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Refusal {
    /// No day to plan.
    #[error("there is no day to plan; add at least one")]
    NoDays,
    /// More days than can be planned at once.
    #[error("{0} days; at most {MOST_DAYS} can be planned at once")]
    TooManyDays(usize),
    /// More visits than can be searched.
    #[error("{0} candidates; at most {MOST_VISITS} can be looked at")]
    TooManyVisits(usize),
    /// A day starts or ends at a visit, or at a place without travel times.
    #[error("day {} starts or ends at a place without travel times", .0 + 1)]
    UnknownEnd(DayIndex),
    /// A visit has no travel times.
    #[error("candidate {} has no travel times", .0 + 1)]
    UnknownVisit(VisitIndex),
    /// A time or a duration outside any day.
    #[error("candidate {} has a negative duration or a time outside any day", .0 + 1)]
    VisitTime(VisitIndex),
    /// A time outside any day.
    #[error("day {} has a time outside any day", .0 + 1)]
    DayTime(DayIndex),
}

/// Checks that `problem` makes sense.
///
/// # Errors
/// Fails with the first thing that does not.
pub fn check(problem: &Problem) -> Result<(), Refusal> {
    let (visits, nodes) = (problem.visits.len(), problem.travel.nodes());
    match problem.days.len() {
        0 => return Err(Refusal::NoDays),
        days if days > MOST_DAYS => return Err(Refusal::TooManyDays(days)),
        _ => {}
    }
    if visits > MOST_VISITS || nodes > usize::from(u16::MAX) {
        return Err(Refusal::TooManyVisits(visits));
    }
    if nodes < visits {
        return Err(Refusal::UnknownVisit(nodes));
    }
    let ends = visits..nodes;
    for (index, day) in problem.days.iter().enumerate() {
        if !ends.contains(&day.from) || !ends.contains(&day.to) {
            return Err(Refusal::UnknownEnd(index));
        }
        let lunch = day.lunch.map_or([0; 3], |lunch| [lunch.from, lunch.until, lunch.length]);
        if ![day.start, day.end].iter().chain(&lunch).all(|time| is_time(*time)) || lunch[2] < 0 {
            return Err(Refusal::DayTime(index));
        }
    }
    problem
        .visits
        .iter()
        .position(|visit| !has_times(visit))
        .map_or(Ok(()), |bad| Err(Refusal::VisitTime(bad)))
}

fn has_times(visit: &super::problem::Visit) -> bool {
    let windows = visit.windows.iter().flatten();
    let times = windows.flat_map(|window| [window.open, window.last_entry, window.leave_by.unwrap_or(0)]);
    (0..LATEST).contains(&visit.service) && times.chain(visit.start).all(is_time)
}

fn is_time(time: i32) -> bool {
    (-LATEST..=LATEST).contains(&time)
}

//! Falls: what no longer works out when the rest of a day is recomputed. Stops that are closed by then, the end of the
//! day and its train, the last ride, lunch.

use crate::domain::network::LinkKind;
use crate::domain::schedule::{
    Conflict, ConflictKind, DaySchedule, Leg, RestOfDay, ScheduledVisit, StepKind,
};
use crate::domain::{EntryDay, StopId, Trip};
use crate::i18n::tells_of_lunch;

/// When people have lunch, in minutes after midnight.
const LUNCH: (u32, u32) = (11 * 60, 14 * 60);
/// The minimum time for lunch, in minutes.
const LUNCH_MINUTES: u32 = 30;

/// The kind of a fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FallKind {
    /// The stop is closed all day.
    ClosedToday,
    /// It is closed by the time of arrival.
    Shut,
    /// The last entry is missed.
    LastEntry,
    /// It closes in the middle of the visit.
    StayCut,
    /// The visit would be after midnight.
    Night,
    /// The day ends too late.
    DayEnd,
    /// The last train has left, or the last metro.
    LastTrain,
    /// The last boat or coach has left.
    LastLink(LinkKind),
    /// The traveller misses their own train or boat.
    OwnRide {
        /// Whether it is a boat.
        boat: bool,
    },
    /// Lunch does not come at its time.
    Lunch,
}

/// Something that no longer works out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fall {
    /// Its kind.
    pub kind: FallKind,
    /// The stop that it is about; `None` is the end of the day.
    pub stop: Option<StopId>,
    /// The time that is missed, in minutes after midnight.
    pub limit: Option<u32>,
    /// By how many minutes it is missed; 0 where that does not apply.
    pub by: u32,
}

impl Fall {
    /// Whether both are of the same kind and about the same stop, however much they are missed by.
    pub fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind && self.stop == other.stop
    }

    /// Whether `others` has a fall like it that is missed by at least as much.
    pub fn is_no_worse_than(&self, others: &[Self]) -> bool {
        others.iter().any(|other| self.is_like(other) && self.by <= other.by)
    }
}

/// The falls in the rest of a day: clashes first, then last rides, then lunches. `plan` is the day as it was planned.
pub fn falls(rest: &RestOfDay, plan: &DaySchedule, trip: &Trip, day: usize) -> Vec<Fall> {
    let clashes = rest.ahead.conflicts.iter().filter(|conflict| conflict.kind.is_clash());
    let mut found: Vec<Fall> = clashes.map(|conflict| clash(conflict, rest)).collect();
    let home = rest.ahead.way_home.as_ref().map(|way| (None, way));
    let ways = rest.ahead.visits.iter().filter_map(|visit| Some((Some(&visit.stop), visit.way.as_ref()?)));
    found.extend(ways.chain(home).filter_map(|(stop, way)| last_ride(stop, way)));
    found.extend(rest.ahead.visits.iter().filter_map(|visit| lunch(visit, plan, trip, day)));
    found
}

fn clash(conflict: &Conflict, rest: &RestOfDay) -> Fall {
    let stop = conflict.visit.as_ref().map(|(_, stop)| stop.clone());
    let visit = stop.as_ref().and_then(|stop| visit(rest, stop));
    let by = conflict.kind.minutes();
    let (kind, limit) = match conflict.kind {
        ConflictKind::TooLate { .. } => (FallKind::Shut, visit.and_then(closing)),
        ConflictKind::LastEntryMissed { .. } => (FallKind::LastEntry, visit.map(|one| one.arrive - by)),
        ConflictKind::StayCut { .. } => (FallKind::StayCut, visit.map(|one| one.leave - by)),
        ConflictKind::PastMidnight { .. } => (FallKind::Night, None),
        ConflictKind::RideMissed { depart, boat, .. } => (FallKind::OwnRide { boat }, Some(depart)),
        ConflictKind::DayTooLong { .. } => (FallKind::DayEnd, Some(rest.ahead.to)),
        _ => (FallKind::ClosedToday, None),
    };
    Fall { kind, stop, limit, by }
}

fn visit<'a>(rest: &'a RestOfDay, stop: &StopId) -> Option<&'a ScheduledVisit> {
    rest.here.iter().chain(&rest.ahead.visits).find(|visit| &visit.stop == stop)
}

/// When a stop closes for the last time that day, in minutes after midnight; `None` if closed or unknown.
fn closing(visit: &ScheduledVisit) -> Option<u32> {
    match visit.let_in.as_ref()? {
        EntryDay::Open(windows) => windows.last().map(|window| u32::from(window.open.to)),
        EntryDay::Closed | EntryDay::Unknown => None,
    }
}

/// The fall of a leg on which the traveller would wait for the next morning.
fn last_ride(stop: Option<&StopId>, way: &Leg) -> Option<Fall> {
    let (kind, last) = way.estimate.how.iter().find_map(|step| match step.kind {
        StepKind::WaitForMorning { last, .. } => Some((FallKind::LastTrain, last)),
        StepKind::WaitForLink { kind, morning: Some((last, _)), .. } => {
            Some((FallKind::LastLink(kind), last))
        }
        _ => None,
    })?;
    Some(Fall { kind, stop: stop.cloned(), limit: Some(last), by: way.depart.saturating_sub(last) })
}

/// The fall of a planned lunch that no longer comes at noon: in a stay whose note mentions it, or during a wait for a
/// stop to open.
fn lunch(now: &ScheduledVisit, plan: &DaySchedule, trip: &Trip, day: usize) -> Option<Fall> {
    let planned = plan.visits.iter().find(|visit| visit.stop == now.stop)?;
    let visit = trip.days.get(day)?.visits.iter().find(|visit| visit.stop == now.stop)?;
    let at_noon = |from: u32, to: u32| to.min(LUNCH.1).saturating_sub(from.max(LUNCH.0)) >= LUNCH_MINUTES;
    let stays = |visit: &ScheduledVisit| at_noon(visit.enter, visit.leave);
    let waits = |visit: &ScheduledVisit| at_noon(visit.arrive, visit.enter);
    let falls = if visit.note.as_deref().is_some_and(tells_of_lunch) {
        stays(planned) && !stays(now)
    } else {
        waits(planned) && !waits(now)
    };
    falls.then(|| Fall {
        kind: FallKind::Lunch,
        stop: Some(now.stop.clone()),
        limit: Some(LUNCH.1),
        by: now.enter.saturating_sub(LUNCH.1 - LUNCH_MINUTES),
    })
}

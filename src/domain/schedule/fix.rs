//! Fixes for a conflict: edits that were tried and found to remove it without causing new clashes.
//!
//! Looking for fixes schedules days many times, so it is done for a conflict that is being looked at, not on every
//! edit.

use super::{Conflict, ConflictKind, Schedule, Ways};
use crate::domain::trip::{Edit, Trip};
use crate::domain::{Atlas, StopId};

mod candidates;

/// The kinds of fixes, in the order in which they are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// Another order of the same day: the visit becomes visit `index` of it, counted from 0.
    AnotherOrder {
        /// The stop that moves.
        stop: StopId,
        /// Where to.
        index: usize,
    },
    /// The day begins earlier.
    EarlierStart {
        /// The new beginning in minutes after midnight.
        from: u32,
    },
    /// A visit moves to another day, counted from 0; one past the last is a new day.
    AnotherDay {
        /// The stop that moves.
        stop: StopId,
        /// Where to.
        day: usize,
    },
    /// Two days change places, counted from 0.
    SwapDays {
        /// One day.
        day: usize,
        /// The other day.
        other: usize,
    },
    /// The visit becomes shorter.
    ShorterStay {
        /// The stop.
        stop: StopId,
        /// The new length in minutes.
        minutes: u32,
    },
    /// The day ends later.
    LaterEnd {
        /// The new end in minutes after midnight.
        to: u32,
    },
    /// A visit goes back to the candidates.
    SetAside {
        /// The stop.
        stop: StopId,
    },
}

/// A change that resolves a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What kind of change.
    pub kind: FixKind,
    /// The edit that makes it.
    pub edit: Edit,
}

/// The fixes for a conflict of that trip: at most one of each kind, the smallest change first. Unknowns cannot be
/// fixed; locked visits are not moved, and days with locked visits are not swapped.
pub fn fixes(trip: &Trip, conflict: &Conflict, atlas: &Atlas, ways: &Ways) -> Vec<Fix> {
    if !conflict.kind.is_clash() {
        return Vec::new();
    }
    let before = clashes(&Schedule::of(trip, atlas, ways));
    let mends = |fix: &Fix| mends(&fix.edit, trip, conflict, &before, atlas, ways);
    candidates::by_kind(trip, conflict, atlas, ways)
        .into_iter()
        .filter_map(|mut kind| kind.find(mends))
        .collect()
}

/// Whether the conflict is gone after the edit, and every clash that is left was there before and is no worse.
fn mends(
    edit: &Edit,
    trip: &Trip,
    conflict: &Conflict,
    before: &[Conflict],
    atlas: &Atlas,
    ways: &Ways,
) -> bool {
    let Ok(next) = edit.apply(trip) else {
        return false;
    };
    let after = clashes(&Schedule::of(&next, atlas, ways));
    let days_keep_places = !matches!(edit, Edit::SwapDays(..));
    let was_there = |left: &Conflict| {
        before
            .iter()
            .any(|old| same_matter(old, left, days_keep_places) && left.kind.minutes() <= old.kind.minutes())
    };
    // A stop may be on several days and clash on each; there has to be at least one clash less.
    let here = |clashes: &[Conflict]| {
        clashes.iter().filter(|clash| same_place(conflict, clash, days_keep_places)).count()
    };
    here(&after) < here(before) && after.len() < before.len() && after.iter().all(was_there)
}

fn clashes(schedule: &Schedule) -> Vec<Conflict> {
    schedule.conflicts().filter(|conflict| conflict.kind.is_clash()).cloned().collect()
}

/// Whether both are about the same stop, or about the same ride or whole day. After days were swapped, the day is not
/// compared.
fn same_place(a: &Conflict, b: &Conflict, days_keep_places: bool) -> bool {
    match (&a.visit, &b.visit) {
        (Some((_, stop)), Some((_, other))) => stop == other,
        (None, None) => a.ride == b.ride && (a.day == b.day || !days_keep_places),
        _ => false,
    }
}

fn same_matter(a: &Conflict, b: &Conflict, days_keep_places: bool) -> bool {
    let same_kind = std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind);
    same_kind && same_place(a, b, days_keep_places)
}

/// The minutes that an earlier start has to gain; `None` if the conflict is not about time.
fn minutes_late(kind: ConflictKind) -> Option<u32> {
    Some(kind.minutes()).filter(|minutes| *minutes > 0)
}

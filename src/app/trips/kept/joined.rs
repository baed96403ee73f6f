//! Joins two versions of one trip that two tabs, or two successive pages, have both written.

use chrono::{DateTime, Utc};

use super::merge;
use crate::app::trips::Shelved;
use crate::domain::trip::{Edit, History, ReplaceReason, Trip};

/// Which version has the changes of both.
pub enum Joined {
    /// Theirs as it is.
    Theirs,
    /// Mine as it is.
    Mine,
    /// A merged one, made by an edit of mine.
    Both(History),
    /// None: the changes contradict each other.
    Neither,
}

/// Joins `mine` and `theirs`, two versions of the trip that was `base` when both sides last knew the same. Without a
/// base, only a version that was made from the other one can have the changes of both.
pub fn joined(mine: &Shelved, theirs: &Shelved, base: Option<&Trip>, now: DateTime<Utc>) -> Joined {
    // A version made from theirs is newer, even where its plan is the same again. It is written once more, so that no
    // one takes the version in between for a later one.
    if !is_it(mine, theirs) && has_been(&mine.history, theirs) {
        return Joined::Mine;
    }
    let is_as_known = base.is_some_and(|base| mine.same_plan(base));
    // A trip of a newer program is never changed here.
    if is_as_known || mine.newer.is_some() || mine.same_plan(theirs) || has_been(&theirs.history, mine) {
        return Joined::Theirs;
    }
    match base.filter(|_| theirs.newer.is_none()).and_then(|base| merge(base, mine, theirs)) {
        Some(merged) if merged.same_plan(theirs) => Joined::Theirs,
        Some(merged) if merged.same_plan(mine) => Joined::Mine,
        Some(merged) => replaced(&mine.history, merged, now).map_or(Joined::Neither, Joined::Both),
        None => Joined::Neither,
    }
}

/// The history with its trip replaced by another tab's, as one edit; `None` where that changes nothing.
pub fn replaced(history: &History, with: Trip, now: DateTime<Utc>) -> Option<History> {
    let edit = Edit::Replace { with: Box::new(with), reason: ReplaceReason::OtherTab };
    history.perform(&edit, now).ok()
}

/// Whether the history contains that exact version: the same plan with the same time of change.
pub fn has_been(history: &History, trip: &Trip) -> bool {
    let snapshots = history.past().chain(history.future()).map(|snapshot| &snapshot.trip);
    snapshots.chain([history.trip()]).any(|was| is_it(was, trip))
}

fn is_it(one: &Trip, other: &Trip) -> bool {
    one.updated == other.updated && one.same_plan(other)
}

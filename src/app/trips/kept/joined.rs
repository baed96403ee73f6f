//! What becomes of one trip that two tabs, or two pages one after the other, have both written.

use chrono::{DateTime, Utc};

use super::merge;
use crate::app::trips::Shelved;
use crate::domain::trip::{Edit, History, ReplaceReason, Trip};

/// Which trip has the changes of both.
pub enum Joined {
    /// Theirs as it is.
    Theirs,
    /// Mine as it is.
    Mine,
    /// A new one, made of mine.
    Both(History),
    /// None can have: they contradict each other.
    Neither,
}

/// Brings `mine` and `theirs` together, which had one id when both last knew `base`. Without a base only a trip that was made
/// from the other one can have the changes of both.
pub fn joined(mine: &Shelved, theirs: &Shelved, base: Option<&Trip>, now: DateTime<Utc>) -> Joined {
    // What was made from theirs is newer, also where it is the same plan again: it is written once more, so that nobody takes
    // what was there between for something that still follows.
    if !is_it(mine, theirs) && has_been(&mine.history, theirs) {
        return Joined::Mine;
    }
    let is_as_known = base.is_some_and(|base| mine.same_plan(base));
    // What is of a newer program was never changed here.
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

/// The history after another tab's trip has taken the place of its own; `None` where that changes nothing.
pub fn replaced(history: &History, with: Trip, now: DateTime<Utc>) -> Option<History> {
    let edit = Edit::Replace { with: Box::new(with), reason: ReplaceReason::OtherTab };
    history.perform(&edit, now).ok()
}

/// Whether the history went through that very trip: the same plan, made at the same moment.
pub fn has_been(history: &History, trip: &Trip) -> bool {
    let snapshots = history.past().chain(history.future()).map(|snapshot| &snapshot.trip);
    snapshots.chain([history.trip()]).any(|was| is_it(was, trip))
}

fn is_it(one: &Trip, other: &Trip) -> bool {
    one.updated == other.updated && one.same_plan(other)
}

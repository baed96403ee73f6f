//! The trip on the desk: editing it, undo and redo, and putting another one in its place.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Outcome, Shelved, Trips};
use crate::app::Shared;
use crate::domain::Atlas;
use crate::domain::trip::{Edit, History, Trip, VisitAt};

/// The trips after an edit of the one on the desk, with its outcome as a message. A trip of a newer program is not
/// edited.
pub(super) fn edit(trips: &Trips, edit: &Edit, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let mut next = trips.clone();
    if trips.newer.is_some() {
        next.say(Outcome::ReadOnly);
        return next;
    }
    match trips.desk.perform(edit, now) {
        Ok(desk) => {
            next.say(done(edit, trips.trip(), desk.trip()));
            with_desk(next, desk, atlas)
        }
        Err(why) => {
            next.say(Outcome::Refused(why));
            next
        }
    }
}

/// The outcome of an edit; for a move, the new place.
fn done(edit: &Edit, before: &Trip, after: &Trip) -> Outcome {
    let moved = |at: VisitAt| {
        let day = after.days.get(at.day)?;
        let stop = day.visits.get(at.index)?.stop.clone();
        Some(Outcome::Moved { stop, at, of: day.visits.len() })
    };
    match edit {
        Edit::Move { to, .. } => moved(*to),
        _ => None,
    }
    .unwrap_or_else(|| Outcome::Did(edit.label(before)))
}

pub(super) fn undo(trips: &Trips, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let (Some(desk), Some(label)) = (trips.desk.undo(now), trips.desk.undo_label()) else {
        return trips.clone();
    };
    let mut next = trips.clone();
    next.say(Outcome::Undid(label.clone()));
    with_desk(next, desk, atlas)
}

pub(super) fn redo(trips: &Trips, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let (Some(desk), Some(label)) = (trips.desk.redo(now), trips.desk.redo_label()) else {
        return trips.clone();
    };
    let mut next = trips.clone();
    next.say(Outcome::Redid(label.clone()));
    with_desk(next, desk, atlas)
}

/// The trips with another version of the trip on the desk: only days that changed are recomputed, and the sign no
/// longer says that everything is saved.
pub(super) fn with_desk(mut trips: Trips, desk: History, atlas: &Atlas) -> Trips {
    let schedule = trips.schedule.after(trips.trip(), desk.trip(), atlas, &trips.ways);
    trips.schedule = Shared::new(schedule);
    let before = Arc::clone(trips.trip());
    trips.look.follow(&before, desk.trip());
    let sign = trips.sign.after_change();
    Trips { desk, sign, ..trips }
}

pub(super) fn fresh(trip: Trip) -> Shelved {
    Shelved::new(History::new(trip))
}

/// Puts a trip on the desk. The one that was there goes back to the shelf, unless nothing was ever put into it.
pub(super) fn put_on_desk(trips: &Trips, taken: Shelved, atlas: &Atlas) -> Trips {
    let mut next = trips.clone();
    let before = trips.trip();
    next.shelf.retain(|other| other.id != taken.id && other.id != before.id);
    if !is_blank(&trips.desk) && before.id != taken.id {
        let back = Shelved { history: trips.desk.clone(), newer: trips.newer };
        // What another tab has deleted stays deleted, unless the reader has chosen to keep it.
        if trips.deleted_elsewhere { next.bin.insert(0, back) } else { next.shelf.push(back) }
    }
    next.deleted_elsewhere = false;
    sort_shelf(&mut next.shelf);
    next.newer = taken.newer;
    next.look.begin_again();
    with_desk(next, taken.history, atlas)
}

/// Sorts by time of change, the latest first, and then by id, so that a reload does not change the order.
pub(super) fn sort_shelf(shelf: &mut [Shelved]) {
    shelf.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.as_str().cmp(b.id.as_str())));
}

/// Whether nothing was ever put into a trip. One that was emptied is not blank, since undo can bring its content back.
pub(super) fn is_blank(history: &History) -> bool {
    let trip = history.trip();
    let empty = trip.visits().next().is_none() && trip.candidates.is_empty() && trip.title.is_empty();
    empty && history.past().len() == 0 && history.future().len() == 0
}

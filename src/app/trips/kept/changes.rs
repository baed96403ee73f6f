//! What is to be written after a change.

use std::collections::BTreeMap;

use crate::app::trips::{Shelved, Trips, is_blank};
use crate::domain::TripId;
use crate::domain::trip::History;

/// What storage is known to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Confirmed {
    /// Trips by id, without damaged ones and those of newer programs.
    pub trips: BTreeMap<TripId, History>,
    /// Damaged records.
    pub damaged: Vec<TripId>,
    /// The trip on the desk.
    pub desk: Option<TripId>,
    /// Deleted trips that can be restored.
    pub bin: Vec<TripId>,
}

/// What is to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Trips to be written.
    pub put: Vec<History>,
    /// Records to be deleted.
    pub delete: Vec<TripId>,
    /// The trip on the desk, if that has changed.
    pub desk: Option<TripId>,
    /// Deleted trips that can be restored, if they have changed.
    pub bin: Option<Vec<TripId>>,
}

impl Changes {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.delete.is_empty() && self.desk.is_none() && self.bin.is_none()
    }
}

/// What has to be written so that storage holds `trips`. A trip on the desk that is still blank is not written.
pub fn changes(confirmed: &Confirmed, trips: &Trips) -> Changes {
    let desk = (!trips.is_untouched()).then(|| trips.trip().id.clone());
    let bin = bin(confirmed, trips);
    let put = to_keep(trips)
        .filter(|history| confirmed.trips.get(&history.trip().id).is_none_or(|kept| !kept.is_same(history)));
    Changes {
        put: put.cloned().collect(),
        delete: deleted(confirmed, trips),
        desk: desk.filter(|desk| confirmed.desk.as_ref() != Some(desk)),
        bin: (confirmed.bin != bin).then_some(bin),
    }
}

/// The deleted trips. A trip on the desk that another tab has deleted is included until the reader has chosen.
fn bin(confirmed: &Confirmed, trips: &Trips) -> Vec<TripId> {
    let mut bin: Vec<TripId> = trips.bin.iter().map(|trip| trip.id.clone()).collect();
    if trips.deleted_elsewhere {
        let desk = &trips.trip().id;
        let place = confirmed.bin.iter().position(|id| id == desk).unwrap_or(0);
        bin.insert(place.min(bin.len()), desk.clone());
    }
    bin
}

/// What storage holds after the changes.
pub fn confirm(confirmed: &Confirmed, changes: &Changes) -> Confirmed {
    let mut next = confirmed.clone();
    next.trips.extend(changes.put.iter().map(|history| (history.trip().id.clone(), history.clone())));
    for id in &changes.delete {
        next.trips.remove(id);
        next.damaged.retain(|damaged| damaged != id);
    }
    next.desk = changes.desk.clone().or(next.desk);
    next.bin = changes.bin.clone().unwrap_or(next.bin);
    next
}

/// Whether nothing has changed that matters for storage. The sign and the last message do not count; the number of
/// the last news does, because writing waits for it.
pub fn holds_the_same(a: &Trips, b: &Trips) -> bool {
    let same = |a: &[Shelved], b: &[Shelved]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.history.is_same(&b.history))
    };
    a.heard == b.heard
        && a.deleted_elsewhere == b.deleted_elsewhere
        && a.desk.is_same(&b.desk)
        && same(&a.shelf, &b.shelf)
        && same(&a.bin, &b.bin)
        && a.damaged == b.damaged
}

fn to_keep(trips: &Trips) -> impl Iterator<Item = &History> {
    let own = |shelved: &&Shelved| shelved.newer.is_none();
    let desk = (trips.newer.is_none() && !trips.is_untouched()).then_some(&trips.desk);
    desk.into_iter().chain(trips.shelf.iter().chain(&trips.bin).filter(own).map(|shelved| &shelved.history))
}

fn deleted(confirmed: &Confirmed, trips: &Trips) -> Vec<TripId> {
    let there = |id: &TripId| {
        let on_desk = &trips.trip().id == id && !trips.is_untouched();
        on_desk || trips.shelf.iter().chain(&trips.bin).any(|trip| &trip.id == id)
    };
    let gone = confirmed.trips.keys().filter(|id| !there(id));
    let damaged = confirmed.damaged.iter().filter(|id| !trips.damaged.iter().any(|one| &one.id == *id));
    gone.chain(damaged).cloned().collect()
}

impl Trips {
    /// Whether the trip on the desk is blank: nothing was ever put into it.
    pub fn is_untouched(&self) -> bool {
        is_blank(&self.desk)
    }
}

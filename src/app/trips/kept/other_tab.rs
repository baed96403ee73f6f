//! Takes in changes of the trips by another tab. No change of either tab is lost without the reader being asked:
//! changes that touch different things are merged, and where they contradict each other both trips are kept until the
//! reader has chosen.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Damaged;
use super::joined::{Joined, joined, replaced};
use crate::app::trips::{Outcome, Shelved, Trips, put_on_desk, sort_shelf, with_desk};
use crate::domain::trip::{EditLabel, History, ReplaceReason, Trip};
use crate::domain::{Atlas, TripId};

/// What another tab did.
#[derive(Clone, Debug, PartialEq)]
pub struct FromOtherTab {
    /// The number of this news, which increases with every news from elsewhere; see [`Trips::heard`].
    pub number: u32,
    /// Trips that it has written.
    pub changed: Vec<Shelved>,
    /// Records that it has written and that cannot be read.
    pub damaged: Vec<Damaged>,
    /// Trips that it has deleted for good.
    pub gone: Vec<TripId>,
    /// Deleted trips that can be restored, if they differ from those that this tab knew.
    pub bin: Option<Vec<TripId>>,
    /// The last version of these trips that both tabs knew, by id. A trip that this tab never knew in storage has none.
    pub bases: BTreeMap<TripId, Arc<Trip>>,
    /// An unused id, for trips that must be kept twice.
    pub spare: TripId,
}

/// Two tabs have changed one trip in ways that cannot be merged. Both trips are kept: this tab's under a new id, the
/// other tab's under the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The trip of this tab.
    pub mine: TripId,
    /// The trip of the other tab, under the id that both had.
    pub theirs: TripId,
}

/// What the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClashChoice {
    /// Both stay, as two trips.
    KeepBoth,
    /// The trip of this tab replaces the other's; undo brings the other's back.
    KeepMine,
    /// The trip of the other tab replaces this tab's; undo brings this tab's back.
    TakeTheirs,
}

/// The trips after another tab has changed them.
pub fn take_over(trips: &Trips, news: FromOtherTab, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let mut next = Trips { heard: news.number, ..trips.clone() };
    let desk = trips.trip().id.clone();
    let mut world = Merging { bases: news.bases, spare: news.spare, spares: 0, atlas, now };
    let stays =
        |trip: &Shelved, world: &Merging<'_>| !news.gone.contains(&trip.id) || !world.is_as_known(trip);
    next.shelf.retain(|trip| stays(trip, &world));
    next.bin.retain(|trip| stays(trip, &world));
    for theirs in news.changed {
        next = if theirs.id == desk {
            desk_changed(next, theirs, &mut world)
        } else {
            other_changed(next, theirs, &mut world)
        };
    }
    for one in news.damaged.into_iter().filter(|one| !trips.damaged.iter().any(|known| known.id == one.id)) {
        // The damaged record must not be overwritten, so the trip continues under another id.
        if one.id == desk {
            next = with_desk(next, trips.desk.renamed(&world.spare()), atlas);
        }
        next.damaged.push(one);
    }
    if news.gone.contains(&desk) && world.is_as_known(next.trip()) {
        next.say(Outcome::Deleted(trips.trip().title.clone()));
        next = with_desk(next, History::new(Trip::new(world.spare(), "", now)), atlas);
    }
    // A trip that continues under another id is not the one that was deleted.
    next.deleted_elsewhere &= next.trip().id == desk;
    if let Some(bin) = news.bin {
        sort_out(&mut next, &bin);
    }
    sort_shelf(&mut next.shelf);
    next
}

/// What is needed to take in another tab's trips.
struct Merging<'a> {
    bases: BTreeMap<TripId, Arc<Trip>>,
    /// An unused id.
    spare: TripId,
    /// How many ids were made from it.
    spares: u32,
    atlas: &'a Atlas,
    now: DateTime<Utc>,
}

impl Merging<'_> {
    /// Whether this tab has not changed the trip since the version that both tabs knew.
    fn is_as_known(&self, trip: &Trip) -> bool {
        self.bases.get(&trip.id).is_some_and(|base| trip.same_plan(base))
    }

    fn joined(&self, mine: &Shelved, theirs: &Shelved) -> Joined {
        joined(mine, theirs, self.bases.get(&theirs.id).map(|base| &**base), self.now)
    }

    /// The spare id itself, then further unused ids made from it.
    fn spare(&mut self) -> TripId {
        self.spares += 1;
        match self.spares {
            1 => self.spare.clone(),
            n => TripId::from(format!("{}{n}", self.spare).as_str()),
        }
    }
}

/// Moves every trip to where another tab has put it: into the bin or back to the shelf. The trip on the desk stays
/// there, and the reader is asked.
fn sort_out(trips: &mut Trips, bin: &[TripId]) {
    let all = std::mem::take(&mut trips.shelf).into_iter().chain(std::mem::take(&mut trips.bin));
    (trips.bin, trips.shelf) = all.partition(|trip| bin.contains(&trip.id));
    trips.bin.sort_by_key(|trip| bin.iter().position(|id| id == &trip.id));
    trips.deleted_elsewhere = bin.contains(&trips.trip().id);
}

fn desk_changed(trips: Trips, theirs: Shelved, world: &mut Merging<'_>) -> Trips {
    let mine = Shelved { history: trips.desk.clone(), newer: trips.newer };
    match world.joined(&mine, &theirs) {
        Joined::Theirs => with_desk(Trips { newer: theirs.newer, ..trips }, theirs.history, world.atlas),
        Joined::Mine => trips,
        Joined::Both(desk) => {
            let mut next = trips;
            next.say(Outcome::Did(EditLabel::Replace { reason: ReplaceReason::OtherTab }));
            with_desk(next, desk, world.atlas)
        }
        Joined::Neither => {
            let (mut next, spare) = (trips, world.spare());
            next.clash = Some(Clash { mine: spare.clone(), theirs: theirs.id.clone() });
            next.shelf.push(theirs);
            let desk = next.desk.renamed(&spare);
            with_desk(next, desk, world.atlas)
        }
    }
}

/// Takes in a trip that is not on the desk. This tab may have edited it without having written that yet.
fn other_changed(mut trips: Trips, theirs: Shelved, world: &mut Merging<'_>) -> Trips {
    let Some(mine) = trips.shelf.iter_mut().chain(&mut trips.bin).find(|trip| trip.id == theirs.id) else {
        trips.shelf.push(theirs);
        return trips;
    };
    match world.joined(mine, &theirs) {
        Joined::Theirs => *mine = theirs,
        Joined::Mine => {}
        Joined::Both(history) => mine.history = history,
        Joined::Neither => {
            let spare = world.spare();
            let own = Shelved::new(mine.history.renamed(&spare));
            let clash = Clash { mine: spare, theirs: theirs.id.clone() };
            *mine = theirs;
            trips.shelf.push(own);
            // One question at a time; where one is open already, both trips are kept anyway.
            trips.clash.get_or_insert(clash);
            trips.sign = trips.sign.after_change();
        }
    }
    trips
}

/// The trips after the reader's choice.
pub fn settle(trips: &Trips, choice: ClashChoice, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let next = Trips { clash: None, ..trips.clone() };
    let Some(clash) = &trips.clash else { return next };
    let find = |id: &TripId| {
        let shelved = trips.shelf.iter().find(|trip| &trip.id == id).map(|shelved| shelved.history.clone());
        shelved.or_else(|| (&trips.trip().id == id).then(|| trips.desk.clone()))
    };
    let (Some(mine), Some(theirs)) = (find(&clash.mine), find(&clash.theirs)) else { return next };
    let desk = match choice {
        ClashChoice::KeepBoth => return next,
        ClashChoice::KeepMine => replaced(&theirs, (**mine.trip()).clone(), now),
        ClashChoice::TakeTheirs => replaced(&mine.renamed(&clash.theirs), (**theirs.trip()).clone(), now),
    };
    let mut next = put_on_desk(&next, Shelved::new(desk.unwrap_or(theirs)), atlas);
    next.shelf.retain(|trip| trip.id != clash.mine);
    next
}

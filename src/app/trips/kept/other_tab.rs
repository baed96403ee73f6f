//! What becomes of the trips when another tab has changed them. Nothing that was done in either tab is lost without the
//! reader being asked: changes that touch different things are brought together, and where they contradict each other
//! both trips are kept until the reader has chosen.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Damaged, merge};
use crate::app::trips::{Outcome, Shelved, Trips, put_on_desk, sort_shelf, with_desk};
use crate::domain::trip::{Edit, EditLabel, History, ReplaceReason, Trip};
use crate::domain::{Atlas, TripId};

/// What another tab did.
#[derive(Clone, Debug, PartialEq)]
pub struct FromOtherTab {
    /// Rises with all that the trips are told from elsewhere; see [`Trips::heard`].
    pub number: u32,
    /// Trips that it has written.
    pub changed: Vec<Shelved>,
    /// Records that it has written and that cannot be read.
    pub damaged: Vec<Damaged>,
    /// Trips that it has deleted for good.
    pub gone: Vec<TripId>,
    /// Deleted trips that can be had back, when they are others than this tab knew.
    pub bin: Option<Vec<TripId>>,
    /// The trip on the desk as both tabs knew it last.
    pub base: Option<Arc<Trip>>,
    /// An id that no trip has, for a trip that must be kept twice.
    pub spare: TripId,
}

/// Two tabs have changed one trip so that both changes cannot be had. Both trips are kept: the one of this tab is on the
/// desk under an id of its own, the other's on the shelf.
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
    /// The trip of this tab takes the place of the other's; undo brings that back.
    KeepMine,
    /// The trip of the other tab takes the place of this one's; undo brings that back.
    TakeTheirs,
}

/// The trips after another tab has changed them.
pub fn take_over(trips: &Trips, news: FromOtherTab, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let mut next = Trips { heard: news.number, ..trips.clone() };
    let desk = trips.trip().id.clone();
    next.shelf.retain(|trip| !news.gone.contains(&trip.id));
    next.bin.retain(|trip| !news.gone.contains(&trip.id));
    let base = news.base;
    for theirs in news.changed {
        if theirs.id == desk {
            next = desk_changed(&next, theirs, base.as_deref(), &news.spare, atlas, now);
        } else if let Some(deleted) = next.bin.iter_mut().find(|trip| trip.id == theirs.id) {
            *deleted = theirs;
        } else {
            next.shelf.retain(|trip| trip.id != theirs.id);
            next.shelf.push(theirs);
        }
    }
    for one in news.damaged.into_iter().filter(|one| !trips.damaged.iter().any(|known| known.id == one.id)) {
        // What lies there now is not to be written over, so the trip goes on under another id.
        if one.id == desk {
            next = with_desk(next, trips.desk.renamed(&news.spare), atlas);
        }
        next.damaged.push(one);
    }
    if news.gone.contains(&desk) && is_as_known(&next, base.as_deref()) {
        next.say(Outcome::Deleted(trips.trip().title.clone()));
        next = with_desk(next, History::new(Trip::new(news.spare, "", now)), atlas);
    }
    // A trip that goes on under another id is not the one that was deleted.
    next.deleted_elsewhere &= next.trip().id == desk;
    if let Some(bin) = news.bin {
        sort_out(&mut next, &bin);
    }
    sort_shelf(&mut next.shelf);
    next
}

/// Puts every trip where another tab has put it: among the deleted ones or back on the shelf. The trip on the desk stays
/// there, and the reader is asked.
fn sort_out(trips: &mut Trips, bin: &[TripId]) {
    let all = std::mem::take(&mut trips.shelf).into_iter().chain(std::mem::take(&mut trips.bin));
    (trips.bin, trips.shelf) = all.partition(|trip| bin.contains(&trip.id));
    trips.bin.sort_by_key(|trip| bin.iter().position(|id| id == &trip.id));
    trips.deleted_elsewhere = bin.contains(&trips.trip().id);
}

fn is_as_known(trips: &Trips, base: Option<&Trip>) -> bool {
    base.is_none_or(|base| trips.trip().same_plan(base))
}

fn desk_changed(
    trips: &Trips,
    theirs: Shelved,
    base: Option<&Trip>,
    spare: &TripId,
    atlas: &Atlas,
    now: DateTime<Utc>,
) -> Trips {
    if is_as_known(trips, base) || trips.trip().same_plan(&theirs) {
        let next = Trips { newer: theirs.newer, ..trips.clone() };
        return with_desk(next, theirs.history, atlas);
    }
    let merged = base.filter(|_| theirs.newer.is_none()).and_then(|base| merge(base, trips.trip(), &theirs));
    match merged.and_then(|merged| replaced(&trips.desk, merged, now)) {
        Some(desk) => {
            let mut next = trips.clone();
            next.say(Outcome::Did(EditLabel::Replace { reason: ReplaceReason::OtherTab }));
            with_desk(next, desk, atlas)
        }
        None => kept_twice(trips, theirs, spare, atlas),
    }
}

fn replaced(desk: &History, with: Trip, now: DateTime<Utc>) -> Option<History> {
    let edit = Edit::Replace { with: Box::new(with), reason: ReplaceReason::OtherTab };
    desk.perform(&edit, now).ok()
}

fn kept_twice(trips: &Trips, theirs: Shelved, spare: &TripId, atlas: &Atlas) -> Trips {
    let mut next = trips.clone();
    next.clash = Some(Clash { mine: spare.clone(), theirs: theirs.id.clone() });
    next.shelf.push(theirs);
    with_desk(next, trips.desk.renamed(spare), atlas)
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

//! Changes that a page could not write before it was closed: storage is asynchronous, and a closing page gets no time
//! for it. They are left beside storage, where writing is synchronous, under a name of that page. The next page takes
//! up all that it finds.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Changes, Confirmed, FromOtherTab, other_tab::take_over, read_record, record_of};
use crate::app::trips::{Shelved, Trips, put_on_desk, with_desk};
use crate::domain::storage::Record;
use crate::domain::{Atlas, Trip, TripId};

/// A longer history, in bytes, is not left: browsers keep only some megabytes per host.
const MAX_HISTORY_BYTES: usize = 500_000;

/// A text that a page has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftText {
    /// The name under which it is stored.
    pub name: String,
    /// The text that [`leave`] made.
    pub text: String,
}

/// What was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftChanges {
    /// The trip on the desk, if it differed from the one in storage.
    pub desk: Option<String>,
    /// The trips that were not written.
    pub records: Vec<LeftRecord>,
}

/// A trip that was not written, or whose writing was not confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftRecord {
    /// The trip's id.
    pub id: String,
    /// The document, as JSON.
    pub doc: String,
    /// The history, as JSON; empty where it was too long to be left.
    pub history: String,
    /// The revisions of the record that this one follows: what storage held, and what was still being written.
    pub follows: Vec<String>,
}

/// The text to leave; `None` if there is nothing to leave. `follows` gives the revisions that a trip, by id, follows.
pub fn leave(todo: &Changes, follows: impl Fn(&str) -> Vec<String>) -> Option<String> {
    if todo.put.is_empty() {
        return None;
    }
    let records = todo.put.iter().map(|history| {
        let Record { id, doc, history, .. } = record_of(history, String::new());
        let history = if history.len() > MAX_HISTORY_BYTES { String::new() } else { history };
        LeftRecord { follows: follows(&id), id, doc, history }
    });
    let left = LeftChanges { desk: todo.desk.as_ref().map(ToString::to_string), records: records.collect() };
    serde_json::to_string(&left).ok()
}

/// What is needed to apply left changes to the trips.
pub struct Ground<'a> {
    /// The records in storage.
    pub stored: &'a [Record],
    /// The same records, as what storage is known to hold.
    pub confirmed: &'a Confirmed,
    /// Makes unused ids, for trips that must be kept twice.
    pub new_id: &'a dyn Fn() -> String,
    /// The stops.
    pub atlas: &'a Atlas,
    /// The time.
    pub now: DateTime<Utc>,
}

/// The trips of storage with the changes that a page has left applied; `None` where a part of them cannot be read,
/// which may be of a newer program. A stored trip that the left one follows is replaced. One that another page has
/// written since is merged with the left one, or both are kept and the reader is asked.
pub fn lay_over(trips: &Trips, left: &LeftChanges, ground: &Ground<'_>) -> Option<Trips> {
    let mut next = trips.clone();
    for record in &left.records {
        next = lay_one(next, record, ground)?;
    }
    let desk = left.desk.as_deref().filter(|desk| next.trip().id.as_str() != *desk);
    let on_shelf = desk.and_then(|desk| next.shelf.iter().find(|trip| trip.id.as_str() == desk).cloned());
    if let Some(desk) = on_shelf {
        next = put_on_desk(&next, desk, ground.atlas);
    }
    // The reader has not done anything yet, so there is no outcome to report.
    next.said.clone_from(&trips.said);
    Some(next)
}

fn lay_one(mut trips: Trips, left: &LeftRecord, ground: &Ground<'_>) -> Option<Trips> {
    let LeftRecord { id, doc, history, follows } = left.clone();
    let key = TripId::from(id.as_str());
    let held = ground.stored.iter().find(|record| record.id == id);
    if held.is_some_and(|held| held.doc == doc) {
        return Some(trips);
    }
    let rev = String::new();
    let mine = read_record(&Record { id, doc, history, rev }, ground.atlas).ok();
    let mut mine = mine.filter(|mine| mine.newer.is_none())?;
    if is_untouchable(&trips, &key) {
        mine.history = mine.history.renamed(&TripId::from((ground.new_id)().as_str()));
        trips.shelf.push(mine);
        return Some(trips);
    }
    let base = ground.confirmed.trips.get(&key).map(|stored| stored.trip().clone());
    if held.is_none_or(|held| follows.contains(&held.rev)) {
        let bases = base.map(|base| (key, base)).into_iter().collect();
        return Some(told(&trips, mine, bases, ground));
    }
    match replace(&mut trips, mine.clone(), ground) {
        Some(theirs) => Some(told(&trips, theirs, [].into(), ground)),
        None => Some(told(&trips, mine, [].into(), ground)),
    }
}

/// Whether the stored trip must not be overwritten: it cannot be read, or is of a newer program.
fn is_untouchable(trips: &Trips, key: &TripId) -> bool {
    let newer_desk = trips.newer.is_some() && &trips.trip().id == key;
    let newer = |trip: &Shelved| trip.newer.is_some() && &trip.id == key;
    newer_desk
        || trips.damaged.iter().any(|damaged| &damaged.id == key)
        || trips.shelf.iter().chain(&trips.bin).any(newer)
}

/// Replaces the stored trip with `mine` and returns the stored one; `None` where the trips hold another version of it.
fn replace(trips: &mut Trips, mine: Shelved, ground: &Ground<'_>) -> Option<Shelved> {
    let stored = ground.confirmed.trips.get(&mine.id)?;
    if trips.desk.is_same(stored) {
        *trips = with_desk(trips.clone(), mine.history, ground.atlas);
        return Some(Shelved::new(stored.clone()));
    }
    let place = trips.shelf.iter_mut().chain(&mut trips.bin).find(|trip| trip.history.is_same(stored))?;
    Some(std::mem::replace(place, mine))
}

fn told(trips: &Trips, changed: Shelved, bases: BTreeMap<TripId, Arc<Trip>>, ground: &Ground<'_>) -> Trips {
    let news = FromOtherTab {
        number: trips.heard,
        changed: vec![changed],
        damaged: Vec::new(),
        gone: Vec::new(),
        bin: None,
        bases,
        spare: TripId::from((ground.new_id)().as_str()),
    };
    take_over(trips, news, ground.atlas, ground.now)
}

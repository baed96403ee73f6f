//! The other tabs: told what was written here, asked about when they may have written.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::keeper::{Keeper, id, record};
use super::{new_id, writing};
use crate::app::TripsMsg;
use crate::app::trips::Shelved;
use crate::app::trips::kept::{Damaged, FromOtherTab, read_record};
use crate::domain::TripId;
use crate::platform::storage::{Batch, StorageError, Stored};

/// The word before the ids of records that were written or deleted.
const WRITTEN: &str = "written";
/// The word for other trips being among the deleted ones that can be had back.
const BINNED: &str = "binned";
/// The word for everything having been deleted.
pub const FORGOTTEN: &str = "forgotten";

/// Tells the others what was written.
pub fn tell(keeper: &Keeper, batch: &Batch) {
    let ids =
        batch.put.iter().map(|(stored, _)| stored.id.as_str()).chain(batch.delete.iter().map(String::as_str));
    let words: Vec<&str> = std::iter::once(WRITTEN).chain(ids).collect();
    let Some(channel) = &*keeper.channel.borrow() else { return };
    if words.len() > 1 {
        channel.post(words);
    }
    if batch.bin.is_some() {
        channel.post([BINNED]);
    }
}

/// Another tab spoke.
pub fn heard(keeper: &Rc<Keeper>, words: &[String]) {
    match words.split_first() {
        Some((word, ids)) if word == WRITTEN => look(keeper, Some(ids.to_vec())),
        Some((word, _)) if word == BINNED => look(keeper, None),
        Some((word, _)) if word == FORGOTTEN => keeper.forgotten(),
        _ => {}
    }
}

/// Looks whether records are others than this tab knows: those of some ids, or all.
pub fn look(keeper: &Rc<Keeper>, ids: Option<Vec<String>>) {
    if keeper.latest.borrow().is_none() {
        return;
    }
    let keeper = keeper.clone();
    spawn_local(async move {
        match read(&keeper, ids.as_deref()).await {
            // The answer may be older than what is being written.
            Ok(_) if keeper.is_writing.get() => keeper.look_later.set(true),
            Ok((stored, bin)) => {
                take(&keeper, stored, bin, ids);
                writing::now(&keeper);
            }
            Err(_) => writing::later(&keeper),
        }
    });
}

/// Some records, or all of them with the ids of those that are deleted.
type Read = (Vec<Stored>, Option<Vec<String>>);

async fn read(keeper: &Keeper, ids: Option<&[String]>) -> Result<Read, StorageError> {
    let storage = keeper.connection().await?;
    let read = match ids {
        Some(ids) => storage.some(ids).await.map(|records| (records, None)),
        None => storage.all().await.map(|all| (all.records, Some(all.bin))),
    };
    if read.is_err() {
        keeper.storage.take();
    }
    read
}

fn take(keeper: &Keeper, stored: Vec<Stored>, bin: Option<Vec<String>>, ids: Option<Vec<String>>) {
    let base = keeper.base();
    let gone = gone(keeper, &stored, ids);
    let (changed, damaged) = news(keeper, stored);
    let bin = bin.and_then(|bin| other_bin(keeper, &bin));
    keeper.has_read.set(true);
    if changed.is_empty() && damaged.is_empty() && gone.is_empty() && bin.is_none() {
        return;
    }
    let news = FromOtherTab { number: keeper.news(), changed, damaged, gone, bin, base, spare: new_id() };
    keeper.dispatch.trips(TripsMsg::ChangedElsewhere(Box::new(news)));
}

/// The deleted trips, when they are others than this tab knew; from now on it knows them.
fn other_bin(keeper: &Keeper, bin: &[String]) -> Option<Vec<TripId>> {
    let bin: Vec<TripId> = bin.iter().map(|key| id(key)).collect();
    let mut confirmed = keeper.confirmed.borrow_mut();
    let other = confirmed.bin != bin;
    confirmed.bin.clone_from(&bin);
    other.then_some(bin)
}

fn gone(keeper: &Keeper, stored: &[Stored], ids: Option<Vec<String>>) -> Vec<TripId> {
    let mut confirmed = keeper.confirmed.borrow_mut();
    let known = || confirmed.trips.keys().map(ToString::to_string).collect();
    let asked: Vec<String> = ids.unwrap_or_else(known);
    let missing = asked.iter().filter(|id| !stored.iter().any(|one| &one.id == *id)).map(|key| id(key));
    let gone: Vec<TripId> = missing.filter(|id| confirmed.trips.contains_key(id)).collect();
    for id in &gone {
        confirmed.trips.remove(id);
        keeper.revs.borrow_mut().remove(id.as_str());
    }
    gone
}

/// What is new in the records; from now on it is what storage is known to hold.
fn news(keeper: &Keeper, stored: Vec<Stored>) -> (Vec<Shelved>, Vec<Damaged>) {
    let (mut revs, mut confirmed) = (keeper.revs.borrow_mut(), keeper.confirmed.borrow_mut());
    let atlas = keeper.atlas.borrow();
    let (mut changed, mut damaged) = (Vec::new(), Vec::new());
    for one in stored {
        if revs.get(&one.id) == Some(&one.rev) {
            continue;
        }
        match read_record(&record(&one), &atlas) {
            Ok(shelved) if shelved.newer.is_none() => {
                confirmed.trips.insert(shelved.id.clone(), shelved.history.clone());
                changed.push(shelved);
            }
            Ok(shelved) => {
                confirmed.trips.remove(&shelved.id);
                changed.push(shelved);
            }
            Err(unread) => {
                confirmed.trips.remove(&unread.id);
                confirmed.damaged.push(unread.id.clone());
                damaged.push(unread);
            }
        }
        revs.insert(one.id, one.rev);
    }
    (changed, damaged)
}

//! Writing what changed: at once, one writing at a time, again after a failure.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::keeper::{Keeper, trouble};
use super::{left, other_tabs};
use crate::app::trips::kept::{Changes, Record, Sign, Trouble, changes, confirm};
use crate::platform;
use crate::platform::storage::{Batch, StorageError, Stored, ask_to_persist};

/// The wait after a first failure, in milliseconds; each further one doubles it.
const WAIT_MS: u32 = 1_000;
/// The longest wait.
const LONGEST_WAIT_MS: u32 = 30_000;
/// Remembers that the browser was asked to keep the site's storage.
const ASKED: &str = "asked-to-persist";

/// Writes as soon as the page has been painted with the change.
pub fn soon(keeper: &Rc<Keeper>) {
    after(keeper, 0);
}

/// Writes after a while, because storage does not answer now.
pub fn later(keeper: &Rc<Keeper>) {
    let failures = keeper.failures.get();
    keeper.failures.set(failures.saturating_add(1));
    after(keeper, WAIT_MS.saturating_mul(1 << failures.min(5)).min(LONGEST_WAIT_MS));
}

fn after(keeper: &Rc<Keeper>, wait_ms: u32) {
    let weak = Rc::downgrade(keeper);
    let timeout = Timeout::new(wait_ms, move || weak.upgrade().into_iter().for_each(|keeper| now(&keeper)));
    keeper.soon.replace(Some(timeout));
}

/// Writes what is not written yet, unless a writing is on its way, which goes on with what came meanwhile, or the
/// application has not yet taken in what another tab has done, after which it is written as well.
pub fn now(keeper: &Rc<Keeper>) {
    // Dropping the timer from within its own call is fine: it has run.
    keeper.soon.take();
    let Some(trips) = keeper.latest.borrow().clone() else { return };
    if keeper.is_writing.get() || trips.heard != keeper.told.get() {
        return;
    }
    let todo = changes(&keeper.confirmed.borrow(), &trips);
    if todo.is_empty() {
        left::forget(keeper);
        if trips.sign == Sign::Saving {
            keeper.sign(Sign::Saved);
        }
        return;
    }
    keeper.is_writing.set(true);
    let (keeper, batch) = (keeper.clone(), batch(keeper, &todo));
    let revs = batch.put.iter().map(|(stored, _)| (stored.id.clone(), stored.rev.clone())).collect();
    keeper.on_its_way.replace(revs);
    spawn_local(async move {
        let result = write(&keeper, &batch).await;
        keeper.is_writing.set(false);
        keeper.on_its_way.take();
        match result {
            Ok(()) => written(&keeper, &todo, &batch),
            Err(why) => failed(&keeper, why),
        }
        if keeper.look_later.take() {
            other_tabs::look(&keeper, None);
        }
    });
}

fn batch(keeper: &Keeper, todo: &Changes) -> Batch {
    let revs = keeper.revs.borrow();
    let put = todo.put.iter().map(|history| {
        let Record { id, doc, history, rev } = Record::of(history, platform::random::id());
        let expected = revs.get(&id).cloned();
        (Stored { id, doc, history, rev }, expected)
    });
    Batch {
        put: put.collect(),
        delete: todo.delete.iter().map(ToString::to_string).collect(),
        desk: todo.desk.as_ref().map(ToString::to_string),
        bin: todo.bin.as_ref().map(|bin| bin.iter().map(ToString::to_string).collect()),
    }
}

/// A connection that was closed under us is opened again before that counts as a failure.
async fn write(keeper: &Keeper, batch: &Batch) -> Result<(), StorageError> {
    match write_once(keeper, batch).await {
        Err(StorageError::Closed(_)) => {
            keeper.storage.take();
            write_once(keeper, batch).await
        }
        done => done,
    }
}

async fn write_once(keeper: &Keeper, batch: &Batch) -> Result<(), StorageError> {
    keeper.connection().await?.write(batch).await
}

fn written(keeper: &Rc<Keeper>, todo: &Changes, batch: &Batch) {
    keeper.failures.set(0);
    let confirmed = confirm(&keeper.confirmed.borrow(), todo);
    keeper.confirmed.replace(confirmed);
    let mut revs = keeper.revs.borrow_mut();
    revs.extend(batch.put.iter().map(|(stored, _)| (stored.id.clone(), stored.rev.clone())));
    batch.delete.iter().for_each(|id| drop(revs.remove(id)));
    drop(revs);
    other_tabs::tell(keeper, batch);
    if !keeper.has_read.get() {
        // Storage did not answer when the trips were asked for; it does now.
        other_tabs::look(keeper, None);
    }
    persist_once(todo);
    now(keeper);
    if !keeper.is_writing.get() {
        keeper.sign(Sign::Saved);
    }
}

fn persist_once(todo: &Changes) {
    let is_real = todo.put.iter().any(|history| history.trip().visits().next().is_some());
    if is_real && platform::preferences::load(ASKED).is_none() {
        platform::preferences::save(ASKED, "yes");
        ask_to_persist();
    }
}

fn failed(keeper: &Rc<Keeper>, why: StorageError) {
    if let StorageError::Clash(ids) = why {
        return other_tabs::look(keeper, Some(ids));
    }
    let trouble = trouble(&why);
    keeper.storage.take();
    keeper.sign(Sign::NotSaved(trouble));
    if trouble != Trouble::Refused {
        later(keeper);
    }
}

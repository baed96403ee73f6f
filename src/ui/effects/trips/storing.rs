//! The database of the page: opened when it is needed, and reopened after a failure.

use std::rc::Rc;

use super::keeper::TripSync;
use crate::domain::storage::{Batch, Everything, StorageError};
use crate::platform::preferences;
use crate::platform::storage::{Storage, ask_to_persist};

/// The preferences key that records that the browser was asked to keep the site's storage.
const ASKED: &str = "asked-to-persist";

/// Reads the records of these keys, or everything for `None`.
///
/// # Errors
/// When storage cannot be opened or read.
pub(super) async fn read(keeper: &TripSync, ids: Option<&[String]>) -> Result<Everything, StorageError> {
    let storage = connection(keeper).await?;
    let read = match ids {
        Some(ids) => storage.some(ids).await.map(|records| Everything { records, ..Everything::default() }),
        None => storage.all().await,
    };
    hang_up_after(keeper, read)
}

/// Writes the batch.
///
/// # Errors
/// When storage cannot be opened, or does not accept the batch.
pub(super) async fn write(keeper: &TripSync, batch: &Batch) -> Result<(), StorageError> {
    let written = connection(keeper).await?.write(batch).await;
    if matches!(written, Err(StorageError::Clash(_))) { written } else { hang_up_after(keeper, written) }
}

/// Deletes everything, even if no page has asked for trips yet. If the browser refuses storage, there is nothing to
/// delete. Returns whether it worked.
pub(super) async fn wipe(keeper: Option<&TripSync>) -> bool {
    let storage = match keeper {
        Some(keeper) => connection(keeper).await,
        None => Storage::open().await.map(Rc::new),
    };
    match storage {
        Ok(storage) => storage.clear().await.is_ok(),
        Err(why) => why == StorageError::Refused,
    }
}

/// Asks the browser to keep the site's storage, unless it was asked before.
pub(super) fn persist_once() {
    if preferences::load(ASKED).is_none() {
        preferences::save(ASKED, "yes");
        ask_to_persist();
    }
}

async fn connection(keeper: &TripSync) -> Result<Rc<Storage>, StorageError> {
    let open = keeper.storage.borrow().clone();
    if let Some(storage) = open {
        return Ok(storage);
    }
    let storage = Rc::new(Storage::open().await?);
    keeper.storage.replace(Some(storage.clone()));
    Ok(storage)
}

/// Drops the connection if something failed on it, so that it is not used again.
fn hang_up_after<T>(keeper: &TripSync, done: Result<T, StorageError>) -> Result<T, StorageError> {
    if done.is_err() {
        keeper.storage.take();
    }
    done
}

//! The database of the page: opened when it is needed, and again where it was closed under us.

use std::rc::Rc;

use super::keeper::Keeper;
use crate::domain::storage::{Batch, Everything, StorageError};
use crate::platform::preferences;
use crate::platform::storage::{Storage, ask_to_persist};

/// Remembers that the browser was asked to keep the site's storage.
const ASKED: &str = "asked-to-persist";

/// The records of these keys, or everything.
pub(super) async fn read(keeper: &Keeper, ids: Option<&[String]>) -> Result<Everything, StorageError> {
    let storage = connection(keeper).await?;
    let read = match ids {
        Some(ids) => storage.some(ids).await.map(|records| Everything { records, ..Everything::default() }),
        None => storage.all().await,
    };
    hang_up_after(keeper, read)
}

/// Writes the batch.
pub(super) async fn write(keeper: &Keeper, batch: &Batch) -> Result<(), StorageError> {
    let written = connection(keeper).await?.write(batch).await;
    if matches!(written, Err(StorageError::Clash(_))) { written } else { hang_up_after(keeper, written) }
}

/// Deletes everything, also where no page has asked for trips yet. Where the browser keeps nothing there is nothing to
/// delete. Tells whether it worked.
pub(super) async fn wipe(keeper: Option<&Keeper>) -> bool {
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

async fn connection(keeper: &Keeper) -> Result<Rc<Storage>, StorageError> {
    let open = keeper.storage.borrow().clone();
    if let Some(storage) = open {
        return Ok(storage);
    }
    let storage = Rc::new(Storage::open().await?);
    keeper.storage.replace(Some(storage.clone()));
    Ok(storage)
}

/// A connection on which something failed is not used again.
fn hang_up_after<T>(keeper: &Keeper, done: Result<T, StorageError>) -> Result<T, StorageError> {
    if done.is_err() {
        keeper.storage.take();
    }
    done
}

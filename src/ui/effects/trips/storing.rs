//! The database of the page: opened when it is needed, and reopened after a failure.

use std::cell::RefCell;
use std::rc::Rc;

use crate::domain::storage::{Batch, Everything, StorageError};
use crate::platform::preferences;
use crate::platform::storage::{Storage, ask_to_persist};

/// The preferences key that records that the browser was asked to keep the site's storage.
const ASKED: &str = "asked-to-persist";

/// The connection to the database, while there is one.
#[derive(Default)]
pub(super) struct Connection(RefCell<Option<Rc<Storage>>>);

impl Connection {
    /// Reads the records of these keys, or everything for `None`.
    ///
    /// # Errors
    /// When storage cannot be opened or read.
    pub(super) async fn read(&self, ids: Option<&[String]>) -> Result<Everything, StorageError> {
        let storage = self.opened().await?;
        let read = match ids {
            Some(ids) => {
                storage.some(ids).await.map(|records| Everything { records, ..Everything::default() })
            }
            None => storage.all().await,
        };
        self.closed_after(read)
    }

    /// Writes the batch.
    ///
    /// # Errors
    /// When storage cannot be opened, or does not accept the batch.
    pub(super) async fn write(&self, batch: &Batch) -> Result<(), StorageError> {
        let written = self.opened().await?.write(batch).await;
        if matches!(written, Err(StorageError::Clash(_))) { written } else { self.closed_after(written) }
    }

    /// Deletes everything, and drops the connection if that worked. If the browser refuses storage, there is nothing to
    /// delete. Returns whether it worked.
    pub(super) async fn wipe(&self) -> bool {
        let wiped = match self.opened().await {
            Ok(storage) => storage.clear().await.is_ok(),
            Err(why) => why == StorageError::Refused,
        };
        if wiped {
            self.0.take();
        }
        wiped
    }

    async fn opened(&self) -> Result<Rc<Storage>, StorageError> {
        let open = self.0.borrow().clone();
        if let Some(storage) = open {
            return Ok(storage);
        }
        let storage = Rc::new(Storage::open().await?);
        self.0.replace(Some(storage.clone()));
        Ok(storage)
    }

    /// Drops the connection if something failed on it, so that it is not used again.
    fn closed_after<T>(&self, done: Result<T, StorageError>) -> Result<T, StorageError> {
        if done.is_err() {
            self.0.take();
        }
        done
    }
}

/// Asks the browser to keep the site's storage, unless it was asked before.
pub(super) fn persist_once() {
    if preferences::load(ASKED).is_none() {
        preferences::save(ASKED, "yes");
        ask_to_persist();
    }
}

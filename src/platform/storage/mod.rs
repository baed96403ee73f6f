//! The trips' database: records by their ids in IndexedDB, which is the one place in a browser that keeps what it has
//! called written even when it is killed a moment later. It knows nothing of trips; a record is four texts.

mod database;
mod record;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbObjectStore, IdbTransaction};

use crate::domain::storage::{Batch, Everything, Record, StorageError, is_expected};
use database::{Database, commit, ended, result_of};

/// The database.
const NAME: &str = "hangyong";
/// Of its layout, not of the documents in it.
const VERSION: u32 = 1;
/// Records by `id`.
const TRIPS: &str = "trips";
/// Two words about the trips: which one is on the desk, and which were deleted.
const DESK: &str = "desk";
/// The key of that.
const DESK_KEY: &str = "on";
/// Beside it, under this key: the ids of deleted trips that can be had back, a line for each.
const BIN_KEY: &str = "bin";
/// And under this one: the stamps, as their document.
const STAMPS_KEY: &str = "stamps";

/// Asks the browser not to clear the site's storage by itself. Some ask the reader, so it is asked once.
pub fn ask_to_persist() {
    let manager = web_sys::window().map(|window| window.navigator().storage());
    // Old browsers, and pages that are not secure, have no manager.
    if let Some(manager) = manager.filter(|manager| !manager.is_undefined())
        && let Ok(answer) = manager.persist()
    {
        wasm_bindgen_futures::spawn_local(async move {
            let _either_way = wasm_bindgen_futures::JsFuture::from(answer).await;
        });
    }
}

/// An open database.
pub struct Storage(Database);

impl Storage {
    /// Opens the database; makes it where there is none.
    ///
    /// # Errors
    /// When the browser refuses, or does not answer in time.
    pub async fn open() -> Result<Self, StorageError> {
        Ok(Self(Database::open().await?))
    }

    /// Every record, and the words about them.
    ///
    /// # Errors
    /// When the connection is gone or reading fails.
    pub async fn all(&self) -> Result<Everything, StorageError> {
        let transaction = self.0.reading()?;
        let trips = store(&transaction, TRIPS)?.get_all().map_err(error)?;
        let words = store(&transaction, DESK)?;
        let desk = words.get(&DESK_KEY.into()).map_err(error)?;
        let bin = words.get(&BIN_KEY.into()).map_err(error)?;
        let (trips, desk, bin) = (result_of(&trips), result_of(&desk), result_of(&bin));
        let trips: Array = trips.await?.into();
        let desk = desk.await?.as_string();
        let bin = bin.await?.as_string().unwrap_or_default();
        Ok(Everything {
            records: trips.iter().filter_map(|value| record::from_value(&value)).collect(),
            desk,
            bin: bin.lines().map(str::to_owned).collect(),
        })
    }

    /// Some records; those that are not there are left out.
    ///
    /// # Errors
    /// When the connection is gone or reading fails.
    pub async fn some(&self, ids: &[String]) -> Result<Vec<Record>, StorageError> {
        let transaction = self.0.reading()?;
        let trips = store(&transaction, TRIPS)?;
        let mut found = Vec::new();
        for id in ids {
            let value = result_of(&trips.get(&id.into()).map_err(error)?).await?;
            found.extend(record::from_value(&value));
        }
        Ok(found)
    }

    /// Writes a batch; comes back when the browser has it on the disk.
    ///
    /// # Errors
    /// [`StorageError::Clash`] when a record is not the expected one; else as the browser says. Nothing is written then.
    pub async fn write(&self, batch: &Batch) -> Result<(), StorageError> {
        let transaction = self.0.writing()?;
        let done = ended(&transaction);
        if let Err(why) = fill(&transaction, batch).await {
            let _over_already = transaction.abort();
            let _aborted = done.await;
            return Err(why);
        }
        commit(&transaction);
        done.await
    }

    /// The document of the stamps, if there is one.
    ///
    /// # Errors
    /// When the connection is gone or reading fails.
    pub async fn stamps(&self) -> Result<Option<String>, StorageError> {
        let transaction = self.0.reading()?;
        stamps_in(&transaction).await
    }

    /// Makes another document of the stamps of the one that is there, at once, so that no other tab writes between; comes
    /// back with it when the browser has it on the disk.
    ///
    /// # Errors
    /// As the browser says. Nothing is written then.
    pub async fn change_stamps(
        &self,
        change: impl FnOnce(Option<String>) -> String,
    ) -> Result<String, StorageError> {
        let transaction = self.0.writing()?;
        let done = ended(&transaction);
        let next = change(stamps_in(&transaction).await?);
        store(&transaction, DESK)?.put_with_key(&next.as_str().into(), &STAMPS_KEY.into()).map_err(error)?;
        commit(&transaction);
        done.await?;
        Ok(next)
    }

    /// Deletes everything.
    ///
    /// # Errors
    /// When the connection is gone or deleting fails.
    pub async fn clear(&self) -> Result<(), StorageError> {
        let transaction = self.0.writing()?;
        let done = ended(&transaction);
        store(&transaction, TRIPS)?.clear().map_err(error)?;
        store(&transaction, DESK)?.clear().map_err(error)?;
        commit(&transaction);
        done.await
    }
}

/// Takes the database away. Connections of other tabs give way; where one does not, the emptied database stays.
pub async fn delete_database() {
    database::delete().await;
}

async fn stamps_in(transaction: &IdbTransaction) -> Result<Option<String>, StorageError> {
    let stamps = store(transaction, DESK)?.get(&STAMPS_KEY.into()).map_err(error)?;
    Ok(result_of(&stamps).await?.as_string())
}

async fn fill(transaction: &IdbTransaction, batch: &Batch) -> Result<(), StorageError> {
    let trips = store(transaction, TRIPS)?;
    let mut clashing = Vec::new();
    for (id, over) in batch.expected() {
        let there = result_of(&trips.get(&id.into()).map_err(error)?).await?;
        let there = record::from_value(&there).map(|record| record.rev);
        if !is_expected(there.as_deref(), over) {
            clashing.push(id.to_owned());
        }
    }
    if !clashing.is_empty() {
        return Err(StorageError::Clash(clashing));
    }
    for (record, _) in &batch.put {
        trips.put(&record::to_value(record)).map_err(error)?;
    }
    for (id, _) in &batch.delete {
        trips.delete(&id.into()).map_err(error)?;
    }
    if let Some(desk) = &batch.desk {
        store(transaction, DESK)?.put_with_key(&desk.into(), &DESK_KEY.into()).map_err(error)?;
    }
    if let Some(bin) = &batch.bin {
        store(transaction, DESK)?.put_with_key(&bin.join("\n").into(), &BIN_KEY.into()).map_err(error)?;
    }
    Ok(())
}

fn store(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StorageError> {
    transaction.object_store(name).map_err(error)
}

/// What the browser's exceptions mean to those who keep something.
fn error(thrown: JsValue) -> StorageError {
    let Some(exception) = thrown.dyn_ref::<DomException>() else {
        return StorageError::Closed(format!("{thrown:?}"));
    };
    match exception.name().as_str() {
        "QuotaExceededError" => StorageError::Full,
        "VersionError" => StorageError::Newer,
        "SecurityError" | "NotAllowedError" => StorageError::Refused,
        // Chromium in a frame whose storage is blocked: the same exception as for a disk that fails.
        "UnknownError" if !super::preferences::are_allowed() => StorageError::Refused,
        name => StorageError::Closed(format!("{name}: {}", exception.message())),
    }
}

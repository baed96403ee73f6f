//! The trip database: records by id in IndexedDB, the only browser storage that keeps a confirmed write even if the
//! browser is killed a moment later. It does not interpret trips; a record is four texts.

mod database;
mod record;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbObjectStore, IdbTransaction};

use crate::domain::storage::{Batch, Everything, Record, StorageError, is_expected};
use database::{Database, commit, ended, result_of};

/// The database.
const NAME: &str = "hangyong";
/// Version of the database layout, not of the documents in it.
const VERSION: u32 = 1;
/// Records by `id`.
const TRIPS: &str = "trips";
/// Single values: which trip is on the desk, which trips were deleted, and the stamps.
const DESK: &str = "desk";
/// The key of the id of the trip on the desk.
const DESK_KEY: &str = "on";
/// The key of the ids of deleted trips that can be restored, one per line.
const BIN_KEY: &str = "bin";
/// The key of the stamps' document.
const STAMPS_KEY: &str = "stamps";

/// Asks the browser not to evict the site's storage. Some browsers prompt the reader, so call it only once.
pub fn ask_to_persist() {
    let manager = web_sys::window().map(|window| window.navigator().storage());
    // Old browsers and insecure pages have no storage manager.
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
    /// Opens the database; creates it if there is none.
    ///
    /// # Errors
    /// When the browser refuses, or does not answer in time.
    pub async fn open() -> Result<Self, StorageError> {
        Ok(Self(Database::open().await?))
    }

    /// Every record, the id of the trip on the desk and the ids of the deleted trips.
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

    /// The records with these ids, in that order; missing ones are skipped.
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

    /// Writes a batch; returns when the browser has it on disk.
    ///
    /// # Errors
    /// [`StorageError::Clash`] if a record is not the expected one, else the browser's error. Nothing is written then.
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

    /// Replaces the stamps' document with what `change` makes of the present one, in one transaction, so that no other
    /// tab writes in between. Returns the new document when the browser has it on disk.
    ///
    /// # Errors
    /// The browser's error. Nothing is written then.
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

/// Deletes the database. Other tabs close their connections; if one does not, the database stays.
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

/// Maps the browser's exceptions to storage errors.
fn error(thrown: JsValue) -> StorageError {
    let Some(exception) = thrown.dyn_ref::<DomException>() else {
        return StorageError::Closed(format!("{thrown:?}"));
    };
    match exception.name().as_str() {
        "QuotaExceededError" => StorageError::Full,
        "VersionError" => StorageError::Newer,
        "SecurityError" | "NotAllowedError" => StorageError::Refused,
        // Chromium in a frame with blocked storage throws the same exception as for a failing disk.
        "UnknownError" if !super::preferences::are_allowed() => StorageError::Refused,
        name => StorageError::Closed(format!("{name}: {}", exception.message())),
    }
}

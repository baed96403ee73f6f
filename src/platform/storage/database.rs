//! Opening the database and awaiting its answers. Event handlers are a promise's own functions, so nothing leaks when
//! one is never called. Promises are awaited from the start, so none is ever reported as an unhandled rejection.

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::{DESK, NAME, TRIPS, VERSION, error};
use crate::domain::storage::StorageError;

/// How long to wait for the database, in milliseconds: some browsers never answer the first request after they start.
const PATIENCE_MS: u32 = 4_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type Durable;

    // web-sys offers these options only behind an unstable flag.
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with(
        this: &Durable,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;

    #[wasm_bindgen(extends = IdbTransaction)]
    type Committing;

    // web-sys takes it for an old name of something else.
    #[wasm_bindgen(method, catch, js_name = commit)]
    fn commit_now(this: &Committing) -> Result<(), JsValue>;
}

/// Commits a transaction; without this the browser waits for further requests first, as browsers without `commit` do.
pub fn commit(transaction: &IdbTransaction) {
    let _over_or_unknown = transaction.unchecked_ref::<Committing>().commit_now();
}

/// A connection to the database.
pub struct Database {
    database: IdbDatabase,
    /// Whether this version of the program may write.
    writable: bool,
    /// Closes the connection when a newer version of the program, or one that deletes everything, needs the database.
    _give_way: Closure<dyn FnMut(Event)>,
}

impl Drop for Database {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

impl Database {
    /// Opens the database; creates it if there is none. A database of a newer version is opened for reading only.
    ///
    /// # Errors
    /// When the browser refuses, fails, or does not answer in time.
    pub async fn open() -> Result<Self, StorageError> {
        let factory = factory()?;
        match connect(factory.open_with_u32(NAME, VERSION).map_err(error)?).await {
            Ok(database) => Ok(Self::new(database, true)),
            Err(StorageError::Newer) => {
                Ok(Self::new(connect(factory.open(NAME).map_err(error)?).await?, false))
            }
            Err(why) => Err(why),
        }
    }

    fn new(database: IdbDatabase, writable: bool) -> Self {
        let closing = database.clone();
        let give_way = Closure::<dyn FnMut(Event)>::new(move |_| closing.close());
        database.set_onversionchange(Some(give_way.as_ref().unchecked_ref()));
        Self { database, writable, _give_way: give_way }
    }

    /// A transaction for reading both stores.
    ///
    /// # Errors
    /// When the connection is closed.
    pub fn reading(&self) -> Result<IdbTransaction, StorageError> {
        self.database.transaction_with_str_sequence(&stores()).map_err(error)
    }

    /// A transaction that completes only when its writes are on disk.
    ///
    /// # Errors
    /// [`StorageError::Newer`] when the database has a newer version, else the browser's error.
    pub fn writing(&self) -> Result<IdbTransaction, StorageError> {
        if !self.writable {
            return Err(StorageError::Newer);
        }
        let options = Object::new();
        let set = Reflect::set(&options, &"durability".into(), &"strict".into());
        debug_assert!(set.is_ok(), "a new object takes fields");
        self.database
            .unchecked_ref::<Durable>()
            .transaction_with(&stores(), "readwrite", &options)
            .map_err(error)
    }
}

fn stores() -> Array {
    Array::of2(&TRIPS.into(), &DESK.into())
}

/// The IndexedDB factory; in a cross-site frame even asking for it throws.
fn factory() -> Result<IdbFactory, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Refused)?;
    window.indexed_db().ok().flatten().ok_or(StorageError::Refused)
}

async fn connect(request: IdbOpenDbRequest) -> Result<IdbDatabase, StorageError> {
    let upgrade = Closure::<dyn FnMut(Event)>::new({
        let request = request.clone();
        move |_| {
            let made = request.result().ok().and_then(|result| make_stores(&result.into()));
            debug_assert!(made.is_some(), "a new database takes stores");
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let answer = Box::pin(result_of(&request));
    match select(answer, TimeoutFuture::new(PATIENCE_MS)).await {
        Either::Left((opened, _)) => Ok(opened?.into()),
        Either::Right(_) => {
            request.set_onupgradeneeded(None);
            // A connection that opens too late would block the next version's upgrade.
            let late = Closure::once_into_js({
                let request = request.clone();
                move || {
                    if let Ok(database) = request.result() {
                        IdbDatabase::from(database).close();
                    }
                }
            });
            request.set_onsuccess(Some(late.unchecked_ref()));
            Err(StorageError::Closed("no answer".into()))
        }
    }
}

/// See [`super::delete_database`].
pub async fn delete() {
    let Some(request) = factory().ok().and_then(|factory| factory.delete_database(NAME).ok()) else { return };
    let _blocked = select(Box::pin(result_of(&request)), TimeoutFuture::new(PATIENCE_MS)).await;
}

fn make_stores(database: &IdbDatabase) -> Option<()> {
    let by_id = IdbObjectStoreParameters::new();
    by_id.set_key_path(&"id".into());
    database.create_object_store_with_optional_parameters(TRIPS, &by_id).ok()?;
    database.create_object_store(DESK).ok()?;
    Some(())
}

/// Awaits the result of a request. Listening starts with this call, not with the first poll.
///
/// # Errors
/// The future fails with the request's error.
pub fn result_of(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StorageError>> + use<> {
    let request = request.clone();
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let answered = JsFuture::from(answered);
    async move {
        match answered.await {
            Ok(_) => request.result().map_err(error),
            Err(_) => Err(exception(request.error().ok().flatten())),
        }
    }
}

/// Awaits the end of a transaction. Listening starts with this call, not with the first poll.
///
/// # Errors
/// The future fails with the transaction's error when it is aborted.
pub fn ended(transaction: &IdbTransaction) -> impl Future<Output = Result<(), StorageError>> + use<> {
    let transaction = transaction.clone();
    let over = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let over = JsFuture::from(over);
    async move {
        match over.await {
            Ok(_) => Ok(()),
            Err(_) => Err(exception(transaction.error())),
        }
    }
}

fn exception(thrown: Option<web_sys::DomException>) -> StorageError {
    thrown.map_or_else(|| StorageError::Closed("no reason given".into()), |thrown| error(thrown.into()))
}

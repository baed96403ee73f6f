//! The site's files, fetched with retries: travellers may be on a train.

use gloo_timers::callback::Timeout;
use js_sys::{Promise, Reflect, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AddEventListenerOptions, EventTarget, RequestCache, RequestInit, Response, WorkerGlobalScope};

use super::stop;

/// Waits between the first tries, in milliseconds.
const WAITS_MS: [u32; 6] = [300, 900, 2_000, 4_000, 8_000, 15_000];
/// Wait between all later tries, in milliseconds.
const LONGEST_MS: u32 = 30_000;
/// After how many of these waits [`bytes`] makes its last try.
const GIVING_UP: usize = 4;
/// After how many failures the reader is notified.
const PATIENCE: usize = 3;
/// How long the first try may take to receive a whole file, in milliseconds: a connection lost in a tunnel stays
/// silent, and the browser would wait for minutes. The time doubles with each try, for slow connections.
const FIRST_TRY_MS: u32 = 12_000;
/// How often that time is doubled at most.
const DOUBLED: usize = 4;

/// Why a file did not arrive.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// No answer, or one that was cut off.
    #[error("{url} did not arrive: {why}")]
    Network {
        /// The file's address.
        url: String,
        /// The browser's error.
        why: String,
    },
    /// An answer that is not the file.
    #[error("{url} answered with status {status}")]
    Status {
        /// The file's address.
        url: String,
        /// HTTP status.
        status: u16,
    },
}

/// The bytes of a file. Retries after a broken connection or a server error, but not after a status below 500.
///
/// # Errors
/// When the file does not exist, or the last try failed as well.
pub async fn bytes(url: &str) -> Result<Vec<u8>, FetchError> {
    for (failures, ms) in WAITS_MS[..GIVING_UP].iter().enumerate() {
        match try_bytes(url, RequestCache::Default, failures).await {
            Err(FetchError::Status { status, .. }) if status < 500 => break,
            Err(_) => wait(*ms).await,
            done => return done,
        }
    }
    try_bytes(url, RequestCache::Default, GIVING_UP).await
}

/// The bytes of a file, in a single try.
///
/// # Errors
/// When the file does not arrive, or its status is not a success.
pub async fn once(url: &str) -> Result<Vec<u8>, FetchError> {
    try_bytes(url, RequestCache::Default, 0).await
}

/// Fetches a file until it arrives and `read` accepts it, and returns what `read` made of it: an answer that was cut
/// off may look complete. `amiss` is called once, with the reason, when the reader should know; the tries continue.
pub async fn until_read<T>(
    url: &str,
    read: impl Fn(&[u8]) -> Result<T, String>,
    mut amiss: impl FnMut(&str),
) -> T {
    let mut failures = 0;
    loop {
        // The browser's own cache may hold a cut-off answer.
        let cache = if failures == 0 { RequestCache::Default } else { RequestCache::Reload };
        let content = try_bytes(url, cache, failures).await.map_err(|error| error.to_string());
        match content.and_then(|content| read(&content)) {
            Ok(read) => return read,
            Err(why) if failures + 1 == PATIENCE => amiss(&why),
            Err(_) => {}
        }
        wait(WAITS_MS.get(failures).copied().unwrap_or(LONGEST_MS)).await;
        failures += 1;
    }
}

/// Waits that long, or until the device reports that it is online again. Works in a window and in a worker.
pub(super) async fn wait(ms: u32) {
    let waited = Promise::new(&mut |resolve, _| {
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        let scope: EventTarget = js_sys::global().unchecked_into();
        // Adding a listener to the global scope cannot fail; if it did, the wait would merely take its full length.
        let _ =
            scope.add_event_listener_with_callback_and_add_event_listener_options("online", &resolve, &once);
        Timeout::new(ms, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    let _never_rejected = JsFuture::from(waited).await;
}

/// One try, after the given number of failures.
async fn try_bytes(url: &str, cache: RequestCache, failures: usize) -> Result<Vec<u8>, FetchError> {
    let broken = |why: JsValue| FetchError::Network { url: url.into(), why: format!("{why:?}") };
    let patience_ms = FIRST_TRY_MS << failures.min(DOUBLED);
    let answer =
        ask(url, cache, patience_ms).ok_or_else(|| broken(JsValue::from_str("neither window nor worker")))?;
    let response: Response = JsFuture::from(answer).await.map_err(broken)?.dyn_into().map_err(broken)?;
    if !response.ok() {
        return Err(FetchError::Status { url: url.into(), status: response.status() });
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(broken)?).await.map_err(broken)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A signal that aborts a request, and the reading of its answer, after a time; `None` if the browser lacks timeouts.
pub(super) fn ended_after(ms: u32) -> Option<JsValue> {
    stop::sign("timeout", &ms.into())
}

/// Starts the request; pages and workers each have their own `fetch`.
fn ask(url: &str, cache: RequestCache, patience_ms: u32) -> Option<Promise> {
    let how = RequestInit::new();
    how.set_cache(cache);
    if let Some(signal) = ended_after(patience_ms) {
        // Setting a key of a new object cannot fail; if it did, the request would have no timeout of ours.
        let _ = Reflect::set(&how, &"signal".into(), &signal);
    }
    let in_worker = || js_sys::global().dyn_into::<WorkerGlobalScope>().ok();
    match web_sys::window() {
        Some(window) => Some(window.fetch_with_str_and_init(url, &how)),
        None => in_worker().map(|scope| scope.fetch_with_str_and_init(url, &how)),
    }
}

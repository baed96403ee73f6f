//! Files of the site, fetched with patience: travellers sit in trains.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Promise, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, WorkerGlobalScope};

/// Waits between one try and the next, in milliseconds.
const WAITS_MS: [u32; 4] = [300, 900, 2_000, 4_000];

/// Why a file did not arrive.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// No answer, or one that broke off.
    #[error("{url} did not arrive: {why}")]
    Network {
        /// The file.
        url: String,
        /// What the browser says.
        why: String,
    },
    /// An answer that is not the file.
    #[error("{url} answered with status {status}")]
    Status {
        /// The file.
        url: String,
        /// HTTP status.
        status: u16,
    },
}

/// The bytes of a file. Tries again after a broken connection or a server's trouble, not after "not found".
pub async fn bytes(url: &str) -> Result<Vec<u8>, FetchError> {
    for wait in WAITS_MS {
        match try_bytes(url).await {
            Err(FetchError::Status { status, .. }) if status < 500 => break,
            Err(_) => TimeoutFuture::new(wait).await,
            done => return done,
        }
    }
    try_bytes(url).await
}

/// The bytes of a file, asked for once.
pub async fn once(url: &str) -> Result<Vec<u8>, FetchError> {
    try_bytes(url).await
}

async fn try_bytes(url: &str) -> Result<Vec<u8>, FetchError> {
    let broken = |why: JsValue| FetchError::Network { url: url.into(), why: format!("{why:?}") };
    let answer = ask(url).ok_or_else(|| broken(JsValue::from_str("neither window nor worker")))?;
    let response: Response = JsFuture::from(answer).await.map_err(broken)?.dyn_into().map_err(broken)?;
    if !response.ok() {
        return Err(FetchError::Status { url: url.into(), status: response.status() });
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(broken)?).await.map_err(broken)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Pages and workers each have a way of their own.
fn ask(url: &str) -> Option<Promise> {
    let in_worker = || js_sys::global().dyn_into::<WorkerGlobalScope>().ok();
    match web_sys::window() {
        Some(window) => Some(window.fetch_with_str(url)),
        None => in_worker().map(|scope| scope.fetch_with_str(url)),
    }
}

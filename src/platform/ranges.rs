//! Pieces of large files, by HTTP range requests (RFC 9110 §14).

use std::ops::Range;

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::fetch::{ended_after, wait};
use super::stop::{self, Stop};

/// Waits after a broken connection or a server error, in milliseconds.
const WAITS_MS: [u32; 2] = [400, 1_500];
/// How long one try may take to receive its whole piece, in milliseconds.
const PATIENCE_MS: u32 = 20_000;
/// HTTP status 206, Partial Content.
const PARTIAL: u16 = 206;
/// The largest file that is accepted whole when a host does not support range requests, in bytes.
const MAX_WHOLE: u64 = 8 << 20;

/// A successful answer.
pub struct Got {
    /// The bytes asked for, or the whole file.
    pub bytes: Vec<u8>,
    /// Whether `bytes` is the whole file.
    pub whole: bool,
    /// Identifies this version of the file (its length and ETag or modification date), as far as the host reveals it.
    pub stamp: String,
}

/// Why a piece did not arrive. The messages are for the operator of the site.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RangeError {
    /// No answer, or one that the page is not allowed to read.
    #[error("its host gives no answer, or does not allow this site to read it (CORS): {0}")]
    Network(String),
    /// The host sent the whole file instead of the piece, and it is too large to accept.
    #[error("its host does not answer range requests: status {0} instead of 206")]
    NoRanges(u16),
    /// The file does not exist, or the host has an error.
    #[error("its host answers with status {0}")]
    Status(u16),
    /// Fewer or more bytes than were asked for.
    #[error("its host answers a range request with {got} bytes instead of {asked}")]
    Length {
        /// The number of bytes that came.
        got: u64,
        /// The number of bytes asked for.
        asked: u64,
    },
}

/// Options of a request for a piece.
#[derive(Clone, Copy, Default)]
pub struct How<'a> {
    /// The file may end within the range.
    pub may_end: bool,
    /// Caches must not answer without asking the host.
    pub fresh: bool,
    /// Aborts the request, which then fails.
    pub stop: Option<&'a Stop>,
}

/// The bytes of a file in that range, or all of a small file if its host does not support range requests.
///
/// # Errors
/// When the bytes do not arrive after a few tries, the host sends anything else, or the request was stopped.
pub async fn piece(url: &str, range: Range<u64>, how: How<'_>) -> Result<Got, RangeError> {
    let is_stopped = || how.stop.is_some_and(Stop::is_given);
    for ms in WAITS_MS {
        match once(url, &range, how).await {
            Err(RangeError::Network(_) | RangeError::Status(500..)) if !is_stopped() => wait(ms).await,
            done => return done,
        }
    }
    once(url, &range, how).await
}

async fn once(url: &str, range: &Range<u64>, asked_how: How<'_>) -> Result<Got, RangeError> {
    let How { may_end, fresh, stop } = asked_how;
    let broken = |why: JsValue| RangeError::Network(in_words(&why));
    let window = web_sys::window().ok_or_else(|| broken("no window".into()))?;
    let how = RequestInit::new();
    let headers = Object::new();
    let bytes = format!("bytes={}-{}", range.start, range.end.saturating_sub(1));
    Reflect::set(&headers, &"Range".into(), &bytes.into()).map_err(broken)?;
    how.set_headers(&headers);
    if let Some(signal) = signal(stop) {
        Reflect::set(&how, &"signal".into(), &signal).map_err(broken)?;
    }
    how.set_cache(if fresh { RequestCache::NoCache } else { RequestCache::Default });
    let answer = JsFuture::from(window.fetch_with_str_and_init(url, &how)).await.map_err(broken)?;
    let answer: Response = answer.dyn_into().map_err(broken)?;
    let whole = answer.ok() && answer.status() != PARTIAL && is_small(&answer);
    if answer.status() != PARTIAL && !whole {
        // The file may be of any size: stop the transfer of its body.
        let _ended_or_never_begun = cancel(&answer);
        let status = answer.status();
        return Err(if answer.ok() { RangeError::NoRanges(status) } else { RangeError::Status(status) });
    }
    let buffer = JsFuture::from(answer.array_buffer().map_err(broken)?).await.map_err(broken)?;
    let bytes = Uint8Array::new(&buffer);
    let (got, asked) = (u64::from(bytes.length()), range.end.saturating_sub(range.start));
    if whole || got == asked || (may_end && got < asked) {
        Ok(Got { bytes: bytes.to_vec(), whole, stamp: stamp(&answer) })
    } else {
        Err(RangeError::Length { got, asked })
    }
}

/// The signal that aborts a request: on `stop` or after the timeout; only on `stop` if the browser cannot combine both.
fn signal(stop: Option<&Stop>) -> Option<JsValue> {
    match (stop.and_then(Stop::signal), ended_after(PATIENCE_MS)) {
        (Some(stopped), Some(late)) => stop::sign("any", &Array::of2(&stopped, &late)).or(Some(stopped)),
        (stopped, late) => stopped.or(late),
    }
}

/// A header of an answer. Accessed by name, for the reason given at [`cancel`].
fn header(answer: &Response, name: &str) -> Option<String> {
    let headers = Reflect::get(answer, &"headers".into()).ok()?;
    let get: Function = Reflect::get(&headers, &"get".into()).ok()?.dyn_into().ok()?;
    get.call1(&headers, &name.into()).ok()?.as_string()
}

fn is_small(answer: &Response) -> bool {
    let length = header(answer, "content-length").and_then(|length| length.parse::<u64>().ok());
    length.is_some_and(|length| length <= MAX_WHOLE)
}

/// Length and ETag (or modification date). A host on another origin may hide these headers; then the stamp is blank.
fn stamp(answer: &Response) -> String {
    let length = header(answer, "content-range");
    let length = length.as_deref().and_then(|range| range.rsplit('/').next()).unwrap_or_default();
    let tag = header(answer, "etag").or_else(|| header(answer, "last-modified")).unwrap_or_default();
    format!("{length} {tag}")
}

/// The browser's message for a failure, without the stack trace.
fn in_words(why: &JsValue) -> String {
    let sentence = Reflect::get(why, &"message".into()).ok().and_then(|message| message.as_string());
    sentence.unwrap_or_else(|| "no reason".to_owned())
}

/// Cancels an answer whose body is not wanted. Called by name: wasm-bindgen glue for two more calls would be part of
/// the first view.
fn cancel(answer: &Response) -> Result<JsValue, JsValue> {
    let body = Reflect::get(answer, &"body".into())?;
    let cancel: Function = Reflect::get(&body, &"cancel".into())?.dyn_into()?;
    cancel.call0(&body)
}

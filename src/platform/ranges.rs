//! Pieces of large files, by HTTP range requests (RFC 9110 §14).

use std::ops::Range;

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::fetch::{ended_after, wait};
use super::stop::{self, Stop};

/// Waits after a broken connection or a server's trouble, in milliseconds.
const WAITS_MS: [u32; 2] = [400, 1_500];
/// How long one try waits for all of its piece, in milliseconds.
const PATIENCE_MS: u32 = 20_000;
/// Part of a file, as asked for.
const PARTIAL: u16 = 206;
/// The largest file that is taken whole where a host does not send pieces, in bytes.
const MAX_WHOLE: u64 = 8 << 20;

/// What came.
pub struct Got {
    /// The bytes asked for, or all of the file.
    pub bytes: Vec<u8>,
    /// Whether it is all of the file.
    pub whole: bool,
    /// By what the file can be told from another one of its name, as far as its host says so.
    pub stamp: String,
}

/// Why a piece did not arrive. The words are for the operator of the site.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RangeError {
    /// No answer, or one that the page may not read.
    #[error("its host gives no answer, or does not allow this site to read it (CORS): {0}")]
    Network(String),
    /// The whole file instead of the piece, and too large to be taken.
    #[error("its host does not answer range requests: status {0} instead of 206")]
    NoRanges(u16),
    /// The file is not there, or the host is in trouble.
    #[error("its host answers with status {0}")]
    Status(u16),
    /// Fewer or more bytes than were asked for.
    #[error("its host answers a range request with {got} bytes instead of {asked}")]
    Length {
        /// How many came.
        got: u64,
        /// How many were asked for.
        asked: u64,
    },
}

/// How a piece is asked for.
#[derive(Clone, Copy, Default)]
pub struct How<'a> {
    /// The file may end within it.
    pub may_end: bool,
    /// No cache may answer.
    pub fresh: bool,
    /// What ends the request, which then fails.
    pub stop: Option<&'a Stop>,
}

/// The bytes of a file in that range.
///
/// # Errors
/// When they do not arrive after a few tries, the host sends anything but them, or they were stopped.
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
        // Of a whole file, which may be any size, nothing more should travel.
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

/// What ends a request: whoever may stop it, and a host that has fallen silent, where the browser can heed both.
fn signal(stop: Option<&Stop>) -> Option<JsValue> {
    match (stop.and_then(Stop::signal), ended_after(PATIENCE_MS)) {
        (Some(stopped), Some(late)) => stop::sign("any", &Array::of2(&stopped, &late)).or(Some(stopped)),
        (stopped, late) => stopped.or(late),
    }
}

/// A header of an answer. By name: see [`cancel`].
fn header(answer: &Response, name: &str) -> Option<String> {
    let headers = Reflect::get(answer, &"headers".into()).ok()?;
    let get: Function = Reflect::get(&headers, &"get".into()).ok()?.dyn_into().ok()?;
    get.call1(&headers, &name.into()).ok()?.as_string()
}

fn is_small(answer: &Response) -> bool {
    let length = header(answer, "content-length").and_then(|length| length.parse::<u64>().ok());
    length.is_some_and(|length| length <= MAX_WHOLE)
}

/// A host on another origin may keep these to itself; then nothing can be told.
fn stamp(answer: &Response) -> String {
    let length = header(answer, "content-range");
    let length = length.as_deref().and_then(|range| range.rsplit('/').next()).unwrap_or_default();
    let tag = header(answer, "etag").or_else(|| header(answer, "last-modified")).unwrap_or_default();
    format!("{length} {tag}")
}

/// What the browser says of a failure: its sentence, without the trace that comes with it.
fn in_words(why: &JsValue) -> String {
    let sentence = Reflect::get(why, &"message".into()).ok().and_then(|message| message.as_string());
    sentence.unwrap_or_else(|| "no reason".to_owned())
}

/// Ends an answer whose body nobody wants. By name: glue for two calls more would be part of the first view.
fn cancel(answer: &Response) -> Result<JsValue, JsValue> {
    let body = Reflect::get(answer, &"body".into())?;
    let cancel: Function = Reflect::get(&body, &"cancel".into())?.dyn_into()?;
    cancel.call0(&body)
}

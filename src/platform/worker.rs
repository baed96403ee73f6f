//! Workers that take files and return bytes; each answers a single request.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Uint8Array};
use thiserror::Error;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

/// The worker's message that it is ready; messages sent earlier would be lost while its program loads.
pub(super) const READY: &str = "ready";

/// Rejection reason when a worker takes too long.
const SLOW: &str = "slow";

/// Why a worker returned no bytes.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WorkerError {
    /// It could not be started or broke down.
    #[error("the worker could not be started")]
    Broken,
    /// It exceeded its time limit.
    #[error("the worker took too long")]
    Slow,
    /// It refused, with this message.
    #[error("{0}")]
    Refused(String),
}

/// Starts the worker at an address, sends it files (path and content each) and awaits its bytes.
///
/// # Errors
/// When the worker does not start, breaks down, or refuses the files.
pub async fn ask(address: &str, files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, WorkerError> {
    ask_within(address, files, None).await
}

/// Like [`ask`], with a limit in milliseconds from when the worker gets the files.
///
/// # Errors
/// As [`ask`], and when the limit is exceeded.
pub async fn ask_within(
    address: &str,
    files: Vec<(String, Vec<u8>)>,
    limit_ms: Option<u32>,
) -> Result<Vec<u8>, WorkerError> {
    let worker = Worker::new(address).map_err(|_| WorkerError::Broken)?;
    let answer = JsFuture::from(answer_of(&worker, message_of(&files), limit_ms)).await;
    worker.terminate();
    let answer = answer.map_err(|why| match why.as_string().as_deref() {
        Some(SLOW) => WorkerError::Slow,
        _ => WorkerError::Broken,
    })?;
    match answer.dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(other) => Err(WorkerError::Refused(other.as_string().unwrap_or_default())),
    }
}

fn message_of(files: &[(String, Vec<u8>)]) -> Array {
    let pair = |(path, bytes): &(String, Vec<u8>)| {
        Array::of2(&JsValue::from_str(path), &Uint8Array::from(bytes.as_slice()))
    };
    files.iter().map(pair).collect()
}

/// Sends the files as soon as the worker is ready; resolves to the message after that.
fn answer_of(worker: &Worker, message: Array, limit_ms: Option<u32>) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let asked = worker.clone();
        let (message, too_slow) = (message.clone(), reject.clone());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let done = if data.as_string().as_deref() == Some(READY) {
                limit_ms.into_iter().for_each(|limit_ms| refuse_after(limit_ms, too_slow.clone()));
                asked.post_message(&message)
            } else {
                resolve.call1(&JsValue::NULL, &data).map(|_| ())
            };
            debug_assert!(done.is_ok(), "files can be posted");
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(&reject));
        // The worker serves one request; its listener ends with it.
        on_message.forget();
    })
}

/// Rejects after the limit; a promise that has settled by then ignores it.
fn refuse_after(limit_ms: u32, reject: Function) {
    Timeout::new(limit_ms, move || {
        let _a_promise_takes_it = reject.call1(&JsValue::NULL, &SLOW.into());
    })
    .forget();
}

/// Runs in the worker: answers every message with the result of `answer` for its files.
pub fn serve(answer: impl Fn(Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, String> + 'static) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let reply_to = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let reply = match answer(files_of(&event.data())) {
            Ok(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            Err(why) => JsValue::from_str(&why),
        };
        let posted = reply_to.post_message(&reply);
        debug_assert!(posted.is_ok(), "bytes can be posted");
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let posted = scope.post_message(&JsValue::from_str(READY));
    debug_assert!(posted.is_ok(), "a word can be posted");
}

fn files_of(message: &JsValue) -> Vec<(String, Vec<u8>)> {
    let pair = |pair: JsValue| {
        let pair = pair.dyn_into::<Array>().ok()?;
        let bytes = pair.get(1).dyn_into::<Uint8Array>().ok()?;
        Some((pair.get(0).as_string()?, bytes.to_vec()))
    };
    Array::from(message).iter().filter_map(pair).collect()
}

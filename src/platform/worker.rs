//! Workers that take files and give back bytes, each asked once.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Uint8Array};
use thiserror::Error;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

/// What a worker says when it can be asked; a message sent earlier would be lost while its program loads.
pub(super) const READY: &str = "ready";

/// What is said in place of a worker that takes too long.
const SLOW: &str = "slow";

/// Why a worker gave no bytes.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WorkerError {
    /// It could not be started or broke down.
    #[error("the worker could not be started")]
    Broken,
    /// It took longer than it was given.
    #[error("the worker took too long")]
    Slow,
    /// It said no, in these words.
    #[error("{0}")]
    Refused(String),
}

/// Starts the worker at an address, hands it files by their paths and waits for its bytes.
///
/// # Errors
/// When the worker does not start, breaks down, or refuses the files.
pub async fn ask(address: &str, files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, WorkerError> {
    ask_within(address, files, None).await
}

/// The same, for at most so many milliseconds from when the worker has the files.
///
/// # Errors
/// As [`ask`], and when the time is over.
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

/// Asks as soon as the worker is ready; settles with the message after that.
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
        // The worker lives for one question; its listener goes with it.
        on_message.forget();
    })
}

/// A promise that has been kept by then does not mind.
fn refuse_after(limit_ms: u32, reject: Function) {
    Timeout::new(limit_ms, move || {
        let _a_promise_takes_it = reject.call1(&JsValue::NULL, &SLOW.into());
    })
    .forget();
}

/// Runs in the worker: answers every message with what `answer` makes of its files.
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

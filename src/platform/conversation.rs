//! A long-lived worker: messages of bytes in both directions, any number of them.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

use super::worker::{READY, WorkerError};

/// A message or event from a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It sent these bytes.
    Said(Vec<u8>),
    /// It broke down or could not be started.
    Broken,
}

/// A running worker. Dropping this terminates it.
pub struct Conversation {
    worker: Worker,
    waiting: Waiting,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

/// Messages sent before the worker was ready; `None` once it is.
type Waiting = Rc<RefCell<Option<Vec<Uint8Array>>>>;

impl Conversation {
    /// Starts the worker at an address; `hear` gets everything that comes from it.
    ///
    /// # Errors
    /// Where workers are not allowed.
    pub fn start(address: &str, hear: impl Fn(Heard) + 'static) -> Result<Self, WorkerError> {
        let worker = Worker::new(address).map_err(|_| WorkerError::Broken)?;
        let waiting: Waiting = Rc::new(RefCell::new(Some(Vec::new())));
        let hear = Rc::new(hear);
        let on_message = {
            let (worker, waiting, hear) = (worker.clone(), waiting.clone(), hear.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                    hear(Heard::Said(bytes.to_vec()));
                } else if event.data().as_string().as_deref() == Some(READY) {
                    let said = waiting.borrow_mut().take();
                    said.into_iter().flatten().for_each(|bytes| post(&worker, &bytes));
                }
            })
        };
        let on_error = Closure::<dyn FnMut()>::new(move || hear(Heard::Broken));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, waiting, _on_message: on_message, _on_error: on_error })
    }

    /// Sends a message; it is queued until the worker is ready.
    pub fn say(&self, bytes: &[u8]) {
        let bytes = Uint8Array::from(bytes);
        match &mut *self.waiting.borrow_mut() {
            Some(waiting) => waiting.push(bytes),
            None => post(&self.worker, &bytes),
        }
    }
}

impl Drop for Conversation {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn post(worker: &Worker, bytes: &Uint8Array) {
    let posted = worker.post_message(bytes);
    debug_assert!(posted.is_ok(), "bytes can be posted");
}

/// Runs in the worker: passes every incoming message to `hear`.
pub fn listen(hear: impl Fn(Vec<u8>) + 'static) {
    let Some(scope) = scope() else { return };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
            hear(bytes.to_vec());
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let posted = scope.post_message(&READY.into());
    debug_assert!(posted.is_ok(), "a word can be posted");
}

/// Runs in the worker: sends a message to the page.
pub fn tell(bytes: &[u8]) {
    if let Some(scope) = scope() {
        let posted = scope.post_message(&Uint8Array::from(bytes));
        debug_assert!(posted.is_ok(), "bytes can be posted");
    }
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

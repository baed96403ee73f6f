//! A worker that is talked with for as long as it is wanted: bytes in, bytes out, any number of times.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

use super::worker::{READY, WorkerError};

/// What comes from a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It says this.
    Said(Vec<u8>),
    /// It broke down, or could never be started.
    Broken,
}

/// A worker, and what is told of it. Ends with the last of its holders.
pub struct Conversation {
    worker: Worker,
    waiting: Waiting,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

/// What was said before the worker could listen; `None` once it does.
type Waiting = Rc<RefCell<Option<Vec<Uint8Array>>>>;

impl Conversation {
    /// Starts the worker at an address; `hear` is told what comes from it.
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

    /// Says something; kept until the worker listens.
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

/// Runs in the worker: hears what is said.
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

/// Runs in the worker: says something.
pub fn tell(bytes: &[u8]) {
    if let Some(scope) = scope() {
        let posted = scope.post_message(&Uint8Array::from(bytes));
        debug_assert!(posted.is_ok(), "bytes can be posted");
    }
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

//! The deferred half of the program: trips, files and the planner are loaded after the first view, in a WebAssembly
//! file of their own that the build splits off (`xtask/src/build/split`). Code that uses any of it awaits [`load`]
//! first.

use std::cell::RefCell;

use js_sys::{Promise, Uint8Array};
use thiserror::Error;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::fetch::bytes;

/// Number of tries. A file that arrived complete but cannot be started was damaged on its way and is fetched once more.
const TRIES: usize = 2;

/// Why the deferred half could not be loaded, in the browser's words. A later call tries again.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the rest of the program could not be loaded: {0}")]
pub struct RestError(String);

#[wasm_bindgen]
extern "C" {
    /// What the boot script provides for loading the deferred half; absent when the program was built in one piece.
    type Rest;

    #[wasm_bindgen(thread_local_v2, js_name = hangyongRest)]
    static REST: Option<Rest>;

    /// The file's address.
    #[wasm_bindgen(method, getter)]
    fn address(this: &Rest) -> String;

    /// Links the file's functions into the running program.
    #[wasm_bindgen(method)]
    fn start(this: &Rest, file: &Uint8Array) -> Promise;
}

thread_local! {
    /// The shared download that all callers await, while it runs and after it succeeded.
    static LOADING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Returns when the whole program is usable: immediately if it is loaded already or was built in one piece.
///
/// # Errors
/// When the file does not arrive or cannot be started. The next call starts over.
pub async fn load() -> Result<(), RestError> {
    if REST.with(Option::is_none) {
        return Ok(());
    }
    let loading = LOADING.with_borrow_mut(|loading| {
        loading.get_or_insert_with(|| future_to_promise(fetch_and_start())).clone()
    });
    if let Err(why) = JsFuture::from(loading).await {
        LOADING.take();
        return Err(RestError(format!("{why:?}")));
    }
    Ok(())
}

async fn fetch_and_start() -> Result<JsValue, JsValue> {
    let mut done = Ok(JsValue::UNDEFINED);
    for _ in 0..TRIES {
        let Some(address) = REST.with(|rest| rest.as_ref().map(Rest::address)) else { break };
        let file = bytes(&address).await.map_err(JsError::from)?;
        let started = REST.with(|rest| rest.as_ref().map(|rest| rest.start(&Uint8Array::from(&file[..]))));
        let Some(started) = started else { break };
        done = JsFuture::from(started).await.map(|_| JsValue::UNDEFINED);
        if done.is_ok() {
            break;
        }
    }
    done
}

//! Starts asynchronous work, which runs after the current browser task.

pub use wasm_bindgen_futures::spawn_local;

//! Work that goes on by itself, once the browser's turn is over.

pub use wasm_bindgen_futures::spawn_local;

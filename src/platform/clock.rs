//! The device's clock as an instant; local dates are handled elsewhere.

use wasm_bindgen::JsCast;
use web_sys::WorkerGlobalScope;

/// Milliseconds since 1970-01-01 UTC.
pub fn unix_ms() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds on the clock of events and frames; in a worker, since the worker started.
pub fn performance_ms() -> f64 {
    let in_worker = || js_sys::global().dyn_into::<WorkerGlobalScope>().ok()?.performance();
    let performance = web_sys::window().and_then(|window| window.performance()).or_else(in_worker);
    performance.map_or(0.0, |performance| performance.now())
}

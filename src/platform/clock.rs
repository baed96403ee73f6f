//! The device's clock, as an instant; which day it is somewhere is not its business.

/// Milliseconds since 1970 in UTC.
pub fn unix_ms() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds on the clock of events and frames.
pub fn performance_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

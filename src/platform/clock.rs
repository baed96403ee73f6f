//! The device's clock, as an instant; which day it is somewhere is not its business.

/// Milliseconds since 1970 in UTC.
pub fn unix_ms() -> f64 {
    js_sys::Date::now()
}

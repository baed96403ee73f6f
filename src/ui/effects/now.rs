//! The moment at which something is done.

use chrono::{DateTime, Utc};

use crate::platform::clock;

/// Now; the epoch if the device's clock is out of range.
pub fn utc_now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(clock::unix_ms() as i64).unwrap_or_default()
}

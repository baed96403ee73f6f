//! The trip's document as a file.

use super::doc;
use crate::domain::Trip;

/// The document, indented for people.
///
/// ```
/// use hangyong::codec::json;
/// use hangyong::domain::{Trip, TripId};
///
/// let now = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a time");
/// let text = json::write(&Trip::new(TripId::from("t1"), "双城一日", now));
/// assert!(text.contains("\"v\": 1") && text.contains("双城一日"));
/// ```
pub fn write(trip: &Trip) -> String {
    // Maps have text keys only, so this cannot fail.
    serde_json::to_string_pretty(&doc::from_trip(trip)).unwrap_or_default()
}

/// The document in compact form, for storage.
pub fn write_small(trip: &Trip) -> String {
    serde_json::to_string(&doc::from_trip(trip)).unwrap_or_default()
}

//! The trip's document as a file.

use super::doc;
use crate::domain::Trip;

/// The document, indented for people.
pub fn write(trip: &Trip) -> String {
    // Maps have text keys only, so this cannot fail.
    serde_json::to_string_pretty(&doc::from_trip(trip)).unwrap_or_default()
}

/// The document without blanks, for storage.
pub fn write_small(trip: &Trip) -> String {
    serde_json::to_string(&doc::from_trip(trip)).unwrap_or_default()
}

//! Times of day as `HH:MM`.

use chrono::NaiveTime;
use serde::{Deserialize, Deserializer, Serializer, de};

/// Writes `HH:MM`.
///
/// # Errors
/// Fails when the serializer fails.
pub fn serialize<S: Serializer>(time: &NaiveTime, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&time.format("%H:%M"))
}

/// Reads `HH:MM`.
///
/// # Errors
/// Fails when the value is not a string, or not a time of day such as `09:30`.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(from)?;
    let time = NaiveTime::parse_from_str(&text, "%H:%M");
    time.map_err(|_| de::Error::custom(format_args!("{text:?} is no time of day like 09:30")))
}

/// The start of a day that does not state one.
pub fn nine() -> NaiveTime {
    crate::domain::trip::Day::default().from
}

/// The end of a day that does not state one.
pub fn eighteen() -> NaiveTime {
    crate::domain::trip::Day::default().to
}

//! The diary of the days on the way: stored on this device at once, beside the trips.

use crate::app::Trips;
use crate::app::trips::on_the_way::Diary;
use crate::platform::preferences;

/// Its key in the preferences.
const NAME: &str = "on-the-way";

/// The diary as it was stored; empty if there is none.
pub fn found() -> Diary {
    preferences::load(NAME).map(|text| Diary::read(&text)).unwrap_or_default()
}

/// Stores the diary if it has changed.
pub fn keep(before: Option<&Trips>, trips: &Trips) {
    match before {
        Some(before) if before.diary == trips.diary => {}
        _ if trips.diary.is_empty() => preferences::remove(NAME),
        _ => preferences::save(NAME, &trips.diary.written()),
    }
}

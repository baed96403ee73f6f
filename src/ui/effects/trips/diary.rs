//! The diary of the days on the way: kept on this device at once, beside the trips.

use crate::app::Trips;
use crate::app::trips::on_the_way::Diary;
use crate::platform::preferences;

/// Its name among the few words that the browser keeps at once.
const NAME: &str = "on-the-way";

/// The diary as it was kept.
pub fn found() -> Diary {
    preferences::load(NAME).map(|text| Diary::read(&text)).unwrap_or_default()
}

/// Keeps the diary, when it is another than before.
pub fn keep(before: Option<&Trips>, trips: &Trips) {
    match before {
        Some(before) if before.diary == trips.diary => {}
        _ if trips.diary.is_empty() => preferences::remove(NAME),
        _ => preferences::save(NAME, &trips.diary.written()),
    }
}

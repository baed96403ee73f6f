//! The usual hours of a stop on a date, where those of the date depend on holidays which have not been announced.

use chrono::{Datelike, NaiveDate};

use super::last_entry::enter_by;
use crate::app::AppState;
use crate::domain::calendar::HolidayYear;
use crate::domain::{Calendar, DayKind, EntryDay, EntryWindow, Lang, Stop};
use crate::i18n::format::clock_of_minutes;
use crate::i18n::{Words, words};

/// `平日 09:00–17:00，放假安排未公布`, if the hours of a date depend on holidays which have not been announced.
// A gate of the split (see `ARCHITECTURE.md`): must not be inlined.
#[inline(never)]
pub fn usual_and_why(lang: Lang, stop: &Stop, date: NaiveDate, calendar: &Calendar) -> Option<String> {
    let (words, usual) = (words(lang), usual(lang, stop, date, calendar)?);
    Some(format!("{usual}{}{}", words.later().clause_comma, words.calendar_unknown))
}

/// The same, for pages that show the doubt separately.
pub fn not_announced(state: &AppState, stop: &Stop, date: NaiveDate) -> Option<String> {
    usual_and_why(state.lang, stop, date, &state.atlas.calendar)
}

/// The hours of a date if it were not a holiday, such as `平日 09:00–17:00`, where they depend on holidays which have not
/// been announced. Uses the rules for exactly that date. `None` if the hours are unknown for another reason.
fn usual(lang: Lang, stop: &Stop, date: NaiveDate, calendar: &Calendar) -> Option<String> {
    let words = words(lang);
    stop.hours.as_ref()?;
    if calendar.kind(date) != DayKind::Unknown {
        return None;
    }
    let plain = Calendar { years: vec![(date.year(), HolidayYear::default())], note: None };
    match stop.entry_windows(date, &plain) {
        EntryDay::Open(windows) => Some(open(words, words.later().usually, &windows)),
        EntryDay::Closed => Some(words.later().usually_closed.into()),
        EntryDay::Unknown => None,
    }
}

/// Opening times with their last entry, after `before`; without it for a place that is always open.
pub fn open(words: &Words, before: &str, windows: &[EntryWindow]) -> String {
    if windows.iter().any(|window| window.open.from == 0 && window.open.to >= 1440) {
        return words.always_open.into();
    }
    let one = |window: &EntryWindow| {
        let span = format!("{}–{}", clock_of_minutes(window.open.from), clock_of_minutes(window.open.to));
        if window.last_entry < window.open.to { span + &enter_by(words, window.last_entry) } else { span }
    };
    let all: Vec<_> = windows.iter().map(one).collect();
    format!("{before}{}", all.join(words.list_comma))
}

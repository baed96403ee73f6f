//! The opening state of a stop, in words.

use chrono::{NaiveDate, NaiveDateTime};

use super::last_entry::enter_by;
use super::usual_hours::not_announced;
use crate::app::AppState;
use crate::domain::{Calendar, DayHours, DayKind, DoorState, EntryDay, Lang, Stop};
use crate::i18n::format::{clock, clock_of_minutes, date};
use crate::i18n::{self, Words};

/// The colour of an opening state; the words say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Open.
    Open,
    /// Closed.
    Closed,
    /// Not known.
    Unknown,
}

impl Tone {
    /// The name used in style classes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
        }
    }
}

/// A short statement and its tone.
#[derive(Clone, Debug, PartialEq)]
pub struct Openness {
    /// Its colour.
    pub tone: Tone,
    /// Its words.
    pub text: String,
}

/// The opening state of a stop: now, or on the chosen date. `None` if neither is known (static pages).
pub fn openness(state: &AppState, stop: &Stop) -> Option<Openness> {
    openness_on(state, stop, state.date)
}

/// The opening state in a list: in a list filtered for a date, that of the date.
pub fn openness_listed(state: &AppState, stop: &Stop) -> Option<Openness> {
    openness_on(state, stop, state.filter.open_on.or(state.date))
}

fn openness_on(state: &AppState, stop: &Stop, day: Option<NaiveDate>) -> Option<Openness> {
    let words = i18n::words(state.lang);
    if stop.hours.is_none() {
        return Some(Openness { tone: Tone::Unknown, text: words.hours_unknown.into() });
    }
    let calendar = &state.atlas.calendar;
    let (said, date) = match (day, state.now) {
        (Some(day), _) => {
            (on_day(words, &stop.hours_on(day, calendar), last_entry(stop, day, calendar)), day)
        }
        (None, Some(now)) => {
            (now_state(state.lang, words, now.date(), &stop.door_at(now, calendar)), now.date())
        }
        (None, None) => return None,
    };
    let usual = usual(state, stop, date, said.tone);
    Some(Openness { text: usual.unwrap_or(said.text), ..said })
}

/// For hours that depend on holidays which have not been announced: the usual hours, once the deferred half of the
/// program, which words them, has been loaded.
fn usual(state: &AppState, stop: &Stop, date: NaiveDate, tone: Tone) -> Option<String> {
    if tone == Tone::Unknown && state.has_rest() { not_announced(state, stop, date) } else { None }
}

/// The last entry of a date in minutes after midnight, if it is before closing time.
fn last_entry(stop: &Stop, date: NaiveDate, calendar: &Calendar) -> Option<u16> {
    match stop.entry_windows(date, calendar) {
        EntryDay::Open(windows) => {
            let last = windows.last()?;
            (last.last_entry < last.open.to).then_some(last.last_entry)
        }
        EntryDay::Closed | EntryDay::Unknown => None,
    }
}

fn on_day(words: &Words, hours: &DayHours, last_entry: Option<u16>) -> Openness {
    let tone = match hours {
        DayHours::Open(_) => Tone::Open,
        DayHours::Closed => Tone::Closed,
        DayHours::Unknown => Tone::Unknown,
    };
    let text = day_hours(words, hours) + &last_entry.map(|last| enter_by(words, last)).unwrap_or_default();
    Openness { tone, text }
}

fn now_state(lang: Lang, words: &Words, today: NaiveDate, state: &DoorState) -> Openness {
    let next = |before: &str, opens: NaiveDateTime| {
        let day =
            if opens.date() == today { String::new() } else { format!("{} ", date(lang, opens.date())) };
        format!("{before}{day}{}{}", clock(opens.time()), words.closed_opens_end)
    };
    let (tone, text) = match state {
        DoorState::Open { until: None, .. } => (Tone::Open, words.always_open.into()),
        DoorState::Open { until: Some(until), last_entry } => {
            let open = format!("{}{}{}", words.open_until, clock(until.time()), words.open_until_end);
            (Tone::Open, open + &last_entry.map(|last| enter_by(words, last)).unwrap_or_default())
        }
        DoorState::EntryOver { opens: None } => (Tone::Closed, words.entry_over.into()),
        DoorState::EntryOver { opens: Some(opens) } => (Tone::Closed, next(words.entry_over_opens, *opens)),
        DoorState::Closed { opens: None } => (Tone::Closed, words.closed_now.into()),
        DoorState::Closed { opens: Some(opens) } => (Tone::Closed, next(words.closed_opens, *opens)),
        DoorState::Unknown => (Tone::Unknown, words.hours_unknown.into()),
    };
    Openness { tone, text }
}

/// The hours of one date, such as `09:00–17:00`.
pub fn day_hours(words: &Words, hours: &DayHours) -> String {
    match hours {
        DayHours::Closed => words.closed_all_day.into(),
        DayHours::Unknown => words.unknown.into(),
        DayHours::Open(spans) if spans.iter().any(|span| span.from == 0 && span.to >= 1440) => {
            words.all_day.into()
        }
        DayHours::Open(spans) => spans
            .iter()
            .map(|span| format!("{}–{}", clock_of_minutes(span.from), clock_of_minutes(span.to)))
            .collect::<Vec<_>>()
            .join(words.list_comma),
    }
}

/// One line of the table of the coming week.
#[derive(Clone, Debug, PartialEq)]
pub struct DayLine {
    /// The day, such as `周六 10月3日`.
    pub day: String,
    /// Holiday, make-up work day or unknown year; empty on other days.
    pub remark: String,
    /// Its hours.
    pub hours: Openness,
    /// Whether it is the day that the page is about.
    pub current: bool,
}

/// The seven days starting with the day that the page is about; empty if the hours are unknown or no day is set.
pub fn week(state: &AppState, stop: &Stop) -> Vec<DayLine> {
    let (Some(_), Some(first)) = (&stop.hours, state.day()) else {
        return Vec::new();
    };
    let words = i18n::words(state.lang);
    let line = |day: NaiveDate| {
        let hours = on_day(words, &stop.hours_on(day, &state.atlas.calendar), None);
        let usual = usual(state, stop, day, hours.tone);
        DayLine {
            day: date(state.lang, day),
            // Usual hours already mention that the holidays have not been announced.
            remark: if usual.is_some() {
                String::new()
            } else {
                remark(&state.atlas.calendar, state.lang, day)
            },
            hours: Openness { text: usual.unwrap_or(hours.text), ..hours },
            current: day == first,
        }
    };
    first.iter_days().take(7).map(line).collect()
}

/// What the calendar says about a date: holiday, make-up work day or unknown year; empty on other days.
pub fn remark(calendar: &Calendar, lang: Lang, day: NaiveDate) -> String {
    let words = i18n::words(lang);
    match calendar.kind(day) {
        DayKind::Holiday(name) => name.get(lang).to_owned(),
        DayKind::MakeUpWork => words.make_up_day.into(),
        DayKind::Unknown => words.calendar_unknown.into(),
        DayKind::Work | DayKind::Weekend => String::new(),
    }
}

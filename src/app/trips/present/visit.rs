//! A visit beside its hours on the date of its day.

use crate::app::present::format::clock_of_minutes;
use crate::app::present::openness::{Openness, Tone};
use crate::domain::schedule::{ConflictKind, DaySchedule, ScheduledVisit};
use crate::domain::{EntryDay, EntryWindow, Lang};
use crate::i18n::{Words, words};

/// The hours of the date on which a visit falls; none for a trip without dates.
pub fn hours_of(lang: Lang, visit: &ScheduledVisit, day: &DaySchedule, index: usize) -> Option<Openness> {
    let words = words(lang);
    let hours = match visit.let_in.as_ref()? {
        EntryDay::Open(windows) => Openness { tone: Tone::Open, text: open(words, windows) },
        EntryDay::Closed => Openness { tone: Tone::Closed, text: words.later().closed_that_day.into() },
        EntryDay::Unknown => Openness { tone: Tone::Unknown, text: unknown(words, day, index).into() },
    };
    Some(hours)
}

fn open(words: &Words, windows: &[EntryWindow]) -> String {
    if windows.iter().any(|window| window.open.from == 0 && window.open.to >= 1440) {
        return words.always_open.into();
    }
    let one = |window: &EntryWindow| {
        let span = format!("{}–{}", clock_of_minutes(window.open.from), clock_of_minutes(window.open.to));
        if window.last_entry < window.open.to {
            let last = clock_of_minutes(window.last_entry);
            format!("{span}{}{last}{}", words.later().last_entry_before, words.later().last_entry_after)
        } else {
            span
        }
    };
    let all: Vec<_> = windows.iter().map(one).collect();
    format!("{}{}", words.later().open_that_day, all.join(words.list_comma))
}

/// A year whose holidays are not announced is another not-knowing than hours that nobody wrote down.
fn unknown(words: &Words, day: &DaySchedule, index: usize) -> &'static str {
    let of_year = day.conflicts.iter().any(|conflict| {
        let here = conflict.visit.as_ref().is_some_and(|(at, _)| *at == index);
        here && matches!(conflict.kind, ConflictKind::YearUnknown { .. })
    });
    if of_year { words.calendar_unknown } else { words.hours_unknown }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::domain::Hours;
    use crate::domain::schedule::{Schedule, Ways};
    use crate::domain::testing;
    use crate::domain::trip::{Day, Visit};
    use crate::domain::{Stop, Trip};

    fn said(date: (i32, u32, u32), change: fn(&mut Stop)) -> Option<Openness> {
        let atlas = testing::atlas(vec![testing::stop("museum", change)]);
        let trip = Trip {
            start: NaiveDate::from_ymd_opt(date.0, date.1, date.2),
            days: vec![Day { visits: vec![Visit::to("museum".into())], ..Day::default() }],
            ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH)
        };
        let day = Schedule::of(&trip, &atlas, &Ways::new(&atlas)).days[0].clone();
        hours_of(Lang::Zh, &day.visits[0], &day, 0)
    }

    fn weekdays(stop: &mut Stop) {
        stop.hours = Hours::parse("Tu-Su 09:00-17:00; PH 09:00-17:00").ok();
        stop.last_entry = chrono::NaiveTime::from_hms_opt(16, 30, 0);
    }

    #[test]
    fn hours_of_the_date_are_told_with_the_last_entry() {
        let open = said((2026, 9, 8), weekdays).expect("a date");
        assert_eq!((open.tone, open.text.as_str()), (Tone::Open, "开放 09:00–17:00，16:30 停止入场"));
        let closed = said((2026, 9, 7), weekdays).expect("a date");
        assert_eq!((closed.tone, closed.text.as_str()), (Tone::Closed, "当天不开放"));
    }

    #[test]
    fn what_is_not_known_is_told_as_not_known_and_why() {
        let year = said((2027, 9, 6), weekdays).expect("a date");
        assert_eq!((year.tone, year.text.as_str()), (Tone::Unknown, "放假安排未公布"));
        let hours = said((2026, 9, 8), |_| ()).expect("a date");
        assert_eq!((hours.tone, hours.text.as_str()), (Tone::Unknown, "开放时间不详"));
    }
}

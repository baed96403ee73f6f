//! A visit beside its hours on the date of its day.

use chrono::{Days, NaiveDate};

use crate::app::present::format::clock_of_minutes;
use crate::app::present::openness::{Openness, Tone, enter_by};
use crate::domain::schedule::{ConflictKind, DaySchedule, ScheduledVisit};
use crate::domain::{Atlas, DayKind, EntryDay, EntryWindow, Lang};
use crate::i18n::{Words, words};

/// The hours of the date on which a visit falls; none for a trip without dates.
pub fn hours_of(
    lang: Lang,
    atlas: &Atlas,
    visit: &ScheduledVisit,
    day: &DaySchedule,
    index: usize,
) -> Option<Openness> {
    let words = words(lang);
    let hours = match visit.let_in.as_ref()? {
        EntryDay::Open(windows) => {
            Openness { tone: Tone::Open, text: open(words, words.later().open_that_day, windows) }
        }
        EntryDay::Closed => Openness { tone: Tone::Closed, text: words.later().closed_that_day.into() },
        EntryDay::Unknown => Openness { tone: Tone::Unknown, text: unknown(words, atlas, visit, day, index) },
    };
    Some(hours)
}

fn open(words: &Words, before: &str, windows: &[EntryWindow]) -> String {
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

/// A year whose holidays are not announced is another not-knowing than hours that nobody wrote down: the usual hours of
/// the weekday are known, and told as no more than that.
fn unknown(words: &Words, atlas: &Atlas, visit: &ScheduledVisit, day: &DaySchedule, index: usize) -> String {
    let of_year = day.conflicts.iter().any(|conflict| {
        let here = conflict.visit.as_ref().is_some_and(|(at, _)| *at == index);
        here && matches!(conflict.kind, ConflictKind::YearUnknown { .. })
    });
    if !of_year {
        return words.hours_unknown.into();
    }
    let not_announced = words.calendar_unknown;
    match usual_hours(words, atlas, visit, day) {
        Some(usual) => format!("{usual}{}{not_announced}", words.later().clause_comma),
        None => not_announced.into(),
    }
}

/// The hours of the same weekday in the latest year whose holidays are known, on a day that is no holiday.
fn usual_hours(words: &Words, atlas: &Atlas, visit: &ScheduledVisit, day: &DaySchedule) -> Option<String> {
    let (stop, date) = (atlas.stop(&visit.stop)?, day.date?);
    let is_plain = |date: &NaiveDate| matches!(atlas.calendar.kind(*date), DayKind::Work | DayKind::Weekend);
    let weeks = (0..=MAX_WEEKS_BACK).filter_map(|weeks| date.checked_sub_days(Days::new(7 * weeks)));
    // The same season of another year, else any week of it.
    let same_season = weeks.clone().step_by(52);
    let usual = same_season.chain(weeks).find(is_plain)?;
    match stop.entry_windows(usual, &atlas.calendar) {
        EntryDay::Open(windows) => Some(open(words, words.later().usually, &windows)),
        EntryDay::Closed => Some(words.later().usually_closed.into()),
        EntryDay::Unknown => None,
    }
}

/// How far back a known year is looked for.
const MAX_WEEKS_BACK: u64 = 52 * 6;

#[cfg(test)]
mod tests {
    use chrono::DateTime;

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
        hours_of(Lang::Zh, &atlas, &day.visits[0], &day, 0)
    }

    fn weekdays(stop: &mut Stop) {
        stop.hours = Hours::parse("Tu-Su 09:00-17:00; PH 09:00-17:00").ok();
        stop.last_entry = Some(crate::domain::LastEntry::At(16 * 60 + 30));
    }

    #[test]
    fn hours_of_the_date_are_told_with_the_last_entry() {
        let open = said((2026, 9, 8), weekdays).expect("a date");
        assert_eq!((open.tone, open.text.as_str()), (Tone::Open, "开放 09:00–17:00，16:30 停止入场"));
        let closed = said((2026, 9, 7), weekdays).expect("a date");
        assert_eq!((closed.tone, closed.text.as_str()), (Tone::Closed, "当天不开放"));
    }

    #[test]
    fn in_a_year_without_holidays_the_hours_are_told_as_the_usual_ones() {
        let no_holidays = |stop: &mut Stop| stop.hours = Hours::parse("Tu-Su 09:00-17:00; PH off").ok();
        let year = said((2027, 3, 2), no_holidays).expect("a date");
        assert_eq!((year.tone, year.text.as_str()), (Tone::Unknown, "平日 09:00–17:00，放假安排未公布"));
    }

    #[test]
    fn what_is_not_known_is_told_as_not_known_and_why() {
        let year = said((2027, 9, 6), weekdays).expect("a date");
        assert_eq!((year.tone, year.text.as_str()), (Tone::Unknown, "平日不开放，放假安排未公布"));
        let hours = said((2026, 9, 8), |_| ()).expect("a date");
        assert_eq!((hours.tone, hours.text.as_str()), (Tone::Unknown, "开放时间不详"));
    }
}

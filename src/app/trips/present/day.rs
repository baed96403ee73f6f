//! The head of a day: its name, its date with a remark from the calendar, its end, whether it works out.

use crate::app::present::openness::remark;
use crate::domain::schedule::DaySchedule;
use crate::domain::{Atlas, Lang, Trip};
use crate::i18n::format::{date, minutes, time};
use crate::i18n::{trip_news, words};

/// What is shown at the head of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayHead {
    /// `第2天`.
    pub name: String,
    /// `10月3日 周六`; empty without a date.
    pub date: String,
    /// Holiday, make-up work day or unknown year; empty on other days.
    pub remark: String,
    /// When it ends, and when it should: `17:40 结束，计划 18:00`; empty for a day without visits.
    pub end: String,
    /// Whether it ends too late.
    pub late: bool,
    /// How many of its conflicts are clashes.
    pub clashes: usize,
}

/// The name of a day counted from 0.
pub fn day_name(lang: Lang, day: usize) -> String {
    format!("{}{}{}", words(lang).day_before, day + 1, words(lang).day_after)
}

/// The head of a day.
pub fn day_head(lang: Lang, atlas: &Atlas, index: usize, day: &DaySchedule) -> DayHead {
    DayHead {
        name: day_name(lang, index),
        date: day.date.map(|day| date(lang, day)).unwrap_or_default(),
        remark: day.date.map(|day| remark(&atlas.calendar, lang, day)).unwrap_or_default(),
        end: if day.visits.is_empty() { String::new() } else { end(lang, day) },
        late: day.end > day.to,
        clashes: day.conflicts.iter().filter(|conflict| conflict.kind.is_clash()).count(),
    }
}

fn end(lang: Lang, day: &DaySchedule) -> String {
    let (at, planned) = (time(lang, day.end), time(lang, day.to));
    match day.end.saturating_sub(day.to) {
        0 => trip_news::ends_in_time(lang, &at, &planned),
        by => trip_news::ends_late(lang, &at, &planned, &minutes(lang, by)),
    }
}

/// The dates of a trip from first to last, such as `10月3日 周六 – 10月5日 周一`; `None` without a start.
pub fn span(lang: Lang, trip: &Trip) -> Option<String> {
    let first = trip.date_of(0)?;
    let last = trip.date_of(trip.days.len().checked_sub(1)?)?;
    Some(if first == last {
        date(lang, first)
    } else {
        format!("{} – {}", date(lang, first), date(lang, last))
    })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::domain::schedule::{Schedule, Ways};
    use crate::domain::testing;
    use crate::domain::trip::{Day, Visit};

    fn head(lang: Lang, minutes: u32) -> DayHead {
        let atlas = testing::atlas(vec![testing::stop("bridge", |_| ())]);
        let visit = Visit { minutes: Some(minutes), ..Visit::to("bridge".into()) };
        let trip = Trip {
            start: NaiveDate::from_ymd_opt(2026, 10, 3),
            days: vec![Day { visits: vec![visit], ..Day::default() }],
            ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH)
        };
        let schedule = Schedule::of(&trip, &atlas, &Ways::new(&atlas));
        day_head(lang, &atlas, 0, &schedule.days[0])
    }

    #[test]
    fn a_day_says_its_date_its_holiday_and_when_it_ends() {
        let zh = head(Lang::Zh, 60);
        assert_eq!((zh.name.as_str(), zh.date.as_str()), ("第1天", "10月3日 周六"));
        assert_eq!(zh.remark, "国庆节");
        assert_eq!(zh.end, "10:00 结束，计划 18:00");
        assert!(!zh.late);
    }

    #[test]
    fn a_day_that_is_too_long_says_by_how_much() {
        assert_eq!(head(Lang::Zh, 600).end, "19:00 结束，比计划的 18:00 晚 1 小时");
        let en = head(Lang::En, 570);
        assert_eq!(en.end, "Ends at 18:30, 30 min after the planned 18:00");
        assert!(en.late);
        assert_eq!(en.clashes, 1);
    }
}

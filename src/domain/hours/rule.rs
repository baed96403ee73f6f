//! One rule of opening hours, reduced to what is supported: the days it applies to and what it says about them.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{DAY_MINUTES, Span};

/// How a rule relates to the rules before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Joins {
    /// `;`: replaces what earlier rules said about its days.
    Replaces,
    /// `,`: adds to it.
    Adds,
    /// `||`: applies where earlier rules leave the day closed.
    FallsBack,
}

/// What a rule says about its spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Says {
    /// Open.
    Open,
    /// Closed.
    Closed,
    /// Not known: visitors have to ask.
    Unknown,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    pub joins: Joins,
    pub days: Days,
    pub spans: Vec<Span>,
    pub says: Says,
}

/// The days that a rule applies to: those that match all of the non-empty lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Days {
    pub years: Vec<Stepped>,
    pub dates: Vec<DateRange>,
    pub weeks: Vec<Stepped>,
    pub weekdays: Option<Weekdays>,
}

/// Every `step`-th number from `first` to `last`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stepped {
    pub first: i32,
    pub last: i32,
    pub step: i32,
}

/// A day of the year, in a certain year or in every year. A day that the month does not have means its last day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearDay {
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
}

/// From one day of the year to another, both included; may cross New Year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateRange {
    pub first: YearDay,
    pub last: YearDay,
}

/// A set of weekdays and whether public holidays belong to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weekdays {
    /// Weekdays without further condition, as bits from Monday.
    pub plain: u8,
    /// Weekdays of certain weeks of the month.
    pub nth: Vec<NthWeekdays>,
    /// `PH`.
    pub holidays: bool,
}

/// Weekdays that apply only in certain weeks of the month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NthWeekdays {
    /// As bits from Monday.
    pub days: u8,
    /// First to fifth of the month.
    pub from_start: [bool; 5],
    /// Last to fifth last of the month.
    pub from_end: [bool; 5],
}

/// One way in which a date may be evaluated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    pub date: NaiveDate,
    /// The weekday that it is treated as.
    pub weekday: Weekday,
    /// A day off by the notice.
    pub holiday: bool,
    /// A weekend day on which people work by the notice.
    pub make_up_work: bool,
}

const WORKING_WEEK: u8 = 0b001_1111;
const WEEKEND: u8 = 0b110_0000;
const WHOLE_WEEK: u8 = 0b111_1111;

impl Rule {
    pub fn is_always_open(&self) -> bool {
        self.says == Says::Open && self.days == Days::default() && self.covers_whole_day()
    }

    pub fn covers_whole_day(&self) -> bool {
        self.spans == [Span { from: 0, to: DAY_MINUTES }]
    }

    pub fn names_holidays(&self) -> bool {
        self.days.weekdays.as_ref().is_some_and(|weekdays| weekdays.holidays)
    }
}

impl Days {
    pub fn contain(&self, reading: &Reading) -> bool {
        let date = reading.date;
        let week = i32::try_from(date.iso_week().week()).unwrap_or_default();
        (self.years.is_empty() || self.years.iter().any(|years| years.contains(date.year())))
            && (self.dates.is_empty() || self.dates.iter().any(|range| range.contains(date)))
            && (self.weeks.is_empty() || self.weeks.iter().any(|weeks| weeks.contains(week)))
            && self.weekdays.as_ref().is_none_or(|weekdays| weekdays.contain(reading))
    }
}

impl Stepped {
    fn contains(self, number: i32) -> bool {
        (self.first..=self.last).contains(&number) && (number - self.first) % self.step.max(1) == 0
    }
}

impl YearDay {
    fn in_year(self, year: i32) -> Option<NaiveDate> {
        (28..=self.day.max(28))
            .rev()
            .map(|day| day.min(self.day))
            .find_map(|day| NaiveDate::from_ymd_opt(year, self.month, day))
    }
}

impl DateRange {
    /// A range without a year may have begun the year before, because it may cross New Year.
    fn contains(self, date: NaiveDate) -> bool {
        let years = match self.first.year {
            Some(year) => year..=year,
            None => date.year() - 1..=date.year(),
        };
        years
            .into_iter()
            .any(|year| self.begun_in(year).is_some_and(|(first, last)| (first..=last).contains(&date)))
    }

    fn begun_in(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.first.in_year(year)?;
        let last = self.last.in_year(self.last.year.unwrap_or(year))?;
        if last >= first || self.last.year.is_some() {
            return Some((first, last));
        }
        Some((first, self.last.in_year(year + 1)?))
    }
}

impl Weekdays {
    /// Whether the set contains a day: as a public holiday, as a plain weekday or as an nth weekday of the month.
    fn contain(&self, reading: &Reading) -> bool {
        (self.holidays && reading.holiday)
            || self.contain_plainly(reading)
            || self.nth.iter().any(|nth| nth.contain(reading))
    }

    fn contain_plainly(&self, reading: &Reading) -> bool {
        if reading.make_up_work && self.plain & WHOLE_WEEK != WHOLE_WEEK {
            if self.plain & WORKING_WEEK == WORKING_WEEK {
                return true;
            }
            if self.plain & !WEEKEND == 0 {
                return false;
            }
        }
        self.plain & bit(reading.weekday) != 0
    }
}

impl NthWeekdays {
    fn contain(&self, reading: &Reading) -> bool {
        let days_left = u32::from(reading.date.num_days_in_month()) - reading.date.day();
        let counted = |weeks: &[bool; 5], days: u32| weeks.get(days as usize / 7).copied().unwrap_or(false);
        self.days & bit(reading.weekday) != 0
            && (counted(&self.from_start, reading.date.day0()) || counted(&self.from_end, days_left))
    }
}

/// A weekday as a bit, Monday the lowest.
pub const fn bit(weekday: Weekday) -> u8 {
    1 << weekday.num_days_from_monday()
}

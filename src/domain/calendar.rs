//! The Chinese calendar of off days and make-up work days, as the State Council announces it year by year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use super::Bilingual;

/// What kind of day a date is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A working day, make-up days among them.
    Work,
    /// A weekend day that is nothing else.
    Weekend,
    /// A public holiday or a day off beside one, with the holiday's name.
    Holiday(Bilingual),
    /// The year's notice is not in the pack: the weekday is known, the kind of day is not.
    Unknown,
}

/// A run of off days.
#[derive(Clone, Debug, PartialEq)]
pub struct OffDays {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The holiday's name.
    pub name: Bilingual,
}

/// A year as announced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HolidayYear {
    /// Runs of off days.
    pub off: Vec<OffDays>,
    /// Weekend days on which people work.
    pub work: BTreeSet<NaiveDate>,
}

/// Off days and make-up work days by year. A year that is absent is unknown, never "normal".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// The announced years.
    pub years: BTreeMap<i32, HolidayYear>,
}

impl Calendar {
    /// What kind of day a date is.
    pub fn kind(&self, date: NaiveDate) -> DayKind {
        let Some(year) = self.years.get(&date.year()) else {
            return DayKind::Unknown;
        };
        if let Some(off) = year.off.iter().find(|off| (off.from..=off.to).contains(&date)) {
            return DayKind::Holiday(off.name.clone());
        }
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        if weekend && !year.work.contains(&date) { DayKind::Weekend } else { DayKind::Work }
    }
}

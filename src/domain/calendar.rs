//! The Chinese calendar of off days and make-up work days, as the State Council announces it year by year.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::compact;
use super::{Bilingual, Source};

/// What kind of day a date is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A working day from Monday to Friday.
    Work,
    /// A weekend day on which people work, to make up for a day off.
    MakeUpWork,
    /// An ordinary weekend day.
    Weekend,
    /// A public holiday or a day off next to one, with the holiday's name.
    Holiday(Bilingual),
    /// The year's notice is not in the pack: the weekday is known, the kind of day is not.
    Unknown,
}

/// A run of off days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OffDays {
    /// First day.
    #[serde(with = "compact::date")]
    pub from: NaiveDate,
    /// Last day.
    #[serde(with = "compact::date")]
    pub to: NaiveDate,
    /// The holiday's name.
    pub name: Bilingual,
}

/// A year as announced.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HolidayYear {
    /// Runs of off days.
    pub off: Vec<OffDays>,
    /// Weekend days on which people work.
    #[serde(with = "compact::dates")]
    pub work: Vec<NaiveDate>,
    /// Where the notice can be read.
    pub sources: Vec<Source>,
}

/// Off days and make-up work days by year. A year that is absent is unknown, never "normal".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    /// The announced years.
    pub years: Vec<(i32, HolidayYear)>,
    /// A note to readers about the notices.
    pub note: Option<Bilingual>,
}

impl Calendar {
    /// What kind of day a date is. A notice may reach into the last days of the year before its own.
    ///
    /// ```
    /// use hangyong::domain::calendar::{HolidayYear, OffDays};
    /// use hangyong::domain::{Bilingual, Calendar, DayKind};
    ///
    /// let day = |text: &str| text.parse().expect("a date");
    /// let name = Bilingual::new("国庆节", "National Day");
    /// let off = vec![OffDays { from: day("2026-10-01"), to: day("2026-10-07"), name: name.clone() }];
    /// let year = HolidayYear { off, work: vec![day("2026-10-10")], sources: Vec::new() };
    /// let calendar = Calendar { years: vec![(2026, year)], note: None };
    /// assert_eq!(calendar.kind(day("2026-10-03")), DayKind::Holiday(name));
    /// assert_eq!(calendar.kind(day("2026-10-10")), DayKind::MakeUpWork, "a Saturday on which people work");
    /// assert_eq!(calendar.kind(day("2026-10-11")), DayKind::Weekend);
    /// assert_eq!(calendar.kind(day("2027-10-11")), DayKind::Unknown, "not announced, so never called normal");
    /// ```
    pub fn kind(&self, date: NaiveDate) -> DayKind {
        let mut runs = self.years.iter().flat_map(|(_, year)| &year.off);
        if let Some(off) = runs.find(|off| (off.from..=off.to).contains(&date)) {
            return DayKind::Holiday(off.name.clone());
        }
        if self.years.iter().any(|(_, year)| year.work.contains(&date)) {
            return DayKind::MakeUpWork;
        }
        match date.weekday() {
            _ if !self.knows_year(date.year()) => DayKind::Unknown,
            Weekday::Sat | Weekday::Sun => DayKind::Weekend,
            _ => DayKind::Work,
        }
    }

    /// Whether a date is a day off by the notice (not: an ordinary weekend); `None` when its year is not announced.
    pub fn is_off(&self, date: NaiveDate) -> Option<bool> {
        match self.kind(date) {
            DayKind::Unknown => None,
            kind => Some(matches!(kind, DayKind::Holiday(_))),
        }
    }

    /// Whether the notice of that year is in the pack.
    pub fn knows_year(&self, year: i32) -> bool {
        self.years.iter().any(|(known, _)| *known == year)
    }
}

/// The notice for 2026 as the pack has it, for tests.
#[cfg(test)]
pub(crate) fn notice_2026() -> Calendar {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
    let off = [
        ((1, 1), (1, 3), "元旦", "New Year"),
        ((2, 15), (2, 23), "春节", "Spring Festival"),
        ((4, 4), (4, 6), "清明节", "Qingming Festival"),
        ((5, 1), (5, 5), "劳动节", "Labour Day"),
        ((6, 19), (6, 21), "端午节", "Dragon Boat Festival"),
        ((9, 25), (9, 27), "中秋节", "Mid-Autumn Festival"),
        ((10, 1), (10, 7), "国庆节", "National Day"),
    ];
    let off = off.map(|(from, to, zh, en)| OffDays {
        from: day(from.0, from.1),
        to: day(to.0, to.1),
        name: Bilingual::new(zh, en),
    });
    let work = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)].map(|(month, date)| day(month, date));
    let year = HolidayYear { off: off.into(), work: work.into(), sources: Vec::new() };
    Calendar { years: [(2026, year)].into(), note: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every day of 2026 that is not what its weekday says: the State Council's notice, day by day.
    const OFF: &str = "01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 \
        05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07";
    const MAKE_UP: &str = "01-04 02-14 02-28 05-09 09-20 10-10";

    #[test]
    fn every_day_of_2026_is_what_the_notice_says() {
        let calendar = notice_2026();
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
        for date in first.iter_days().take(365) {
            let key = date.format("%m-%d").to_string();
            let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            let kind = calendar.kind(date);
            if OFF.split_whitespace().any(|off| off == key) {
                assert!(matches!(kind, DayKind::Holiday(_)), "{date}");
                assert_eq!(calendar.is_off(date), Some(true), "{date}");
            } else if MAKE_UP.split_whitespace().any(|work| work == key) {
                assert_eq!((kind, weekend), (DayKind::MakeUpWork, true), "{date}");
            } else {
                assert_eq!(kind, if weekend { DayKind::Weekend } else { DayKind::Work }, "{date}");
                assert_eq!(calendar.is_off(date), Some(false), "{date}");
            }
        }
    }

    #[test]
    fn a_year_that_is_not_announced_is_unknown() {
        let calendar = notice_2026();
        for (year, month, day) in [(2025, 12, 31), (2027, 1, 1), (2027, 2, 17), (2027, 10, 1)] {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
            assert_eq!((calendar.kind(date), calendar.is_off(date)), (DayKind::Unknown, None), "{date}");
        }
    }

    #[test]
    fn a_notice_may_reach_into_the_december_before_it() {
        let mut calendar = notice_2026();
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        let run = OffDays { from: day(12, 31), to: day(12, 31), name: Bilingual::new("元旦", "New Year") };
        calendar.years.push((2027, HolidayYear { off: vec![run], ..HolidayYear::default() }));
        assert_eq!(calendar.is_off(day(12, 31)), Some(true));
        assert_eq!(calendar.is_off(day(12, 30)), Some(false));
    }
}

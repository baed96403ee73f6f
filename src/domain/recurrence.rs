//! When an event recurs: by the Chinese lunar calendar, by a weekday of a month, or by its date.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The rule by which an event recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recurrence {
    /// A day of the Chinese lunar calendar; never in a leap month, because festivals are not repeated in it.
    Lunar {
        /// 1 to 12.
        month: u8,
        /// 1 to 30.
        day: u8,
    },
    /// The first, second … or last of a weekday in a month.
    Weekday {
        /// 1 to 4; 5 is the last one.
        nth: u8,
        /// Days after Monday.
        weekday: u8,
        /// 1 to 12.
        month: u8,
    },
    /// The same date every year.
    Date {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

/// The last of a weekday in a month, see [`Recurrence::Weekday`].
pub const LAST: u8 = 5;

/// Lunar years: the number, its first day as month and day, and its months as bits. From the highest of the sixteen bits
/// down, twelve say which months have 30 days (the others 29); the lowest four name the month after which a leap month of
/// 29 days comes, 0 where there is none. No leap month of these years has 30 days. The first day of every month was
/// compared with the new moons of that time at 120° E, as the standard GB/T 33661-2017 defines the calendar.
const LUNAR_YEARS: [(i32, u32, u32, u16); 11] = [
    (2025, 1, 29, 0xa6e6),
    (2026, 2, 17, 0xa4e0),
    (2027, 2, 6, 0xd260),
    (2028, 1, 26, 0xea65),
    (2029, 2, 13, 0xd530),
    (2030, 2, 3, 0x5aa0),
    (2031, 1, 23, 0x76a3),
    (2032, 2, 11, 0x96d0),
    (2033, 1, 31, 0x4afb),
    (2034, 2, 19, 0x4ad0),
    (2035, 2, 8, 0xa4d0),
];

impl Recurrence {
    /// The days of a year on which it falls, in order; none where it does not, or where the calendar is not known.
    ///
    /// ```
    /// use hangyong::domain::Recurrence;
    ///
    /// // The tide is highest around the 18th day of the 8th lunar month.
    /// let tide = Recurrence::Lunar { month: 8, day: 18 }.in_year(2026);
    /// assert_eq!(tide, ["2026-09-28".parse().expect("a date")]);
    /// assert!(Recurrence::Lunar { month: 8, day: 18 }.in_year(2300).is_empty());
    /// ```
    pub fn in_year(self, year: i32) -> Vec<NaiveDate> {
        match self {
            Self::Lunar { month, day } => {
                // The last months of a lunar year lie in the year after.
                let days = [year - 1, year].into_iter().filter_map(|lunar| lunar_day(lunar, month, day));
                days.filter(|date| date.year() == year).collect()
            }
            Self::Weekday { nth, weekday, month } => {
                nth_weekday(year, nth, weekday, month).into_iter().collect()
            }
            Self::Date { month, day } => {
                NaiveDate::from_ymd_opt(year, month.into(), day.into()).into_iter().collect()
            }
        }
    }
}

fn lunar_day(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let (_, first_month, first_day, bits) = *LUNAR_YEARS.iter().find(|(number, ..)| *number == year)?;
    let leap = (bits & 0xf) as u8;
    let length = |month: u8| if bits & (0x8000 >> (month - 1)) == 0 { 29 } else { 30 };
    if !(1..=12).contains(&month) || day < 1 || day > length(month) {
        return None;
    }
    let before: u8 = month - 1;
    let days: u64 = (1..month).map(|month| u64::from(length(month))).sum();
    let leap_days = if leap != 0 && leap <= before { 29 } else { 0 };
    NaiveDate::from_ymd_opt(year, first_month, first_day)?
        .checked_add_days(Days::new(days + leap_days + u64::from(day) - 1))
}

fn nth_weekday(year: i32, nth: u8, weekday: u8, month: u8) -> Option<NaiveDate> {
    let weekday = Weekday::try_from(weekday).ok()?;
    let month = u32::from(month);
    (1..=nth.min(LAST)).rev().find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(rule: Recurrence, year: i32) -> Vec<String> {
        rule.in_year(year).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lunar_days_fall_on_the_dates_of_the_almanac() {
        let mid_autumn = Recurrence::Lunar { month: 8, day: 15 };
        assert_eq!(dates(mid_autumn, 2026), ["2026-09-25"]);
        assert_eq!(dates(mid_autumn, 2028), ["2028-10-03"], "after the leap month of 2028");
        assert_eq!(dates(Recurrence::Lunar { month: 1, day: 1 }, 2030), ["2030-02-03"]);
        assert_eq!(dates(Recurrence::Lunar { month: 5, day: 5 }, 2027), ["2027-06-09"]);
    }

    #[test]
    fn the_last_lunar_month_may_come_twice_in_a_year_or_not_at_all() {
        let laba = Recurrence::Lunar { month: 12, day: 8 };
        assert_eq!(dates(laba, 2026), ["2026-01-26"]);
        assert_eq!(dates(laba, 2027), ["2027-01-15"]);
        assert_eq!(dates(laba, 2028), ["2028-01-04"]);
        let first = Recurrence::Lunar { month: 12, day: 1 };
        assert_eq!(dates(first, 2027), ["2027-01-08", "2027-12-28"]);
        assert_eq!(dates(first, 2028), Vec::<String>::new());
    }

    #[test]
    fn a_lunar_day_that_a_month_does_not_have_or_a_year_beyond_the_table_is_no_date() {
        assert_eq!(dates(Recurrence::Lunar { month: 2, day: 30 }, 2026), Vec::<String>::new());
        assert_eq!(dates(Recurrence::Lunar { month: 8, day: 18 }, 2040), Vec::<String>::new());
    }

    #[test]
    fn the_first_and_the_last_of_a_weekday_are_found() {
        let marathon = Recurrence::Weekday { nth: 1, weekday: 6, month: 11 };
        assert_eq!(
            (dates(marathon, 2026), dates(marathon, 2027)),
            (vec!["2026-11-01".into()], vec!["2027-11-07".into()])
        );
        let last_saturday = Recurrence::Weekday { nth: LAST, weekday: 5, month: 10 };
        assert_eq!(dates(last_saturday, 2026), ["2026-10-31"]);
        assert_eq!(dates(last_saturday, 2027), ["2027-10-30"]);
    }

    #[test]
    fn a_date_comes_every_year_and_the_29th_of_february_in_leap_years() {
        assert_eq!(dates(Recurrence::Date { month: 9, day: 16 }, 2027), ["2027-09-16"]);
        assert_eq!(dates(Recurrence::Date { month: 2, day: 29 }, 2027), Vec::<String>::new());
        assert_eq!(dates(Recurrence::Date { month: 2, day: 29 }, 2028), ["2028-02-29"]);
    }
}

//! Numbers, times and dates in the reader's language.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use crate::domain::Lang;
pub use crate::domain::amount::{minutes, yuan};
use crate::domain::trip::YEARS;
use crate::geometry::decimal::{fixed, short};
use crate::i18n::words;

/// Separates facts in a row. A line may break after it, but never begins with it.
pub const DOT: &str = "\u{a0}· ";

/// A travel time from a place, such as `杭州东起 19 分钟` or `19 min from Hangzhou East`.
pub fn since(lang: Lang, time: &str, place: &str) -> String {
    match lang {
        Lang::Zh => format!("{place}起 {time}"),
        Lang::En => format!("{time} from {place}"),
    }
}

/// A ticket's price in yuan: `None` is called unknown, and 0 free.
pub fn price(lang: Lang, cny: Option<u32>) -> String {
    match cny {
        None => words(lang).unknown.to_owned(),
        Some(0) => words(lang).free.to_owned(),
        Some(amount) => yuan(lang, amount),
    }
}

/// A distance given in metres: rounded to 50 m below about one kilometre, in kilometres with at most one decimal below
/// ten, else in whole kilometres.
pub fn distance(lang: Lang, metres: f64) -> String {
    let (metre, km) = match lang {
        Lang::Zh => ("米", "公里"),
        Lang::En => ("m", "km"),
    };
    if metres < 950.0 {
        format!("{} {metre}", fixed((metres / 50.0).round().max(1.0) * 50.0, 0))
    } else if metres < 9_950.0 {
        format!("{} {km}", short(metres / 1000.0, 1))
    } else {
        format!("{} {km}", fixed(metres / 1000.0, 0))
    }
}

/// A time of day, such as `09:00`.
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Minutes after midnight as a time of day; 1440 is `24:00`, and later times start again at `00:00`.
pub fn clock_of_minutes(minutes: u16) -> String {
    let minutes = if minutes == 1440 { 1440 } else { minutes % 1440 };
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A date with its weekday, such as `10月3日 周六` or `Sat 3 Oct`.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日 {}", date.month(), date.day(), weekday(lang, date.weekday())),
        Lang::En => format!(
            "{} {} {}",
            weekday(lang, date.weekday()),
            date.day(),
            month(date.month()).unwrap_or_default()
        ),
    }
}

/// A date as used in date fields, such as `2026-10-03`.
pub fn iso_date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The date in a date field; `None` while it is empty or unfinished. While a year is being typed, the field contains a
/// year of the first centuries, which is rejected.
pub fn date_from_iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| parts.next().is_none())
}

/// A date with its year, such as `2026年7月13日` or `13 Jul 2026`.
pub fn full_date(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => format!("{} {} {}", date.day(), month(date.month()).unwrap_or_default(), date.year()),
    }
}

fn month(month: u32) -> Option<&'static str> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.get(month.checked_sub(1)? as usize).copied()
}

/// A weekday, such as `周六` or `Sat`.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let at = day.num_days_from_monday() as usize;
    match lang {
        Lang::Zh => ZH[at],
        Lang::En => EN[at],
    }
}

/// Recurring weekdays, such as `周一、周二` or `Mondays or Tuesdays`.
pub fn weekdays(lang: Lang, days: &[Weekday]) -> String {
    const EN: [&str; 7] =
        ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
    let name = |day: &Weekday| match lang {
        Lang::Zh => weekday(lang, *day),
        Lang::En => EN[day.num_days_from_monday() as usize],
    };
    let names: Vec<_> = days.iter().map(name).collect();
    match (lang, names.split_last()) {
        (Lang::En, Some((last, before))) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => names.join("、"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_read_as_people_say_them() {
        assert_eq!(distance(Lang::Zh, 10.0), "50 米");
        assert_eq!(distance(Lang::En, 640.0), "650 m");
        assert_eq!(distance(Lang::En, 3_240.0), "3.2 km");
        assert_eq!(distance(Lang::Zh, 2_000.0), "2 公里");
        assert_eq!(distance(Lang::Zh, 152_000.0), "152 公里");
    }

    #[test]
    fn dates_carry_their_weekday() {
        let date_of_ride = NaiveDate::from_ymd_opt(2026, 10, 3).expect("a date");
        assert_eq!(date(Lang::Zh, date_of_ride), "10月3日 周六");
        assert_eq!(date(Lang::En, date_of_ride), "Sat 3 Oct");
        assert_eq!(full_date(Lang::En, date_of_ride), "3 Oct 2026");
    }

    #[test]
    fn a_date_field_reads_back_what_it_shows() {
        let date = NaiveDate::from_ymd_opt(2026, 2, 3).expect("a date");
        assert_eq!(date_from_iso(&iso_date(date)), Some(date));
        for unfinished in ["", "2026-", "2026-02-30", "2026-02-03-04", "3 Feb", "0002-10-15", "0202-10-15"] {
            assert_eq!(date_from_iso(unfinished), None, "{unfinished}");
        }
    }

    #[test]
    fn midnight_at_the_end_of_a_day_is_24_00() {
        assert_eq!(clock_of_minutes(1440), "24:00");
        assert_eq!(clock_of_minutes(1500), "01:00");
        assert_eq!(clock_of_minutes(540), "09:00");
    }
}

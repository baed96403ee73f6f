//! Numbers, money, times and dates in the reader's language, in the same way for pages, files and plans.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::words;
use crate::domain::Lang;
use crate::domain::schedule::Sums;
use crate::domain::trip::{Party, YEARS};
use crate::geometry::decimal::{fixed, short};

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

/// A minute of a day's schedule as a time of day, without its date: 1500 is `01:00`.
pub fn clock_of_schedule(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// A minute of a day's schedule as a time of day; one on a later day is marked as such: `次日 01:00`. The end of the day
/// itself is `24:00`.
pub fn time(lang: Lang, minute: u32) -> String {
    if minute == 24 * 60 {
        return "24:00".into();
    }
    format!("{}{}", days_later(lang, minute), clock_of_schedule(minute))
}

/// The words before a time of a day's schedule that is past its midnight: 次日 / "next day"; empty for other times.
pub fn days_later(lang: Lang, minute: u32) -> String {
    match (lang, minute / (24 * 60)) {
        (_, 0) => String::new(),
        (Lang::Zh, 1) => "次日 ".into(),
        (Lang::En, 1) => "next day ".into(),
        (Lang::Zh, days) => format!("{days} 天后 "),
        (Lang::En, days) => format!("{days} days later "),
    }
}

/// A date with its weekday, such as `10月3日 周六` or `Sat 3 Oct`.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日 {}", date.month(), date.day(), weekday(lang, date.weekday())),
        Lang::En => format!(
            "{} {} {}",
            weekday(lang, date.weekday()),
            date.day(),
            month_name(date.month()).unwrap_or_default()
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
        Lang::En => {
            format!("{} {} {}", date.day(), month_name(date.month()).unwrap_or_default(), date.year())
        }
    }
}

/// The short English name of a month, 1 to 12, such as `Jan`.
pub fn month_name(month: u32) -> Option<&'static str> {
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

/// A sum of money, such as `40 元` or `¥40`.
pub fn yuan(lang: Lang, amount: u32) -> String {
    match lang {
        Lang::Zh => format!("{amount} 元"),
        Lang::En => format!("¥{amount}"),
    }
}

/// A length of time, such as `2 小时 30 分` or `2 h 30 min`.
pub fn minutes(lang: Lang, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (lang, hours, rest) {
        (Lang::Zh, 0, rest) => format!("{rest} 分钟"),
        (Lang::Zh, hours, 0) => format!("{hours} 小时"),
        (Lang::Zh, hours, rest) => format!("{hours} 小时 {rest} 分"),
        (Lang::En, 0, rest) => format!("{rest} min"),
        (Lang::En, hours, 0) => format!("{hours} h"),
        (Lang::En, hours, rest) => format!("{hours} h {rest} min"),
    }
}

/// The total ticket price, the number of stops whose price is unknown, and whom it is for:
/// `240 元，另有 2 处票价未知（2 位成人）`.
pub fn tickets(lang: Lang, sums: &Sums, whose: Option<&Party>) -> String {
    let (known, whom) = (yuan(lang, sums.tickets_cny), party(lang, whose));
    match (lang, sums.tickets_unknown) {
        (Lang::Zh, 0) => format!("{known}（{whom}）"),
        (Lang::Zh, unknown) => format!("{known}，另有 {unknown} 处票价未知（{whom}）"),
        (Lang::En, 0) => format!("{known} ({whom})"),
        (Lang::En, 1) => format!("{known}, and 1 stop whose price is unknown ({whom})"),
        (Lang::En, unknown) => format!("{known}, and {unknown} stops whose price is unknown ({whom})"),
    }
}

/// What concessions save, such as `约 40 元`; `None` when they save nothing.
pub fn saved(lang: Lang, sums: &Sums) -> Option<String> {
    let about = if lang == Lang::Zh { "约" } else { "about" };
    (sums.saved_cny > 0).then(|| format!("{about} {}", yuan(lang, sums.saved_cny)))
}

/// Who pays: `1 位成人、1 位学生、1 位儿童`; "each adult" when the party is not known.
pub fn party(lang: Lang, party: Option<&Party>) -> String {
    let Some(party) = party else {
        return match lang {
            Lang::Zh => "每位成人".into(),
            Lang::En => "each adult".into(),
        };
    };
    let (children, elders) = (party.children.len() as u32, party.elders.len() as u32);
    let counts = [party.adults.saturating_sub(party.students), party.students, children, elders];
    let named = counts.into_iter().zip(PEOPLE).filter(|(count, _)| *count > 0);
    let words = named.map(|(count, (zh, one, many))| match lang {
        Lang::Zh => format!("{count} 位{zh}"),
        Lang::En => format!("{count} {}", if count == 1 { one } else { many }),
    });
    words.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

/// Adults, students, children, elders.
const PEOPLE: [(&str, &str, &str); 4] = [
    ("成人", "adult", "adults"),
    ("学生", "student", "students"),
    ("儿童", "child", "children"),
    ("老人", "elder", "elders"),
];

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

    #[test]
    fn money_and_time_are_written_as_people_say_them() {
        assert_eq!((yuan(Lang::Zh, 40), yuan(Lang::En, 40)), ("40 元".into(), "¥40".into()));
        assert_eq!(minutes(Lang::Zh, 45), "45 分钟");
        assert_eq!(minutes(Lang::En, 150), "2 h 30 min");
        assert_eq!(minutes(Lang::Zh, 120), "2 小时");
    }

    #[test]
    fn what_is_saved_is_told_where_it_is_something() {
        let sums = |saved_cny| Sums { saved_cny, ..Sums::default() };
        assert_eq!(saved(Lang::Zh, &sums(187)), Some("约 187 元".into()));
        assert_eq!(saved(Lang::En, &sums(187)), Some("about ¥187".into()));
        assert_eq!(saved(Lang::Zh, &sums(0)), None);
    }

    #[test]
    fn who_pays_is_counted_by_kind() {
        let four = Party { adults: 2, students: 1, children: vec![5], elders: vec![70, 72] };
        assert_eq!(party(Lang::Zh, Some(&four)), "1 位成人、1 位学生、1 位儿童、2 位老人");
        assert_eq!(party(Lang::En, Some(&four)), "1 adult, 1 student, 1 child, 2 elders");
        assert_eq!(party(Lang::Zh, None), "每位成人");
    }

    #[test]
    fn tickets_say_for_whom_they_are_and_what_is_not_known() {
        let sums = |unknown| Sums { tickets_cny: 80, tickets_unknown: unknown, ..Sums::default() };
        assert_eq!(tickets(Lang::Zh, &sums(2), None), "80 元，另有 2 处票价未知（每位成人）");
        assert_eq!(tickets(Lang::Zh, &sums(0), None), "80 元（每位成人）");
        let three = Party { children: vec![8], ..Party::default() };
        assert_eq!(
            tickets(Lang::En, &sums(2), Some(&three)),
            "¥80, and 2 stops whose price is unknown (2 adults, 1 child)"
        );
        assert_eq!(tickets(Lang::En, &sums(1), None), "¥80, and 1 stop whose price is unknown (each adult)");
    }

    #[test]
    fn a_time_past_midnight_says_so() {
        assert_eq!(time(Lang::Zh, 570), "09:30");
        assert_eq!(time(Lang::Zh, 1440), "24:00");
        assert_eq!(time(Lang::Zh, 1510), "次日 01:10");
        assert_eq!(time(Lang::En, 1510), "next day 01:10");
        assert_eq!(time(Lang::Zh, 2880 + 70), "2 天后 01:10");
        assert_eq!(time(Lang::En, 2880 + 70), "2 days later 01:10");
    }
}

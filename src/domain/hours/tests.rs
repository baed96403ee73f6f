//! Tests hours against tables of real dates, and against a minute-by-minute evaluation of the same hours.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use proptest::prelude::*;

use super::{DayHours, DoorState, EntryDay, EntryWindow, Hours, HoursError, OpenState, Span};
use crate::domain::admission::Closure;
use crate::domain::calendar::{self, OffDays};
use crate::domain::{Calendar, LastEntry, Stop, testing};

fn hours(text: &str) -> Hours {
    Hours::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn moment(text: &str) -> NaiveDateTime {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Minutes after midnight of `HH:MM`.
fn minute(text: &str) -> u16 {
    let time = NaiveTime::parse_from_str(text, "%H:%M").unwrap_or_else(|error| panic!("{text}: {error}"));
    u16::try_from(time.signed_duration_since(NaiveTime::MIN).num_minutes()).expect("minutes of a day")
}

/// `09:00-17:00,19:00-26:00`, `closed` or `unknown`.
fn written(hours: &DayHours) -> String {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    match hours {
        DayHours::Closed => "closed".into(),
        DayHours::Unknown => "unknown".into(),
        DayHours::Open(spans) => {
            let spans: Vec<_> =
                spans.iter().map(|span| format!("{}-{}", clock(span.from), clock(span.to))).collect();
            spans.join(",")
        }
    }
}

/// Each line: hours, date, what is known of it.
fn assert_days(table: &[(&str, &str, &str)]) {
    for (text, date, expected) in table {
        let known = written(&hours(text).on(day(date), &calendar::notice_2026()));
        assert_eq!(&known, expected, "{text} on {date}, {}", day(date).weekday());
    }
}

#[test]
fn weekdays_seasons_and_spans_are_read_as_written() {
    assert_days(&[
        ("24/7", "2026-03-03", "00:00-24:00"),
        ("Mo-Su 06:00-22:00", "2026-03-03", "06:00-22:00"),
        ("06:00-22:00", "2026-03-03", "06:00-22:00"),
        ("Tu-Su 09:00-17:00", "2026-03-02", "closed"),
        ("Tu-Su 09:00-17:00", "2026-03-03", "09:00-17:00"),
        ("We-Mo 08:30-16:30", "2026-03-03", "closed"),
        ("We-Mo 08:30-16:30", "2026-03-02", "08:30-16:30"),
        ("Mar-Nov Tu-Su 08:00-17:00; Dec-Feb Tu-Su 08:30-16:30", "2026-11-24", "08:00-17:00"),
        ("Mar-Nov Tu-Su 08:00-17:00; Dec-Feb Tu-Su 08:30-16:30", "2026-12-01", "08:30-16:30"),
        ("Mar-Nov Tu-Su 08:00-17:00; Dec-Feb Tu-Su 08:30-16:30", "2026-01-20", "08:30-16:30"),
        ("Nov-Apr Tu-Su 08:30-17:00; Nov-Apr Mo 13:30-17:00", "2026-03-02", "13:30-17:00"),
        ("Tu-Su 09:00-11:30,13:00-16:30", "2026-03-03", "09:00-11:30,13:00-16:30"),
        ("Fr-Sa 18:00-02:00", "2026-03-06", "18:00-26:00"),
        ("Fr-Sa 18:00-26:00", "2026-03-06", "18:00-26:00"),
        ("Mo[1] 10:00-12:00", "2026-03-02", "10:00-12:00"),
        ("Mo[1] 10:00-12:00", "2026-03-09", "closed"),
        ("Su[-1] 10:00-12:00", "2026-03-29", "10:00-12:00"),
        ("Su[-1] 10:00-12:00", "2026-03-22", "closed"),
        ("week 10-12 09:00-17:00", "2026-03-02", "09:00-17:00"),
        ("week 10-12 09:00-17:00", "2026-03-23", "closed"),
    ]);
}

#[test]
fn dates_and_years_bound_what_they_stand_before() {
    assert_days(&[
        ("Apr 10-Oct 7 09:00-17:00", "2026-04-09", "closed"),
        ("Apr 10-Oct 7 09:00-17:00", "2026-04-10", "09:00-17:00"),
        ("Apr 10-Oct 7 09:00-17:00", "2026-10-07", "09:00-17:00"),
        ("Dec 20-Jan 10 09:00-17:00", "2026-01-10", "09:00-17:00"),
        ("Dec 20-Jan 10 09:00-17:00", "2026-01-11", "closed"),
        ("Mo-Su 09:00-17:00; 2026 Nov 20-2027 Feb 28 off", "2026-11-19", "09:00-17:00"),
        ("Mo-Su 09:00-17:00; 2026 Nov 20-2027 Feb 28 off", "2026-11-20", "closed"),
        ("Mo-Su 09:00-17:00; 2026 Nov 20-2027 Feb 28 off", "2027-02-28", "closed"),
        ("Mo-Su 09:00-17:00; 2026 Nov 20-2027 Feb 28 off", "2027-03-01", "09:00-17:00"),
        ("Mo-Su 09:00-17:00; 2026 Nov-Dec off", "2026-12-31", "closed"),
        ("Mo-Su 09:00-17:00; 2026 Jun 6 off", "2026-06-06", "closed"),
        ("Mo-Su 09:00-17:00; 2026 Jun 6 off", "2026-06-07", "09:00-17:00"),
        ("2027-2030 09:00-17:00", "2026-06-07", "closed"),
        ("Feb 20-Feb 29 off; Mar 09:00-17:00", "2026-02-28", "closed"),
        ("Feb 29 09:00-10:00", "2026-02-28", "09:00-10:00"),
    ]);
}

#[test]
fn a_later_rule_replaces_a_comma_adds_and_a_fallback_waits() {
    assert_days(&[
        ("Mo-Su 09:00-17:00; Fr 09:00-21:00", "2026-03-06", "09:00-21:00"),
        ("Mo-Su 09:00-17:00; Fr off", "2026-03-06", "closed"),
        ("Fr off; Mo-Su 09:00-17:00", "2026-03-06", "09:00-17:00"),
        ("Mo-Su 09:00-17:00, Fr 19:00-21:00", "2026-03-06", "09:00-17:00,19:00-21:00"),
        ("Mo-Su 09:00-17:00, Fr 16:00-21:00", "2026-03-06", "09:00-21:00"),
        ("Mo-Su 09:00-17:00; Fr 12:00-13:00 off", "2026-03-06", "09:00-12:00,13:00-17:00"),
        ("Mo-Su 09:00-17:00; Fr 08:00-18:00 closed", "2026-03-06", "closed"),
        ("Mo-Fr 09:00-17:00 || Sa 10:00-12:00", "2026-03-07", "10:00-12:00"),
        ("Mo-Fr 09:00-17:00 || 10:00-20:00", "2026-03-06", "09:00-17:00"),
        ("Mo-Fr 09:00-17:00 || \"by appointment\"", "2026-03-07", "unknown"),
        ("Mo-Fr 09:00-17:00; Sa unknown", "2026-03-07", "unknown"),
        ("09:00-17:00 open \"free on Fridays\"", "2026-03-07", "09:00-17:00"),
        ("\"by appointment\"", "2026-03-07", "unknown"),
    ]);
}

/// 2026: 元旦 1–3 January (make-up Sunday 4), 春节 15–23 February (make-up Saturdays 14 and 28), 清明 4–6 April,
/// 国庆 1–7 October (make-up Saturday 10). 6 April and 5 October are Mondays.
#[test]
fn hours_follow_the_chinese_calendar() {
    let museum = "Tu-Su 09:00-17:00; PH 09:00-17:00";
    let closed_on_holidays = "Mo-Su 09:00-17:00; PH off";
    let office = "Mo-Fr 08:30-16:30; PH off";
    let park = "Mo-Fr 08:00-17:00; Sa-Su,PH 08:00-20:00";
    assert_days(&[
        (museum, "2026-04-06", "09:00-17:00"),
        (museum, "2026-10-05", "09:00-17:00"),
        (museum, "2026-04-13", "closed"),
        ("Tu-Su 09:00-17:00", "2026-10-05", "closed"),
        ("Tu-Su 09:00-17:00; 2026 Oct 5 10:00-16:00", "2026-10-05", "10:00-16:00"),
        (closed_on_holidays, "2026-02-17", "closed"),
        (closed_on_holidays, "2026-02-24", "09:00-17:00"),
        (office, "2026-10-02", "closed"),
        (office, "2026-10-10", "08:30-16:30"),
        (office, "2026-10-17", "closed"),
        (office, "2026-01-04", "08:30-16:30"),
        (park, "2026-10-10", "08:00-17:00"),
        (park, "2026-10-17", "08:00-20:00"),
        (park, "2026-10-07", "08:00-20:00"),
        (museum, "2026-10-10", "09:00-17:00"),
        ("Tu-Su 09:00-17:00", "2026-01-04", "09:00-17:00"),
    ]);
}

#[test]
fn a_year_without_a_notice_is_unknown_unless_every_reading_agrees() {
    assert_days(&[
        ("Tu-Su 09:00-17:00; PH 09:00-17:00", "2027-03-02", "09:00-17:00"),
        ("Tu-Su 09:00-17:00; PH 09:00-17:00", "2027-03-01", "unknown"),
        ("Tu-Su 09:00-17:00; PH off", "2027-03-02", "unknown"),
        ("Tu-Su 09:00-17:00; PH off", "2027-03-01", "closed"),
        ("Tu-Su 09:00-17:00", "2027-03-02", "unknown"),
        ("Tu-Su 09:00-17:00", "2027-03-01", "unknown"),
        ("Mo-Fr 09:00-17:00; PH off", "2027-03-06", "unknown"),
        ("Mo-Su 09:00-17:00; PH off", "2027-03-06", "unknown"),
        ("Mo-Su 09:00-17:00", "2027-10-01", "09:00-17:00"),
        ("24/7", "2027-10-01", "00:00-24:00"),
        ("Tu-Su 09:00-17:00; 2027 Mar off", "2027-03-02", "closed"),
        ("Apr-Oct 08:00-18:00; Nov-Mar 08:00-17:00", "2027-03-02", "08:00-17:00"),
    ]);
}

#[test]
fn what_is_not_worked_out_is_refused_by_name() {
    let refused = |text: &str| Hours::parse(text).expect_err(text);
    for (text, part) in [
        ("sunrise-sunset", "sunrise"),
        ("Mo-Fr 09:00-17:00; SH off", "SH"),
        ("easter off", "Easter"),
        ("09:00+", "open end"),
        ("10:00-16:00/01:30", "repetition"),
        ("PH -1 day off", "moved"),
        ("Mo[1] +1 day 09:00-10:00", "moved"),
        ("Oct Su[1]-Nov 3 09:00-10:00", "weekday"),
    ] {
        let error = refused(text);
        assert!(matches!(error, HoursError::Unsupported(_)), "{text}: {error:?}");
        assert!(error.to_string().contains(part), "{text}: {error}");
    }
    assert!(matches!(refused("every day but Monday"), HoursError::Syntax { column: 1 }));
    assert!(matches!(refused("Tu-Su 09:00-17:00; xx"), HoursError::Syntax { column } if column > 10));
    assert!(matches!(refused("Tu-Su 09:00-09:00"), HoursError::Invalid(_)));
    assert!(matches!(refused("2027 Mar 3-2026 Mar 3 off"), HoursError::Invalid(_)));
    assert!(matches!(refused(&"Mo 09:00-10:00; ".repeat(100)), HoursError::TooLong { .. }));
    assert!(Hours::parse("").is_err());
}

/// Each line: hours, moment, state.
#[test]
fn the_next_change_is_told() {
    let open = |until: &str| OpenState::Open { until: Some(moment(until)) };
    let closed = |opens: &str| OpenState::Closed { opens: Some(moment(opens)) };
    let table = [
        ("Tu-Su 09:00-17:00", "2026-03-03T08:59:00", closed("2026-03-03T09:00:00")),
        ("Tu-Su 09:00-17:00", "2026-03-03T09:00:00", open("2026-03-03T17:00:00")),
        ("Tu-Su 09:00-17:00", "2026-03-03T16:59:59", open("2026-03-03T17:00:00")),
        ("Tu-Su 09:00-17:00", "2026-03-01T17:00:00", closed("2026-03-03T09:00:00")),
        ("Fr 18:00-02:00", "2026-03-07T01:30:00", open("2026-03-07T02:00:00")),
        ("Fr 18:00-02:00", "2026-03-07T02:00:00", closed("2026-03-13T18:00:00")),
        ("Mo-Su 00:00-24:00; 2026 Mar 9 off", "2026-03-03T12:00:00", open("2026-03-09T00:00:00")),
        ("24/7", "2030-03-03T12:00:00", OpenState::Open { until: None }),
        ("Mo-Su 00:00-24:00", "2026-03-03T12:00:00", OpenState::Open { until: None }),
        ("2026 Jan 09:00-10:00", "2026-03-03T12:00:00", OpenState::Closed { opens: None }),
        ("Tu-Su 09:00-17:00", "2026-12-31T18:00:00", OpenState::Closed { opens: None }),
        ("Tu-Su 09:00-17:00", "2027-01-05T12:00:00", OpenState::Unknown),
        ("Tu-Su 00:00-24:00; PH off", "2026-12-31T12:00:00", open("2027-01-01T00:00:00")),
        ("unknown \"ask\"", "2026-03-03T12:00:00", OpenState::Unknown),
    ];
    for (text, now, expected) in table {
        assert_eq!(hours(text).at(moment(now), &calendar::notice_2026()), expected, "{text} at {now}");
    }
}

/// The state of a minute, derived naively from the spans of its date and of the date before.
fn minute_by_the_spans(hours: &Hours, at: NaiveDateTime, calendar: &Calendar) -> &'static str {
    let minute = at.signed_duration_since(at.date().and_time(NaiveTime::MIN)).num_minutes();
    let within = |day: &DayHours, minute: i64| match day {
        DayHours::Open(spans) => {
            spans.iter().any(|span| i64::from(span.from) <= minute && minute < i64::from(span.to))
        }
        _ => false,
    };
    let today = hours.on(at.date(), calendar);
    let yesterday = hours.on(at.date() - TimeDelta::days(1), calendar);
    if within(&today, minute) || within(&yesterday, minute + 1440) {
        "open"
    } else if today == DayHours::Unknown {
        "unknown"
    } else {
        "closed"
    }
}

fn name(state: &OpenState) -> &'static str {
    match state {
        OpenState::Open { .. } => "open",
        OpenState::Closed { .. } => "closed",
        OpenState::Unknown => "unknown",
    }
}

/// Texts that are in real packs, or nearly. None leaves the night of an unknown day open.
const TEXTS: [&str; 10] = [
    "24/7",
    "Mo-Su 06:00-22:00",
    "Tu-Su 09:00-17:00",
    "Tu-Su 09:00-17:00; PH 09:00-17:00",
    "Mo-Fr 09:00-11:30,13:00-17:00; Sa 10:00-12:00; PH off",
    "Mo-Su 18:00-02:00",
    "Mo-Su 10:00-24:00, Sa 22:00-26:30",
    "Mar-Nov Tu-Su 08:00-17:00; Dec-Feb Tu-Su 08:30-16:30; 2026 Jun off",
    "Mo-Su 08:00-20:00; We 12:00-14:00 off",
    "Mo-Su 00:00-24:00; Mo 03:00-05:00 off",
];

fn within_two_days(span: &Span) -> bool {
    span.from < span.to && span.from < 1440 && span.to <= 2880
}

#[test]
fn behind_a_day_whose_hours_are_not_known_no_opening_is_promised() {
    // Monday is open only if a notice makes it a holiday; Tuesday is open either way.
    let hours = hours("Tu-Su 09:00-17:00; PH 09:00-17:00");
    let at = |now: &str| hours.at(moment(now), &calendar::notice_2026());
    assert_eq!(at("2027-02-14T17:00:00"), OpenState::Closed { opens: None });
    assert_eq!(at("2027-02-15T12:00:00"), OpenState::Unknown);
    assert_eq!(at("2027-02-16T12:00:00"), OpenState::Open { until: Some(moment("2027-02-16T17:00:00")) });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_state_holds_for_every_minute_until_the_change_it_tells(
        which in 0..TEXTS.len(), start in 0i64..(450 * 1440)
    ) {
        let (hours, calendar) = (hours(TEXTS[which]), calendar::notice_2026());
        let now = moment("2025-12-20T00:00:00") + TimeDelta::minutes(start);
        let state = hours.at(now, &calendar);
        prop_assert_eq!(name(&state), minute_by_the_spans(&hours, now, &calendar), "{} at {}", TEXTS[which], now);
        let (OpenState::Open { until: change } | OpenState::Closed { opens: change }) = state else { return Ok(()) };
        let minutes = change.map_or(3 * 1440, |change| (change - now).num_minutes()).min(9 * 1440);
        for minute in 0..minutes {
            let then = now + TimeDelta::minutes(minute);
            let read = minute_by_the_spans(&hours, then, &calendar);
            // No known next opening may mean that the hours become unknown first; they may become known again later.
            if change.is_none() && read == "unknown" {
                break;
            }
            prop_assert_eq!(read, name(&state), "{} at {}", TEXTS[which], then);
        }
        if let Some(change) = change {
            prop_assert_ne!(minute_by_the_spans(&hours, change, &calendar), name(&state));
        }
    }

    #[test]
    fn spans_are_in_order_apart_and_within_two_days(which in 0..TEXTS.len(), days in 0u64..900) {
        let date = day("2025-06-01") + chrono::Days::new(days);
        if let DayHours::Open(spans) = hours(TEXTS[which]).on(date, &calendar::notice_2026()) {
            prop_assert!(!spans.is_empty());
            prop_assert!(spans.iter().all(within_two_days));
            prop_assert!(spans.windows(2).all(|pair| pair[0].to < pair[1].from));
        }
    }

    #[test]
    fn no_notice_can_make_an_answer_given_without_it_wrong(
        which in 0..TEXTS.len(), ordinal in 1u32..365, first in 1u32..360, length in 0u64..9
    ) {
        let date = NaiveDate::from_yo_opt(2027, ordinal).ok_or(TestCaseError::reject("no such day"))?;
        let from = NaiveDate::from_yo_opt(2027, first).ok_or(TestCaseError::reject("no such day"))?;
        let known_before = hours(TEXTS[which]).on(date, &calendar::notice_2026());
        let mut calendar = calendar::notice_2026();
        let to = from + chrono::Days::new(length);
        let mut year = crate::domain::calendar::HolidayYear::default();
        year.off.push(OffDays { from, to, name: Default::default() });
        year.work.extend((1..=7).map(|days| to + chrono::Days::new(days)).filter(|day| day.weekday() == Weekday::Sat));
        calendar.years.push((2027, year));
        if known_before != DayHours::Unknown {
            prop_assert_eq!(known_before, hours(TEXTS[which]).on(date, &calendar));
        }
    }

    #[test]
    fn any_text_is_hours_or_an_error(text in "[A-Za-z0-9:;,|\\[\\]\" +/-]{0,40}") {
        if let Ok(hours) = Hours::parse(&text) {
            let _ = hours.at(moment("2026-03-03T12:00:00"), &calendar::notice_2026());
        }
    }
}

#[test]
fn every_window_of_entry_ends_with_the_last_entry() {
    let windows = |text: &str, last_entry: Option<&str>, date: &str| {
        let stop = crate::domain::testing::stop("museum", |stop| {
            stop.hours = Hours::parse(text).ok();
            stop.last_entry = last_entry.map(minute).map(LastEntry::At);
        });
        match stop.entry_windows(day(date), &calendar::notice_2026()) {
            EntryDay::Closed => "closed".into(),
            EntryDay::Unknown => "unknown".into(),
            EntryDay::Open(windows) => {
                let windows = windows.iter().map(|EntryWindow { open, last_entry }| {
                    assert!((open.from..=open.to).contains(last_entry));
                    format!("{}-{} by {}", open.from / 60, open.to / 60, last_entry / 60)
                });
                windows.collect::<Vec<_>>().join(", ")
            }
        }
    };
    assert_eq!(windows("Tu-Su 09:00-17:00", Some("16:00"), "2026-03-03"), "9-17 by 16");
    assert_eq!(windows("Tu-Su 09:00-17:00", None, "2026-03-03"), "9-17 by 17");
    assert_eq!(windows("Tu-Su 09:00-17:00", Some("18:00"), "2026-03-03"), "9-17 by 17");
    assert_eq!(windows("09:00-12:00,14:00-17:00", Some("16:00"), "2026-03-03"), "9-12 by 12, 14-17 by 16");
    assert_eq!(windows("09:00-12:00,14:00-17:00", Some("11:00"), "2026-03-03"), "9-12 by 11");
    assert_eq!(windows("18:00-02:00", Some("01:00"), "2026-03-03"), "18-26 by 25");
    assert_eq!(windows("18:00-02:00", Some("23:00"), "2026-03-03"), "18-26 by 23");
    assert_eq!(windows("09:00-12:00", Some("08:00"), "2026-03-03"), "closed");
    assert_eq!(windows("Tu-Su 09:00-17:00", Some("16:00"), "2026-03-02"), "closed");
    assert_eq!(windows("Tu-Su 09:00-17:00", Some("16:00"), "2027-03-02"), "unknown");
    assert_eq!(windows("no hours", Some("16:00"), "2026-03-03"), "unknown");
}

/// What a visitor finds at the door, abbreviated.
fn door(stop: &Stop, at: &str) -> String {
    let time = |moment: Option<NaiveDateTime>| {
        moment.map_or("?".to_owned(), |at| at.format("%m-%d %H:%M").to_string())
    };
    match stop.door_at(moment(at), &calendar::notice_2026()) {
        DoorState::Open { until, last_entry } => {
            let last = last_entry.map(|last| format!(", in by {:02}:{:02}", last / 60, last % 60));
            format!("open until {}{}", time(until), last.unwrap_or_default())
        }
        DoorState::EntryOver { opens } => format!("entry over, opens {}", time(opens)),
        DoorState::Closed { opens } => format!("closed, opens {}", time(opens)),
        DoorState::Unknown => "unknown".into(),
    }
}

#[test]
fn a_door_is_not_called_open_after_the_last_entry() {
    let museum = testing::stop("museum", |stop| {
        stop.hours = Some(hours("Tu-Su 09:00-17:00"));
        stop.last_entry = Some(LastEntry::At(minute("16:30")));
    });
    for (at, found) in [
        ("2026-12-05T08:00:00", "closed, opens 12-05 09:00"),
        ("2026-12-05T16:30:00", "open until 12-05 17:00, in by 16:30"),
        ("2026-12-05T16:31:00", "entry over, opens 12-06 09:00"),
        ("2026-12-06T16:59:00", "entry over, opens 12-08 09:00"),
        ("2026-12-06T17:00:00", "closed, opens 12-08 09:00"),
    ] {
        assert_eq!(door(&museum, at), found, "{at}");
    }
}

#[test]
fn a_last_entry_past_midnight_and_one_by_season_are_judged_by_the_day_of_their_span() {
    let bar = testing::stop("bar", |stop| {
        stop.hours = Some(hours("Mo-Su 18:00-26:00"));
        stop.last_entry = Some(LastEntry::BeforeClose(30));
    });
    assert_eq!(door(&bar, "2026-12-06T01:00:00"), "open until 12-06 02:00, in by 25:30");
    assert_eq!(door(&bar, "2026-12-06T01:45:00"), "entry over, opens 12-06 18:00");
}

#[test]
fn a_stop_that_is_shut_as_a_whole_is_closed_whatever_its_hours() {
    let shut = testing::stop("shut", |stop| {
        stop.hours = Some(hours("Mo-Su 09:00-17:00"));
        stop.closures = vec![Closure {
            from: day("2026-12-05"),
            to: Some(day("2026-12-07")),
            what: Default::default(),
            whole: true,
            sources: Vec::new(),
        }];
    });
    assert_eq!(door(&shut, "2026-12-05T10:00:00"), "closed, opens ?");
    assert_eq!(door(&shut, "2026-12-04T18:00:00"), "closed, opens ?");
    assert_eq!(door(&shut, "2026-12-08T10:00:00"), "open until 12-08 17:00");
    assert_eq!(shut.entry_windows(day("2026-12-06"), &calendar::notice_2026()), EntryDay::Closed);
}

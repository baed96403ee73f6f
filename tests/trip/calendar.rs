//! How a year of dates affects a trip: the schedule under the Chinese calendar.

use chrono::{Datelike, Weekday};
use hangyong::domain::DayKind;
use hangyong::domain::schedule::{ConflictKind, Schedule};
use hangyong::domain::trip::Trip;

use super::world::{date, trip, world};

/// The clash, if any, of a first visit at nine o'clock on that date.
fn conflict(stop: &str, day: chrono::NaiveDate) -> Option<ConflictKind> {
    let world = world();
    let trip = Trip { start: Some(day), ..trip(&[&[stop]]) };
    let schedule = Schedule::of(&trip, &world.atlas, &world.ways);
    schedule.conflicts().next().map(|conflict| conflict.kind)
}

#[test]
fn through_all_of_2026_a_museum_that_rests_on_mondays_clashes_on_mondays_alone() {
    for day in date("2026-01-01").iter_days().take(365) {
        let rests = day.weekday() == Weekday::Mon;
        assert_eq!(conflict("north-museum", day), rests.then_some(ConflictKind::Closed), "{day}");
    }
}

#[test]
fn a_museum_that_opens_on_holidays_is_open_on_a_holiday_monday() {
    let mut holiday_mondays = 0;
    for day in date("2026-01-01").iter_days().take(365) {
        let off = matches!(world().atlas.calendar.kind(day), DayKind::Holiday(_));
        let rests = day.weekday() == Weekday::Mon && !off;
        holiday_mondays += u32::from(day.weekday() == Weekday::Mon && off);
        assert_eq!(conflict("holiday-museum", day), rests.then_some(ConflictKind::Closed), "{day}");
    }
    // Two Mondays in the Spring Festival, then one each at Qingming, Labour Day and National Day.
    assert_eq!(holiday_mondays, 5);
}

#[test]
fn a_year_without_a_notice_is_unknown_and_not_open() {
    for day in ["2027-01-01", "2027-03-09", "2027-10-04"] {
        let unknown = Some(ConflictKind::YearUnknown { year: 2027 });
        assert_eq!(conflict("north-museum", date(day)), unknown, "{day}");
    }
    assert_eq!(conflict("temple", date("2027-03-09")), None, "the same hours every day need no notice");
    assert_eq!(conflict("tea-house", date("2026-03-10")), Some(ConflictKind::HoursUnknown));
}

#[test]
fn a_trip_over_the_new_year_is_known_until_the_last_of_december() {
    let world = world();
    let trip = super::world::dated("2026-12-31", &[&["north-museum"], &["north-museum"]]);
    let schedule = Schedule::of(&trip, &world.atlas, &world.ways);
    let found: Vec<_> = schedule.conflicts().map(|conflict| (conflict.day, conflict.kind)).collect();
    assert_eq!(found, [(1, ConflictKind::YearUnknown { year: 2027 })]);
}

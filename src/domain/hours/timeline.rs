//! The opening state at one moment, and when it changes next.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{DAY_MINUTES, DayHours, Hours, OpenState};
use crate::domain::Calendar;
use crate::geometry::order;

/// How far ahead the next change is looked for.
const LOOK_AHEAD_DAYS: u64 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Now {
    Open,
    Closed,
    Unknown,
}

/// What is known about a moment.
pub fn at(hours: &Hours, moment: NaiveDateTime, calendar: &Calendar) -> OpenState {
    if hours.is_always_open() {
        return OpenState::Open { until: None };
    }
    let now = state(hours, moment, calendar);
    if now == Now::Unknown {
        return OpenState::Unknown;
    }
    let change = next_change(hours, moment, calendar, now);
    match (now, change) {
        (Now::Open, change) => OpenState::Open { until: change.map(|(at, _)| at) },
        // Unknown hours may open at any time, so an opening after them is not reported as the next one.
        (_, Some((at, Now::Open))) => OpenState::Closed { opens: Some(at) },
        _ => OpenState::Closed { opens: None },
    }
}

fn state(hours: &Hours, moment: NaiveDateTime, calendar: &Calendar) -> Now {
    let since_midnight = moment.time().signed_duration_since(NaiveTime::MIN).num_minutes();
    let today = hours.on(moment.date(), calendar);
    let yesterday = moment.date().pred_opt().map_or(DayHours::Closed, |date| hours.on(date, calendar));
    if holds(&today, since_midnight) || holds(&yesterday, since_midnight + i64::from(DAY_MINUTES)) {
        Now::Open
    } else if today == DayHours::Unknown
        || (yesterday == DayHours::Unknown && may_pass_midnight(hours, since_midnight))
    {
        Now::Unknown
    } else {
        Now::Closed
    }
}

fn holds(day: &DayHours, minute: i64) -> bool {
    let DayHours::Open(spans) = day else { return false };
    spans.iter().any(|span| (i64::from(span.from)..i64::from(span.to)).contains(&minute))
}

/// Whether any rule could leave this minute open from the day before.
fn may_pass_midnight(hours: &Hours, minute: i64) -> bool {
    let minute = minute + i64::from(DAY_MINUTES);
    hours.rules.iter().flat_map(|rule| &rule.spans).any(|span| i64::from(span.to) > minute)
}

/// The first moment after `moment` at which the state differs from `now`, with the new state.
fn next_change(
    hours: &Hours,
    moment: NaiveDateTime,
    calendar: &Calendar,
    now: Now,
) -> Option<(NaiveDateTime, Now)> {
    (0..=LOOK_AHEAD_DAYS).filter_map(|days| moment.date().checked_add_days(Days::new(days))).find_map(
        |date| {
            boundaries(hours, date)
                .into_iter()
                .filter(|at| *at > moment)
                .map(|at| (at, state(hours, at, calendar)))
                .find(|(_, then)| *then != now)
        },
    )
}

/// Every moment of a date at which the state could change, in order.
fn boundaries(hours: &Hours, date: NaiveDate) -> Vec<NaiveDateTime> {
    let spans = hours.rules.iter().flat_map(|rule| &rule.spans);
    let mut minutes: Vec<u16> =
        spans.flat_map(|span| [span.from % DAY_MINUTES, span.to % DAY_MINUTES]).chain([0]).collect();
    order::sort_by_key(&mut minutes, |minute| *minute);
    minutes.dedup();
    let midnight = date.and_time(NaiveTime::MIN);
    minutes.into_iter().map(|minute| midnight + TimeDelta::minutes(minute.into())).collect()
}

//! Converts the crate's syntax tree into our rules. Anything that is not supported is rejected with an error that
//! names it.

use opening_hours_syntax::rules::day as syntax;
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};
use opening_hours_syntax::{Error, RuleKind};
use pest::error::LineColLocation;

use super::rule::{DateRange, Days, Joins, NthWeekdays, Rule, Says, Stepped, Weekdays, YearDay, bit};
use super::{DAY_MINUTES, HoursError, Span};

/// Maximum text length in bytes: the grammar backtracks, and packs are untrusted.
const MAX_LEN: usize = 512;

/// The rules of a text, in order.
///
/// # Errors
/// When the text is too long or not in the notation, or needs something unsupported, such as sunrise.
pub fn rules(text: &str) -> Result<Vec<Rule>, HoursError> {
    if text.len() > MAX_LEN {
        return Err(HoursError::TooLong { max: MAX_LEN });
    }
    let parsed = opening_hours_syntax::parse(text.trim()).map_err(|error| refusal(&error))?;
    let comments_say_open = comments_say_open(text, &parsed.rules);
    parsed.rules.iter().map(|sequence| rule(sequence, comments_say_open)).collect()
}

fn refusal(error: &Error) -> HoursError {
    match error {
        Error::Syntax(place) => {
            let (_, column) = match place.line_col {
                LineColLocation::Pos(at) | LineColLocation::Span(at, _) => at,
            };
            HoursError::Syntax { column }
        }
        Error::Unsupported(what) => HoursError::Unsupported(what),
        other => HoursError::Invalid(other.to_string()),
    }
}

/// A rule with only a comment ("by appointment") is unknown, one with `open "…"` is open. The syntax tree does not
/// distinguish the two, so the text is searched.
fn comments_say_open(text: &str, rules: &[RuleSequence]) -> bool {
    let commented =
        rules.iter().filter(|rule| rule.kind == RuleKind::Open && !rule.comment.is_empty()).count();
    text.to_ascii_lowercase().matches("open \"").count() >= commented
}

fn rule(sequence: &RuleSequence, comments_say_open: bool) -> Result<Rule, HoursError> {
    let says = match sequence.kind {
        RuleKind::Open if sequence.comment.is_empty() || comments_say_open => Says::Open,
        RuleKind::Closed => Says::Closed,
        RuleKind::Open | RuleKind::Unknown => Says::Unknown,
    };
    let joins = match sequence.operator {
        RuleOperator::Normal => Joins::Replaces,
        RuleOperator::Additional => Joins::Adds,
        RuleOperator::Fallback => Joins::FallsBack,
    };
    let spans = sequence.time_selector.spans.iter().map(span).collect::<Result<_, _>>()?;
    Ok(Rule { joins, days: days(&sequence.day_selector)?, spans, says })
}

fn span(span: &TimeSpan) -> Result<Span, HoursError> {
    if span.open_end {
        return Err(HoursError::Unsupported("an open end (+)"));
    }
    if span.repeats.is_some() {
        return Err(HoursError::Unsupported("a repetition (/)"));
    }
    let (from, to) = (minutes(span.range.start)?, minutes(span.range.end)?);
    if from == to {
        return Err(HoursError::Invalid("a span that ends when it begins".into()));
    }
    Ok(Span { from, to: if to > from { to } else { to + DAY_MINUTES } })
}

fn minutes(time: Time) -> Result<u16, HoursError> {
    match time {
        Time::Fixed(time) => Ok(time.mins_from_midnight()),
        Time::Variable(_) => Err(HoursError::Unsupported("sunrise, sunset, dawn or dusk")),
    }
}

fn days(selector: &syntax::DaySelector) -> Result<Days, HoursError> {
    Ok(Days {
        years: selector.year.iter().map(years).collect(),
        dates: selector.monthday.iter().map(dates).collect::<Result<_, _>>()?,
        weeks: selector.week.iter().map(weeks).collect(),
        weekdays: weekdays(&selector.weekday)?,
    })
}

fn years(years: &syntax::YearRange) -> Stepped {
    let (range, step) = years.into_parts();
    Stepped { first: range.start().0, last: range.end().0, step: step.into() }
}

fn weeks(weeks: &syntax::WeekRange) -> Stepped {
    let (range, step) = weeks.into_parts();
    Stepped { first: range.start().0.into(), last: range.end().0.into(), step: step.into() }
}

fn dates(range: &syntax::MonthdayRange) -> Result<DateRange, HoursError> {
    match range {
        syntax::MonthdayRange::Month { range, year } => {
            Ok(months(*range.start(), *range.end(), year.map(|y| y.0)))
        }
        syntax::MonthdayRange::Date { start, end } => {
            let plain = syntax::DateOffset::default();
            if start.1 != plain || end.1 != plain {
                return Err(HoursError::Unsupported("a date moved by days or to a weekday"));
            }
            let (first, last) = (year_day(start.0)?, year_day(end.0)?);
            match (first.year, last.year) {
                (None, Some(_)) => {
                    Err(HoursError::Invalid("a range whose end has a year and whose start has none".into()))
                }
                (Some(from), Some(to)) if (to, last.month, last.day) < (from, first.month, first.day) => {
                    Err(HoursError::Invalid("a range that ends before it starts".into()))
                }
                _ => Ok(DateRange { first, last }),
            }
        }
    }
}

fn months(first: syntax::Month, last: syntax::Month, year: Option<i32>) -> DateRange {
    DateRange {
        first: YearDay { year, month: first as u32, day: 1 },
        last: YearDay { year: None, month: last as u32, day: 31 },
    }
}

fn year_day(date: syntax::Date) -> Result<YearDay, HoursError> {
    match date {
        syntax::Date::Fixed { year, month, day } => {
            Ok(YearDay { year: year.map(|year| year.0), month: month as u32, day: day.into() })
        }
        syntax::Date::Weekday { .. } => Err(HoursError::Unsupported("a date range that hangs on a weekday")),
        syntax::Date::Easter { .. } => Err(HoursError::Unsupported("Easter")),
    }
}

fn weekdays(ranges: &[syntax::WeekDayRange]) -> Result<Option<Weekdays>, HoursError> {
    let mut set = Weekdays::default();
    for range in ranges {
        match range {
            syntax::WeekDayRange::Holiday { kind: syntax::HolidayKind::School, .. } => {
                return Err(HoursError::Unsupported("school holidays (SH)"));
            }
            syntax::WeekDayRange::Holiday { offset: 0, .. } => set.holidays = true,
            syntax::WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } => {
                let days = week_range(*range.start(), *range.end());
                if nth_from_start.iter().chain(nth_from_end).all(|counts| *counts) {
                    set.plain |= days;
                } else {
                    set.nth.push(NthWeekdays { days, from_start: *nth_from_start, from_end: *nth_from_end });
                }
            }
            _ => return Err(HoursError::Unsupported("a weekday or holiday moved by days")),
        }
    }
    Ok((!ranges.is_empty()).then_some(set))
}

/// The weekdays of a range as bits; `Sa-Mo` wraps around the end of the week.
fn week_range(first: syntax::Weekday, last: syntax::Weekday) -> u8 {
    let mut day = first;
    let mut bits = bit(day);
    while day != last {
        day = day.succ();
        bits |= bit(day);
    }
    bits
}

//! Opening hours as rules that can be put into words, for pages that may be read at any time. The words are not here.

use super::rule::{DateRange, Days, Joins, Rule, Says};
use super::{Hours, Span};

/// All seven weekdays, as bits.
const WHOLE_WEEK: u8 = 0b111_1111;

/// A day of the year; the last day of a month may be given as 31 whatever the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainDay {
    /// The year, when the rule is for one year only.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// What a rule says about its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainHours {
    /// Open during these spans.
    Open(Vec<Span>),
    /// Closed.
    Closed,
    /// Not known: visitors have to ask.
    Unknown,
}

/// One rule: on these days of these seasons, these hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainRule {
    /// Seasons from one day to another, both included; empty for the whole year.
    pub seasons: Vec<(PlainDay, PlainDay)>,
    /// Days of the week as bits, Monday the lowest; all seven bits for every day.
    pub weekdays: u8,
    /// Whether public holidays are named.
    pub holidays: bool,
    /// The hours.
    pub hours: PlainHours,
}

impl Hours {
    /// The rules in order; `None` when any of them cannot be expressed this way (fallback rules, years, weeks of the
    /// year, third Mondays).
    pub fn plain_rules(&self) -> Option<Vec<PlainRule>> {
        self.rules.iter().map(plain).collect()
    }
}

fn plain(rule: &Rule) -> Option<PlainRule> {
    let Days { years, dates, weeks, weekdays } = &rule.days;
    let nth = weekdays.as_ref().is_some_and(|weekdays| !weekdays.nth.is_empty());
    if rule.joins == Joins::FallsBack || !years.is_empty() || !weeks.is_empty() || nth {
        return None;
    }
    Some(PlainRule {
        seasons: dates.iter().map(season).collect(),
        weekdays: weekdays.as_ref().map_or(WHOLE_WEEK, |weekdays| weekdays.plain),
        holidays: weekdays.as_ref().is_some_and(|weekdays| weekdays.holidays),
        hours: match rule.says {
            Says::Open => PlainHours::Open(rule.spans.clone()),
            Says::Closed => PlainHours::Closed,
            Says::Unknown => PlainHours::Unknown,
        },
    })
}

fn season(range: &DateRange) -> (PlainDay, PlainDay) {
    let [first, last] =
        [range.first, range.last].map(|day| PlainDay { year: day.year, month: day.month, day: day.day });
    (first, last)
}

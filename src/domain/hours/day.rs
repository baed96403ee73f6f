//! Evaluates rules for one date: the rule semantics of the OSM specification, applied to every possible reading of a
//! date whose year has not been announced.

use chrono::{NaiveDate, Weekday};

use super::rule::{Joins, Reading, Rule, Says};
use super::{DayHours, Span};
use crate::domain::{Calendar, DayKind};
use crate::geometry::order;

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// What is known about a date.
pub fn on(rules: &[Rule], date: NaiveDate, calendar: &Calendar) -> DayHours {
    let mut answers = readings(rules, date, calendar).into_iter().map(|reading| read(rules, &reading));
    let Some(first) = answers.next() else { return DayHours::Unknown };
    if answers.all(|answer| answer == first) { first } else { DayHours::Unknown }
}

/// Every way in which the date may be kept; only one when its year has been announced.
fn readings(rules: &[Rule], date: NaiveDate, calendar: &Calendar) -> Vec<Reading> {
    let plain =
        Reading { date, weekday: chrono::Datelike::weekday(&date), holiday: false, make_up_work: false };
    match calendar.kind(date) {
        DayKind::Holiday(_) => vec![Reading { holiday: true, ..plain }],
        DayKind::MakeUpWork => vec![Reading { make_up_work: true, ..plain }],
        DayKind::Work | DayKind::Weekend => vec![plain],
        DayKind::Unknown if rules.iter().any(Rule::names_holidays) => {
            let make_up_work = matches!(plain.weekday, Weekday::Sat | Weekday::Sun);
            vec![plain, Reading { holiday: true, ..plain }, Reading { make_up_work, ..plain }]
        }
        DayKind::Unknown => WEEK.map(|weekday| Reading { weekday, ..plain }).to_vec(),
    }
}

/// The result of the rules applied to a day so far.
#[derive(Default)]
struct DayFromRules {
    open: Vec<Span>,
    asked: bool,
}

fn read(rules: &[Rule], reading: &Reading) -> DayHours {
    let mut day = DayFromRules::default();
    for rule in rules.iter().filter(|rule| rule.days.contain(reading)) {
        day.follow(rule);
    }
    if day.asked {
        DayHours::Unknown
    } else if day.open.is_empty() {
        DayHours::Closed
    } else {
        DayHours::Open(merged(day.open))
    }
}

impl DayFromRules {
    fn follow(&mut self, rule: &Rule) {
        let stands = self.asked || !self.open.is_empty();
        match rule.joins {
            Joins::FallsBack if stands => return,
            // Closed hours remove only their own time and leave the rest of the day unchanged.
            Joins::Replaces if rule.says != Says::Closed || rule.covers_whole_day() => {
                *self = Self::default()
            }
            _ => {}
        }
        match rule.says {
            Says::Open => self.open.extend(&rule.spans),
            Says::Unknown => self.asked = true,
            Says::Closed => self.open = without(std::mem::take(&mut self.open), &rule.spans),
        }
    }
}

fn without(open: Vec<Span>, closed: &[Span]) -> Vec<Span> {
    closed.iter().fold(open, |open, gap| {
        open.into_iter()
            .flat_map(|span| {
                let before = Span { from: span.from, to: span.to.min(gap.from) };
                let after = Span { from: span.from.max(gap.to), to: span.to };
                [before, after]
            })
            .filter(|span| span.from < span.to)
            .collect()
    })
}

/// The same open time as sorted spans that neither overlap nor touch.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    order::sort_by_key(&mut spans, |span| *span);
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => apart.push(span),
        }
    }
    apart
}

//! The rules of a tourist's day, each a predicate over a plan with its times. What breaks a rule is a [`Breach`].
//!
//! The search keeps these rules with bookkeeping of its own and uses nothing from here, so every plan is checked twice.
//! The numbers R1 to R13 are from the rule list in the planner's specification.

mod count;
mod soft;
mod time;

pub use count::{
    has_every_must, keeps_alternatives_apart, keeps_order, within_budget, within_categories,
    within_day_limits,
};
pub use soft::{tight_legs, waiting, worst_day_score};
pub use time::{has_lunch, keeps_pins, takes_real_ways, within_day, within_windows};

use super::problem::{DayIndex, Problem, VisitIndex};
use super::timeline::{Timeline, Timetabler};

/// One rule that a plan breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breach {
    /// R1, R2: a visit outside its windows.
    Closed(DayIndex, VisitIndex),
    /// R3: a day that must have a lunch has none.
    NoLunch(DayIndex),
    /// R4: a day that begins too early, or ends too late because of its windows and travel.
    OutsideDay(DayIndex),
    /// R5: an arrival earlier than travel allows.
    NoSuchWay(DayIndex, VisitIndex),
    /// R6: a mandatory visit left out.
    MustMissing(VisitIndex),
    /// R7: a visit on another day or at another time than pinned, or one not wanted at all.
    Unpinned(DayIndex, VisitIndex),
    /// R7: the first comes after the second, against their fixed order.
    WrongOrder(VisitIndex, VisitIndex),
    /// R7: two visits of which only one may be in a plan, or one visit twice.
    Both(VisitIndex, VisitIndex),
    /// R8: too few or too many of a category, on a day or over the trip.
    Category(Option<DayIndex>, u16),
    /// R9: over the budget by this amount.
    OverBudget(u64),
    /// R10: too many metres on foot.
    TooFarOnFoot(DayIndex),
    /// R10: too many visits.
    TooManyVisits(DayIndex),
}

/// All rules that a plan breaks, sorted.
pub fn breaches(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<Breach> {
    breaches_at(problem, &Timetabler::new(problem), days)
}

/// The same, for callers that check many plans of one problem.
pub(crate) fn breaches_at(
    problem: &Problem,
    timetabler: &Timetabler,
    days: &[Vec<VisitIndex>],
) -> Vec<Breach> {
    let lines: Vec<Option<Timeline>> =
        days.iter().enumerate().map(|(day, visits)| timetabler.timeline(day, visits)).collect();
    let mut found = Vec::new();
    for (day, line) in lines.iter().enumerate() {
        match line {
            Some(line) => found.extend(day_breaches(problem, day, line)),
            None if days[day].is_empty() => found.extend(has_lunch(problem, day, &Timeline::default())),
            None => found.push(Breach::OutsideDay(day)),
        }
    }
    let fares = lines.iter().zip(days).filter(|(_, visits)| !visits.is_empty());
    let fares = fares.map(|(line, _)| line.as_ref().map_or(0, |line| u64::from(line.fare))).sum();
    found.extend(has_every_must(problem, days));
    found.extend(keeps_order(problem, days));
    found.extend(keeps_alternatives_apart(problem, days));
    found.extend(within_categories(problem, days));
    found.extend(within_budget(problem, days, fares));
    found.sort_unstable();
    found
}

fn day_breaches(problem: &Problem, day: DayIndex, line: &Timeline) -> Vec<Breach> {
    if line.stays.is_empty() {
        return has_lunch(problem, day, line).into_iter().collect();
    }
    let checks = [
        within_windows(problem, day, line),
        has_lunch(problem, day, line),
        within_day(problem, day, line),
        takes_real_ways(problem, day, line),
        keeps_pins(problem, day, line),
        within_day_limits(problem, day, line),
    ];
    checks.into_iter().flatten().collect()
}

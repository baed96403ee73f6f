//! The rules that do not depend on times: mandatory visits, orders, alternatives, categories, money, limits of a day.

use super::Breach;
use crate::plan::problem::{CategoryLimit, DayIndex, Problem, VisitIndex};
use crate::plan::timeline::Timeline;

/// Where a visit is: day and place within it.
fn place(days: &[Vec<VisitIndex>], visit: VisitIndex) -> Option<(DayIndex, usize)> {
    days.iter()
        .enumerate()
        .find_map(|(day, visits)| Some((day, visits.iter().position(|&other| other == visit)?)))
}

/// R6: every mandatory visit is in the plan.
pub fn has_every_must(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<Breach> {
    let musts = problem.visits.iter().enumerate().filter(|(_, visit)| visit.wish.is_must());
    musts
        .filter(|(index, _)| place(days, *index).is_none())
        .map(|(index, _)| Breach::MustMissing(index))
        .collect()
}

/// R7: visits with a fixed order are in it, when both are in the plan.
pub fn keeps_order(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<Breach> {
    let pairs = problem
        .visits
        .iter()
        .enumerate()
        .flat_map(|(later, visit)| visit.after.iter().map(move |&earlier| (earlier, later)));
    let wrong =
        |&(earlier, later): &(VisitIndex, VisitIndex)| match (place(days, earlier), place(days, later)) {
            (Some(first), Some(second)) => earlier != later && first > second,
            _ => false,
        };
    pairs.filter(wrong).map(|(earlier, later)| Breach::WrongOrder(earlier, later)).collect()
}

/// R7: no visit is in the plan twice, nor two of one group.
pub fn keeps_alternatives_apart(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<Breach> {
    let group = |visit: VisitIndex| problem.visits.get(visit).and_then(|visit| visit.group);
    let all: Vec<VisitIndex> = days.iter().flatten().copied().collect();
    let mut found = Vec::new();
    for (index, &one) in all.iter().enumerate() {
        let rest = all.iter().skip(index + 1);
        let clash = rest.filter(|&&other| other == one || group(one).is_some() && group(one) == group(other));
        found.extend(clash.map(|&other| Breach::Both(one, other)));
    }
    found
}

/// R8: the number of visits of each category is within its limits, on each day and over the trip.
pub fn within_categories(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<Breach> {
    let count = |visits: &mut dyn Iterator<Item = VisitIndex>, category: u16| {
        visits
            .filter(|&visit| problem.visits.get(visit).is_some_and(|visit| visit.category == Some(category)))
            .count()
    };
    let broken = |limit: &&CategoryLimit, there: usize| there < limit.least || there > limit.most;
    let daily = problem.days.iter().zip(days).enumerate().flat_map(|(index, (day, visits))| {
        let bad = day
            .categories
            .iter()
            .filter(move |limit| broken(limit, count(&mut visits.iter().copied(), limit.category)));
        bad.map(move |limit| Breach::Category(Some(index), limit.category))
    });
    let trip = problem
        .trip
        .categories
        .iter()
        .filter(|limit| broken(limit, count(&mut days.iter().flatten().copied(), limit.category)));
    daily.chain(trip.map(|limit| Breach::Category(None, limit.category))).collect()
}

/// R9: entries and `fares` stay within the budget.
pub fn within_budget(problem: &Problem, days: &[Vec<VisitIndex>], fares: u64) -> Option<Breach> {
    let entries: u64 = days
        .iter()
        .flatten()
        .filter_map(|&visit| problem.visits.get(visit))
        .map(|visit| u64::from(visit.price))
        .sum();
    let over = (entries + fares).saturating_sub(u64::from(problem.trip.budget?));
    (over > 0).then_some(Breach::OverBudget(over))
}

/// R10: metres on foot and the number of visits stay within the day's limits.
pub fn within_day_limits(problem: &Problem, day: DayIndex, line: &Timeline) -> Option<Breach> {
    let today = problem.days.get(day)?;
    if today.most_walk_m.is_some_and(|most| line.walk_m > most) {
        return Some(Breach::TooFarOnFoot(day));
    }
    today.most_visits.is_some_and(|most| line.stays.len() > most).then_some(Breach::TooManyVisits(day))
}

//! The exact method: proves the best possible plan of a small problem.
//!
//! First the sets of visits that each day can hold (`day`), then the best way to assign disjoint sets to the days, day
//! by day over all subsets. This covers all hard rules, mandatory visits and the score, but not travel time.

mod day;
mod small;

use std::rc::Rc;

use super::problem::{Problem, VisitIndex};
use super::search::Worth;
use day::DaySets;
use small::Small;

/// The most candidates that the method accepts.
pub(crate) const MOST_VISITS: usize = 14;
/// The most labels tried per day before giving up: a few tenths of a second in a browser.
const MOST_LABELS: usize = 6_000_000;

/// The best plan and its worth, whose `cost` is unknown and set to 0; `None` if the problem is too large.
pub(crate) fn best_possible(problem: &Problem) -> Option<(Vec<Vec<VisitIndex>>, Worth)> {
    let small = Small::new(problem, MOST_VISITS)?;
    let days = day_sets(&small)?;
    let shares = share_out(&small, &days);
    let (set, choice, worth) = best(&small, shares.last()?)?;
    Some((trace(&small, &days, &shares, set, choice), worth))
}

fn day_sets(small: &Small) -> Option<Vec<Rc<DaySets>>> {
    let mut days: Vec<Rc<DaySets>> = Vec::new();
    for day in 0..small.problem.days.len() {
        let twin = (0..day).find(|&earlier| are_twins(small, earlier, day));
        let sets = match twin.and_then(|twin| days.get(twin)) {
            Some(sets) => Rc::clone(sets),
            None => Rc::new(DaySets::new(small, day, MOST_LABELS)?),
        };
        days.push(sets);
    }
    Some(days)
}

fn are_twins(small: &Small, a: usize, b: usize) -> bool {
    let nodes = small.clock.nodes;
    small.problem.days[a] == small.problem.days[b]
        && small.clock.starts[a * nodes..][..nodes] == small.clock.starts[b * nodes..][..nodes]
}

/// One way to have assigned a set to the days so far.
#[derive(Debug, Clone, Copy)]
struct Share {
    missing: u32,
    fare: u32,
    /// The part assigned to the last of these days, and which of its ends.
    part: usize,
    end: u16,
    /// Which share of the remaining set it continues.
    before: u16,
}

/// By day and set: the shares that no other share dominates.
fn share_out(small: &Small, days: &[Rc<DaySets>]) -> Vec<Vec<Vec<Share>>> {
    let barred = small.barred();
    let all = barred.len() - 1;
    let mut shares: Vec<Vec<Vec<Share>>> = Vec::new();
    for day in days {
        let mut next: Vec<Vec<Share>> = vec![Vec::new(); barred.len()];
        let nothing = vec![vec![Share { missing: 0, fare: 0, part: 0, end: 0, before: 0 }]];
        let before = shares.last().unwrap_or(&nothing);
        for (set, list) in before.iter().enumerate().filter(|(_, list)| !list.is_empty()) {
            let mut part = all & !set;
            loop {
                if !day.ends[part].is_empty() && barred[part] & set == 0 {
                    add(&mut next[set | part], list, part, day);
                }
                if part == 0 {
                    break;
                }
                part = (part - 1) & all & !set;
            }
        }
        shares.push(next);
    }
    shares
}

fn add(target: &mut Vec<Share>, list: &[Share], part: usize, day: &DaySets) {
    for (before, share) in list.iter().enumerate() {
        for (end, way) in day.ends[part].iter().enumerate() {
            let (missing, fare) = (share.missing + way.missing, share.fare.saturating_add(way.fare));
            if target.iter().any(|old| old.missing <= missing && old.fare <= fare)
                || target.len() >= usize::from(u16::MAX)
            {
                continue;
            }
            target.retain(|old| old.missing < missing || old.fare < fare);
            target.push(Share { missing, fare, part, end: end as u16, before: before as u16 });
        }
    }
}

/// The best set, the index of its share, and its worth.
fn best(small: &Small, shares: &[Vec<Share>]) -> Option<(usize, usize, Worth)> {
    let (prices, musts) = (small.prices(), small.musts());
    let budget = small.problem.trip.budget.map_or(u64::MAX, u64::from);
    let mut best: Option<(usize, usize, Worth)> = None;
    for (set, list) in shares.iter().enumerate().filter(|(_, list)| !list.is_empty()) {
        let Some(short) = small.trip_shortage(set) else { continue };
        let affordable =
            list.iter().enumerate().filter(|(_, share)| prices[set] + u64::from(share.fare) <= budget);
        let Some((choice, share)) = affordable.min_by_key(|(_, share)| share.missing) else { continue };
        let kept = -i64::from(short + share.missing);
        let worth = Worth { kept, musts: i64::from(musts[set]), score: small.score(set) as i64, cost: 0 };
        if best.as_ref().is_none_or(|(_, _, best)| worth > *best) {
            best = Some((set, choice, worth));
        }
    }
    best
}

fn trace(
    small: &Small,
    days: &[Rc<DaySets>],
    shares: &[Vec<Vec<Share>>],
    mut set: usize,
    mut choice: usize,
) -> Vec<Vec<VisitIndex>> {
    let mut plan = Vec::new();
    for (day, shares) in days.iter().zip(shares).rev() {
        let Some(share) = shares[set].get(choice) else { break };
        let order = day.ends[share.part].get(usize::from(share.end)).map(|end| day.order(share.part, end));
        plan.push(order.unwrap_or_default().into_iter().map(|candidate| small.visits[candidate]).collect());
        (set, choice) = (set & !share.part, usize::from(share.before));
    }
    plan.reverse();
    plan
}

//! The quickest order of one day's visits: the one that ends first, with proof.
//!
//! Held and Karp's recursion over sets ("A Dynamic Programming Approach to Sequencing Problems", SIAM 10, 1962). Travel
//! is first-in-first-out, so of two orders of the same visits with the same last one, only the earlier one is needed.

use super::problem::{DayIndex, Problem, VisitIndex};
use super::search::{Clock, Leave, NEVER};

/// The most visits that are ordered: about 49,000 pairs of a set and its last visit.
pub const MOST_VISITS: usize = 12;

/// The order of `visits` on `day` that ends first, and its end; `None` if no order respects windows and fixed orders,
/// or if there are more than [`MOST_VISITS`]. The day's end and its lunch are ignored.
pub fn quickest(problem: &Problem, day: DayIndex, visits: &[VisitIndex]) -> Option<(Vec<VisitIndex>, i32)> {
    let (count, ends) = (visits.len(), problem.days.get(day)?);
    if count > MOST_VISITS || visits.iter().any(|&visit| visit >= problem.visits.len()) {
        return None;
    }
    let mut open_end = problem.clone();
    for day in &mut open_end.days {
        (day.end, day.lunch) = (NEVER - 1, None);
    }
    let clock = Clock::new(&open_end);
    let before = before(problem, visits);
    let step = |from: usize, leave: i32, to: usize| {
        clock.step(day, from, Leave { hungry: leave, fed: NEVER }, to).hungry
    };
    // By set and last visit: when that visit is left, and which one was before it.
    let mut leaves = vec![(NEVER, count); count << count];
    for (last, &visit) in visits.iter().enumerate().filter(|(last, _)| before[*last] == 0) {
        leaves[(1 << last) * count + last] =
            (step(ends.from, clock.begin(day, ends.from).hungry, visit), count);
    }
    for set in 1..1usize << count {
        for last in (0..count).filter(|last| set & 1 << last != 0) {
            let (leave, _) = leaves[set * count + last];
            for next in (0..count).filter(|next| leave < NEVER && set & 1 << next == 0) {
                let at = (set | 1 << next) * count + next;
                if before[next] & !set == 0 {
                    leaves[at] = leaves[at].min((step(visits[last], leave, visits[next]), last));
                }
            }
        }
    }
    let all = (1 << count) - 1;
    let home = (0..count).map(|last| {
        let (leave, _) = leaves[all * count + last];
        (if leave < NEVER { step(visits[last], leave, ends.to) } else { NEVER }, last)
    });
    let (end, last) = home.min().filter(|(end, _)| *end < NEVER)?;
    Some((trace(&leaves, count, last).into_iter().map(|at| visits[at]).collect(), end))
}

/// By visit: the set of those that must come before it.
fn before(problem: &Problem, visits: &[VisitIndex]) -> Vec<usize> {
    let bit =
        |earlier: &VisitIndex| visits.iter().position(|visit| visit == earlier).map_or(0, |at| 1usize << at);
    visits
        .iter()
        .map(|&visit| problem.visits[visit].after.iter().map(bit).fold(0, |set, bit| set | bit))
        .collect()
}

fn trace(leaves: &[(i32, usize)], count: usize, mut last: usize) -> Vec<usize> {
    let mut set = (1usize << count) - 1;
    let mut order = Vec::with_capacity(count);
    while last < count {
        order.push(last);
        let before = leaves[set * count + last].1;
        set &= !(1 << last);
        last = before;
    }
    order.reverse();
    order
}

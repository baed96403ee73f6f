//! Every set of visits that one day can hold, with the best orders of each.
//!
//! Held and Karp's recursion over sets ("A Dynamic Programming Approach to Sequencing Problems", SIAM 10, 1962): for
//! each set and last visit, the labels that are not dominated by another one in time (before and after lunch), metres
//! and fares.

use super::small::Small;
use crate::plan::search::{Leave, NEVER};

/// One way to have visited a set and be at its last visit.
#[derive(Debug, Clone, Copy)]
struct Label {
    leave: Leave,
    walk_m: u32,
    fare: u32,
    /// The label that it continues: the previous visit, and the index in that visit's list; `None` at the day's start.
    before: Option<(u8, u16)>,
}

/// One way to end a day with a set.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// How many hard requirements of the day it misses: its lunch, and visits of categories below their minimum.
    pub missing: u32,
    pub fare: u32,
    last: u8,
    label: u16,
}

/// All sets of visits that a day can hold.
#[derive(Debug)]
pub(super) struct DaySets {
    candidates: usize,
    labels: Vec<Vec<Label>>,
    /// By set: the ends that no other end dominates.
    pub ends: Vec<Vec<End>>,
}

impl DaySets {
    /// Computes day `day` of the small problem; `None` if more than `most` labels are tried.
    pub(super) fn new(small: &Small, day: usize, most: usize) -> Option<Self> {
        let candidates = small.visits.len();
        let sets = 1usize << candidates;
        let mut this =
            Self { candidates, labels: vec![Vec::new(); sets * candidates], ends: vec![Vec::new(); sets] };
        let mut count = 0;
        for set in 0..sets {
            count += this.extend(small, day, set);
            if count > most {
                return None;
            }
            this.finish(small, day, set);
        }
        Some(this)
    }

    /// Continues every label of `set` by one visit; returns the number of labels tried.
    fn extend(&mut self, small: &Small, day: usize, set: usize) -> usize {
        let mut tried = 0;
        let nexts: Vec<usize> =
            (0..self.candidates).filter(|&next| small.may_follow(day, set, next)).collect();
        if set == 0 {
            let from = small.problem.days[day].from;
            let start = Label { leave: small.clock.begin(day, from), walk_m: 0, fare: 0, before: None };
            for &next in &nexts {
                self.push(small, day, set, from, &start, next, None);
            }
            return nexts.len();
        }
        for last in (0..self.candidates).filter(|last| set & (1 << last) != 0) {
            let labels = std::mem::take(&mut self.labels[set * self.candidates + last]);
            for (index, label) in labels.iter().enumerate() {
                for &next in &nexts {
                    self.push(
                        small,
                        day,
                        set,
                        small.visits[last],
                        label,
                        next,
                        Some((last as u8, index as u16)),
                    );
                }
            }
            tried += labels.len() * nexts.len();
            self.labels[set * self.candidates + last] = labels;
        }
        tried
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one step of the recursion: where it is, what it continues"
    )]
    fn push(
        &mut self,
        small: &Small,
        day: usize,
        set: usize,
        node: usize,
        label: &Label,
        next: usize,
        before: Option<(u8, u16)>,
    ) {
        let visit = small.visits[next];
        let leave = small.clock.step(day, node, label.leave, visit);
        let walk_m = label.walk_m.saturating_add(small.walk_m(node, visit));
        if leave.hungry.min(leave.fed) >= NEVER || walk_m > small.most_walk_m(day) {
            return;
        }
        let new = Label { leave, walk_m, fare: label.fare.saturating_add(small.fare(node, visit)), before };
        let list = &mut self.labels[(set | 1 << next) * self.candidates + next];
        if !list.iter().any(|old| old.beats(&new)) && list.len() < usize::from(u16::MAX) {
            list.retain(|old| !new.beats(old));
            list.push(new);
        }
    }

    fn finish(&mut self, small: &Small, day: usize, set: usize) {
        let short = small.day_shortage(day, set);
        if set == 0 {
            let missing = short + u32::from(small.problem.days[day].lacks_lunch(true, false));
            self.ends[0].push(End { missing, fare: 0, last: 0, label: 0 });
            return;
        }
        let to = small.problem.days[day].to;
        for last in (0..self.candidates).filter(|last| set & (1 << last) != 0) {
            for (index, label) in self.labels[set * self.candidates + last].iter().enumerate() {
                let visit = small.visits[last];
                let home = small.clock.step(day, visit, label.leave, to);
                let walk_m = label.walk_m.saturating_add(small.walk_m(visit, to));
                if home.hungry.min(home.fed) >= NEVER || walk_m > small.most_walk_m(day) {
                    continue;
                }
                let missing = short + u32::from(small.problem.days[day].lacks_lunch(false, home.fed < NEVER));
                let end = End {
                    missing,
                    fare: label.fare.saturating_add(small.fare(visit, to)),
                    last: last as u8,
                    label: index as u16,
                };
                let ends = &mut self.ends[set];
                if !ends.iter().any(|old| old.missing <= end.missing && old.fare <= end.fare) {
                    ends.retain(|old| old.missing < end.missing || old.fare < end.fare);
                    ends.push(end);
                }
            }
        }
    }

    /// The visits of `set` in the order that leads to `end`, as candidate numbers.
    pub(super) fn order(&self, mut set: usize, end: &End) -> Vec<usize> {
        let mut order = Vec::new();
        let mut at = (set != 0).then_some((end.last, end.label));
        while let Some((last, index)) = at {
            order.push(usize::from(last));
            let label = self
                .labels
                .get(set * self.candidates + usize::from(last))
                .and_then(|list| list.get(usize::from(index)));
            at = label.and_then(|label| label.before);
            set &= !(1 << last);
        }
        order.reverse();
        order
    }
}

impl Label {
    fn beats(&self, other: &Self) -> bool {
        self.leave.hungry <= other.leave.hungry
            && self.leave.fed <= other.leave.fed
            && self.walk_m <= other.walk_m
            && self.fare <= other.fare
    }
}

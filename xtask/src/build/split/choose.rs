//! Which functions move.

use super::graph::Graph;
use std::collections::BTreeSet;

/// A function with at most this many instructions stays when the first half uses it: a way into the other half costs
/// as much. It also keeps there what compilers like to merge, functions that do the same and then have one of their
/// names: the short ones.
const SHORT: u64 = 24;

/// The functions of `graph` that move, by their position: the gates, functions behind them that are called by number,
/// and everything that only these call.
pub fn moving(
    graph: &Graph,
    is_gate: impl Fn(usize) -> bool,
    is_behind: impl Fn(usize) -> bool,
) -> BTreeSet<usize> {
    let all = 0..graph.sizes.len();
    let own = |at: &usize| is_local(graph, *at) && !graph.fixed.contains(at);
    let cut_off = |at: &usize| is_gate(*at) || (graph.tabled.contains(at) && is_behind(*at));
    let mut cut: BTreeSet<usize> = all.clone().filter(|at| own(at) && cut_off(at)).collect();
    loop {
        let first = reached(graph, &cut);
        let called: BTreeSet<usize> = first
            .iter()
            .filter_map(|at| graph.calls.get(*at))
            .flatten()
            .chain(&graph.exported)
            .copied()
            .collect();
        // One that calls what is only in the other half is of no use in this one.
        let needs_nothing = |at: &usize| {
            let calls = graph.calls.get(*at).into_iter().flatten();
            calls.copied().all(|to| first.contains(&to) || !is_local(graph, to))
        };
        let stays = |at: &usize| {
            let used = called.contains(at) || (graph.tabled.contains(at) && needs_nothing(at));
            (called.contains(at) && !is_gate(*at)) || (used && is_short(graph, *at))
        };
        let staying: Vec<usize> = cut.iter().copied().filter(stays).collect();
        if staying.is_empty() {
            return all.filter(|at| own(at) && !first.contains(at)).collect();
        }
        for at in staying {
            cut.remove(&at);
        }
    }
}

/// What runs without the functions in `cut`: what is called from outside or by number, and all that this calls.
fn reached(graph: &Graph, cut: &BTreeSet<usize>) -> BTreeSet<usize> {
    let roots = graph.exported.iter().chain(&graph.tabled).chain(&graph.fixed);
    let mut waiting: Vec<usize> = roots.copied().filter(|at| !cut.contains(at)).collect();
    let mut reached = BTreeSet::new();
    while let Some(at) = waiting.pop() {
        if reached.insert(at) {
            let calls = graph.calls.get(at).into_iter().flatten();
            waiting.extend(calls.copied().filter(|to| !cut.contains(to)));
        }
    }
    reached
}

fn is_local(graph: &Graph, at: usize) -> bool {
    graph.sizes.get(at).copied().flatten().is_some()
}

fn is_short(graph: &Graph, at: usize) -> bool {
    graph.sizes.get(at).copied().flatten().is_some_and(|size| size <= SHORT)
}

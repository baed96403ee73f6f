//! Which functions move.

use super::graph::Graph;
use std::collections::BTreeSet;

/// A function with at most this many instructions stays when the first half uses it: a way into the other half costs
/// as much.
const SHORT: u64 = 24;

/// What a name says of the function at a position.
pub struct Named<'a> {
    /// It is a gate.
    pub gate: &'a dyn Fn(usize) -> bool,
    /// It has to do with something behind the gates.
    pub behind: &'a dyn Fn(usize) -> bool,
    /// It is written in a module behind the gates, rather than generic over something of it.
    pub written: &'a dyn Fn(usize) -> bool,
}

/// The functions of `graph` that move, by their position: the gates, functions behind them that are called by number,
/// and everything that only these call.
///
/// A name alone proves nothing: compilers merge functions that do the same, and what is left has one of their names. So
/// a function that is called by number moves only when it calls something that is written behind the gates, itself or
/// by what only it calls; one that was merged with it would have to call the same.
pub fn moving(graph: &Graph, named: &Named) -> BTreeSet<usize> {
    let all = 0..graph.sizes.len();
    let own = |at: &usize| is_local(graph, *at) && !graph.fixed.contains(at);
    let cut_off = |at: &usize| (named.gate)(*at) || (graph.tabled.contains(at) && (named.behind)(*at));
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
        let stays = |at: &usize| {
            let by_call = called.contains(at) && (!(named.gate)(*at) || is_short(graph, *at));
            by_call || (!(named.gate)(*at) && !leads_behind(graph, named, &first, *at))
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

/// Whether the function calls something written behind the gates, itself or by functions that `first` does without.
fn leads_behind(graph: &Graph, named: &Named, first: &BTreeSet<usize>, at: usize) -> bool {
    let (mut waiting, mut seen) = (vec![at], BTreeSet::from([at]));
    while let Some(at) = waiting.pop() {
        for to in graph.calls.get(at).into_iter().flatten().copied() {
            if (named.gate)(to) || (named.written)(to) {
                return true;
            }
            if !first.contains(&to) && seen.insert(to) {
                waiting.push(to);
            }
        }
    }
    false
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

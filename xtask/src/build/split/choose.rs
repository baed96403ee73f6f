//! Decides what moves to the deferred half.

use super::graph::Graph;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A function with at most this many instructions stays if the first half uses it: a call into the other half costs as
/// much.
const SHORT: u64 = 24;

/// What the first half needs, by position.
#[derive(Default)]
pub struct Staying {
    /// Functions, each with the one for which it was found to be needed; `None` when it is called from outside.
    pub functions: BTreeMap<usize, Option<usize>>,
    /// Pieces of static data.
    pub pieces: BTreeSet<usize>,
}

/// The parts of `graph` that can be reached from outside without going through a gate. `is_gate` takes a position.
pub fn staying(graph: &Graph, is_gate: &dyn Fn(usize) -> bool) -> Staying {
    let is_cut = |at: usize| is_gate(at) && !is_short(graph, at) && !graph.fixed.contains(&at);
    let mut staying = Staying::default();
    let outside = graph.exported.iter().chain(&graph.fixed).chain(&graph.unknown.functions);
    let mut functions: VecDeque<(usize, Option<usize>)> = outside.map(|at| (*at, None)).collect();
    let mut pieces: VecDeque<(usize, Option<usize>)> =
        graph.unknown.pieces.iter().map(|at| (*at, None)).collect();
    loop {
        let (needs, why) = if let Some((at, why)) = functions.pop_front() {
            if is_cut(at) || staying.functions.contains_key(&at) {
                continue;
            }
            staying.functions.insert(at, why);
            functions.extend(graph.calls.get(at).into_iter().flatten().map(|to| (*to, Some(at))));
            (graph.functions.get(at), Some(at))
        } else if let Some((at, why)) = pieces.pop_front() {
            if !staying.pieces.insert(at) {
                continue;
            }
            (graph.pieces.get(at), why)
        } else {
            return staying;
        };
        if let Some(needs) = needs {
            functions.extend(needs.functions.iter().map(|to| (*to, why)));
            pieces.extend(needs.pieces.iter().map(|to| (*to, why)));
        }
    }
}

fn is_short(graph: &Graph, at: usize) -> bool {
    graph.sizes.get(at).copied().flatten().is_none_or(|size| size <= SHORT)
}

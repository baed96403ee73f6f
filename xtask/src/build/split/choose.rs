//! What moves.

use super::graph::{Graph, Needs};
use std::collections::BTreeSet;

/// A function with at most this many instructions stays when the first half uses it: a way into the other half costs
/// as much.
const SHORT: u64 = 24;

/// What the first half needs, by position.
#[derive(Default)]
pub struct Staying {
    /// Functions.
    pub functions: BTreeSet<usize>,
    /// Pieces of static data.
    pub pieces: BTreeSet<usize>,
}

/// What of `graph` can be reached from outside without going through a gate. `is_gate` tells gates by position.
pub fn staying(graph: &Graph, is_gate: &dyn Fn(usize) -> bool) -> Staying {
    let is_cut = |at: usize| is_gate(at) && !is_short(graph, at) && !graph.fixed.contains(&at);
    let mut staying = Staying::default();
    let outside = graph.exported.iter().chain(&graph.fixed).chain(&graph.unknown.functions);
    let mut functions: Vec<usize> = outside.copied().collect();
    let mut pieces: Vec<usize> = graph.unknown.pieces.iter().copied().collect();
    loop {
        let needs = if let Some(at) = functions.pop() {
            if is_cut(at) || !staying.functions.insert(at) {
                continue;
            }
            functions.extend(graph.calls.get(at).into_iter().flatten());
            graph.functions.get(at)
        } else if let Some(at) = pieces.pop() {
            if !staying.pieces.insert(at) {
                continue;
            }
            graph.pieces.get(at)
        } else {
            return staying;
        };
        if let Some(Needs { functions: more, pieces: data }) = needs {
            functions.extend(more);
            pieces.extend(data);
        }
    }
}

fn is_short(graph: &Graph, at: usize) -> bool {
    graph.sizes.get(at).copied().flatten().is_none_or(|size| size <= SHORT)
}

//! Cuts a linked program into two WebAssembly files: the *first* half, which the first view needs, and the *rest*,
//! which is loaded when it is wanted.
//!
//! Both halves share memory, tables and globals; the first half has them and exports them. A function that moved and
//! is still called in the first half leaves a short body there that calls a slot of the function table, and the rest
//! fills those slots when it starts. Until then such a call stops the program, so callers load the rest first.

mod choose;
mod first;
mod graph;
mod moved;
mod rest;
#[cfg(test)]
mod tests;

use graph::{Graph, in_order};
use rest::Borrowed;
use std::collections::BTreeSet;
use thiserror::Error;
use walrus::{ExportItem, FunctionId, ImportId, Module};

use moved::readable;
pub use moved::{GATES, is_the_gate};

/// The name under which the rest imports the first half.
pub const FIRST: &str = "first";

/// Why a program cannot be cut.
#[derive(Debug, Error)]
pub enum SplitError {
    /// It is not WebAssembly that can be read.
    #[error("{0}")]
    Wasm(String),
    /// There is no table of functions, or more than one.
    #[error("there should be one table of functions")]
    NoTable,
    /// A moving function is in a table in a way that is not understood.
    #[error("an element segment is not written as the linker writes them")]
    StrangeElement,
}

impl SplitError {
    // walrus tells its errors in `anyhow`, whose words are all that we want of them.
    fn wasm(error: impl std::fmt::Display) -> Self {
        Self::Wasm(error.to_string())
    }
}

/// A program in two halves.
pub struct Halves {
    /// Runs by itself, with the exports of the whole program and those that the rest needs.
    pub first: Vec<u8>,
    /// Imports all that it needs from the exports of the first half.
    pub rest: Vec<u8>,
    /// Every function of the whole program, the largest first.
    pub functions: Vec<Placed>,
}

/// A function and where it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// As a person reads it.
    pub name: String,
    /// How many instructions it has.
    pub size: u64,
    /// Where it went.
    pub place: Place,
}

/// Where a function went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It stayed.
    First,
    /// It moved.
    Rest,
    /// It moved, and the first half calls it.
    Crossing,
}

/// Says of symbols what becomes of their functions.
pub struct Moves {
    /// Whether the first half enters the rest here.
    pub is_gate: fn(&str) -> bool,
    /// Whether it lies behind the gates and moves even when nothing says who calls it.
    pub is_behind: fn(&str) -> bool,
    /// Whether it is written behind the gates, rather than generic over something of it.
    pub is_written_behind: fn(&str) -> bool,
}

/// What moves in the application.
pub const APPLICATION: Moves = Moves {
    is_gate: moved::is_gate,
    is_behind: moved::is_behind,
    is_written_behind: moved::is_written_behind,
};

/// Functions by their position in the program.
struct Cut {
    /// Those that go to the rest.
    moving: BTreeSet<usize>,
    /// Those of them that the first half calls or exports.
    called: BTreeSet<usize>,
}

/// Cuts `wasm` in two. `None` when nothing moves.
///
/// # Errors
/// When `wasm` is not a module or not one that the linker and wasm-bindgen write.
pub fn split(wasm: &[u8], moves: &Moves) -> Result<Option<Halves>, SplitError> {
    let mut first = Module::from_buffer(wasm).map_err(SplitError::wasm)?;
    let graph = Graph::of(&first);
    let cut = cut(&first, &graph, moves);
    let told = placed(&first, &graph, &cut);
    if cut.moving.is_empty() {
        return Ok(None);
    }
    let functions = in_order(&first);
    let (table, slots) = first::take_out(&mut first, &cut)?;
    // The same bytes a second time: positions in both modules are the same.
    let mut rest = Module::from_buffer(wasm).map_err(SplitError::wasm)?;
    let borrowed = rest::keep_only(&mut rest, &cut, first.tables.get(table), &slots)?;
    lend(&mut first, &functions, &mut rest, &borrowed)?;
    walrus::passes::gc::run(&mut first);
    Ok(Some(Halves { first: first.emit_wasm(), rest: rest.emit_wasm(), functions: told }))
}

fn cut(module: &Module, graph: &Graph, moves: &Moves) -> Cut {
    let names: Vec<&str> =
        module.funcs.iter().map(|function| function.name.as_deref().unwrap_or_default()).collect();
    let says = |says: fn(&str) -> bool| names.iter().map(|name| says(name)).collect::<Vec<bool>>();
    let (gates, behind) = (says(moves.is_gate), says(moves.is_behind));
    let written = says(moves.is_written_behind);
    let named = choose::Named {
        gate: &|at| gates.get(at) == Some(&true),
        behind: &|at| behind.get(at) == Some(&true),
        written: &|at| written.get(at) == Some(&true),
    };
    let moving = choose::moving(graph, &named);
    let staying = graph.calls.iter().enumerate().filter(|(at, _)| !moving.contains(at));
    let called = staying.flat_map(|(_, calls)| calls).chain(&graph.exported);
    let called = called.filter(|at| moving.contains(at)).copied().collect();
    Cut { moving, called }
}

fn placed(module: &Module, graph: &Graph, cut: &Cut) -> Vec<Placed> {
    let place = |at: &usize| match (cut.moving.contains(at), cut.called.contains(at)) {
        (false, _) => Place::First,
        (true, false) => Place::Rest,
        (true, true) => Place::Crossing,
    };
    let local = module.funcs.iter().zip(&graph.sizes).enumerate().filter_map(|(at, (function, size))| {
        let name = readable(function.name.as_deref().unwrap_or_default());
        Some(Placed { name, size: (*size)?, place: place(&at) })
    });
    let mut placed: Vec<Placed> = local.collect();
    placed.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.name.cmp(&b.name)));
    placed
}

/// Exports from the first half what the rest borrows, under short names, and has the rest ask for it by these.
fn lend(
    first: &mut Module,
    functions: &[FunctionId],
    rest: &mut Module,
    borrowed: &[(ImportId, Borrowed)],
) -> Result<(), SplitError> {
    let mut taken: BTreeSet<String> = first.exports.iter().map(|export| export.name.clone()).collect();
    let mut short = (0..).map(|number: u32| format!("{number:x}"));
    for (import, what) in borrowed {
        let item = what.in_first(first, functions).ok_or(SplitError::StrangeElement)?;
        let name = match exported_as(first, item) {
            Some(name) => name,
            None => short.find(|name| !taken.contains(name)).unwrap_or_default(),
        };
        if taken.insert(name.clone()) {
            first.exports.add(&name, item);
        }
        rest.imports.get_mut(*import).name = name;
    }
    Ok(())
}

fn exported_as(module: &Module, item: ExportItem) -> Option<String> {
    let exports = &module.exports;
    let export = match item {
        ExportItem::Function(id) => exports.get_exported_func(id),
        ExportItem::Table(id) => exports.get_exported_table(id),
        ExportItem::Memory(id) => exports.get_exported_memory(id),
        ExportItem::Global(id) => exports.get_exported_global(id),
        ExportItem::Tag(_) => None,
    };
    export.map(|export| export.name.clone())
}

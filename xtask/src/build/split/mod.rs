//! Cuts a linked program into two WebAssembly files: the *first* half, which the first view needs, and the *rest*,
//! which is loaded when it is wanted.
//!
//! Both halves share memory, tables and globals; the first half has them and exports them. A function that moved and
//! is still called in the first half leaves a short body there that calls a slot of the function table, and the rest
//! fills those slots when it starts. Until then such a call stops the program, so callers load the rest first.
//!
//! What the first half needs is not guessed: it is what can be reached from outside by calls, by numbers of functions and
//! by addresses of data, without going through a gate. Static data that only the rest refers to moves as well.

mod choose;
mod data;
mod first;
mod gates;
mod graph;
mod linked;
mod references;
mod rest;
#[cfg(test)]
mod tests;

use graph::{Graph, in_order};
use references::Addresses;
use rest::Borrowed;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;
use walrus::{ExportItem, FunctionId, FunctionKind, ImportId, Module};

use gates::readable;
pub use gates::{GATES, is_gate, is_the_gate};
pub use references::References;

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
    /// The linker left no word on what refers to what.
    #[error("the linker's notes are missing: link with --emit-relocs and keep the names of functions")]
    NoNotes,
    /// A moving function is in a table in a way that is not understood.
    #[error("an element segment is not written as the linker writes them")]
    StrangeElement,
    /// Static data is not where the program puts it when it starts.
    #[error("a data segment is not written as the linker writes them")]
    StrangeData,
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
    /// Bytes of static data that stayed, and that moved.
    pub data: (usize, usize),
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
    /// Where it stayed: the function for which it did.
    pub needed_by: Option<String>,
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

/// Functions by their position in the program, and addresses of data.
struct Cut {
    /// Functions that go to the rest.
    moving: BTreeSet<usize>,
    /// Those of them that the first half calls or exports.
    called: BTreeSet<usize>,
    /// Functions that stay, each with the one that needs it.
    staying: BTreeMap<usize, Option<usize>>,
    /// Static data that goes to the rest.
    data: Vec<Addresses>,
}

/// Cuts `wasm` in two. `references` are those of the same program as the linker wrote it; `is_gate` tells by their
/// symbols the functions by which the first half enters the rest. `None` when nothing moves.
///
/// # Errors
/// When `wasm` is not a module or not one that the linker and wasm-bindgen write.
pub fn split(
    wasm: &[u8],
    references: &References,
    is_gate: impl Fn(&str) -> bool,
) -> Result<Option<Halves>, SplitError> {
    let mut first = Module::from_buffer(wasm).map_err(SplitError::wasm)?;
    let cut = cut(&first, references, is_gate);
    let told = placed(&first, &cut);
    if cut.moving.is_empty() {
        return Ok(None);
    }
    let functions = in_order(&first);
    let (table, slots) = first::take_out(&mut first, &cut)?;
    // The same bytes a second time: positions in both modules are the same.
    let mut rest = Module::from_buffer(wasm).map_err(SplitError::wasm)?;
    let borrowed = rest::keep_only(&mut rest, &cut, first.tables.get(table), &slots)?;
    lend(&mut first, &functions, &mut rest, &borrowed)?;
    data::take_out(&mut first, &cut.data)?;
    let data = (data_size(&first), data_size(&rest));
    for half in [&mut first, &mut rest] {
        walrus::passes::gc::run(half);
        remove_notes(half);
    }
    Ok(Some(Halves { first: first.emit_wasm(), rest: rest.emit_wasm(), functions: told, data }))
}

fn cut(module: &Module, references: &References, is_gate: impl Fn(&str) -> bool) -> Cut {
    let graph = Graph::of(module, references);
    let gates: BTreeSet<usize> = module
        .funcs
        .iter()
        .enumerate()
        .filter(|(_, function)| function.name.as_deref().is_some_and(&is_gate))
        .map(|(at, _)| at)
        .collect();
    let staying = choose::staying(&graph, &|at| gates.contains(&at));
    let is_local = |at: &usize| graph.sizes.get(*at).copied().flatten().is_some();
    let moving: BTreeSet<usize> =
        (0..graph.sizes.len()).filter(|at| is_local(at) && !staying.functions.contains_key(at)).collect();
    let calls = staying.functions.keys().filter_map(|at| graph.calls.get(*at)).flatten();
    let called = calls.chain(&graph.exported).filter(|at| moving.contains(at)).copied().collect();
    let data = data::moving(&references.pieces, &staying.pieces);
    Cut { moving, called, staying: staying.functions, data }
}

/// The same program without the linker's notes, which other tools stumble over.
///
/// # Errors
/// When `wasm` is not a module.
pub fn without_notes(wasm: &[u8]) -> Result<Vec<u8>, SplitError> {
    let mut module = Module::from_buffer(wasm).map_err(SplitError::wasm)?;
    remove_notes(&mut module);
    Ok(module.emit_wasm())
}

/// They are of the program as it was before.
fn remove_notes(module: &mut Module) {
    let notes: Vec<String> = module
        .customs
        .iter()
        .map(|(_, section)| section.name().to_owned())
        .filter(|name| name == "linking" || name.starts_with("reloc."))
        .collect();
    for name in notes {
        module.customs.remove_raw(&name);
    }
}

/// In bytes that are not zero.
fn data_size(module: &Module) -> usize {
    module.data.iter().map(|data| data.value.iter().filter(|byte| **byte != 0).count()).sum()
}

fn placed(module: &Module, cut: &Cut) -> Vec<Placed> {
    let place = |at: &usize| match (cut.moving.contains(at), cut.called.contains(at)) {
        (false, _) => Place::First,
        (true, false) => Place::Rest,
        (true, true) => Place::Crossing,
    };
    let names: Vec<String> =
        module.funcs.iter().map(|function| readable(function.name.as_deref().unwrap_or_default())).collect();
    let local = module.funcs.iter().enumerate().filter_map(|(at, function)| {
        let FunctionKind::Local(body) = &function.kind else { return None };
        let needed_by = cut.staying.get(&at).copied().flatten().and_then(|by| names.get(by)).cloned();
        Some(Placed { name: names.get(at)?.clone(), size: body.size(), place: place(&at), needed_by })
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

//! Splits a linked program into two WebAssembly files: the *first* half, which the first view needs, and the *rest*,
//! the deferred half, which is loaded when it is needed.
//!
//! Both halves share memory, tables and globals; the first half owns and exports them. If a moved function is still
//! called in the first half, a short body stays there that calls a slot of the function table; the deferred half fills
//! those slots when it starts. Until then such a call stops the program, so callers load the deferred half first.
//!
//! What the first half needs is computed: it is everything reachable from outside through calls, function indices and
//! data addresses without going through a gate. Static data that only the deferred half refers to moves as well.

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

/// The module name under which the deferred half imports the first half.
pub const FIRST: &str = "first";

/// Why a program cannot be split.
#[derive(Debug, Error)]
pub enum SplitError {
    /// It is not readable WebAssembly.
    #[error("{0}")]
    Wasm(String),
    /// There is no table of functions, or more than one.
    #[error("there should be one table of functions")]
    NoTable,
    /// The linker's notes on references are missing.
    #[error("the linker's notes are missing: link with --emit-relocs and keep the names of functions")]
    NoNotes,
    /// A moving function is in an element segment of an unexpected form.
    #[error("an element segment is not written as the linker writes them")]
    StrangeElement,
    /// A data segment has no constant address.
    #[error("a data segment is not written as the linker writes them")]
    StrangeData,
}

impl SplitError {
    // walrus returns `anyhow` errors; only their text is needed.
    fn wasm(error: impl std::fmt::Display) -> Self {
        Self::Wasm(error.to_string())
    }
}

/// A program in two halves.
pub struct Halves {
    /// Runs on its own; has the exports of the whole program and those that the deferred half needs.
    pub first: Vec<u8>,
    /// The deferred half; imports everything else it needs from the exports of the first half.
    pub rest: Vec<u8>,
    /// Every function of the whole program, largest first.
    pub functions: Vec<Placed>,
    /// Bytes of static data that stayed, and that moved; zeros are not counted.
    pub data: (usize, usize),
}

/// A function and where it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The readable name.
    pub name: String,
    /// How many instructions it has.
    pub size: u64,
    /// Where it went.
    pub place: Place,
    /// If it stayed: the function that needs it.
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

/// The result of the decision: functions by their position in the program, and addresses of data.
struct Cut {
    /// Functions that move to the deferred half.
    moving: BTreeSet<usize>,
    /// Those of them that the first half calls or exports.
    called: BTreeSet<usize>,
    /// Functions that stay, each with the one that needs it.
    staying: BTreeMap<usize, Option<usize>>,
    /// Static data that moves to the deferred half.
    data: Vec<Addresses>,
}

/// Splits `wasm` in two. `references` are those of the same program as the linker wrote it; `is_gate` says, by symbol,
/// through which functions the first half enters the deferred half. `None` when nothing moves.
///
/// # Errors
/// When `wasm` is not a module, or does not have the form that the linker and wasm-bindgen write.
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
    // The same bytes are parsed again: positions are the same in both modules.
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

/// The same program without the linker's notes, which confuse other tools.
///
/// # Errors
/// When `wasm` is not a module.
pub fn without_notes(wasm: &[u8]) -> Result<Vec<u8>, SplitError> {
    let mut module = Module::from_buffer(wasm).map_err(SplitError::wasm)?;
    remove_notes(&mut module);
    Ok(module.emit_wasm())
}

/// Removes the notes, which describe the program as it was before.
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

/// The size of the static data in bytes, without zeros.
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

/// Exports from the first half what the deferred half borrows, under short names, and renames the imports accordingly.
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

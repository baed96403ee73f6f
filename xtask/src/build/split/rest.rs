//! The deferred half: contains only what moved and imports everything else from the first half.

use super::first::Slots;
use super::graph::in_order;
use super::{Cut, FIRST, SplitError, data};
use walrus::ir::Value;
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalKind, ImportId,
    ImportKind, ImportedFunction, Module, Table, TableId,
};

/// An item of the first half, by its position among its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Borrowed {
    /// A function.
    Function(usize),
    /// A table.
    Table(usize),
    /// A memory.
    Memory(usize),
    /// A global.
    Global(usize),
}

/// Leaves only the moving functions in `module`, which fill `slots` of `table` when it starts. Returns the remaining
/// imports and which items of the first half they are.
///
/// # Errors
/// When the table is missing, or a data segment does not have the form that the linker writes.
pub fn keep_only(
    module: &mut Module,
    cut: &Cut,
    table: &Table,
    slots: &Slots,
) -> Result<Vec<(ImportId, Borrowed)>, SplitError> {
    let ids = in_order(module);
    let table = same_table(module, table)?;
    let data = data::take_out(module, &cut.data)?;
    empty(module);
    data::put_in(module, data);
    let mut borrowed = borrow_state(module);
    for (position, id) in ids.iter().enumerate().filter(|(position, _)| !cut.moving.contains(position)) {
        let ty = module.funcs.get(*id).ty();
        let import = module.imports.add(FIRST, "", *id);
        module.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        borrowed.push((import, Borrowed::Function(position)));
    }
    for (start, functions) in runs(slots) {
        let functions = functions.into_iter().map(|at| ids[at]).collect();
        fill(module, table, start, functions);
    }
    walrus::passes::gc::run(module);
    borrowed.retain(|(import, _)| module.imports.iter().any(|left| left.id() == *import));
    Ok(borrowed)
}

/// Removes what only the first half does: exports, the start function, filling memory and tables, browser imports.
fn empty(module: &mut Module) {
    module.start = None;
    for id in module.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    for id in module.imports.iter().map(walrus::Import::id).collect::<Vec<_>>() {
        module.imports.delete(id);
    }
    for id in module.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
        module.elements.delete(id);
    }
    for id in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
}

/// Replaces every table, memory and global by an import.
fn borrow_state(module: &mut Module) -> Vec<(ImportId, Borrowed)> {
    let mut borrowed = Vec::new();
    let imports = &mut module.imports;
    let mut borrow = |kind: ImportKind, what| {
        let import = imports.add(FIRST, "", kind);
        borrowed.push((import, what));
        import
    };
    for (at, table) in module.tables.iter_mut().enumerate() {
        table.import = Some(borrow(table.id().into(), Borrowed::Table(at)));
    }
    for (at, memory) in module.memories.iter_mut().enumerate() {
        memory.import = Some(borrow(memory.id().into(), Borrowed::Memory(at)));
    }
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    for (at, global) in globals.into_iter().enumerate() {
        module.globals.get_mut(global).kind = GlobalKind::Import(borrow(global.into(), Borrowed::Global(at)));
    }
    borrowed
}

/// The table of this module that corresponds to `grown` in the first half, set to the same size.
fn same_table(module: &mut Module, grown: &Table) -> Result<TableId, SplitError> {
    let same = module.tables.iter_mut().find(|table| table.id().index() == grown.id().index());
    let same = same.ok_or(SplitError::NoTable)?;
    same.initial = grown.initial;
    same.maximum = grown.maximum;
    Ok(same.id())
}

/// Groups consecutive slots: the first slot of each group and its functions.
fn runs(slots: &Slots) -> Vec<(u32, Vec<usize>)> {
    let mut runs: Vec<(u32, Vec<usize>)> = Vec::new();
    for (slot, position) in slots {
        match runs.last_mut() {
            Some((start, run)) if start.abs_diff(*slot) as usize == run.len() => run.push(*position),
            _ => runs.push((*slot, vec![*position])),
        }
    }
    runs
}

fn fill(module: &mut Module, table: TableId, start: u32, functions: Vec<FunctionId>) {
    let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
}

impl Borrowed {
    /// The same item in the first half; `functions` are its functions before anything was removed.
    pub fn in_first(self, module: &Module, functions: &[FunctionId]) -> Option<ExportItem> {
        Some(match self {
            Self::Function(at) => ExportItem::Function(*functions.get(at)?),
            Self::Table(at) => ExportItem::Table(module.tables.iter().nth(at)?.id()),
            Self::Memory(at) => ExportItem::Memory(module.memories.iter().nth(at)?.id()),
            Self::Global(at) => ExportItem::Global(module.globals.iter().nth(at)?.id()),
        })
    }
}

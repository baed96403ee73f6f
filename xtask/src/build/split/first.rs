//! The first half: calls functions that moved through table slots, which the deferred half fills.

use super::graph::in_order;
use super::{Cut, SplitError};
use std::collections::BTreeMap;
use walrus::ir::{CallIndirect, LocalGet, Value};
use walrus::{
    ConstExpr, ElementId, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind, Module,
    TableId,
};

/// Table slots, and the functions (by position) that the deferred half puts there.
pub type Slots = BTreeMap<u32, usize>;

/// Removes the moving functions from `module`; returns the table and the slots through which they are called.
///
/// # Errors
/// When `module` has no single function table, or an element segment does not have the form that the linker writes.
pub fn take_out(module: &mut Module, cut: &Cut) -> Result<(TableId, Slots), SplitError> {
    let table = module.tables.main_function_table().map_err(SplitError::wasm)?.ok_or(SplitError::NoTable)?;
    let ids = in_order(module);
    let mut slots = empty_slots(module, table, cut, &ids)?;
    for position in cut.called.iter().copied() {
        let known = slots.iter().find(|(_, at)| **at == position).map(|(slot, _)| *slot);
        let slot = match known {
            Some(slot) => slot,
            None => another_slot(module, table)?,
        };
        slots.insert(slot, position);
        call_by_number(module, ids[position], table, slot);
    }
    Ok((table, slots))
}

/// Fills the slots of moving functions with one function that stops the program.
fn empty_slots(
    module: &mut Module,
    table: TableId,
    cut: &Cut,
    ids: &[FunctionId],
) -> Result<Slots, SplitError> {
    let moving: BTreeMap<FunctionId, usize> = cut.moving.iter().map(|at| (ids[*at], *at)).collect();
    let mut slots = Slots::new();
    let mut emptied: Vec<(ElementId, usize)> = Vec::new();
    for element in module.elements.iter() {
        let ElementItems::Functions(functions) = &element.items else { continue };
        let here = functions.iter().enumerate().filter_map(|(at, id)| Some((at, *moving.get(id)?)));
        for (at, position) in here {
            let start = start_of(&element.kind, table).ok_or(SplitError::StrangeElement)?;
            slots.insert(start + u32::try_from(at).map_err(|_| SplitError::StrangeElement)?, position);
            emptied.push((element.id(), at));
        }
    }
    if !emptied.is_empty() {
        let stop = stop(module);
        for (element, at) in emptied {
            if let ElementItems::Functions(functions) = &mut module.elements.get_mut(element).items {
                functions[at] = stop;
            }
        }
    }
    Ok(slots)
}

/// The slot at which an element segment begins to fill `table`.
fn start_of(kind: &ElementKind, table: TableId) -> Option<u32> {
    match kind {
        ElementKind::Active { table: filled, offset: ConstExpr::Value(Value::I32(start)) }
            if *filled == table =>
        {
            u32::try_from(*start).ok()
        }
        _ => None,
    }
}

fn stop(module: &mut Module) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    builder.finish(Vec::new(), &mut module.funcs)
}

fn another_slot(module: &mut Module, table: TableId) -> Result<u32, SplitError> {
    let table = module.tables.get_mut(table);
    let slot = u32::try_from(table.initial).map_err(|_| SplitError::NoTable)?;
    table.initial += 1;
    table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    Ok(slot)
}

/// Replaces a function's body by one that passes its arguments to the function in the slot.
fn call_by_number(module: &mut Module, id: FunctionId, table: TableId, slot: u32) {
    let ty = module.funcs.get(id).ty();
    let (params, results) = {
        let ty = module.types.get(ty);
        (ty.params().to_vec(), ty.results().to_vec())
    };
    let arguments: Vec<_> = params.iter().map(|ty| module.locals.add(*ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for local in &arguments {
        body.instr(LocalGet { local: *local });
    }
    // Slots are unsigned 32-bit numbers; the instruction takes the same bits as signed.
    body.i32_const(slot.cast_signed()).instr(CallIndirect { ty, table });
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}

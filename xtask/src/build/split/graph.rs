//! Who calls whom in a module, and what can be reached without a call.

use std::collections::BTreeSet;
use walrus::ir::{RefFunc, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ExportItem, FunctionId, FunctionKind, GlobalKind, Module};

/// The functions of a module by their position in it.
pub struct Graph {
    /// What each function calls; empty for imports.
    pub calls: Vec<BTreeSet<usize>>,
    /// How many instructions each function has, `None` for imports.
    pub sizes: Vec<Option<u64>>,
    /// Called from outside: exports and the start function.
    pub exported: BTreeSet<usize>,
    /// In the tables of functions that are called by number.
    pub tabled: BTreeSet<usize>,
    /// Used as a value in a way that the split does not follow.
    pub fixed: BTreeSet<usize>,
}

/// The functions of a module in the order in which they stand in it.
pub fn in_order(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

impl Graph {
    /// Reads every function of `module`.
    pub fn of(module: &Module) -> Self {
        let ids = in_order(module);
        // Positions are as many as identifiers, and those are given in order.
        let at = |id: FunctionId| ids.partition_point(|other| *other < id);
        let mut graph = Self {
            calls: Vec::new(),
            sizes: Vec::new(),
            exported: outside(module).map(at).collect(),
            tabled: BTreeSet::new(),
            fixed: BTreeSet::new(),
        };
        for function in module.funcs.iter() {
            let mut found = Found::default();
            let mut size = None;
            if let FunctionKind::Local(body) = &function.kind {
                dfs_in_order(&mut found, body, body.entry_block());
                size = Some(body.size());
            }
            graph.fixed.extend(found.values.iter().map(|id| at(*id)));
            graph.calls.push(found.functions.difference(&found.values).map(|id| at(*id)).collect());
            graph.sizes.push(size);
        }
        graph.read_tables(module, at);
        graph
    }

    fn read_tables(&mut self, module: &Module, at: impl Fn(FunctionId) -> usize) {
        for element in module.elements.iter() {
            match &element.items {
                ElementItems::Functions(functions) => self.tabled.extend(functions.iter().map(|id| at(*id))),
                ElementItems::Expressions(_, values) => {
                    self.fixed.extend(values.iter().filter_map(function_in).map(&at));
                }
            }
        }
        for global in module.globals.iter() {
            if let GlobalKind::Local(value) = &global.kind {
                self.fixed.extend(function_in(value).map(&at));
            }
        }
    }
}

fn outside(module: &Module) -> impl Iterator<Item = FunctionId> {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    exported.chain(module.start)
}

fn function_in(value: &ConstExpr) -> Option<FunctionId> {
    match value {
        ConstExpr::RefFunc(id) => Some(*id),
        _ => None,
    }
}

#[derive(Default)]
struct Found {
    functions: BTreeSet<FunctionId>,
    values: BTreeSet<FunctionId>,
}

impl<'instr> Visitor<'instr> for Found {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.insert(*id);
    }

    fn visit_ref_func(&mut self, instruction: &RefFunc) {
        self.values.insert(instruction.func);
    }
}

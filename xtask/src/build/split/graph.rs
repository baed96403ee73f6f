//! The dependencies in a module: calls, functions whose table index is taken, and static data.

use super::references::{References, Targets, key};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{RefFunc, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ExportItem, FunctionId, FunctionKind, GlobalKind, Module};

/// The dependencies of a module's functions and of its pieces of static data, both by their position.
pub struct Graph {
    /// What each function calls; empty for imports.
    pub calls: Vec<BTreeSet<usize>>,
    /// What else each function refers to.
    pub functions: Vec<Needs>,
    /// What each piece of data refers to.
    pub pieces: Vec<Needs>,
    /// How many instructions each function has, `None` for imports.
    pub sizes: Vec<Option<u64>>,
    /// Functions called from outside: exports and the start function.
    pub exported: BTreeSet<usize>,
    /// Functions used in a way that the split does not follow.
    pub fixed: BTreeSet<usize>,
    /// Data, and functions called only by number, that are used in a way that the split does not follow.
    pub unknown: Needs,
}

/// What something refers to.
#[derive(Clone, Default)]
pub struct Needs {
    /// Functions whose table index is taken, by position.
    pub functions: BTreeSet<usize>,
    /// Pieces of data, by position.
    pub pieces: BTreeSet<usize>,
}

/// The functions of a module in the order of their positions.
pub fn in_order(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

impl Graph {
    /// Reads the calls of every function of `module`; `references` says what else they and static data refer to.
    pub fn of(module: &Module, references: &References) -> Self {
        let ids = in_order(module);
        // There are as many positions as identifiers, and identifiers are assigned in order.
        let at = |id: FunctionId| ids.partition_point(|other| *other < id);
        let named = by_key(module);
        let needs = |targets: &Targets| Needs::of(targets, &named);
        let mut graph = Self {
            calls: Vec::new(),
            functions: Vec::new(),
            pieces: references.pieces.iter().map(|piece| needs(&piece.targets)).collect(),
            sizes: Vec::new(),
            exported: outside(module).map(at).collect(),
            fixed: values(module).map(at).collect(),
            unknown: needs(&references.unknown),
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
            let targets = function.name.as_deref().and_then(|name| references.functions.get(&key(name)));
            graph.functions.push(targets.map(needs).unwrap_or_default());
        }
        let taken: BTreeSet<usize> =
            graph.all_needs().flat_map(|needs| needs.functions.iter().copied()).collect();
        let tabled = tabled(module).map(at).filter(|at| !taken.contains(at));
        graph.unknown.functions.extend(tabled);
        graph
    }

    fn all_needs(&self) -> impl Iterator<Item = &Needs> {
        self.functions.iter().chain(&self.pieces).chain([&self.unknown])
    }
}

impl Needs {
    fn of(targets: &Targets, named: &BTreeMap<String, Vec<usize>>) -> Self {
        let functions = targets.functions.iter().filter_map(|key| named.get(key)).flatten().copied();
        Self { functions: functions.collect(), pieces: targets.pieces.clone() }
    }
}

/// Functions by the names that references use. A name may denote several functions: then all of them count.
fn by_key(module: &Module) -> BTreeMap<String, Vec<usize>> {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, function) in module.funcs.iter().enumerate() {
        if let Some(name) = &function.name {
            named.entry(key(name)).or_default().push(at);
        }
    }
    named
}

/// The functions in tables, which are called by number.
fn tabled(module: &Module) -> impl Iterator<Item = FunctionId> {
    module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(functions) => functions.clone(),
        ElementItems::Expressions(..) => Vec::new(),
    })
}

/// Functions that are the values of globals and of other tables.
fn values(module: &Module) -> impl Iterator<Item = FunctionId> {
    let elements = module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(_) => Vec::new(),
        ElementItems::Expressions(_, values) => values.iter().filter_map(function_in).collect(),
    });
    let globals = module.globals.iter().filter_map(|global| match &global.kind {
        GlobalKind::Local(value) => function_in(value),
        GlobalKind::Import(_) => None,
    });
    elements.chain(globals)
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

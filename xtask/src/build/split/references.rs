//! What the functions and static data of a linked program refer to apart from calls: the linker's own notes, which
//! `--emit-relocs` keeps.
//!
//! Functions are identified by name, since wasm-bindgen, which runs between the linker and the split, changes their
//! order. Addresses of static data do not change.
//! The format: <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>.

use super::SplitError;
use super::linked::{Linked, Note, Refers, Symbol};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A range of addresses in memory, in bytes.
pub type Addresses = Range<u32>;

/// Which functions and data refer to which.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct References {
    /// What each function refers to, by [`key`].
    pub functions: BTreeMap<String, Targets>,
    /// Static data, one piece for each item that the compiler made, ordered by address; pieces do not overlap.
    pub pieces: Vec<Piece>,
    /// What data outside of all pieces refers to.
    pub unknown: Targets,
}

/// An item in static memory, such as a text or a vtable.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its addresses.
    pub addresses: Addresses,
    /// What it refers to.
    pub targets: Targets,
}

/// What an item refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// Functions whose table index is taken, by [`key`].
    pub functions: BTreeSet<String>,
    /// Pieces of data, by position.
    pub pieces: BTreeSet<usize>,
}

/// The name by which a function is found again: demangled, as wasm-bindgen does too.
pub fn key(name: &str) -> String {
    rustc_demangle::try_demangle(name).map_or_else(|_| name.to_owned(), |readable| readable.to_string())
}

impl References {
    /// Reads a program as the linker wrote it.
    ///
    /// # Errors
    /// When `wasm` is not a module, or has no linker notes.
    pub fn read(wasm: &[u8]) -> Result<Self, SplitError> {
        let linked = Linked::read(wasm)?;
        let mut references = Self { pieces: pieces(&linked), ..Self::default() };
        for note in &linked.code_notes {
            if let (Some(name), Some(target)) =
                (linked.function_at(note.offset), references.target(&linked, note))
            {
                references.functions.entry(key(name)).or_default().add(target);
            }
        }
        for note in &linked.data_notes {
            let Some(target) = references.target(&linked, note) else { continue };
            let piece = linked.address_at(note.offset).and_then(|address| references.piece_at(address));
            match piece.and_then(|at| references.pieces.get_mut(at)) {
                Some(piece) => piece.targets.add(target),
                None => references.unknown.add(target),
            }
        }
        Ok(references)
    }

    fn target(&self, linked: &Linked, note: &Note) -> Option<Target> {
        match (note.refers, linked.symbols.get(note.symbol)?) {
            (Refers::Function, Symbol::Function(index)) => {
                linked.names.get(index).map(|name| Target::Function(key(name)))
            }
            (Refers::Data, Symbol::Data(addresses)) => self.piece_at(addresses.start).map(Target::Piece),
            _ => None,
        }
    }

    fn piece_at(&self, address: u32) -> Option<usize> {
        let at = self.pieces.partition_point(|piece| piece.addresses.end <= address);
        self.pieces.get(at).filter(|piece| piece.addresses.contains(&address)).map(|_| at)
    }
}

enum Target {
    Function(String),
    Piece(usize),
}

impl Targets {
    fn add(&mut self, target: Target) {
        match target {
            Target::Function(name) => {
                self.functions.insert(name);
            }
            Target::Piece(at) => {
                self.pieces.insert(at);
            }
        }
    }
}

/// The data of the symbols; symbols that share bytes are merged into one piece.
fn pieces(linked: &Linked) -> Vec<Piece> {
    let data = linked.symbols.iter().filter_map(|symbol| match symbol {
        Symbol::Data(addresses) if !addresses.is_empty() => Some(addresses.clone()),
        _ => None,
    });
    let mut ranges: Vec<Addresses> = data.collect();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Addresses> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart.into_iter().map(|addresses| Piece { addresses, targets: Targets::default() }).collect()
}

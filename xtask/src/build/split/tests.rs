//! Small programs, run whole and in two halves: both must behave the same.

use super::references::{Addresses, Piece, Targets};
use super::{FIRST, Halves, Place, References, SplitError, split};
use wasmi::{Engine, Instance, Linker, Module, Store, Val};

fn is_gate(name: &str) -> bool {
    name.starts_with("gate::")
}

fn targets(functions: &[&str], pieces: &[usize]) -> Targets {
    Targets {
        functions: functions.iter().map(|name| (*name).to_owned()).collect(),
        pieces: pieces.iter().copied().collect(),
    }
}

/// References of functions, by name, and pieces of data with their references.
fn references<const F: usize, const P: usize>(
    functions: [(&str, Targets); F],
    pieces: [(Addresses, Targets); P],
) -> References {
    References {
        functions: functions.into_iter().map(|(name, targets)| (name.to_owned(), targets)).collect(),
        pieces: pieces.into_iter().map(|(addresses, targets)| Piece { addresses, targets }).collect(),
        unknown: Targets::default(),
    }
}

/// An instance of a program: whole, or split with or without the deferred half.
struct Run {
    store: Store<()>,
    first: Instance,
}

impl Run {
    fn whole(wasm: &[u8]) -> Self {
        let engine = Engine::default();
        let mut store = Store::new(&engine, ());
        let module = Module::new(&engine, wasm).expect("a module");
        let linker = browser(&mut store);
        let first = linker.instantiate_and_start(&mut store, &module).expect("it starts");
        Self { store, first }
    }

    /// Does what `init({…})` and then `instantiate(rest, { first: exports })` do in a browser.
    fn load_rest(&mut self, rest: &[u8]) {
        let module = Module::new(self.store.engine(), rest).expect("a module");
        let mut linker = Linker::new(self.store.engine());
        let exports: Vec<_> = self
            .first
            .exports(&self.store)
            .map(|export| (export.name().to_owned(), export.into_extern()))
            .collect();
        for (name, what) in exports {
            linker.define(FIRST, &name, what).expect("names are told apart");
        }
        linker
            .instantiate_and_start(&mut self.store, &module)
            .expect("the first half lends all that is needed");
    }

    fn call(&mut self, name: &str, arguments: &[i32]) -> Option<i32> {
        let function = self.first.get_func(&self.store, name).expect("it is exported");
        let arguments: Vec<Val> = arguments.iter().map(|argument| Val::I32(*argument)).collect();
        let mut results = [Val::I32(0)];
        function.call(&mut self.store, &arguments, &mut results).ok()?;
        results[0].i32()
    }
}

/// The import of the programs in these tests: a function that adds a thousand.
fn browser(store: &mut Store<()>) -> Linker<()> {
    let mut linker = Linker::new(store.engine());
    linker.func_wrap("browser", "add_thousand", |number: i32| number + 1000).expect("one function");
    linker
}

fn halves(wat: &str, references: &References) -> (Vec<u8>, Halves) {
    let wasm = wat::parse_str(wat).expect("a program");
    let halves = split(&wasm, references, is_gate).expect("it can be cut").expect("something moves");
    (wasm, halves)
}

/// Makes the calls on the whole program and on both halves, and compares all answers.
fn same_answers(wat: &str, references: &References, calls: &[(&str, &[i32])]) -> Halves {
    let (wasm, halves) = halves(wat, references);
    let (mut whole, mut cut) = (Run::whole(&wasm), Run::whole(&halves.first));
    cut.load_rest(&halves.rest);
    for (name, arguments) in calls {
        let answer = whole.call(name, arguments);
        assert!(answer.is_some(), "{name} works in the whole program");
        assert_eq!(cut.call(name, arguments), answer, "{name} of {arguments:?}");
    }
    halves
}

/// Enough instructions to make a function worth moving.
fn work() -> String {
    "(local.set 0 (i32.add (i32.mul (local.get 0) (i32.const 3)) (i32.const 1)))\n".repeat(8)
}

fn functions_in(wasm: &[u8]) -> usize {
    let module = walrus::Module::from_buffer(wasm).expect("a module");
    module.funcs.iter_local().count()
}

/// A program with calls in both directions, table functions known to one or both halves, data of both, and a global and
/// memory that both change.
fn busy() -> String {
    let work = work();
    format!(
        r#"(module
  (import "browser" "add_thousand" (func $add_thousand (param i32) (result i32)))
  (type $one (func (param i32) (result i32)))
  (table 5 5 funcref)
  (memory (export "memory") 1)
  (global $count (mut i32) (i32.const 0))
  (elem (i32.const 1) $shared $tabled $mine $unheard)
  (data (i32.const 8) "\2a\01\02\03first")
  (func $shared (param i32) (result i32) (local.get 0) {work} global.get $count i32.add)
  (func $mine (param i32) (result i32) (i32.sub (local.get 0) (i32.const 5)))
  (func $unheard (param i32) (result i32) (i32.sub (local.get 0) (i32.const 6)))
  (func $gate::entry (param i32) (result i32)
    {work}
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.store (i32.const 32) (local.get 0))
    (i32.store8 (i32.const 13) (i32.const 65))
    (call $deeper (call $shared (call_indirect (type $one) (local.get 0) (i32.const 2)))))
  (func $deeper (param i32) (result i32) {work} (call $only_theirs (call $add_thousand (local.get 0))))
  (func $only_theirs (param i32) (result i32) {work} (i32.add (local.get 0) (i32.load8_u (i32.const 8))))
  (func $tabled (param i32) (result i32) {work} (i32.add (local.get 0) (i32.load8_u (i32.const 9))))
  (func $gate::exported (export "exported") (param i32) (result i32) {work} (local.get 0))
  (func (export "by_number") (param i32 i32) (result i32)
    (call_indirect (type $one) (local.get 1) (local.get 0)))
  (func (export "loaded") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "into_the_rest") (param i32) (result i32) (call $gate::entry (local.get 0))))"#
    )
}

/// Of the data at 8 to 16, only the deferred half refers to the first and second byte; both halves refer to the third.
fn busy_references() -> References {
    references(
        [
            ("gate::entry", targets(&["tabled"], &[2])),
            ("only_theirs", targets(&[], &[0])),
            ("tabled", targets(&[], &[1])),
            ("shared", targets(&[], &[2])),
        ],
        [(8..9, targets(&["mine"], &[])), (9..10, targets(&[], &[])), (10..11, targets(&["mine"], &[]))],
    )
}

#[test]
fn both_halves_together_do_what_the_whole_did() {
    let halves = same_answers(
        &busy(),
        &busy_references(),
        &[
            ("into_the_rest", &[7]),
            ("loaded", &[32]),
            ("into_the_rest", &[-3]),
            ("exported", &[5]),
            ("by_number", &[1, 9]),
            ("by_number", &[2, 9]),
            ("by_number", &[3, 9]),
            ("by_number", &[4, 9]),
            ("loaded", &[8]),
            ("loaded", &[9]),
            ("loaded", &[10]),
            ("loaded", &[13]),
        ],
    );
    let crossing = halves.functions.iter().filter(|function| function.place == Place::Crossing);
    let mut names: Vec<&str> = crossing.map(|function| function.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["gate::entry", "gate::exported"]);
}

#[test]
fn without_the_rest_all_else_works_and_calls_into_it_stop() {
    let (wasm, halves) = halves(&busy(), &busy_references());
    let (mut whole, mut alone) = (Run::whole(&wasm), Run::whole(&halves.first));
    for (name, arguments) in
        [("by_number", &[1, 9][..]), ("by_number", &[3, 9]), ("by_number", &[4, 9]), ("loaded", &[10])]
    {
        assert_eq!(alone.call(name, arguments), whole.call(name, arguments), "{name}");
    }
    for (name, arguments) in [("into_the_rest", &[7][..]), ("exported", &[5]), ("by_number", &[2, 9])] {
        assert_eq!(alone.call(name, arguments), None, "{name}");
    }
    // The stopped call has changed nothing, and it works once the deferred half is loaded.
    alone.load_rest(&halves.rest);
    assert_eq!(alone.call("into_the_rest", &[7]), whole.call("into_the_rest", &[7]));
}

#[test]
fn loading_the_rest_changes_nothing_of_the_first_halfs() {
    let (wasm, halves) = halves(&busy(), &busy_references());
    let (mut whole, mut cut) = (Run::whole(&wasm), Run::whole(&halves.first));
    for _ in 0..2 {
        cut.load_rest(&halves.rest);
        assert_eq!(cut.call("into_the_rest", &[7]), whole.call("into_the_rest", &[7]));
        assert_eq!(cut.call("loaded", &[13]), Some(65), "what was written stays written");
    }
}

#[test]
fn data_that_only_the_rest_refers_to_comes_with_it() {
    let (_, halves) = halves(&busy(), &busy_references());
    let mut cut = Run::whole(&halves.first);
    let load = |cut: &mut Run| [8, 9, 10, 11].map(|address| cut.call("loaded", &[address]));
    assert_eq!(load(&mut cut), [Some(0), Some(0), Some(2), Some(3)]);
    cut.load_rest(&halves.rest);
    assert_eq!(load(&mut cut), [Some(42), Some(1), Some(2), Some(3)]);
    assert_eq!(halves.data, (7, 2), "bytes that stayed and that moved");
}

#[test]
fn what_only_the_rest_needs_goes_with_it_and_is_in_one_half_only() {
    let (_, halves) = halves(&busy(), &busy_references());
    // Entry, deeper, tabled, exported, and the one that only these call.
    assert_eq!(functions_in(&halves.rest), 5);
    // Three exported ones, two with a slot, shared, mine, unheard, and the one that stops the program.
    assert_eq!(functions_in(&halves.first), 9);
}

#[test]
fn functions_that_call_each_other_move_together_when_only_the_rest_calls_them() {
    let work = work();
    let program = format!(
        r#"(module
  (table 1 1 funcref)
  (func $even (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1))
      (else (call $odd (i32.sub (local.get 0) (i32.const 1))))))
  (func $odd (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0))
      (else (call $even (i32.sub (local.get 0) (i32.const 1))))))
  (func $gate::parity (param i32) (result i32) (call $even (local.get 0)) (local.set 0) {work} (local.get 0))
  (func (export "parity") (param i32) (result i32) (call $gate::parity (local.get 0))))"#
    );
    let halves = same_answers(&program, &References::default(), &[("parity", &[10]), ("parity", &[7])]);
    assert_eq!(functions_in(&halves.rest), 3);
}

/// A table function that both halves can reach, the first half through the references in `first`.
fn both_ways(first: References, moved: usize) {
    let work = work();
    let program = format!(
        r#"(module
  (table 2 2 funcref)
  (memory 1)
  (elem (i32.const 0) $tabled)
  (func $tabled (param i32) (result i32) {work} (call $deep (local.get 0)))
  (func $deep (param i32) (result i32) {work} (local.get 0))
  (func $gate::entry (param i32) (result i32) {work} (call $deep (local.get 0)))
  (func $a (export "a") (param i32) (result i32)
    (call_indirect (param i32) (result i32) (local.get 0) (i32.const 0)))
  (func (export "b") (param i32) (result i32) (call $gate::entry (local.get 0))))"#
    );
    let halves = same_answers(&program, &first, &[("a", &[1]), ("b", &[1])]);
    assert_eq!(functions_in(&halves.rest), moved);
    let mut alone = Run::whole(&halves.first);
    assert_eq!(alone.call("a", &[1]).is_some(), moved == 1);
    assert_eq!(alone.call("b", &[1]), None);
}

#[test]
fn what_the_first_half_reaches_without_a_gate_stays_with_all_that_it_needs() {
    let theirs = || ("gate::entry", targets(&["tabled"], &[]));
    // Through its index, through a vtable whose address it has, or through such a table that another one refers to.
    both_ways(references([theirs(), ("a", targets(&["tabled"], &[]))], []), 1);
    both_ways(references([theirs(), ("a", targets(&[], &[0]))], [(0..8, targets(&["tabled"], &[]))]), 1);
    let chain = [(0..8, targets(&[], &[1])), (8..16, targets(&["tabled"], &[]))];
    both_ways(references([theirs(), ("a", targets(&[], &[0]))], chain), 1);
    // Through nothing known: then any function may call it.
    both_ways(References::default(), 1);
    both_ways(References { unknown: targets(&["tabled"], &[]), ..references([theirs()], []) }, 1);
    // Only the deferred half knows it.
    both_ways(references([theirs()], []), 3);
}

#[test]
fn a_short_gate_stays() {
    let work = work();
    let program = format!(
        r#"(module
  (table 2 2 funcref)
  (func $gate::short (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  (func $gate::long (param i32) (result i32) {work} (call $gate::short (local.get 0)))
  (func (export "a") (param i32) (result i32) (call $gate::short (local.get 0)))
  (func (export "b") (param i32) (result i32) (call $gate::long (local.get 0))))"#
    );
    let halves = same_answers(&program, &References::default(), &[("a", &[1]), ("b", &[1])]);
    assert_eq!(functions_in(&halves.rest), 1);
    let mut alone = Run::whole(&halves.first);
    assert_eq!(alone.call("a", &[1]), Some(2));
}

#[test]
fn a_program_in_which_nothing_moves_is_left_whole() {
    let wasm = wat::parse_str("(module (table 1 1 funcref) (func $a (export \"a\")))").expect("a program");
    let none = References::default();
    assert!(split(&wasm, &none, is_gate).expect("it can be read").is_none());
    assert!(split(b"<!doctype html>", &none, is_gate).is_err());
}

/// A number in the binary format, always five bytes long, so that it can be filled in later.
fn number(value: u32) -> String {
    let mut written = String::new();
    for at in 0..5 {
        let more = if at < 4 { 0x80 } else { 0 };
        written += &format!("\\{:02x}", ((value >> (7 * at)) & 0x7f) | more);
    }
    written
}

fn text(name: &str) -> String {
    format!("{}{name}", number(u32::try_from(name.len()).expect("a short name")))
}

/// Relocations in the linker's format: their count, then kind, offset, symbol and, for addresses, the addend.
fn notes(section: u32, entries: &[(u8, u32, u32)]) -> String {
    let mut written = format!("\\{section:02x}{}", number(u32::try_from(entries.len()).expect("a few")));
    for (kind, place, symbol) in entries {
        written += &format!("\\{kind:02x}{}{}", number(*place), number(*symbol));
        if matches!(kind, 3..=5) {
            written += "\\00";
        }
    }
    written
}

#[test]
fn the_linkers_notes_say_who_refers_to_what() {
    let function = |index: u32, name: &str| format!("\\00\\00{}{}", number(index), text(name));
    let data = |name: &str, offset: u32, size: u32| {
        format!("\\01\\00{}{}{}{}", text(name), number(0), number(offset), number(size))
    };
    let symbols = [
        function(1, "user"),
        function(2, "used"),
        data("words", 0, 4),
        data("methods", 8, 8),
        // The same bytes under another name, and an empty symbol.
        data("methods_too", 12, 4),
        data("end", 16, 0),
    ];
    let table = format!("{}{}", number(6), symbols.concat());
    // An escaped byte is three characters.
    let length = u32::try_from(table.len() - 2 * table.matches('\\').count()).expect("it is small");
    // `user` is the first function of the code section: its first instruction is preceded by one byte each for the
    // count of functions, its length and its locals, and the instruction has one byte before its number. In the data
    // section, one byte for its count and five more come before the content.
    let program = format!(
        r#"(module
  (import "browser" "import" (func $import))
  (table 2 funcref)
  (memory 1)
  (elem (i32.const 1) $used)
  (data (i32.const 1024) "\01\02\03\04\00\00\00\00\01\00\00\00\00\04\00\00")
  (func $user (param) (result i32) (i32.const 1024) (drop) (i32.const 1))
  (func $used (result i32) (i32.const 7))
  (@custom "linking" (after data) "\02\08{length}{table}")
  (@custom "reloc.CODE" (after data) "{code}")
  (@custom "reloc.DATA" (after data) "{data}"))"#,
        length = number(length),
        code = notes(5, &[(4, 4, 2), (1, 8, 1)]),
        data = notes(6, &[(2, 15, 1), (5, 19, 2)]),
    );
    let wasm = wat::parse_str(&program).expect("a program");
    let read = References::read(&wasm).expect("it has notes");
    assert_eq!(read.functions, references([("user", targets(&["used"], &[0]))], []).functions);
    assert_eq!(
        read.pieces,
        references([], [(1024..1028, targets(&[], &[])), (1032..1040, targets(&["used"], &[0]))]).pieces
    );
    assert_eq!(read.unknown, Targets::default());
}

#[test]
fn without_notes_nothing_is_guessed() {
    let wasm = wat::parse_str("(module (func $a (export \"a\")))").expect("a program");
    assert!(matches!(References::read(&wasm), Err(SplitError::NoNotes)));
}

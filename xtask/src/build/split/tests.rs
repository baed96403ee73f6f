//! Small programs, run whole and in two halves: both must do the same.

use super::{FIRST, Halves, Moves, Place, split};
use wasmi::{Engine, Instance, Linker, Module, Store, Val};

const MOVES: Moves = Moves {
    is_gate: |name| name.starts_with("rest::gate::"),
    is_behind: |name| name.contains("rest::"),
    is_written_behind: |name| name.starts_with("rest::"),
};

/// Instances of one program: whole, or cut in two with the rest loaded or not.
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

    /// What `init({…})` and then `instantiate(rest, { first: exports })` do in a browser.
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

/// What a program imports in these tests: a function that adds a thousand.
fn browser(store: &mut Store<()>) -> Linker<()> {
    let mut linker = Linker::new(store.engine());
    linker.func_wrap("browser", "add_thousand", |number: i32| number + 1000).expect("one function");
    linker
}

fn halves(wat: &str) -> (Vec<u8>, Halves) {
    let wasm = wat::parse_str(wat).expect("a program");
    let halves = split(&wasm, &MOVES).expect("it can be cut").expect("something moves");
    (wasm, halves)
}

/// Makes the calls on the whole program and on both halves, and compares all answers.
fn same_answers(wat: &str, calls: &[(&str, &[i32])]) -> Halves {
    let (wasm, halves) = halves(wat);
    let (mut whole, mut cut) = (Run::whole(&wasm), Run::whole(&halves.first));
    cut.load_rest(&halves.rest);
    for (name, arguments) in calls {
        let answer = whole.call(name, arguments);
        assert!(answer.is_some(), "{name} works in the whole program");
        assert_eq!(cut.call(name, arguments), answer, "{name} of {arguments:?}");
    }
    halves
}

/// As many instructions as make a function worth moving.
fn work() -> String {
    "(local.set 0 (i32.add (i32.mul (local.get 0) (i32.const 3)) (i32.const 1)))\n".repeat(8)
}

fn functions_in(wasm: &[u8]) -> usize {
    let module = walrus::Module::from_buffer(wasm).expect("a module");
    module.funcs.iter_local().count()
}

/// Calls both ways, a function of the rest in the table, one that is exported, a global and memory that both change.
fn busy() -> String {
    let work = work();
    format!(
        r#"(module
  (import "browser" "add_thousand" (func $add_thousand (param i32) (result i32)))
  (type $one (func (param i32) (result i32)))
  (table 4 4 funcref)
  (memory (export "memory") 1)
  (global $count (mut i32) (i32.const 0))
  (elem (i32.const 1) $shared $rest::tabled $mine)
  (data (i32.const 8) "\2a")
  (func $shared (param i32) (result i32) (local.get 0) {work} global.get $count i32.add)
  (func $mine (param i32) (result i32) (i32.sub (local.get 0) (i32.const 5)))
  (func $rest::gate::entry (param i32) (result i32)
    {work}
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.store (i32.const 16) (local.get 0))
    (call $rest::deeper (call $shared (local.get 0))))
  (func $rest::deeper (param i32) (result i32) {work} (call $only_theirs (call $add_thousand (local.get 0))))
  (func $only_theirs (param i32) (result i32) {work} (i32.add (local.get 0) (i32.load8_u (i32.const 8))))
  (func $rest::tabled (param i32) (result i32) {work} (call $rest::deeper (local.get 0)))
  (func $rest::gate::exported (export "exported") (param i32) (result i32) {work} (local.get 0))
  (func (export "by_number") (param i32 i32) (result i32)
    (call_indirect (type $one) (local.get 1) (local.get 0)))
  (func (export "stored") (param i32) (result i32) (i32.load (i32.const 16)))
  (func (export "into_the_rest") (param i32) (result i32) (call $rest::gate::entry (local.get 0))))"#
    )
}

#[test]
fn both_halves_together_do_what_the_whole_did() {
    let halves = same_answers(
        &busy(),
        &[
            ("into_the_rest", &[7]),
            ("stored", &[0]),
            ("into_the_rest", &[-3]),
            ("exported", &[5]),
            ("by_number", &[1, 9]),
            ("by_number", &[2, 9]),
            ("by_number", &[3, 9]),
            ("stored", &[0]),
        ],
    );
    let crossing = halves.functions.iter().filter(|function| function.place == Place::Crossing);
    let mut names: Vec<&str> = crossing.map(|function| function.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["rest::gate::entry", "rest::gate::exported"]);
}

#[test]
fn without_the_rest_all_else_works_and_calls_into_it_stop() {
    let (wasm, halves) = halves(&busy());
    let (mut whole, mut alone) = (Run::whole(&wasm), Run::whole(&halves.first));
    for (name, arguments) in [("by_number", &[1, 9][..]), ("by_number", &[3, 9]), ("stored", &[0])] {
        assert_eq!(alone.call(name, arguments), whole.call(name, arguments), "{name}");
    }
    for (name, arguments) in [("into_the_rest", &[7][..]), ("exported", &[5]), ("by_number", &[2, 9])] {
        assert_eq!(alone.call(name, arguments), None, "{name}");
    }
    // A call that stopped has changed nothing, and works once the rest is there.
    alone.load_rest(&halves.rest);
    assert_eq!(alone.call("into_the_rest", &[7]), whole.call("into_the_rest", &[7]));
}

#[test]
fn loading_the_rest_twice_changes_nothing() {
    let (wasm, halves) = halves(&busy());
    let (mut whole, mut cut) = (Run::whole(&wasm), Run::whole(&halves.first));
    for _ in 0..2 {
        cut.load_rest(&halves.rest);
        assert_eq!(cut.call("into_the_rest", &[7]), whole.call("into_the_rest", &[7]));
    }
}

#[test]
fn what_only_the_rest_calls_goes_with_it_and_is_in_one_half_only() {
    let (_, halves) = halves(&busy());
    // Entry, deeper, tabled, exported, and the one that only they call.
    assert_eq!(functions_in(&halves.rest), 5);
    // Three that export, two with a slot, shared, mine, and the one that stops.
    assert_eq!(functions_in(&halves.first), 8);
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
  (func $rest::gate::parity (param i32) (result i32) (call $even (local.get 0)) (local.set 0) {work} (local.get 0))
  (func (export "parity") (param i32) (result i32) (call $rest::gate::parity (local.get 0))))"#
    );
    let halves = same_answers(&program, &[("parity", &[10]), ("parity", &[7])]);
    assert_eq!(functions_in(&halves.rest), 3);
}

#[test]
fn what_the_first_half_calls_without_a_gate_stays_with_all_that_it_needs() {
    let work = work();
    let program = format!(
        r#"(module
  (table 2 2 funcref)
  (elem (i32.const 0) $rest::both_ways)
  (func $rest::both_ways (param i32) (result i32) {work} (call $rest::deep (local.get 0)))
  (func $rest::deep (param i32) (result i32) {work} (local.get 0))
  (func $rest::gate::entry (param i32) (result i32) {work} (call $rest::deep (local.get 0)))
  (func (export "a") (param i32) (result i32) (call $rest::both_ways (local.get 0)))
  (func (export "b") (param i32) (result i32) (call $rest::gate::entry (local.get 0))))"#
    );
    let halves = same_answers(&program, &[("a", &[1]), ("b", &[1])]);
    assert_eq!(functions_in(&halves.rest), 1);
    let mut alone = Run::whole(&halves.first);
    assert!(alone.call("a", &[1]).is_some());
    assert_eq!(alone.call("b", &[1]), None);
}

#[test]
fn a_short_function_that_the_first_half_uses_stays_whatever_its_name() {
    let work = work();
    let program = format!(
        r#"(module
  (table 2 2 funcref)
  (elem (i32.const 0) $rest::tabled_and_short)
  (func $rest::tabled_and_short (param i32) (result i32) (local.get 0))
  (func $rest::gate::short (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  (func $rest::gate::long (param i32) (result i32) {work} (call $rest::gate::short (local.get 0)))
  (func (export "a") (param i32) (result i32) (call $rest::gate::short (local.get 0)))
  (func (export "b") (param i32) (result i32) (call $rest::gate::long (local.get 0)))
  (func (export "c") (param i32) (result i32) (call_indirect (param i32) (result i32) (local.get 0) (i32.const 0))))"#
    );
    let halves = same_answers(&program, &[("a", &[1]), ("b", &[1]), ("c", &[1])]);
    assert_eq!(functions_in(&halves.rest), 1);
    let mut alone = Run::whole(&halves.first);
    assert_eq!(alone.call("a", &[1]), Some(2));
    assert_eq!(alone.call("c", &[1]), Some(1));
}

#[test]
fn a_function_by_number_that_only_has_the_name_stays_however_long_it_is() {
    let work = work();
    // As a compiler leaves it: one function for two that do the same, with the name of the one behind the gates.
    let program = format!(
        r#"(module
  (table 2 2 funcref)
  (elem (i32.const 0) $end::of::rest::merged $rest::real)
  (func $end::of::rest::merged (param i32) (result i32) {work} (call $only_its_own (local.get 0)))
  (func $only_its_own (param i32) (result i32) {work} (local.get 0))
  (func $rest::real (param i32) (result i32) {work} (call $rest::deeper (local.get 0)))
  (func $rest::deeper (param i32) (result i32) {work} (local.get 0))
  (func (export "by_number") (param i32 i32) (result i32)
    (call_indirect (param i32) (result i32) (local.get 1) (local.get 0))))"#
    );
    let halves = same_answers(&program, &[("by_number", &[0, 4]), ("by_number", &[1, 4])]);
    assert_eq!(functions_in(&halves.rest), 2, "what calls something of its own goes");
    let mut alone = Run::whole(&halves.first);
    assert!(alone.call("by_number", &[0, 4]).is_some());
    assert_eq!(alone.call("by_number", &[1, 4]), None);
}

#[test]
fn a_program_in_which_nothing_moves_is_left_whole() {
    let wasm = wat::parse_str("(module (table 1 1 funcref) (func $a (export \"a\")))").expect("a program");
    assert!(split(&wasm, &MOVES).expect("it can be read").is_none());
    assert!(split(b"<!doctype html>", &MOVES).is_err());
}

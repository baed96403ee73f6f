//! A source file as the rules see it: plain facts with line numbers, read once and shared between the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::house::House;
use crate::reader::read;

/// The facts of one file.
#[derive(Debug, Default)]
pub struct Source {
    /// The path below `src/`, such as `map/camera.rs`.
    pub place: String,
    /// The text of the file.
    pub text: String,
    /// The path of the module that the file is, such as `["map", "camera"]`.
    pub module: Vec<String>,
    /// Whether the whole file is for tests only.
    pub is_test: bool,
    /// Every path of two segments or more, and every import.
    pub paths: Vec<Named>,
    /// The names that imports bind.
    pub bindings: Vec<Binding>,
    /// Structs, enums, traits and type aliases.
    pub types: Vec<TypeName>,
    /// Functions with a body.
    pub functions: Vec<Function>,
    /// String literals outside attributes.
    pub literals: Vec<Literal>,
    /// Modules that are declared here and have files of their own.
    pub children: Vec<Child>,
}

/// A path as it is written.
#[derive(Debug)]
pub struct Named {
    /// The module in which it is written.
    pub module: Vec<String>,
    pub segments: Vec<String>,
    pub line: usize,
    pub in_test: bool,
}

/// A name that an import gives to a path.
#[derive(Debug)]
pub struct Binding {
    pub module: Vec<String>,
    pub name: String,
    pub segments: Vec<String>,
}

/// A type that is declared.
#[derive(Debug)]
pub struct TypeName {
    pub name: String,
    pub in_test: bool,
}

/// A function with the lines between its braces.
#[derive(Debug)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
    pub in_test: bool,
}

/// A string literal.
#[derive(Debug)]
pub struct Literal {
    pub text: String,
    pub line: usize,
    pub in_test: bool,
    /// Whether only programmers read it: `expect`, `panic!`, `assert!`.
    pub for_programmers: bool,
}

/// A module that has a file of its own.
#[derive(Debug)]
pub struct Child {
    pub name: String,
    pub is_test: bool,
}

impl Source {
    /// The facts of a text.
    pub fn parsed(place: &str, text: &str) -> Self {
        let mut source = read(module(place), text).unwrap_or_else(|error| panic!("{place}: {error}"));
        place.clone_into(&mut source.place);
        text.clone_into(&mut source.text);
        source
    }

    /// The folder below `src/`, which is the layer; `bin` and `main` for the binaries.
    pub fn layer(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }
}

/// The module path of a place: `map/mod.rs` is `map`, `map/camera.rs` is `map::camera`, `lib.rs` is the root.
fn module(place: &str) -> Vec<String> {
    let mut path: Vec<String> = place.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

/// The sources of this repository's program.
pub static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let root = root().join("src");
    let parsed = |path: &PathBuf| {
        let place = path.strip_prefix(&root).expect("inside src").to_string_lossy().replace('\\', "/");
        Source::parsed(&place, &fs::read_to_string(path).expect("a source"))
    };
    House::new(files(&root).iter().map(parsed).collect())
});

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder that can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

//! `cargo xtask`: the project's own commands.

mod pack;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["pack", "check", dir] => pack::check(Path::new(dir)),
        _ => {
            eprintln!("cargo xtask pack check DIR");
            ExitCode::from(2)
        }
    }
}

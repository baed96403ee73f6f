//! Shorter names for the functions that the application imports. wasm-bindgen ends each name with a hash, which does
//! not compress, and writes it twice: into the program and into the script that provides the function.

use super::plain_script;
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Renames the imports of `wasm` to short numbered names in both files, and removes the script's indentation.
///
/// # Errors
/// When a file cannot be read or written, `wasm` is not a module, or the script does not match it.
pub fn run(script: &Path, wasm: &Path) -> Result<(), Failure> {
    let (text, program) = (
        fs::read_to_string(script).map_err(Failure::io(script))?,
        fs::read(wasm).map_err(Failure::io(wasm))?,
    );
    let (text, program) = shorten(&text, &program).map_err(Failure::content(wasm))?;
    fs::write(script, plain_script::compact(&text)).map_err(Failure::io(script))?;
    fs::write(wasm, program).map_err(Failure::io(wasm))
}

fn shorten(script: &str, wasm: &[u8]) -> Result<(String, Vec<u8>), String> {
    let mut module = walrus::Module::from_buffer(wasm).map_err(|error| error.to_string())?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for import in module.imports.iter_mut().filter(|import| import.name.starts_with("__wb")) {
        let number = names.len();
        let short = names.entry(import.name.clone()).or_insert_with(|| format!("i{number}"));
        import.name.clone_from(short);
    }
    let mut found = 0;
    let lines = script.lines().map(|line| match line.trim_start().split_once(':') {
        Some((name, rest)) if names.contains_key(name) => {
            found += 1;
            format!("{}:{rest}", names[name])
        }
        _ => line.to_owned(),
    });
    let text = lines.collect::<Vec<String>>().join("\n");
    if found != names.len() {
        return Err(format!("the script answers {found} of {} imports", names.len()));
    }
    Ok((text, module.emit_wasm()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = r#"(module
  (import "./app_bg.js" "__wbg_now_4f1b" (func (result f64)))
  (import "./app_bg.js" "__wbindgen_init_externref_table" (func)))"#;

    #[test]
    fn both_files_have_the_same_short_names() {
        let wasm = wat::parse_str(PROGRAM).expect("a program");
        let script = "const import0 = {\n    __wbg_now_4f1b: function() { return 1; },\n    __wbindgen_init_externref_table: function() {},\n};";
        let (text, wasm) = shorten(script, &wasm).expect("every import is answered");
        assert!(
            text.contains("i0: function() { return 1; }") && text.contains("i1: function() {}"),
            "{text}"
        );
        let module = walrus::Module::from_buffer(&wasm).expect("a module");
        let names: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(names, ["i0", "i1"]);
    }

    #[test]
    fn a_script_that_is_written_otherwise_is_not_guessed_at() {
        let wasm = wat::parse_str(PROGRAM).expect("a program");
        assert!(shorten("imports.wbg.__wbg_now_4f1b = () => 1;", &wasm).is_err());
    }
}

//! The script that starts the application.
//!
//! It is a file beside the application, the same for all pages: a strict content security policy forbids it inside the
//! page, where its addresses would have to be rewritten for every page.

use super::optimise::{PROGRAM, REST};
use super::plain_script;
use super::split::FIRST;
use crate::failure::Failure;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::fs;
use std::path::Path;

/// The names of the application's files in the site, without folders.
struct Application {
    script: String,
    wasm: String,
    /// The length of `wasm` in bytes: if a host sends no length, a cut-off file would pass for a complete one.
    wasm_bytes: u64,
    rest: Option<String>,
}

/// Writes the boot script of the application in `site`; returns its name.
///
/// # Errors
/// When the application's files are not in `site`, or the script cannot be written.
pub fn write(site: &Path) -> Result<String, Failure> {
    let application = find_application(site)?;
    let text = boot_script(&application);
    let name = name(&application.script);
    let file = site.join(&name);
    fs::write(&file, text).map_err(Failure::io(&file))?;
    Ok(name)
}

/// The name of the boot script for an application whose own script is named `script`. It is derived from that name, so
/// that a cache never combines an old boot script with a new application.
pub fn name(script: &str) -> String {
    script.replacen("hangyong", "boot", 1)
}

/// The template in `site`, with the boot script `name` and the files that it loads moved to the end of the body.
///
/// # Errors
/// When the template cannot be read or rewritten.
pub fn template(site: &Path, name: &str) -> Result<String, Failure> {
    let page = site.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::io(&page))?;
    with_start(&html, name).map_err(Failure::content(&page))
}

fn find_application(site: &Path) -> Result<Application, Failure> {
    let entries = fs::read_dir(site).map_err(Failure::io(site))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut ours: Vec<String> = names.filter(|name| name.starts_with("hangyong-")).collect();
    ours.sort();
    let only = |suffix: &str| {
        let mut found = ours.iter().filter(|name| name.ends_with(suffix));
        match (found.next(), found.next()) {
            (Some(name), None) => Ok(name.clone()),
            _ => Err(format!("there should be one hangyong-*{suffix}, there are: {}", ours.join(" "))),
        }
    };
    let (script, wasm, rest) = (only(".js"), only(PROGRAM), only(REST));
    let wasm = wasm.map_err(Failure::content(site))?;
    let wasm_bytes = fs::metadata(site.join(&wasm)).map_err(Failure::io(site))?.len();
    // There is no deferred half when the program was left in one piece.
    Ok(Application { script: script.map_err(Failure::content(site))?, wasm, wasm_bytes, rest: rest.ok() })
}

fn boot_script(application: &Application) -> String {
    let Application { script, wasm, wasm_bytes, rest } = application;
    let boot = plain_script::compact(include_str!("../../../assets/shell/boot.js"))
        .replace("__SCRIPT__", &format!("./{script}"))
        .replace("__WASM__", &format!("./{wasm}"))
        .replace("__WASM_BYTES__", &wasm_bytes.to_string());
    boot + &rest.as_deref().map(rest_script).unwrap_or_default()
}

/// Tells `src/platform/rest.rs` where the deferred half is and how to link it to the first half. `started` is the
/// promise in `boot.js`.
fn rest_script(rest: &str) -> String {
    format!(
        "\
globalThis.hangyongRest = {{
  address: new URL(\"./{rest}\", import.meta.url).href,
  start: (file) => started.then((first) => WebAssembly.instantiate(file, {{ {FIRST}: first }})),
}};
"
    )
}

fn with_start(html: &str, boot: &str) -> Result<String, String> {
    let ahead = RefCell::new(String::new());
    let settings = RewriteStrSettings::new()
        // The program comes after the page's text: on a slow network the text is read long before the rest has arrived.
        .append_element_content_handler(element!("link[rel=preload], link[rel=modulepreload]", |link| {
            let attributes = link.attributes().iter();
            let attributes = attributes.map(|said| format!(" {}=\"{}\"", said.name(), said.value()));
            ahead.borrow_mut().push_str(&format!("<link{}>\n", attributes.collect::<String>()));
            link.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("body", |body| {
            let tag = format!("<script type=\"module\" src=\"./{boot}\"></script>\n");
            body.append(&(ahead.take() + &tag), lol_html::html_content::ContentType::Html);
            Ok(())
        }));
    rewrite_str(html, settings).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_script_knows_the_rest_only_where_there_is_one() {
        let name = |end: &str| format!("hangyong-1{end}");
        let whole = Application { script: name(".js"), wasm: name(PROGRAM), wasm_bytes: 7, rest: None };
        assert!(!boot_script(&whole).contains("hangyongRest"));
        let cut = Application { rest: Some(name(REST)), ..whole };
        let script = boot_script(&cut);
        assert!(script.contains("\"./hangyong-1_rest.wasm\""), "{script}");
        assert!(script.contains("WebAssembly.instantiate(file, { first: first })"), "{script}");
    }

    #[test]
    fn the_start_script_knows_what_it_starts() {
        let application = Application {
            script: "hangyong-1.js".into(),
            wasm: "hangyong-1_bg.wasm".into(),
            wasm_bytes: 7,
            rest: None,
        };
        let script = boot_script(&application);
        assert!(script.contains(r#"const SCRIPT = "./hangyong-1.js";"#), "{script}");
        assert!(script.contains("const WASM_BYTES = 7;"), "{script}");
        assert!(!script.contains("__"), "{script}");
    }

    #[test]
    fn the_start_script_and_what_it_loads_come_behind_the_text() {
        let html = "<html><head><title>x</title><link rel=\"modulepreload\" href=\"./a.js\"></head><body><p>文</p></body></html>";
        let page = with_start(html, "boot-1.js").expect("it is a page");
        let behind = "<link rel=\"modulepreload\" href=\"./a.js\">\n<script type=\"module\" src=\"./boot-1.js\"></script>\n</body>";
        assert!(
            page.starts_with("<html><head><title>x</title></head><body><p>文</p>") && page.contains(behind),
            "{page}"
        );
    }
}

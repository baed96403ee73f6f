//! The template of every page, made from `index.html`: elements marked for Trunk become files of the site and links to
//! them.

use super::checksum;
use crate::failure::Failure;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::fs;
use std::path::Path;

/// Writes the template into `out`; `application` is the base name of the application's files.
///
/// # Errors
/// When `index.html` or a file that it names cannot be read, a marked link is unknown, or a file cannot be written.
pub fn write(root: &Path, application: &str, out: &Path) -> Result<(), Failure> {
    let index = root.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::io(&index))?;
    let html = filled(&html, root, application, out).map_err(Failure::content(&index))?;
    let page = out.join("index.html");
    fs::write(&page, html).map_err(Failure::io(&page))
}

fn filled(html: &str, root: &Path, application: &str, out: &Path) -> Result<String, String> {
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("link[data-trunk]", |link| {
            let made = replacement(link, root, application, out)?;
            link.replace(&made, ContentType::Html);
            Ok(())
        }));
    rewrite_str(html, settings).map_err(|error| error.to_string())
}

/// The HTML that replaces a marked link.
fn replacement(link: &Element<'_, '_>, root: &Path, application: &str, out: &Path) -> Result<String, String> {
    let href = link.get_attribute("href").unwrap_or_default();
    match link.get_attribute("rel").as_deref() {
        Some("inline") => Ok(format!("<script>{}</script>", text_of(&root.join(&href))?)),
        Some("icon") => Ok(format!("<link rel=\"icon\" href=\"./{}\">", copied(&root.join(&href), out)?)),
        Some("css") => {
            let later = if link.has_attribute("data-later") { " data-later" } else { "" };
            Ok(format!("<link rel=\"stylesheet\"{later} href=\"./{}\">", copied(&root.join(&href), out)?))
        }
        // Workers are loaded when they are needed.
        Some("rust") if link.has_attribute("data-type") => Ok(String::new()),
        Some("rust") => Ok(format!(
            "<link rel=\"modulepreload\" href=\"./{application}.js\" crossorigin=\"anonymous\">\
             <link rel=\"preload\" href=\"./{application}_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">"
        )),
        other => Err(format!("a link with data-trunk and rel {other:?} is not known")),
    }
}

fn text_of(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Copies a file into `out` under a name with a hash of its content; returns that name.
fn copied(file: &Path, out: &Path) -> Result<String, String> {
    let content = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let part =
        |text: Option<&std::ffi::OsStr>| text.and_then(|text| text.to_str()).unwrap_or_default().to_owned();
    let name = format!("{}-{}.{}", part(file.file_stem()), checksum::short(&content), part(file.extension()));
    fs::write(out.join(&name), content).map_err(|error| format!("{name}: {error}"))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_links_become_files_and_the_rest_of_the_page_stays() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let out = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [("early.js", "first();"), ("icon.svg", "<svg/>"), ("a.css", "a{}")] {
            fs::write(root.path().join(name), text).expect("it is written");
        }
        let page = "<head><link data-trunk rel=\"inline\" href=\"early.js\"><link data-trunk rel=\"icon\" href=\"icon.svg\"><link data-trunk rel=\"css\" href=\"a.css\"><link data-trunk rel=\"rust\" data-bin=\"x\"><link data-trunk rel=\"rust\" data-bin=\"w\" data-type=\"worker\"></head><p>文</p>";
        let html = filled(page, root.path(), "x-1", out.path()).expect("every link is known");
        assert!(
            html.starts_with("<head><script>first();</script><link rel=\"icon\" href=\"./icon-"),
            "{html}"
        );
        assert!(
            html.contains("<link rel=\"modulepreload\" href=\"./x-1.js\"")
                && html.ends_with("</head><p>文</p>"),
            "{html}"
        );
        assert!(!html.contains("data-trunk") && !html.contains("w_bg.wasm"), "{html}");
        let sheet = format!("a-{}.css", checksum::short(b"a{}"));
        assert!(html.contains(&format!("<link rel=\"stylesheet\" href=\"./{sheet}\">")), "{html}");
        assert_eq!(fs::read(out.path().join(sheet)).expect("the sheet"), b"a{}");
    }

    #[test]
    fn a_marked_link_of_an_unknown_kind_is_refused() {
        let page = "<link data-trunk rel=\"sass\" href=\"a.scss\">";
        let there = tempfile::tempdir().expect("a temporary folder");
        assert!(filled(page, there.path(), "x-1", there.path()).is_err());
    }
}

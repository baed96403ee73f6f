//! Joins all style sheets into two: one that the first painting waits for, and one for the pages of the trip, which is
//! marked `data-later`. Browsers fetch only a few files at a time, and joined files compress better.

use super::checksum;
use crate::failure::Failure;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

/// Selects the links to style sheets in a page.
const SHEETS: &str = "link[rel=stylesheet]";
/// The same in the page's source.
const WRITTEN: &str = "link[data-trunk][rel=css]";
/// Marks the style sheets that only the pages of the trip need at once.
const LATER: &str = "data-later";

/// The style sheets that a template names, in its order.
#[derive(Default)]
struct Named {
    first: Vec<String>,
    later: Vec<String>,
}

/// Minifies a style sheet in place.
type Shorten<'a> = &'a dyn Fn(&Path) -> Result<(), Failure>;

/// Names a joined style sheet, given `styles` or `later` and its content.
type Naming = fn(&str, &[u8]) -> String;

/// A name that changes with the content, for caches.
pub fn by_content(name: &str, content: &[u8]) -> String {
    format!("{name}-{}.css", checksum::short(content))
}

/// A constant name, for pages that are open while the content changes.
pub fn for_good(name: &str, _content: &[u8]) -> String {
    format!("{name}.css")
}

/// Joins the style sheets named in `template` into files of `site` and minifies them; returns the template with links
/// to those files.
///
/// # Errors
/// When a style sheet cannot be read, minified or written, or the template cannot be rewritten.
pub fn join(template: &str, site: &Path, naming: Naming, shorten: Shorten) -> Result<String, Failure> {
    let named = addresses(template, SHEETS).map_err(Failure::content(site))?;
    let mut links = String::new();
    for (name, mark, addresses) in [("styles", "", named.first), ("later", " data-later", named.later)] {
        if !addresses.is_empty() {
            let file = joined(name, &addresses, site, naming, shorten)?;
            links += &format!("<link rel=\"stylesheet\"{mark} href=\"./{file}\">");
        }
    }
    linked(template, &links).map_err(Failure::content(site))
}

/// Joins the source style sheets named in `index.html` of `root` again into `site`, where [`join`] has put them before
/// under names of [`for_good`].
///
/// # Errors
/// When `index.html` or a style sheet cannot be read, or a file cannot be written.
pub fn join_again(root: &Path, site: &Path) -> Result<(), Failure> {
    let page = root.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::io(&page))?;
    let named = addresses(&html, WRITTEN).map_err(Failure::content(&page))?;
    for (name, addresses) in [("styles", named.first), ("later", named.later)] {
        let text = one_after_the_other(&addresses, root)?;
        let file = site.join(for_good(name, text.as_bytes()));
        fs::write(&file, text).map_err(Failure::io(&file))?;
    }
    Ok(())
}

/// Joins several files into one and deletes them; returns its name.
fn joined(
    name: &str,
    addresses: &[String],
    site: &Path,
    naming: Naming,
    shorten: Shorten,
) -> Result<String, Failure> {
    let whole = site.join(format!("{name}.whole.css"));
    fs::write(&whole, one_after_the_other(addresses, site)?).map_err(Failure::io(&whole))?;
    for address in addresses {
        let file = file_of(address, site);
        fs::remove_file(&file).map_err(Failure::io(&file))?;
    }
    shorten(&whole)?;
    let name = naming(name, &fs::read(&whole).map_err(Failure::io(&whole))?);
    let file = site.join(&name);
    fs::rename(&whole, &file).map_err(Failure::io(&file))?;
    Ok(name)
}

/// The text of the style sheets at `addresses` below `folder`, each followed by a line break.
fn one_after_the_other(addresses: &[String], folder: &Path) -> Result<String, Failure> {
    let text = |address: &String| {
        let file = file_of(address, folder);
        fs::read_to_string(&file).map(|text| text + "\n").map_err(Failure::io(&file))
    };
    addresses.iter().map(text).collect()
}

fn file_of(address: &str, folder: &Path) -> PathBuf {
    folder.join(address.trim_start_matches("./"))
}

fn addresses(template: &str, links: &str) -> Result<Named, lol_html::errors::RewritingError> {
    let found = RefCell::new(Named::default());
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(links, |link| {
        let mut found = found.borrow_mut();
        let list = if link.has_attribute(LATER) { &mut found.later } else { &mut found.first };
        list.extend(link.get_attribute("href"));
        Ok(())
    }));
    rewrite_str(template, settings)?;
    Ok(found.into_inner())
}

/// The template with `links` in the place of its first link to a style sheet and without the other ones.
fn linked(template: &str, links: &str) -> Result<String, lol_html::errors::RewritingError> {
    let mut first = true;
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(SHEETS, |link| {
        if std::mem::take(&mut first) {
            link.after(links, ContentType::Html);
        }
        link.remove();
        Ok(())
    }));
    rewrite_str(template, settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_joined_in_the_order_of_the_page_and_nothing_else_is_touched() {
        let site = tempfile::tempdir().expect("a temporary folder");
        for (name, rule) in [("b-1.css", "b{}"), ("a-2.css", "a{}")] {
            fs::write(site.path().join(name), rule).expect("it is written");
        }
        let template = r#"<link rel="icon" href="./i.svg"><link rel="stylesheet" href="./b-1.css"/><link rel="stylesheet" href="./a-2.css"/><title>t</title>"#;
        let page = join(template, site.path(), by_content, &|_| Ok(())).expect("it is joined");
        let files: Vec<_> = fs::read_dir(site.path())
            .expect("the folder")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        let [sheet] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!(fs::read_to_string(site.path().join(sheet)).expect("the sheet"), "b{}\na{}\n");
        let link = format!(r#"<link rel="stylesheet" href="./{sheet}">"#);
        assert_eq!(page, format!(r#"<link rel="icon" href="./i.svg">{link}<title>t</title>"#));
    }

    #[test]
    fn what_only_the_trip_needs_is_a_sheet_of_its_own() {
        let site = tempfile::tempdir().expect("a temporary folder");
        for (name, rule) in [("b.css", "b{}"), ("t.css", "t{}")] {
            fs::write(site.path().join(name), rule).expect("it is written");
        }
        let template =
            r#"<link rel="stylesheet" data-later href="./t.css"><link rel="stylesheet" href="./b.css">"#;
        let page = join(template, site.path(), by_content, &|_| Ok(())).expect("it is joined");
        let name = |rule: &str| checksum::short(format!("{rule}\n").as_bytes());
        let (first, later) = (name("b{}"), name("t{}"));
        let links = format!(
            r#"<link rel="stylesheet" href="./styles-{first}.css"><link rel="stylesheet" data-later href="./later-{later}.css">"#
        );
        assert_eq!(page, links);
    }

    #[test]
    fn sheets_that_are_joined_again_have_what_is_written_now_and_the_names_that_the_pages_know() {
        let (root, site) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let write = |name: &str, text: &str| fs::write(root.path().join(name), text).expect("it is written");
        let page = r#"<link data-trunk rel="css" href="b.css"><link data-trunk rel="css" href="a.css"><link data-trunk rel="css" data-later href="t.css">"#;
        for (name, text) in [("index.html", page), ("a.css", "a{}"), ("b.css", "b{}"), ("t.css", "t{}")] {
            write(name, text);
        }
        let template = r#"<link rel="stylesheet" href="./a.css">"#;
        fs::write(site.path().join("a.css"), "a{}").expect("it is written");
        let linked = join(template, site.path(), for_good, &|_| Ok(())).expect("it is joined");
        assert_eq!(linked, r#"<link rel="stylesheet" href="./styles.css">"#);
        write("b.css", "b{top:0}");
        join_again(root.path(), site.path()).expect("it is joined");
        let read = |name: &str| fs::read_to_string(site.path().join(name)).expect("the sheet");
        assert_eq!((read("styles.css"), read("later.css")), ("b{top:0}\na{}\n".into(), "t{}\n".into()));
    }
}

//! Two style sheets out of all: one that the first painting waits for, and one for the pages of the trip, which is marked
//! `data-later`. Browsers fetch only a few files at a time, and together they are packed more tightly.

use super::checksum;
use crate::failure::Failure;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::fs;
use std::path::Path;

/// Which links of a page are meant.
const SHEETS: &str = "link[rel=stylesheet]";
/// What marks those that only the pages of the trip need at once.
const LATER: &str = "data-later";

/// The style sheets that a template names, in its order.
#[derive(Default)]
struct Named {
    first: Vec<String>,
    later: Vec<String>,
}

/// What makes a style sheet shorter, in place.
type Shorten<'a> = &'a dyn Fn(&Path) -> Result<(), Failure>;

/// Joins the style sheets that `template` names into files of `site` and makes them shorter; returns the template that
/// names those.
pub fn join(template: &str, site: &Path, shorten: Shorten) -> Result<String, Failure> {
    let named = addresses(template).map_err(Failure::content(site))?;
    let mut links = String::new();
    for (name, mark, addresses) in [("styles", "", named.first), ("later", " data-later", named.later)] {
        if !addresses.is_empty() {
            let file = joined(name, &addresses, site, shorten)?;
            links += &format!("<link rel=\"stylesheet\"{mark} href=\"./{file}\">");
        }
    }
    linked(template, &links).map_err(Failure::content(site))
}

/// One file out of several, which are taken away; returns its name.
fn joined(name: &str, addresses: &[String], site: &Path, shorten: Shorten) -> Result<String, Failure> {
    let mut joined = String::new();
    for address in addresses {
        let file = site.join(address.trim_start_matches("./"));
        joined += &fs::read_to_string(&file).map_err(Failure::io(&file))?;
        joined.push('\n');
        fs::remove_file(&file).map_err(Failure::io(&file))?;
    }
    let whole = site.join(format!("{name}.css"));
    fs::write(&whole, joined).map_err(Failure::io(&whole))?;
    shorten(&whole)?;
    let name = format!("{name}-{}.css", checksum::short(&fs::read(&whole).map_err(Failure::io(&whole))?));
    let file = site.join(&name);
    fs::rename(&whole, &file).map_err(Failure::io(&file))?;
    Ok(name)
}

fn addresses(template: &str) -> Result<Named, lol_html::errors::RewritingError> {
    let found = RefCell::new(Named::default());
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(SHEETS, |link| {
        let mut found = found.borrow_mut();
        let list = if link.has_attribute(LATER) { &mut found.later } else { &mut found.first };
        list.extend(link.get_attribute("href"));
        Ok(())
    }));
    rewrite_str(template, settings)?;
    Ok(found.into_inner())
}

/// The template with `links` where its first link to a style sheet was.
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
        let page = join(template, site.path(), &|_| Ok(())).expect("it is joined");
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
        let page = join(template, site.path(), &|_| Ok(())).expect("it is joined");
        let name = |rule: &str| checksum::short(format!("{rule}\n").as_bytes());
        let (first, later) = (name("b{}"), name("t{}"));
        let links = format!(
            r#"<link rel="stylesheet" href="./styles-{first}.css"><link rel="stylesheet" data-later href="./later-{later}.css">"#
        );
        assert_eq!(page, links);
    }
}

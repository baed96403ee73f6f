//! One style sheet out of all: the first painting waits for every file that the page names, and browsers fetch only a few
//! at a time. Together they are also packed more tightly.

use super::checksum;
use crate::failure::Failure;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::fs;
use std::path::Path;

/// Which links of a page are meant.
const SHEETS: &str = "link[rel=stylesheet]";

/// Joins the style sheets that `template` names, in its order, into one file of `site`; returns the template that names
/// that one.
pub fn join(template: &str, site: &Path) -> Result<String, Failure> {
    let addresses = addresses(template).map_err(Failure::content(site))?;
    let mut joined = String::new();
    for address in &addresses {
        let file = site.join(address.trim_start_matches("./"));
        joined += &fs::read_to_string(&file).map_err(Failure::io(&file))?;
        joined.push('\n');
        fs::remove_file(&file).map_err(Failure::io(&file))?;
    }
    let name = format!("styles-{}.css", checksum::short(joined.as_bytes()));
    let file = site.join(&name);
    fs::write(&file, joined).map_err(Failure::io(&file))?;
    named(template, &name).map_err(Failure::content(site))
}

fn addresses(template: &str) -> Result<Vec<String>, lol_html::errors::RewritingError> {
    let found = RefCell::new(Vec::new());
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(SHEETS, |link| {
        found.borrow_mut().extend(link.get_attribute("href"));
        Ok(())
    }));
    rewrite_str(template, settings)?;
    Ok(found.into_inner())
}

/// The template with one link to `name` where its first link to a style sheet was.
fn named(template: &str, name: &str) -> Result<String, lol_html::errors::RewritingError> {
    let mut first = true;
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(SHEETS, |link| {
        if std::mem::take(&mut first) {
            link.after(&format!("<link rel=\"stylesheet\" href=\"./{name}\">"), ContentType::Html);
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
        let page = join(template, site.path()).expect("it is joined");
        let files: Vec<_> = fs::read_dir(site.path())
            .expect("the folder")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        let [sheet] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!(fs::read_to_string(site.path().join(sheet)).expect("the sheet"), "b{}\na{}\n");
        let link = format!(r#"<link rel="stylesheet" href="./{sheet}">"#);
        assert_eq!(page, format!(r#"<link rel="icon" href="./i.svg">{link}<title>t</title>"#));
    }
}

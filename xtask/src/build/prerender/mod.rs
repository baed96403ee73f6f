//! Writes every page of the site as a real file with its text, from one template and a list of pages.
//!
//! This module knows where files go and how they link to each other, whatever path the site is served under. The pages'
//! content comes in as [`Page`]s.

mod fill;
mod not_found;
mod policy;
mod prefix;

use crate::failure::Failure;
use std::fs;
use std::path::Path;

/// A page with its text.
pub struct Page {
    /// The folder of the page below the site's root: `""`, `"zh/"`, `"en/stops/west-lake/"`.
    pub path: String,
    /// BCP 47: `zh-Hans` or `en`.
    pub lang: &'static str,
    /// Plain text.
    pub title: String,
    /// One sentence of plain text for search engines and shared links.
    pub description: String,
    /// HTML for the end of the head, often empty. Addresses as in `body_html`.
    pub head_html: String,
    /// HTML inside `#boot`: what to do if the application does not run.
    pub notes_html: String,
    /// HTML inside `#app` until the application takes over. Addresses within this site are written from its root:
    /// `href="/zh/"`.
    pub body_html: String,
}

impl Page {
    /// Whether the page needs the later style sheet at once: the pages of the trip, about the site and for embedding.
    fn needs_later_styles(&self) -> bool {
        ["trip/", "about/", "embed/"].iter().any(|end| self.path.ends_with(end))
    }
}

/// Writes the page for unknown addresses into `site`; it knows `pages`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_not_found(pages: &[Page], site: &Path) -> Result<(), Failure> {
    let file = site.join("404.html");
    fs::write(&file, not_found::html(pages)).map_err(Failure::io(&file))
}

/// Writes `pages` into `site`; `template` is the page that all are made from.
///
/// # Errors
/// When a page cannot be rendered, the pack's `pack.json` is not JSON, or a file cannot be written.
pub fn write(template: &str, pages: &[Page], version: &str, site: &Path) -> Result<(), Failure> {
    let policy = policy::of_the_site(site, script_in(template))?;
    hangyong::site::on_every_core(|at, of| {
        let mut share = pages.iter().skip(at).step_by(of);
        share.try_for_each(|page| write_one(template, page, version, &policy, site))
    })?;
    Ok(())
}

/// The script inside the template: the only one without an address.
fn script_in(template: &str) -> &str {
    let inside = template.split_once("<script>").and_then(|(_, rest)| rest.split_once("</script>"));
    inside.map_or("", |(script, _)| script)
}

fn write_one(template: &str, page: &Page, version: &str, policy: &str, site: &Path) -> Result<(), Failure> {
    let folder = site.join(&page.path);
    let file = folder.join("index.html");
    let html = render(template, page, version, policy).map_err(Failure::content(&file))?;
    fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
    fs::write(&file, html).map_err(Failure::io(&file))
}

fn render(
    template: &str,
    page: &Page,
    version: &str,
    policy: &str,
) -> Result<String, lol_html::errors::RewritingError> {
    let root = prefix::root_from(&page.path);
    let filled = fill::fill(template, page, &fill::Site { root: &root, version, policy })?;
    prefix::relative_to(&filled, &root)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = r#"<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>t</title>
<meta name="description" content="d"><link rel="stylesheet" href="./tokens.css"><script type="module" src="./boot.js"></script></head>
<body><div id="boot"></div><div id="app"></div></body></html>"#;

    fn page(path: &str) -> Page {
        Page {
            path: path.to_owned(),
            lang: "en",
            title: "Tide & <Time>".to_owned(),
            description: "Say \"hello\"".to_owned(),
            head_html: r#"<link rel="alternate" hreflang="zh-Hans" href="/zh/">"#.to_owned(),
            notes_html: "<p>n</p>".to_owned(),
            body_html: r#"<a href="/en/trip/">Trip</a>"#.to_owned(),
        }
    }

    #[test]
    fn a_deep_page_finds_the_site_s_root_from_where_it_is() {
        let html =
            render(TEMPLATE, &page("en/stops/west-lake/"), "1+a", "default-src 'self'").expect("it renders");
        assert!(html.contains(r#"<html lang="en" data-root="../../../" data-version="1+a">"#), "{html}");
        assert!(html.contains(r#"href="../../../tokens.css""#));
        assert!(html.contains(r#"src="../../../boot.js""#));
        assert!(html.contains(r#"<div id="boot"><p>n</p></div>"#));
        assert!(html.contains(r#"<div id="app"><a href="../../../en/trip/">Trip</a></div>"#));
        assert!(html.contains(r#"hreflang="zh-Hans" href="../../../zh/""#));
    }

    #[test]
    fn the_trip_s_styles_are_loaded_at_once_where_the_trip_is_and_later_elsewhere() {
        let template =
            TEMPLATE.replace("<script", r#"<link rel="stylesheet" data-later href="./later.css"><script"#);
        let relation = |path: &str| {
            let html = render(&template, &page(path), "1", "x").expect("it renders");
            html.contains(r#"<link rel="later" data-later"#)
        };
        assert!(relation("zh/") && relation("en/stops/west-lake/"));
        assert!(!relation("zh/trip/") && !relation("en/about/"));
    }

    #[test]
    fn text_stays_text_in_the_head() {
        let html = render(TEMPLATE, &page("en/"), "1", "x").expect("it renders");
        assert!(html.contains("<title>Tide &amp; &lt;Time&gt;</title>"), "{html}");
        assert!(html.contains(r#"content="Say &quot;hello&quot;""#), "{html}");
    }
}

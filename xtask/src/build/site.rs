//! The pages of the site before the application runs: the library renders them, this gives them their heads.

use super::prerender::Page;
use crate::failure::Failure;
use hangyong::atlas::packed;
use hangyong::site::StaticPage;
use std::fs;
use std::path::Path;
use std::rc::Rc;

/// Every page of the site whose content pack and base map lie in `site`.
pub fn pages(site: &Path) -> Result<Vec<Page>, Failure> {
    let pack = site.join("pack/whole.bin");
    let atlas =
        packed::decode(&fs::read(&pack).map_err(Failure::io(&pack))?).map_err(Failure::content(&pack))?;
    let basemap = fs::read(site.join("basemap/basemap.bin")).ok();
    let pages = hangyong::site::pages(&Rc::new(atlas), basemap.as_deref()).map_err(Failure::io(site))?;
    Ok(pages.into_iter().map(page).collect())
}

fn page(page: StaticPage) -> Page {
    let head_html = alternates(&page);
    Page {
        path: page.path,
        lang: page.lang.tag(),
        title: page.title,
        description: page.description,
        head_html,
        body_html: page.body,
    }
}

/// The same page in the other language, for search engines and for readers without scripts.
fn alternates(page: &StaticPage) -> String {
    let links = page
        .alternates
        .iter()
        .map(|(lang, path)| format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"/{path}\">", lang.tag()));
    links.collect()
}

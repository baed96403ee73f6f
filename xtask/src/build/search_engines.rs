//! `sitemap.xml` and `robots.txt`.

use crate::failure::Failure;
use hangyong::site::StaticPage;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes both into `site`. Search engines accept only absolute addresses: without `base` the sitemap's addresses are
/// relative to itself, and `robots.txt` does not mention it.
///
/// # Errors
/// When a file cannot be written.
pub fn write(pages: &[StaticPage], base: Option<&str>, site: &Path) -> Result<(), Failure> {
    let files = [("sitemap.xml", sitemap(pages, base.unwrap_or_default())), ("robots.txt", robots(base))];
    for (name, text) in files {
        let file = site.join(name);
        fs::write(&file, text).map_err(Failure::io(&file))?;
    }
    Ok(())
}

fn robots(base: Option<&str>) -> String {
    let sitemap = base.map(|base| format!("\nSitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// Every page with its translations, see <https://www.sitemaps.org/protocol.html>.
fn sitemap(pages: &[StaticPage], base: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let address = |path: &str| {
            let whole = format!("{base}{path}");
            if whole.is_empty() { "./".to_owned() } else { whole.replace('&', "&amp;") }
        };
        // Writing into a string cannot fail.
        let _ = write!(xml, "<url><loc>{}</loc>", address(&page.path));
        for (tag, path) in &page.alternates {
            let _ = write!(
                xml,
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                tag,
                address(path)
            );
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::domain::Lang;

    fn pages() -> Vec<StaticPage> {
        let page = |path: &str, lang| StaticPage {
            path: path.into(),
            alternates: vec![("zh-Hans", "zh/".into()), ("en", "en/".into())],
            lang,
            title: String::new(),
            description: String::new(),
            head: String::new(),
            oembed: String::new(),
            body: String::new(),
        };
        vec![page("", Lang::Zh), page("zh/", Lang::Zh), page("en/", Lang::En)]
    }

    #[test]
    fn the_sitemap_names_every_page_and_its_translations_by_their_whole_addresses() {
        let xml = sitemap(&pages(), "https://map.example/a/");
        assert_eq!(xml.matches("<loc>https://map.example/a/").count(), 3, "{xml}");
        assert!(xml.contains(r#"hreflang="zh-Hans" href="https://map.example/a/zh/"/>"#));
        assert_eq!(xml.matches("<url>").count(), xml.matches("</url>").count());
    }

    #[test]
    fn robots_are_welcome_and_told_of_the_sitemap_where_its_address_is_known() {
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        assert!(robots(Some("https://map.example/")).ends_with("Sitemap: https://map.example/sitemap.xml\n"));
    }
}

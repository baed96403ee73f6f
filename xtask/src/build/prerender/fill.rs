//! Fills the template with a page's text.

use super::Page;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, errors::RewritingError, rewrite_str};

/// Values that are the same for every page of the same depth.
pub struct Site<'a> {
    /// The site's root relative to the page: `../../`.
    pub root: &'a str,
    /// The version of the build.
    pub version: &'a str,
    /// The content security policy.
    pub policy: &'a str,
}

/// The template filled with the page's language, title, description, head and body.
///
/// # Errors
/// When the template cannot be rewritten.
pub fn fill(template: &str, page: &Page, site: &Site<'_>) -> Result<String, RewritingError> {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", page.lang)?;
            html.set_attribute("data-root", site.root)?;
            html.set_attribute("data-version", site.version)?;
            Ok(())
        }))
        .append_element_content_handler(element!("link[data-later]", |link| {
            // A relation that browsers ignore: the guard script turns it into a style sheet after the first view.
            if !page.needs_later_styles() {
                link.set_attribute("rel", "later")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("title", |title| {
            title.set_inner_content(&page.title, ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("meta[charset]", |charset| {
            // Placed first, because a policy applies only to what comes after it.
            let policy =
                format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", site.policy);
            charset.after(&policy, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("meta[name=description]", |meta| {
            meta.set_attribute("content", &page.description)?;
            Ok(())
        }))
        .append_element_content_handler(element!("head", |head| {
            head.append(&page.head_html, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("#boot", |boot| {
            boot.set_inner_content(&page.notes_html, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("#app", |app| {
            app.set_inner_content(&page.body_html, ContentType::Html);
            Ok(())
        }));
    rewrite_str(template, settings)
}

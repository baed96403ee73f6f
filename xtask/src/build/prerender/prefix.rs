//! Makes the site's addresses relative to the page that contains them, so that the site works under any path.

use lol_html::{RewriteStrSettings, element, errors::RewritingError, rewrite_str};

/// Attributes that contain a single address.
const ATTRIBUTES: [&str; 5] = ["href", "src", "action", "poster", "data"];

/// The site's root relative to the page in folder `path`: `""` → `./`, `"zh/"` → `../`.
pub fn root_from(path: &str) -> String {
    match path.split('/').filter(|part| !part.is_empty()).count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// `html` with every address that is written from the site's root (`/zh/`, `./boot.js`) rewritten to start with `root`.
///
/// # Errors
/// When `html` cannot be rewritten.
pub fn relative_to(html: &str, root: &str) -> Result<String, RewritingError> {
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
        for attribute in ATTRIBUTES {
            let Some(address) = element.get_attribute(attribute) else {
                continue;
            };
            if let Some(rest) = below_the_root(&address) {
                element.set_attribute(attribute, &format!("{root}{rest}"))?;
            }
        }
        Ok(())
    }));
    rewrite_str(html, settings)
}

fn below_the_root(address: &str) -> Option<&str> {
    if address.starts_with("//") {
        return None;
    }
    address.strip_prefix('/').or_else(|| address.strip_prefix("./"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_depth_two(html: &str) -> String {
        relative_to(html, "../../").expect("it is rewritten")
    }

    #[test]
    fn the_root_is_one_step_up_for_every_folder() {
        assert_eq!(root_from(""), "./");
        assert_eq!(root_from("zh/"), "../");
        assert_eq!(root_from("en/routes/canal/"), "../../../");
    }

    #[test]
    fn addresses_of_the_site_are_rewritten() {
        assert_eq!(from_depth_two(r#"<a href="/en/?a=1&amp;b#m">"#), r#"<a href="../../en/?a=1&amp;b#m">"#);
        assert_eq!(from_depth_two(r#"<img src="./a.png">"#), r#"<img src="../../a.png">"#);
        assert_eq!(from_depth_two(r#"<a href="/">"#), r#"<a href="../../">"#);
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        let others = r##"<a href="https://example.com/zh/">/zh/</a><a href="//cdn.example/x"></a><a href="#top"></a><a href="mailto:a@b"></a><p title="/zh/">"##;
        assert_eq!(from_depth_two(others), others);
    }
}

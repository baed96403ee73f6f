//! The page for unknown addresses. It is self-contained: hosts serve it at any depth, where no relative link works. It
//! contains every page's address and name, so that it can suggest the one that was meant.

use super::Page;
use serde_json::json;
use std::collections::BTreeMap;

/// The page, in both languages, with its style, its script and the list of pages inside.
pub fn html(pages: &[Page]) -> String {
    // `</` would end the script, even inside a string.
    let list = json!(list(pages)).to_string().replace('<', "\\u003c");
    include_str!("not_found.html").replace("__PAGES__", &list)
}

/// For every page: its address below the language's folder, its name in Chinese and its name in English.
fn list(pages: &[Page]) -> Vec<[String; 3]> {
    let mut names: BTreeMap<&str, [String; 3]> = BTreeMap::new();
    for page in pages {
        let Some((lang, path)) = page.path.split_once('/') else { continue };
        let name = page.title.split(" · ").next().unwrap_or_default().to_owned();
        let entry = names.entry(path).or_insert_with(|| [path.to_owned(), String::new(), String::new()]);
        entry[if lang == "en" { 2 } else { 1 }] = name;
    }
    names.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str, title: &str) -> Page {
        let text = String::new;
        let lang = if path.starts_with("en") { "en" } else { "zh-Hans" };
        let (description, head_html, notes_html, body_html) = (text(), text(), text(), text());
        Page { path: path.into(), lang, title: title.into(), description, head_html, notes_html, body_html }
    }

    #[test]
    fn it_says_in_both_languages_what_happened_and_needs_no_other_file() {
        let html = html(&[]);
        assert!(html.contains("没有这个页面") && html.contains("There is no such page"));
        for loaded in ["<link", "src=", "@import", "url("] {
            assert!(!html.contains(loaded), "{loaded}");
        }
    }

    #[test]
    fn it_knows_every_page_by_its_names_and_no_name_ends_its_script() {
        let pages = [
            page("", "杭甬双城游"),
            page("zh/stops/west-lake/", "西湖 · 杭甬双城游"),
            page("en/stops/west-lake/", "West Lake </script> · Twin-City Routes"),
        ];
        let html = html(&pages);
        assert!(html.contains(r#"[["stops/west-lake/","西湖","West Lake \u003c/script>"]]"#), "{html}");
        assert_eq!(html.matches("</script>").count(), 1);
    }
}

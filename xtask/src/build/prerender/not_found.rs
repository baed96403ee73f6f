//! The page for addresses that are none. It stands alone: hosts serve it at any depth, where no relative link holds.

/// The page, in both languages, with its style and script inside.
pub fn html() -> &'static str {
    include_str!("not_found.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_in_both_languages_what_happened_and_needs_no_other_file() {
        assert!(html().contains("没有这个页面") && html().contains("There is no such page"));
        for loaded in ["<link", "src=", "@import", "url("] {
            assert!(!html().contains(loaded), "{loaded}");
        }
    }
}

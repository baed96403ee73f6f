//! The service worker deletes caches whose names begin with its own prefix, and looks into them for answers.

use std::fs;

use crate::source::root;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a source")
}

fn between(text: &str, before: &str, after: &str) -> String {
    let (_, rest) = text.split_once(before).expect("what it begins with");
    rest.split_once(after).expect("what it ends with").0.to_owned()
}

/// Whether a cache named `own` is not one of the service worker's, whose names begin with `theirs`.
fn is_apart(own: &str, theirs: &str) -> bool {
    theirs.ends_with(' ') && !format!("{own} ").starts_with(theirs)
}

#[test]
fn the_page_s_own_cache_is_none_of_the_service_worker_s() {
    let own = between(&read("src/platform/kept_bytes.rs"), "const NAME: &str = \"", "\"");
    let of_worker = between(&read("assets/shell/sw.js"), "PREFIX = `", "${SCOPE}");
    let of_guard = between(&read("assets/shell/guard.js"), "ours = \"", "\"");
    for theirs in [of_worker, of_guard] {
        assert!(is_apart(&own, &theirs), "{theirs}, {own}");
    }
}

#[test]
fn a_cache_with_the_service_worker_s_name_is_seen() {
    assert!(is_apart("hangyong-streets", "hangyong "));
    assert!(!is_apart("hangyong streets", "hangyong "));
    assert!(!is_apart("hangyong", "hangyong "));
    assert!(!is_apart("hangyong-streets", "hangyong"));
}

//! What pages leave for the next one: see [`crate::app::trips::kept::left`].

use std::cell::OnceCell;

use crate::app::trips::kept::left::LeftText;
use crate::platform::{preferences, random};

/// How its names among the few words begin that the browser keeps at once; a word of the page's own follows, so that no page
/// takes the place of another's.
const PREFIX: &str = "unwritten";

thread_local! {
    /// The name of this page.
    static OWN: OnceCell<String> = const { OnceCell::new() };
}

fn own() -> String {
    OWN.with(|own| own.get_or_init(|| format!("{PREFIX}:{}", random::id())).clone())
}

/// Leaves a text, in the place of what this page has left before.
pub fn leave(text: &str) {
    preferences::save(&own(), text);
}

/// What pages before have left.
pub fn found() -> Vec<LeftText> {
    let found = |name: String| preferences::load(&name).map(|text| LeftText { name, text });
    preferences::names(PREFIX).into_iter().filter_map(found).collect()
}

/// Forgets what was left here, and what was found, as far as nobody has left something else under its name since.
pub fn forget(is_own: bool, found: &[LeftText]) {
    if is_own {
        preferences::remove(&own());
    }
    let is_same = |left: &&LeftText| preferences::load(&left.name).as_ref() == Some(&left.text);
    found.iter().filter(is_same).for_each(|left| preferences::remove(&left.name));
}

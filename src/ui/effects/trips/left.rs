//! What pages leave for the next one: see [`crate::app::trips::kept::left`].

use std::cell::OnceCell;

use crate::app::trips::kept::left::LeftText;
use crate::platform::{preferences, random};

/// The prefix of its keys in the preferences; a random part follows, so that no page overwrites what another has left.
const PREFIX: &str = "unwritten";

thread_local! {
    /// The key of this page.
    static OWN: OnceCell<String> = const { OnceCell::new() };
}

fn own() -> String {
    OWN.with(|own| own.get_or_init(|| format!("{PREFIX}:{}", random::id())).clone())
}

/// Leaves a text, which replaces what this page has left before.
pub fn leave(text: &str) {
    preferences::save(&own(), text);
}

/// What earlier pages have left.
pub fn found() -> Vec<LeftText> {
    let found = |name: String| preferences::load(&name).map(|text| LeftText { name, text });
    preferences::names(PREFIX).into_iter().filter_map(found).collect()
}

/// Deletes what was left here if `is_own`, and what was found, except texts that have been replaced since.
pub fn forget(is_own: bool, found: &[LeftText]) {
    if is_own {
        preferences::remove(&own());
    }
    let is_same = |left: &&LeftText| preferences::load(&left.name).as_ref() == Some(&left.text);
    found.iter().filter(is_same).for_each(|left| preferences::remove(&left.name));
}

//! How far one may rely on a fact of a stop: the mark that stands beside it wherever it is told.

use crate::domain::{Claim, Lang, Stop};
use crate::i18n::words;

/// The mark beside a fact that nobody has verified, or of which sources say different things; `None` beside one that is
/// sure. Whether the fact is known at all is for the caller: what is unknown says so already.
pub fn doubt(lang: Lang, stop: &Stop, claim: Claim) -> Option<&'static str> {
    let words = words(lang);
    // Where sources differ, that is said instead: it holds that the value is not certain.
    if stop.differing.contains(claim) {
        Some(words.sources_differ)
    } else {
        stop.unverified.contains(claim).then_some(words.not_verified)
    }
}

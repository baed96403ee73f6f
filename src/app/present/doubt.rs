//! How reliable a fact about a stop is: the mark shown beside it.

use crate::domain::{Claim, Lang, Stop};
use crate::i18n::words;

/// The mark beside a fact that has not been verified, or about which sources differ; `None` if the fact is certain. The
/// caller has to check whether the fact is known at all: unknown facts are already labelled as unknown.
pub fn doubt(lang: Lang, stop: &Stop, claim: Claim) -> Option<&'static str> {
    let words = words(lang);
    // If sources differ, that is said instead, since it implies that the value is not certain.
    if stop.differing.contains(claim) {
        Some(words.sources_differ)
    } else {
        stop.unverified.contains(claim).then_some(words.not_verified)
    }
}

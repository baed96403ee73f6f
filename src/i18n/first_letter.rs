//! The first letter of a text that is put into a sentence or stands alone.

use crate::domain::Lang;

/// The text with its first letter in upper case, to stand alone.
pub fn raised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text as part of a sentence: in English its first letter in lower case.
pub fn lowered(lang: Lang, text: &str) -> String {
    let mut rest = text.chars();
    match (lang, rest.next()) {
        (Lang::En, Some(first)) => first.to_lowercase().chain(rest).collect(),
        _ => text.to_owned(),
    }
}

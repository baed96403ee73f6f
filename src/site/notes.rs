//! The notes above a page's text: what to do if the application does not run. Every page contains all of them, in its
//! language; the root element's `data-why` selects the one to show, so that no script and no network is needed.

use crate::domain::Lang;
use crate::i18n::shell_words;

/// The content of `#boot`, as markup.
pub fn notes(lang: Lang) -> String {
    let words = shell_words(lang);
    // A button rather than a link: the link that skips to the list must be the first link.
    let again = format!(r#"<button type="button" class="button" data-do="again">{}</button>"#, words.retry);
    let trip =
        format!(r#"<button type="button" class="button" data-do="trip">{}</button>"#, words.download_trip);
    [
        // Shown until a script hides it. In `<noscript>` it would not count as text for many who read the page.
        format!(r#"<div class="note" data-note="script"><p>{}</p></div>"#, words.no_script),
        note("old", words.old_browser, &[]),
        note("network", words.not_arrived, &[&again]),
        note("crashed", words.stays_text, &[&again, &trip]),
    ]
    .concat()
}

/// An alert, so that a screen reader announces a note that appears later. The `hidden` attribute hides it even without
/// style sheets.
fn note(why: &str, text: &str, choices: &[&str]) -> String {
    format!(
        r#"<div class="note" data-note="{why}" role="alert" hidden><p>{text}</p>{}</div>"#,
        choices.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_note_in_both_languages_that_says_what_to_do() {
        for (lang, done) in [(Lang::Zh, "更新浏览器"), (Lang::En, "update it")] {
            let notes = notes(lang);
            for why in ["old", "network", "crashed"] {
                assert!(notes.contains(&format!("data-note=\"{why}\"")), "{notes}");
            }
            assert!(notes.contains(done) && notes.contains("JavaScript"), "{notes}");
        }
    }
}

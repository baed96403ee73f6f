//! Where facts come from, with dates.

use chrono::Months;
use yew::prelude::*;

use super::prose::prose;
use crate::app::AppState;
use crate::domain::{Lang, Source};
use crate::i18n::format::{DOT, full_date};
use crate::i18n::words;

/// A list of sources with the day of the last comparison, or of writing if there was none. Sources older than a year
/// are marked if today is known.
pub fn source_list(app: &AppState, sources: &[Source]) -> Html {
    html! {
        <ul role="list" class="sources">{ for sources.iter().map(|source| item(app, source)) }</ul>
    }
}

fn item(app: &AppState, source: &Source) -> Html {
    let words = words(app.lang);
    let year_ago = app.now.and_then(|now| now.date().checked_sub_months(Months::new(12)));
    let old = year_ago.is_some_and(|limit| source.checked < limit);
    let title = source.title.get(app.lang);
    let own = source.title.get(app.lang.other()) == title;
    let lang = if own { foreign(app.lang, title) } else { None };
    html! {
        <li>
            if let Some(url) = &source.url {
                <a href={url.clone()} {lang} rel="noopener external nofollow" target="_blank">{ prose(title) }</a>
            } else {
                <span {lang}>{ prose(title) }</span>
            }
            <span class="sources__date">
                { dated(app.lang, source) }
                if old {
                    { DOT }<span class="badge">{ words.older_than_a_year }</span>
                }
            </span>
        </li>
    }
}

/// When a source was compared; a day without a comparison is labelled as the day of writing.
fn dated(lang: Lang, source: &Source) -> String {
    let (words, day) = (words(lang), full_date(lang, source.checked));
    if source.unchecked.is_empty() {
        format!("{}{day}", words.checked)
    } else {
        format!("{}{day}{}", words.written, words.not_checked)
    }
}

/// The language of a work's own title, if it is not the reader's.
fn foreign(reader: Lang, title: &str) -> Option<&'static str> {
    let han = title.chars().any(|letter| ('\u{3400}'..='\u{9fff}').contains(&letter));
    let title = if han { Lang::Zh } else { Lang::En };
    (title != reader).then(|| title.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_in_another_language_says_which() {
        assert_eq!(foreign(Lang::Zh, "General knowledge"), Some("en"));
        assert_eq!(foreign(Lang::En, "杭州市文化广电旅游局"), Some("zh-Hans"));
        assert_eq!(foreign(Lang::Zh, "景区官网 opening hours"), None);
    }
}

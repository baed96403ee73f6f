//! What a pack says in languages beside Chinese and English.

use yew::prelude::*;

use super::prose::prose;
use super::static_part::static_part;
use crate::app::AppState;
use crate::app::state::Stories;
use crate::domain::Bilingual;
use crate::domain::text::{further_languages, main_language};
use crate::i18n::language_name;

/// Texts of the pack, the name first, in each further language that one of them is given in, folded behind the name of
/// that language; unfolded for readers who prefer it. A text that a language lacks is shown in English.
// A gate of the split: out of line.
#[inline(never)]
pub fn in_further_languages(app: &AppState, texts: &[&Bilingual]) -> Html {
    let tags = further_languages(texts);
    if tags.is_empty() {
        return Html::default();
    }
    html! { <div class="further">{ for tags.into_iter().map(|tag| in_language(app, tag, texts)) }</div> }
}

/// The same on a page of the first view, once the deferred half, which draws it, and the whole pack are there. `page` is
/// the id of what the page is about.
pub fn further_languages_of(app: &AppState, page: &str, texts: &[&Bilingual]) -> Html {
    let is_here = app.has_rest() && app.stories == Stories::Loaded;
    let drawn = if is_here { in_further_languages(app, texts) } else { Html::default() };
    static_part(&format!("{page}-further"), is_here, drawn)
}

fn in_language(app: &AppState, tag: &str, texts: &[&Bilingual]) -> Html {
    let is_preferred = app.prefers.as_deref().is_some_and(|first| main_language(first) == main_language(tag));
    html! {
        <details class="guide" key={tag.to_owned()} open={is_preferred}>
            <summary><span class="guide__title" lang={tag.to_owned()}>{ language_name(tag) }</span></summary>
            { for texts.iter().map(|text| {
                let (lang, text) = text.in_language(tag);
                html! { <p lang={lang.to_owned()} dir="auto">{ prose(text) }</p> }
            }) }
        </details>
    }
}

//! What applies at a stop to guests who read no Chinese; only on English pages.

use yew::prelude::*;

use crate::app::Page;
use crate::app::present::guest_notes::guest_notes as notes;
use crate::app::topic::Topic;
use crate::domain::{Lang, Stop};
use crate::i18n::guest_note_words;
use crate::ui::parts::PageLink;
use crate::ui::parts::prose::prose;
use crate::ui::store::View;

/// The section; empty on Chinese pages.
pub fn guest_notes(view: &View, stop: &Stop) -> Html {
    let lang = view.app.lang;
    if lang == Lang::Zh {
        return Html::default();
    }
    let words = guest_note_words(lang);
    html! {
        <section class="visiting" aria-labelledby="guest-notes-title">
            <h2 id="guest-notes-title" class="section-title">{ words.title }</h2>
            <dl class="visiting__list">
                { for notes(lang, stop).into_iter().map(|(label, says)| html! {
                    <div><dt>{ label }</dt><dd>{ prose(&says) }</dd></div>
                }) }
            </dl>
            <p>{ PageLink::to(Page::Topic(Topic::Guests)).around(view, words.more.into()) }</p>
        </section>
    }
}

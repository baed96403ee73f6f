//! What is known about trains, boats and metros besides the timetables, each fact with its date and source.

use yew::prelude::*;

use crate::app::AppState;
use crate::domain::topics::TravelFact;
use crate::i18n::format::full_date;
use crate::i18n::topic_words;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;

/// The section, each fact folded away under its heading; empty if the pack has none.
pub fn transport(app: &AppState) -> Html {
    let facts = app.atlas.topics.read().transport;
    if facts.is_empty() {
        return Html::default();
    }
    let words = topic_words(app.lang);
    html! {
        <section aria-labelledby="transport-title">
            <h2 id="transport-title" class="section-title">{ words.transport }</h2>
            <p class="quiet">{ words.transport_what }</p>
            { for facts.iter().map(|one| fact(app, one)) }
        </section>
    }
}

fn fact(app: &AppState, fact: &TravelFact) -> Html {
    let words = topic_words(app.lang);
    html! {
        <details class="guide">
            <summary>
                <span class="guide__title">{ fact.heading.get(app.lang) }</span>
                <span class="guide__author">{ words.known_on }{ full_date(app.lang, fact.as_of) }</span>
            </summary>
            <p>{ prose(fact.text.get(app.lang)) }</p>
            { source_list(app, &fact.sources) }
        </details>
    }
}

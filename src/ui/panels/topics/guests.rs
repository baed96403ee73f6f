//! For guests who read no Chinese: advice, and sentences to show.

use yew::prelude::*;

use super::transport::transport;
use crate::app::AppState;
use crate::app::present::format::DOT;
use crate::domain::topics::{GuestAdvice, Phrase};
use crate::domain::{Lang, Stop};
use crate::i18n::topic_words;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;

/// What stands below the heading.
pub fn content(app: &AppState) -> Html {
    let words = topic_words(app.lang);
    let topics = app.atlas.topics.read();
    html! {
        <>
            <p class="topic__intro">{ words.guests_intro }</p>
            if !topics.phrases.is_empty() {
                <section aria-labelledby="phrases-title">
                    <h2 id="phrases-title" class="section-title">{ words.phrases }</h2>
                    <p class="quiet">{ words.phrases_what }</p>
                    <ul role="list" class="phrases">{ for topics.phrases.iter().map(phrase) }</ul>
                </section>
            }
            { for topics.guests.iter().map(|one| advice(app, one)) }
            { transport(app) }
            { with_passport(app) }
        </>
    }
}

fn advice(app: &AppState, advice: &GuestAdvice) -> Html {
    html! {
        <section class="advice">
            <h2 class="section-title">{ advice.heading.get(app.lang) }</h2>
            <p>{ prose(advice.text.get(app.lang)) }</p>
            { source_list(app, &advice.sources) }
        </section>
    }
}

fn phrase(phrase: &Phrase) -> Html {
    html! {
        <li class="phrase">
            <p class="phrase__says" lang={Lang::Zh.tag()}>{ &phrase.text.zh }</p>
            <p class="quiet" lang="zh-Latn">{ &phrase.pinyin }</p>
            <p lang={Lang::En.tag()}>{ &phrase.text.en }</p>
        </li>
    }
}

/// The stops of which it is known that a passport does for booking, with their names to show.
fn with_passport(app: &AppState) -> Html {
    let words = topic_words(app.lang);
    let takes =
        |stop: &&Stop| stop.details.booking.as_ref().is_some_and(|booking| booking.passport == Some(true));
    let stops: Vec<&Stop> = app.atlas.stops.iter().filter(takes).collect();
    html! {
        <section>
            <h2 class="section-title">{ words.bookable_abroad }</h2>
            if stops.is_empty() {
                <p>{ words.bookable_abroad_none }</p>
            } else {
                <ul role="list">
                    { for stops.into_iter().map(|stop| html! {
                        <li>{ stop.name.get(app.lang) }{ DOT }<span lang={app.lang.other().tag()}>{ stop.name.get(app.lang.other()) }</span></li>
                    }) }
                </ul>
            }
        </section>
    }
}

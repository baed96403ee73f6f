//! For guests who read no Chinese: advice, and sentences to show.

use yew::prelude::*;

use super::transport::transport;
use crate::app::AppState;
use crate::domain::script::SIMPLIFIED;
use crate::domain::topics::{GuestAdvice, Phrase};
use crate::domain::{Lang, Stop};
use crate::i18n::format::DOT;
use crate::i18n::{topic_words, words};
use crate::ui::panels::card::Card;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::use_app;

/// The content below the heading.
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
                    <ul role="list" class="phrases">
                        { for topics.phrases.iter().map(|one| html! { <PhraseItem phrase={one.clone()} /> }) }
                    </ul>
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

/// Properties of [`PhraseItem`].
#[derive(Properties, PartialEq)]
struct PhraseItemProps {
    /// The sentence.
    phrase: Phrase,
}

/// A sentence, with a card of it that fills the screen.
#[component]
fn PhraseItem(props: &PhraseItemProps) -> Html {
    let lang = use_app().lang;
    let open = use_state_eq(|| false);
    let set = |now: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(now))
    };
    let Phrase { text, pinyin } = &props.phrase;
    // For people on the spot, who read simplified characters.
    let chinese = text.simplified();
    let label = topic_words(lang).phrase_card;
    let whole = format!("{label}{}{}", words(lang).colon, text.get(lang));
    html! {
        <li class="phrase">
            <p class="phrase__says" lang={SIMPLIFIED.tag}>{ chinese }</p>
            <p class="quiet" lang="zh-Latn">{ pinyin }</p>
            <p lang={Lang::En.tag()}>{ &text.en }</p>
            <button type="button" class="button" aria-haspopup="dialog" aria-label={whole}
                onclick={set(true).reform(|_: MouseEvent| ())}>
                { label }
            </button>
            if *open {
                <Card label={chinese.to_owned()} spoken={chinese.to_owned()} onclose={set(false)}>
                    <div class="driver-card__text">
                        <p class="driver-card__name" lang={SIMPLIFIED.tag}>{ chinese }</p>
                        <p class="driver-card__pinyin" lang="zh-Latn">{ pinyin }</p>
                        <p lang={Lang::En.tag()}>{ &text.en }</p>
                    </div>
                </Card>
            }
        </li>
    }
}

/// The stops that are known to accept a passport for booking, with their names to show.
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

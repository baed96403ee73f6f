//! Asks whether the page around the frame may have the trip. Nothing private leaves the frame without a yes.

use yew::prelude::*;

use super::{IconName, icon};
use crate::app::Msg;
use crate::i18n::{portal_words, words};
use crate::ui::effects::in_sight::use_long_in_sight;
use crate::ui::store::{View, use_view};

/// The question, while the host waits for an answer. It does not take the focus: the host could ask at any time.
pub fn host_request(view: &View) -> Html {
    if view.app.arranged.asks_for_trip { question() } else { Html::default() }
}

// A gate of the split: only the connection to a host, which is in the deferred half, can ask.
#[inline(never)]
fn question() -> Html {
    html! { <Question /> }
}

/// A host determines when the question appears and what covers the frame, so a click may have been meant for something
/// else. It counts only once the question has been visible for a while.
#[component]
fn Question() -> Html {
    let view = use_view();
    let place = use_node_ref();
    let in_sight = use_long_in_sight(&place);
    let app = &view.app;
    let words = words(app.lang);
    // Without a name the host has the map's own origin.
    let host = app.host.origin.as_deref().unwrap_or(words.this_site);
    html! {
        <div ref={place} class="host-request" role="alertdialog" aria-labelledby="host-request-title"
            aria-describedby="host-request-what">
            <p class="host-request__title" id="host-request-title">
                { icon(IconName::Info) }<span>{ words.host_asks }<bdi>{ host }</bdi>{ words.host_asks_end }</span>
            </p>
            <div id="host-request-what">
                <p>{ words.host_asks_what }</p>
                if !in_sight {
                    <p class="host-request__wait">{ portal_words(app.lang).covered }</p>
                }
            </div>
            <div class="host-request__answers">
                <button type="button" class="button button--main" disabled={!in_sight}
                    onclick={view.send(Msg::AnswerHost { yes: false })}>{ words.keep_trip }</button>
                <button type="button" class="button" disabled={!in_sight || app.trips.is_none()}
                    onclick={view.send(Msg::AnswerHost { yes: true })}>{ words.hand_over }</button>
            </div>
        </div>
    }
}

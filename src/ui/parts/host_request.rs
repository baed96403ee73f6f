//! The question whether the page around the frame may have the trip. Nothing private leaves the frame without a yes.

use yew::prelude::*;

use super::{IconName, icon};
use crate::app::Msg;
use crate::i18n::words;
use crate::ui::store::View;

/// The question, while the host waits for an answer. It does not take the focus: the host could ask at any time.
pub fn host_request(view: &View) -> Html {
    let app = &view.app;
    if !app.arranged.asks_for_trip {
        return Html::default();
    }
    let words = words(app.lang);
    // Without a name the host is of the map's own origin.
    let host = app.host.origin.as_deref().unwrap_or(words.this_site);
    html! {
        <div class="host-request" role="alertdialog" aria-labelledby="host-request-title"
            aria-describedby="host-request-what">
            <p class="host-request__title" id="host-request-title">
                { icon(IconName::Info) }<span>{ words.host_asks }<bdi>{ host }</bdi>{ words.host_asks_end }</span>
            </p>
            <p id="host-request-what">{ words.host_asks_what }</p>
            <div class="host-request__answers">
                <button type="button" class="button button--main" disabled={app.trips.is_none()}
                    onclick={view.send(Msg::AnswerHost { yes: true })}>{ words.hand_over }</button>
                <button type="button" class="button"
                    onclick={view.send(Msg::AnswerHost { yes: false })}>{ words.keep_trip }</button>
            </div>
        </div>
    }
}

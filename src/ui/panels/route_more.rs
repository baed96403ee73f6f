//! Further notes on the course of a route, for its page. Part of the deferred half.

use yew::prelude::*;

use crate::app::AppState;
use crate::domain::Route;
use crate::i18n::words;

/// Says, once for the whole route, that its course on the map is drawn by hand; empty if none of it is.
// A gate of the split: out of line.
#[inline(never)]
pub fn course_note(app: &AppState, route: &Route) -> Html {
    let by_hand = app.atlas.network.read().drawn_by_hand;
    if by_hand.iter().all(|(id, _)| id != &route.id) {
        return Html::default();
    }
    html! { <p class="quiet route__by-hand">{ words(app.lang).later().drawn_by_hand }</p> }
}

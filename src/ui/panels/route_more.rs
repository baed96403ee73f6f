//! What a route's page says of its course besides. Of the rest of the program.

use yew::prelude::*;

use crate::app::AppState;
use crate::domain::Route;
use crate::i18n::words;

/// That the course on the map is drawn by hand, once for the whole route; nothing where none of it is.
// A gate of the split: out of line.
#[inline(never)]
pub fn course_note(app: &AppState, route: &Route) -> Html {
    let by_hand = app.atlas.network.read().drawn_by_hand;
    if by_hand.iter().all(|(id, _)| id != &route.id) {
        return Html::default();
    }
    html! { <p class="quiet route__by-hand">{ words(app.lang).later().drawn_by_hand }</p> }
}

//! Where else a stop that was added could go, and the button that spreads what does not fit over the days.

use yew::prelude::*;

use crate::app::trips::adding_told::place;
use crate::app::{Trips, TripsMsg};
use crate::domain::placing::Added;
use crate::i18n::adding_words;
use crate::ui::store::View;

/// Other places for it, each one tap away; empty if there are none.
pub fn elsewhere(view: &View, added: &Added) -> Html {
    if added.others.is_empty() {
        return Html::default();
    }
    let (lang, words) = (view.app.lang, adding_words(view.app.lang));
    html! {
        <div class="toast__others" role="group" aria-labelledby="toast-elsewhere">
            <span id="toast-elsewhere" class="quiet">{ words.elsewhere }</span>
            { for added.others.iter().map(|other| {
                let msg = TripsMsg::PutElsewhere { stop: added.stop.clone(), at: other.at };
                html! {
                    <button type="button" class="button" onclick={view.trips(msg)}>
                        { place(other, &view.app.atlas, lang) }
                    </button>
                }
            }) }
        </div>
    }
}

/// The button that spreads over the days what does not fit, and the added stop if it was put beside the days.
pub fn spread_button(view: &View, added: Option<&Added>) -> Html {
    let besides = added.filter(|added| added.place.is_none()).map(|added| added.stop.clone());
    html! {
        <button type="button" class="button" onclick={view.trips(TripsMsg::Spread(besides))}>
            { adding_words(view.app.lang).spread }
        </button>
    }
}

/// The same above the days, if anything does not fit.
pub fn spread(view: &View, trips: &Trips) -> Html {
    let clashes = trips.schedule.conflicts().any(|conflict| conflict.kind.is_clash());
    if !clashes || trips.newer.is_some() {
        return Html::default();
    }
    html! { <div class="trip__spread">{ spread_button(view, None) }</div> }
}

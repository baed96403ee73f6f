//! What was done to the trip from another page, with a way to take it back.

use yew::prelude::*;

use crate::app::trips::words::news;
use crate::app::trips::{LookMsg, Outcome};
use crate::app::{Page, Trips, TripsMsg};
use crate::i18n::words;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// The last news of the trip, until it is put away. The trip page shows itself what was done; what was refused changes
/// nothing there and has to be said.
#[inline(never)]
pub fn toast(view: &View, trips: &Trips) -> Html {
    let Some(said) = trips.said.as_ref().filter(|said| said.number > trips.look.put_away) else {
        return Html::default();
    };
    let here = view.app.page == Page::Trip;
    if here && !said.what.is_refusal() {
        return Html::default();
    }
    let words = words(view.app.lang);
    let undo = matches!(said.what, Outcome::Did(_)).then(|| view.trips(TripsMsg::Undo));
    html! {
        <div class="toast" key={said.number}>
            <p>{ news(trips, &view.app.atlas, view.app.lang) }</p>
            <div class="toast__ways">
                if let Some(undo) = undo {
                    <button type="button" class="button" onclick={undo}>{ words.later().undo }</button>
                }
                if !here {
                    { PageLink::to(Page::Trip).class("button").around(view, html! { { words.later().see_trip } }) }
                }
                <button type="button" class="tool" data-esc="" aria-label={words.dismiss}
                    onclick={view.trips(TripsMsg::Look(LookMsg::PutAway))}>{ icon(IconName::Close) }</button>
            </div>
        </div>
    }
}

//! What was done to the trip from another page, with a way to take it back.

use yew::prelude::*;

use crate::app::trips::words::news;
use crate::app::trips::{LookMsg, Outcome};
use crate::app::{Page, Trips, TripsMsg};
use crate::i18n::words;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// The last news of the trip, until it is put away; the trip page tells them itself.
#[inline(never)]
pub fn toast(view: &View, trips: &Trips) -> Html {
    let Some(said) = trips.said.as_ref().filter(|said| said.number > trips.look.put_away) else {
        return Html::default();
    };
    if view.app.page == Page::Trip {
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
                { PageLink::to(Page::Trip).class("button").around(view, html! { { words.later().see_trip } }) }
                <button type="button" class="tool" aria-label={words.dismiss}
                    onclick={view.trips(TripsMsg::Look(LookMsg::PutAway))}>{ icon(IconName::Close) }</button>
            </div>
        </div>
    }
}

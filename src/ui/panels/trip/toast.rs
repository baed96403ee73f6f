//! What was done to the trip from another page, with a button that undoes it.

use yew::prelude::*;

use super::adding::{elsewhere, spread_button};
use crate::app::trips::words::news;
use crate::app::trips::{Outcome, TripUiMsg};
use crate::app::{Page, Trips, TripsMsg};
use crate::domain::placing::Added;
use crate::i18n::words;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// The latest news about the trip, until it is put away. The trip page itself shows what was done; there, only
/// refusals, which change nothing visible, and the other places for an added stop are announced.
#[inline(never)]
pub fn toast(view: &View, trips: &Trips) -> Html {
    let Some(said) = &trips.said else { return Html::default() };
    let here = view.app.page == Page::Trip;
    let added = match &**said {
        Outcome::Added(added) => Some(&**added),
        _ => None,
    };
    if here && added.is_none() && !said.is_refusal() {
        return Html::default();
    }
    html! {
        <div class="toast" key={said.identity()}>
            <p>{ news(trips, &view.app.atlas, view.app.lang) }</p>
            if let Some(added) = added {
                { elsewhere(view, added) }
            }
            { ways(view, said.can_be_undone(), added, here) }
        </div>
    }
}

fn ways(view: &View, undo: bool, added: Option<&Added>, here: bool) -> Html {
    let words = words(view.app.lang);
    html! {
        <div class="toast__ways">
            if added.is_some_and(|added| added.clash.is_some()) {
                { spread_button(view, added) }
            }
            if undo {
                <button type="button" class="button" onclick={view.trips(TripsMsg::Undo)}>{ words.later().undo }</button>
            }
            if !here {
                { PageLink::to(Page::Trip).class("button").around(view, html! { { words.later().see_trip } }) }
            }
            <button type="button" class="tool" data-esc="" aria-label={words.dismiss}
                onclick={view.trips(TripsMsg::Look(TripUiMsg::PutAway))}>{ icon(IconName::Close) }</button>
        </div>
    }
}

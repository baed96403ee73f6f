//! A place picked on the map: a cross in the middle of the visible part, and a button that takes the place under it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::trips::TripUiMsg;
use crate::app::{Trips, TripsMsg};
use crate::geometry::LonLat;
use crate::i18n::words;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// The cross and its buttons while a place is being picked; `place` returns the place under the cross at the moment.
#[inline(never)]
pub fn crosshair(view: &View, trips: &Trips, place: Rc<dyn Fn() -> LonLat>) -> Html {
    if trips.look.picking.is_none() {
        return Html::default();
    }
    let words = words(view.app.lang);
    let dispatch = view.dispatch.clone();
    let here = Callback::from(move |_: MouseEvent| dispatch.trips(TripsMsg::Picked(place(), String::new())));
    html! {
        <div class="crosshair">
            <svg class="crosshair__cross" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
                <path d="M24 4V18M24 30V44M4 24H18M30 24H44" />
            </svg>
            <div class="crosshair__ways" role="group" aria-label={words.later().pick_on_map}>
                <p>{ words.later().pick_help }</p>
                <div class="button-row">
                    <button type="button" class="button button--main" onclick={here}>
                        { icon(IconName::Check) }{ words.later().pick_here }
                    </button>
                    <button type="button" class="button" data-esc=""
                        onclick={view.trips(TripsMsg::Look(TripUiMsg::Pick(None)))}>
                        { words.later().cancel }
                    </button>
                </div>
            </div>
        </div>
    }
}

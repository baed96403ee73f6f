//! Where a stop is in the trip, on pages that are not about the trip.

use yew::prelude::*;

use crate::app::trips::places::TripSlot;
use crate::app::trips::present::day_name;
use crate::app::{Page, TripRequest, Trips};
use crate::domain::StopId;
use crate::i18n::format::DOT;
use crate::i18n::words;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// `在行程里 · 第2天` with a link to the trip and a button that takes the stop out; `None` if the stop is not in the trip.
#[inline(never)]
pub fn in_trip(view: &View, trips: &Trips, stop: &StopId) -> Option<Html> {
    let words = words(view.app.lang);
    let place = trips.place_of(stop)?;
    let text = format!("{}{DOT}{}", words.in_your_trip, place_name(view, place));
    let link = html! { <>{ icon(IconName::Check) }{ text }</> };
    Some(html! {
        <div class="in-trip">
            { PageLink::to(Page::Trip).class("in-trip__link").around(view, link) }
            <button type="button" class="button"
                onclick={view.wish(TripRequest::TakeOut(stop.clone()))}>{ words.take_out }</button>
        </div>
    })
}

/// `第2天` or `备选`; `None` if the stop is not in the trip.
#[inline(never)]
pub fn place_words(view: &View, trips: &Trips, stop: &StopId) -> Option<String> {
    trips.place_of(stop).map(|place| place_name(view, place))
}

fn place_name(view: &View, place: TripSlot) -> String {
    match place {
        TripSlot::Day(day) => day_name(view.app.lang, day),
        TripSlot::Candidate => words(view.app.lang).later().beside_days.to_owned(),
    }
}

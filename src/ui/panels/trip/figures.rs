//! What a day or the trip adds up to.

use yew::prelude::*;

use crate::app::Trips;
use crate::app::trips::present::figures;
use crate::domain::schedule::Sums;
use crate::i18n::words;
use crate::ui::store::View;

/// The sums of the whole trip.
pub fn whole_trip(view: &View, trips: &Trips) -> Html {
    html! {
        <section class="trip__sums" aria-labelledby="sums-title">
            <h2 id="sums-title" class="section-title">{ words(view.app.lang).later().trip_sums }</h2>
            { sums(view, trips, &trips.schedule.sums) }
        </section>
    }
}

/// Sums as a list of figures.
pub fn sums(view: &View, trips: &Trips, sums: &Sums) -> Html {
    let party = trips.trip().party.as_ref();
    html! {
        <dl class="sums">
            { for figures(view.app.lang, sums, party).into_iter().map(|figure| html! {
                <div class="sums__one"><dt>{ figure.label }</dt><dd>{ figure.value }</dd></div>
            }) }
        </dl>
    }
}

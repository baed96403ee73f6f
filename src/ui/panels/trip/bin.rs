//! Deleted trips that can be restored.

use yew::prelude::*;

use crate::app::{Trips, TripsMsg};
use crate::i18n::words;
use crate::ui::store::View;

/// The most recently deleted trips, if there are any.
pub fn bin(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    if trips.bin.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="bin-title">
            <h3 id="bin-title" class="share__title">{ words.bin }</h3>
            <ul role="list" class="share__files">
                { for trips.bin.iter().map(|trip| {
                    let title = if trip.title.is_empty() { words.later().trip_untitled } else { trip.title.as_str() };
                    html! {
                        <li key={trip.id.as_str()}>
                            <button type="button" class="button" onclick={view.trips(TripsMsg::Restore(trip.id.clone()))}>
                                { words.later().bin_restore }{ words.colon }{ title }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

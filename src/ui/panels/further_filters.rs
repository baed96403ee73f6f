//! The filters based on tickets, concessions and bookings: free for those who travel, and booking needed. Part of the
//! deferred half, like the data they use.

use yew::prelude::*;

use crate::app::present::listing::{count, countable};
use crate::app::{FilterMsg, Msg};
use crate::domain::filter::{Filter, Further, FurtherFilter};
use crate::domain::trip::Party;
use crate::i18n::{party_words, words};
use crate::ui::parts::chips;
use crate::ui::parts::party_fields::party_fields;
use crate::ui::store::{View, use_view};

/// The party until the reader says who travels.
const ONE_ADULT: Party = Party { adults: 1, children: Vec::new(), elders: Vec::new(), students: 0 };

/// The chips, and the fields of who travels.
// A gate of the split: out of line.
#[inline(never)]
pub fn further_filters() -> Html {
    html! { <FurtherFilters /> }
}

/// A component, because it remembers who travels while the chip is not pressed.
#[component]
fn FurtherFilters() -> Html {
    let view = use_view();
    let app = &view.app;
    let chosen = use_state(|| None::<Party>);
    let asked = app.filter.further.asked();
    let of_trip = || app.trips.as_ref().and_then(|trips| trips.trip().party.clone());
    let party = asked.free_for.clone().or((*chosen).clone()).or_else(of_trip).unwrap_or(ONE_ADULT);
    let says = party_words(app.lang);
    let on = {
        let (dispatch, chosen, asked) = (view.dispatch.clone(), chosen.setter(), asked.clone());
        Callback::from(move |(party, _): (Party, bool)| {
            if asked.free_for.is_some() {
                let asked = FurtherFilter { free_for: party.clone().checked(), ..asked.clone() };
                dispatch.send(Msg::Filter(FilterMsg::Further(Further::new(asked))));
            }
            chosen.set(Some(party));
        })
    };
    // A press always asks for a valid party; the fields then show which one.
    let free =
        FurtherFilter { free_for: Some(party.clone().checked().unwrap_or(ONE_ADULT)), ..asked.clone() };
    let booked = FurtherFilter { booking: true, ..asked.clone() };
    let not_free = asked.free_for.is_some().then(|| FurtherFilter { free_for: None, ..asked.clone() });
    let not_booked = asked.booking.then(|| FurtherFilter { booking: false, ..asked.clone() });
    html! {
        <fieldset class="chips">
            <legend>{ says.further }</legend>
            <div class="chips__row">
                { chip(&view, says.free_for_us, free, not_free) }
                { chip(&view, says.booking_needed, booked, not_booked) }
            </div>
            { party_fields(app.lang, &party, &on) }
            <p class="field__note">{ says.further_what }</p>
        </fieldset>
    }
}

/// A chip with the number of stops it would leave. `with` is the filter with the chip pressed; `without` is the filter
/// after it is released, `None` if it is not pressed.
fn chip(view: &View, label: &str, with: FurtherFilter, without: Option<FurtherFilter>) -> Html {
    let app = &view.app;
    let with = Further::new(with);
    let number = count(app, &countable(app), |filter: &mut Filter| filter.further = with.clone());
    let pressed = without.is_some();
    let next = without.map_or_else(|| with.clone(), Further::new);
    let onpress = view.send(Msg::Filter(FilterMsg::Further(next)));
    chips::counted(label, words(app.lang).stops_count.count(number), number, pressed, onpress)
}

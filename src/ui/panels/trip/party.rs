//! Who travels, in the trip's settings.

use yew::prelude::*;

use super::events::edit;
use crate::app::{Trips, TripsMsg};
use crate::domain::trip::{Edit, Party};
use crate::i18n::party_words;
use crate::ui::parts::party_fields::{NOBODY, party_fields};
use crate::ui::store::View;

/// The fields, folded away until they are needed.
pub fn party(view: &View, trips: &Trips) -> Html {
    let words = party_words(view.app.lang);
    let said = trips.trip().party.as_ref();
    let dispatch = view.dispatch.clone();
    let on = Callback::from(move |(party, goes_on): (Party, bool)| {
        dispatch.trips(TripsMsg::Given { edit: Edit::SetParty(Some(party)), of: None, goes_on });
    });
    html! {
        <details class="trip__party" open={said.is_some()}>
            <summary>{ words.who }</summary>
            <p class="field__note">{ words.what }</p>
            { party_fields(view.app.lang, said.unwrap_or(&NOBODY), &on) }
            if said.is_some() {
                <button type="button" class="button" onclick={edit(view, Edit::SetParty(None))}>{ words.not_said }</button>
            }
        </details>
    }
}

//! Who travels: how many adults, and how old the others are.

use yew::prelude::*;

use super::events::{check, edit, given, on_change};
use crate::app::trips::ages::{ages_of, ages_text};
use crate::app::{Trips, TripsMsg};
use crate::domain::trip::party::MAX_PEOPLE;
use crate::domain::trip::{Edit, Party};
use crate::i18n::{PartyWords, party_words};
use crate::ui::parts::TypedField;
use crate::ui::store::View;

/// The fields, folded until somebody wants them.
pub fn party(view: &View, trips: &Trips) -> Html {
    let words = party_words(view.app.lang);
    let said = trips.trip().party.as_ref();
    let party = said.cloned().unwrap_or(NOBODY);
    html! {
        <details class="trip__party" open={said.is_some()}>
            <summary>{ words.who }</summary>
            <p class="field__note">{ words.what }</p>
            <div class="planning__fields">
                { number(view, "party-adults", words.adults, MAX_PEOPLE as u32, &party, party.adults, |party, number| {
                    party.adults = number;
                }) }
                { number(view, "party-students", words.students, party.adults, &party, party.students, |party, number| {
                    party.students = number;
                }) }
                { ages(view, words, "party-children", words.children, &party, &party.children, |party, ages| {
                    party.children = ages;
                }) }
                { ages(view, words, "party-elders", words.elders, &party, &party.elders, |party, ages| {
                    party.elders = ages;
                }) }
            </div>
            if said.is_some() {
                <button type="button" class="button" onclick={edit(view, Edit::SetParty(None))}>{ words.not_said }</button>
            }
        </details>
    }
}

/// As long as nobody has said anything.
const NOBODY: Party = Party { adults: 0, children: Vec::new(), elders: Vec::new(), students: 0 };

/// A number of people, chosen from a list.
fn number(
    view: &View,
    id: &'static str,
    label: &'static str,
    most: u32,
    party: &Party,
    now: u32,
    set: fn(&mut Party, u32),
) -> Html {
    let party = party.clone();
    let onchange = on_change(view, move |text| {
        let mut party = party.clone();
        set(&mut party, text.parse().ok()?);
        Some(TripsMsg::Edit(Edit::SetParty(Some(party))))
    });
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                { for (0..=most).map(|number| html! {
                    <option value={number.to_string()} selected={number == now}>{ number }</option>
                }) }
            </select>
        </div>
    }
}

/// The ages of some people.
fn ages(
    view: &View,
    words: &'static PartyWords,
    id: &'static str,
    label: &'static str,
    party: &Party,
    now: &[u32],
    set: fn(&mut Party, Vec<u32>),
) -> Html {
    let party = party.clone();
    let ongiven = given(view, move |text| {
        let mut party = party.clone();
        set(&mut party, ages_of(text)?);
        Some(Edit::SetParty(Some(party)))
    });
    let check = check(|text| ages_of(text).is_some(), words.ages_refused);
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <TypedField {id} {ongiven} {check} value={ages_text(now)} />
            <p class="field__note">{ words.ages_how }</p>
        </div>
    }
}

//! Who travels, as fields: how many adults and students, and how old the others are.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::TypedField;
use super::select::select;
use super::typed_field::Given;
use crate::app::trips::ages::{ages_of, ages_text};
use crate::domain::Lang;
use crate::domain::trip::Party;
use crate::domain::trip::party::MAX_PEOPLE;
use crate::i18n::{PartyWords, party_words};

/// The party as long as nothing has been entered.
pub const NOBODY: Party = Party { adults: 0, children: Vec::new(), elders: Vec::new(), students: 0 };

/// Receives the changed party, and whether it replaces the one that the same field gave a moment ago.
pub type OnParty = Callback<(Party, bool)>;

/// What the fields need.
struct Fields<'a> {
    words: &'static PartyWords,
    party: &'a Party,
    on: &'a OnParty,
}

/// The fields of a party.
pub fn party_fields(lang: Lang, party: &Party, on: &OnParty) -> Html {
    let words = party_words(lang);
    let fields = Fields { words, party, on };
    html! {
        <div class="planning__fields">
            { fields.number("party-adults", words.adults, MAX_PEOPLE as u32, party.adults, |party, number| {
                party.adults = number;
            }) }
            { fields.number("party-students", words.students, party.adults, party.students, |party, number| {
                party.students = number;
            }) }
            { fields.ages("party-children", words.children, &party.children, |party, ages| party.children = ages) }
            { fields.ages("party-elders", words.elders, &party.elders, |party, ages| party.elders = ages) }
        </div>
    }
}

impl Fields<'_> {
    /// A number of people, chosen from a list.
    fn number(
        &self,
        id: &'static str,
        label: &'static str,
        most: u32,
        now: u32,
        set: fn(&mut Party, u32),
    ) -> Html {
        let (party, on) = (self.party.clone(), self.on.clone());
        let onchange = Callback::from(move |event: Event| {
            // Fields of every kind have their text in the same property.
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Ok(number) = text.parse() {
                let mut party = party.clone();
                set(&mut party, number);
                on.emit((party, false));
            }
        });
        let numbers = (0..=most).map(|number| (number.to_string(), number.to_string())).collect();
        select(id, label, numbers, &now.to_string(), onchange)
    }

    /// The ages of some people.
    fn ages(
        &self,
        id: &'static str,
        label: &'static str,
        now: &[u32],
        set: fn(&mut Party, Vec<u32>),
    ) -> Html {
        let (party, on) = (self.party.clone(), self.on.clone());
        let ongiven = Callback::from(move |Given { text, goes_on }| {
            if let Some(ages) = ages_of(&text) {
                let mut party = party.clone();
                set(&mut party, ages);
                on.emit((party, goes_on));
            }
        });
        let refused = self.words.ages_refused;
        let check = Callback::from(move |text: String| ages_of(&text).is_none().then(|| refused.to_owned()));
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <TypedField {id} {ongiven} {check} value={ages_text(now)} />
                <p class="field__note">{ self.words.ages_how }</p>
            </div>
        }
    }
}

//! What is free or costs less for the party that travels: the trip's, or one chosen here.

use yew::prelude::*;

use crate::app::Page;
use crate::app::present::concessions::{ConcessionOffer, for_party};
use crate::domain::trip::Party;
use crate::i18n::{PartyWords, party_words, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::party_fields::{NOBODY, party_fields};
use crate::ui::store::{View, use_view};

/// The choice of who travels, and the stops for which that makes a difference. The choice affects only this page: who
/// pays in the trip is in the trip's settings.
#[component]
pub fn ForYou() -> Html {
    let view = use_view();
    let app = &view.app;
    let words = party_words(app.lang);
    let chosen = use_state(|| None::<Party>);
    let of_trip = app.trips.as_ref().and_then(|trips| trips.trip().party.clone());
    let party = (*chosen).clone().or(of_trip).unwrap_or(NOBODY);
    let on = {
        let chosen = chosen.setter();
        Callback::from(move |(party, _): (Party, bool)| chosen.set(Some(party)))
    };
    html! {
        <section class="for-you" aria-labelledby="for-you-title">
            <h2 id="for-you-title" class="section-title">{ words.who }</h2>
            <p class="field__note">{ words.for_you_what }</p>
            { party_fields(app.lang, &party, &on) }
            <div aria-live="polite">{ for party.checked().map(|party| offers(&view, words, &party)) }</div>
        </section>
    }
}

fn offers(view: &View, says: &'static PartyWords, party: &Party) -> Html {
    let app = &view.app;
    let all = for_party(app.lang, party, app.date, &app.atlas);
    html! {
        <>
            { list(view, says.free_for_you, &all.free) }
            { list(view, says.less_for_you, &all.less) }
            if all.free.is_empty() && all.less.is_empty() {
                <p>{ says.nothing_for_you }</p>
            }
            <p class="quiet">{ says.free_anyway }{ words(app.lang).stops_count.count(all.free_for_all) }</p>
        </>
    }
}

fn list(view: &View, title: &'static str, offers: &[ConcessionOffer]) -> Html {
    let app = &view.app;
    let named = offers.iter().filter_map(|offer| Some((app.atlas.stop(&offer.stop)?, offer)));
    html! {
        if !offers.is_empty() {
            <h3>{ title }</h3>
            <ul role="list" class="experiences" aria-label={title}>
                { for named.map(|(stop, offer)| html! {
                    <li class="experience" key={stop.id.as_str()}>
                        <p class="experience__name">
                            { PageLink::to(Page::Stop(stop.id.clone())).around(view, html! { { stop.name.get(app.lang) } }) }
                        </p>
                        <p>{ &offer.says }</p>
                    </li>
                }) }
            </ul>
        }
    }
}

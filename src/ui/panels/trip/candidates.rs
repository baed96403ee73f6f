//! The candidates: stops of the trip that are on none of its days.

use yew::prelude::*;

use super::events::{edit, on_change};
use crate::app::trips::present::{day_name, stop_name};
use crate::app::{Page, Trips, TripsMsg};
use crate::domain::StopId;
use crate::domain::trip::Edit;
use crate::i18n::words;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// The candidates; empty if there are none.
pub fn candidates(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    if trips.trip().candidates.is_empty() {
        return Html::default();
    }
    html! {
        <section class="candidates" aria-labelledby="candidates-title">
            <h2 id="candidates-title" class="section-title">{ words.candidates }</h2>
            <p class="quiet">{ words.later().candidates_note }</p>
            <ul role="list" class="candidates__list">
                { for trips.trip().candidates.iter().map(|visit| html! {
                    <li key={visit.stop.as_str()} class="candidate">{ candidate(view, trips, &visit.stop) }</li>
                }) }
            </ul>
        </section>
    }
}

fn candidate(view: &View, trips: &Trips, stop: &StopId) -> Html {
    let (lang, words) = (view.app.lang, words(view.app.lang));
    let name = stop_name(stop, &view.app.atlas, lang);
    let id = format!("put-{stop}");
    let onchange = {
        let stop = stop.clone();
        on_change(view, move |text| {
            let day = text.parse().ok()?;
            Some(TripsMsg::Edit(Edit::AddStop { stop: stop.clone(), day, at: None }))
        })
    };
    let remove = format!("{}{}{name}", words.take_out, words.colon);
    let days = trips.trip().days.len();
    html! {
        <>
            { PageLink::to(Page::Stop(stop.clone())).class("candidate__name").around(view, html! { { &name } }) }
            <label class="unseen" for={id.clone()}>{ words.later().put_on_day }{ words.colon }{ &name }</label>
            <select id={id} class="select" {onchange}>
                <option value="" selected=true>{ words.later().put_on_day }</option>
                { for (0..days).map(|day| html! { <option value={day.to_string()}>{ day_name(lang, day) }</option> }) }
                <option value={days.to_string()}>{ words.later().new_day }</option>
            </select>
            <button type="button" class="tool" aria-label={remove}
                onclick={edit(view, Edit::RemoveCandidate { stop: stop.clone() })}>
                { icon(IconName::Close) }
            </button>
        </>
    }
}

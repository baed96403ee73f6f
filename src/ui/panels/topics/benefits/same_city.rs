//! What residents of one of the cities get in the other (同城): the known rules, the stops that have a price for
//! residents, and what was looked for and not found.

use yew::prelude::*;

use super::benefit;
use crate::app::present::visiting::of_residents;
use crate::app::{AppState, Page};
use crate::domain::topics::{LookedFor, Topics};
use crate::i18n::format::{DOT, full_date};
use crate::i18n::{topic_words, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::prose::prose;
use crate::ui::store::View;

/// The section; empty if the pack says nothing about it.
pub fn same_city(view: &View, topics: &Topics) -> Html {
    let app = &view.app;
    let says = topic_words(app.lang);
    let has_rules = !topics.same_city.is_empty();
    if !has_rules && topics.same_city_not_found.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="same-city-title">
            <h2 id="same-city-title" class="section-title">{ says.same_city }</h2>
            <p>{ says.same_city_what }</p>
            if has_rules {
                <ul role="list" class="experiences">{ for topics.same_city.iter().map(|one| benefit(view, one)) }</ul>
            }
            { prices(view) }
            if !topics.same_city_not_found.is_empty() {
                <h3>{ says.same_city_not_found }</h3>
                <ul role="list">{ for topics.same_city_not_found.iter().map(|one| not_found(app, one)) }</ul>
            }
        </section>
    }
}

/// The stops that have a price for residents of their city.
fn prices(view: &View) -> Html {
    let app = &view.app;
    let stops = app.atlas.stops.iter().filter_map(|stop| Some((stop, of_residents(app.lang, stop)?)));
    let stops: Vec<_> = stops.collect();
    if stops.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ topic_words(app.lang).resident_prices }</h3>
            <ul role="list">
                { for stops.into_iter().map(|(stop, said)| html! {
                    <li key={stop.id.as_str()}>
                        <p>
                            { PageLink::to(Page::Stop(stop.id.clone())).around(view, html! { { stop.name.get(app.lang) } }) }
                            { words(app.lang).colon }{ said }
                        </p>
                    </li>
                }) }
            </ul>
        </>
    }
}

fn not_found(app: &AppState, one: &LookedFor) -> Html {
    let lang = app.lang;
    html! {
        <li>{ prose(one.what.get(lang)) }{ DOT }<span class="quiet">{ topic_words(lang).looked_on }{ prose(&full_date(lang, one.looked)) }</span></li>
    }
}

//! A trip in which nothing is planned yet: ways to begin one.

use yew::prelude::*;

use crate::app::{Page, TripRequest};
use crate::domain::Route;
use crate::i18n::words;
use crate::ui::panels::ready_trips::ready_trips;
use crate::ui::parts::PageLink;
use crate::ui::parts::route_card::{line_sample, route_figures};
use crate::ui::store::View;

/// The way into a first trip.
pub fn empty(view: &View) -> Html {
    let words = words(view.app.lang);
    html! {
        <section class="trip-empty" aria-labelledby="empty-title">
            <h2 id="empty-title" class="section-title">{ words.empty_title }</h2>
            <p>{ words.empty_what }</p>
            { routes(view, true) }
            { ready_trips(view, None) }
            { PageLink::to(Page::Overview).class("button").around(view, html! { { words.choose_stops } }) }
        </section>
    }
}

/// The routes; with `take`, each has a button that takes the whole route.
pub fn routes(view: &View, take: bool) -> Html {
    html! {
        <ul role="list" class="trip-routes">
            { for view.app.atlas.routes.iter().map(|route| html! {
                <li key={route.id.as_str()} class={format!("trip-routes__one route--{}", route.id)}>
                    { about(view, route) }
                    if take {
                        { take_it(view, route) }
                    }
                </li>
            }) }
        </ul>
    }
}

fn about(view: &View, route: &Route) -> Html {
    let content = html! {
        <>
            <span class="trip-routes__name">{ route.name.get(view.app.lang) }</span>
            { line_sample(&route.color, &route.dash) }
            <span class="quiet">{ route_figures(&view.app, route) }</span>
        </>
    };
    PageLink::to(Page::Route(route.id.clone())).class("trip-routes__link").around(view, content)
}

fn take_it(view: &View, route: &Route) -> Html {
    let words = words(view.app.lang);
    let label = format!("{}{}{}", words.take_it_all, words.colon, route.name.get(view.app.lang));
    html! {
        <button type="button" class="button" aria-label={label}
            onclick={view.wish(TripRequest::TakeRoute(route.id.clone()))}>
            { words.take_it_all }
        </button>
    }
}

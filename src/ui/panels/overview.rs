//! The overview: the four routes, the line, and every stop behind search and filters.

use yew::prelude::*;

use super::filters::Filters;
use super::search::Search;
use crate::app::AppState;
use crate::app::present::listing::{is_narrowed, listed};
use crate::app::{FilterMsg, Msg};
use crate::domain::StopId;
use crate::i18n::words;
use crate::ui::parts::route_card::RouteCard;
use crate::ui::parts::stop_row::StopRow;
use crate::ui::parts::strip::Strip;
use crate::ui::store::{use_app, use_dispatch};

/// The overview's panel.
#[component]
pub fn Overview() -> Html {
    let app = use_app();
    let searching = !app.search.trim().is_empty();
    html! {
        <>
            <header class="hero">
                <h1 tabindex="-1">{ app.atlas.info.title.get(app.lang) }</h1>
                <p class="hero__motto">{ words(app.lang).motto }</p>
                <p class="hero__about">{ app.atlas.info.summary.get(app.lang) }</p>
            </header>
            <Search />
            if !searching {
                { routes(&app) }
                <Strip />
            }
            <StopList />
        </>
    }
}

fn routes(app: &AppState) -> Html {
    html! {
        <section aria-labelledby="routes-title">
            <h2 id="routes-title" class="section-title">{ words(app.lang).routes }</h2>
            <ul class="cards">
                { for app.atlas.routes.iter().map(|route| html! {
                    <li key={route.id.as_str()}><RouteCard route={route.id.clone()} /></li>
                }) }
            </ul>
        </section>
    }
}

/// Every stop that search, filters and station leave.
#[component]
pub fn StopList() -> Html {
    let app = use_app();
    let stops = listed(&app);
    html! {
        <section class="stops" aria-labelledby="stops-title">
            <h2 id="stops-title" class="section-title">{ heading(&app) }</h2>
            <Filters />
            <p class="stops__count" role="status">{ words(app.lang).stops_count.count(stops.len()) }</p>
            if stops.is_empty() {
                <NothingFound />
            }
            <ul class="rows">
                { for stops.iter().map(|stop| row(&stop.id)) }
            </ul>
        </section>
    }
}

fn heading(app: &AppState) -> String {
    let words = words(app.lang);
    let station = app.station.as_ref().and_then(|id| app.atlas.rail.station(id));
    match station {
        Some(station) => {
            format!("{}{}{}", words.reached_from, station.name.get(app.lang), words.reached_from_end)
        }
        None => words.all_stops.into(),
    }
}

fn row(stop: &StopId) -> Html {
    html! { <li key={stop.as_str()}><StopRow stop={stop.clone()} /></li> }
}

/// What to do when nothing is left.
#[component]
fn NothingFound() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let clear = Callback::from(move |_: MouseEvent| {
        dispatch.send(Msg::Search(String::new()));
        dispatch.send(Msg::PickStation(None));
        dispatch.send(Msg::Filter(FilterMsg::Clear));
    });
    html! {
        <div class="empty">
            <p>{ words.nothing_found }</p>
            if is_narrowed(&app) {
                <button type="button" class="button" onclick={clear}>{ words.show_all }</button>
            }
        </div>
    }
}

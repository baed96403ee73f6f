//! A route on the overview.

use yew::prelude::*;

use super::PageLink;
use super::icon::illustration;
use crate::app::present::route_view::figures;
use crate::app::{AppState, Page};
use crate::domain::Route;
use crate::geometry::decimal::short;
use crate::i18n::format::{DOT, distance};
use crate::i18n::words;
use crate::ui::store::View;

/// The routes as cards.
pub fn route_cards(view: &View) -> Html {
    html! {
        <ul role="list" class="cards">
            { for view.app.atlas.routes.iter().map(|route| html! {
                <li key={route.id.as_str()}>{ route_card(view, route) }</li>
            }) }
        </ul>
    }
}

/// A route on the overview: illustration, name, line as on the map, figures.
fn route_card(view: &View, route: &Route) -> Html {
    let content = html! {
        <>
            { illustration(&view.app, &route.id) }
            <span class="card__text">
                <span class="card__name">{ route.name.get(view.app.lang) }</span>
                { line_sample(&route.color, &route.dash) }
                <span class="card__facts">{ route_figures(&view.app, route) }</span>
            </span>
        </>
    };
    PageLink::to(Page::Route(route.id.clone()))
        .class(format!("card route--{}", route.id))
        .around(view, content)
}

/// Stops, days and length of a route, as text.
pub fn route_figures(app: &AppState, route: &Route) -> Html {
    let words = words(app.lang);
    let figures = figures(&app.atlas, route);
    html! {
        <>
            <span class="whole">{ words.stops_count.count(figures.stops) }</span>{ DOT }
            <span class="whole">{ words.days_count.count(figures.days as usize) }</span>{ DOT }
            <span class="whole">{ distance(app.lang, figures.metres) }</span>
        </>
    }
}

/// A piece of the route's line, with its colour and dash as on the map.
pub fn line_sample(color: &str, dash: &[f64]) -> Html {
    let pattern = dash.iter().map(|length| short(*length, 2)).collect::<Vec<_>>().join(" ");
    // The dash comes from the pack, so it is an attribute: the page's security policy forbids inline styles.
    html! {
        <svg class="line-sample" viewBox="0 0 96 8" width="96" height="8" aria-hidden="true">
            <path d="M4 4H92" stroke={color.to_owned()} stroke-width="4" stroke-linecap="round" fill="none"
                stroke-dasharray={(!pattern.is_empty()).then_some(pattern)} />
        </svg>
    }
}

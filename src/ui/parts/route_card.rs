//! A route on the overview.

use yew::prelude::*;

use super::PageLink;
use super::icon::illustration;
use crate::app::Page;
use crate::app::present::format::distance;
use crate::app::present::route_view::figures;
use crate::domain::RouteId;
use crate::i18n::words;
use crate::ui::store::use_app;

/// Properties of [`RouteCard`].
#[derive(Properties, PartialEq)]
pub struct RouteCardProps {
    /// The route.
    pub route: RouteId,
}

/// A route on the overview: illustration, name, line as on the map, figures.
#[component]
pub fn RouteCard(props: &RouteCardProps) -> Html {
    let app = use_app();
    let Some(route) = app.atlas.route(&props.route) else {
        return Html::default();
    };
    let words = words(app.lang);
    let figures = figures(&app.atlas, route);
    html! {
        <PageLink page={Page::Route(route.id.clone())} class={classes!("card", format!("route--{}", route.id))}>
            { illustration(route.id.as_str()) }
            <span class="card__text">
                <span class="card__name">{ route.name.get(app.lang) }</span>
                { line_sample(&route.color, &route.dash) }
                <span class="card__facts">
                    { words.stops_count.count(figures.stops) }{ " · " }
                    { words.days_count.count(figures.days as usize) }{ " · " }
                    { distance(app.lang, figures.metres) }
                </span>
            </span>
        </PageLink>
    }
}

/// A piece of the route's line, with its colour and dash as on the map.
pub fn line_sample(color: &str, dash: &[f64]) -> Html {
    let pattern = dash.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
    // The dash is the pack's, so it is an attribute, as the page's security policy forbids inline styles.
    html! {
        <svg class="line-sample" viewBox="0 0 96 8" width="96" height="8" aria-hidden="true">
            <path d="M4 4H92" stroke={color.to_owned()} stroke-width="4" stroke-linecap="round" fill="none"
                stroke-dasharray={(!pattern.is_empty()).then_some(pattern)} />
        </svg>
    }
}

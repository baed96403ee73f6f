//! The trip page: until trips can be planned here, the ways to plan one with the routes.

use yew::prelude::*;

use crate::app::Page;
use crate::app::present::format::minutes;
use crate::domain::{Atlas, Route};
use crate::i18n::words;
use crate::ui::parts::{Icon, IconName, PageLink};
use crate::ui::store::use_app;

/// The trip panel.
#[component]
pub fn TripPanel() -> Html {
    let app = use_app();
    let words = words(app.lang);
    html! {
        <article class="prose">
            <PageLink page={Page::Overview} class="back"><Icon name={IconName::Back} />{ words.all_routes }</PageLink>
            <h1 tabindex="-1">{ words.trip }</h1>
            <p>{ words.trip_not_yet }</p>
            <ul class="trip-routes">
                { for app.atlas.routes.iter().map(|route| html! {
                    <li key={route.id.as_str()}>
                        <PageLink page={Page::Route(route.id.clone())}>{ route.name.get(app.lang) }</PageLink>
                        <span class="quiet">
                            { words.days_count.count(route.suggested_days as usize) }{ " · " }{ words.at_the_stops }
                            { minutes(app.lang, visiting_minutes(&app.atlas, route)) }
                        </span>
                    </li>
                }) }
            </ul>
        </article>
    }
}

fn visiting_minutes(atlas: &Atlas, route: &Route) -> u32 {
    atlas.stops_of(route).map(|stop| stop.visit_minutes).sum()
}

//! The trip page: until trips can be planned here, the ways to plan one with the routes.

use yew::prelude::*;

use crate::app::Page;
use crate::app::present::format::minutes;
use crate::domain::{Atlas, Route};
use crate::i18n::words;
use crate::ui::parts::{PageLink, back_link};
use crate::ui::store::View;

/// The trip panel.
pub fn trip_panel(view: &View) -> Html {
    let words = words(view.app.lang);
    html! {
        <article class="prose" key="trip">
            { back_link(view) }
            <h1 tabindex="-1">{ words.trip }</h1>
            <p>{ words.trip_not_yet }</p>
            <ul class="trip-routes">
                { for view.app.atlas.routes.iter().map(|route| route_item(view, route)) }
            </ul>
        </article>
    }
}

fn route_item(view: &View, route: &Route) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let name = html! { { route.name.get(app.lang) } };
    html! {
        <li key={route.id.as_str()}>
            { PageLink::to(Page::Route(route.id.clone())).around(view, name) }
            <span class="quiet">
                { words.days_count.count(route.suggested_days as usize) }{ " · " }{ words.at_the_stops }
                { minutes(app.lang, visiting_minutes(&app.atlas, route)) }
            </span>
        </li>
    }
}

fn visiting_minutes(atlas: &Atlas, route: &Route) -> u32 {
    atlas.stops_of(route).map(|stop| stop.visit_minutes).sum()
}

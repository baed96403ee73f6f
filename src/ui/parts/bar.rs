//! The four ways into the site: at the bottom of a phone's screen, in the header of a desktop's.

use yew::prelude::*;

use super::{IconName, PageLink, icon};
use crate::app::{AppState, Page, Section};
use crate::i18n::words;
use crate::ui::store::View;

/// The bar; empty in a frame, which has no room for one.
pub fn bar(view: &View) -> Html {
    let (app, words) = (&view.app, words(view.app.lang));
    if app.host.embed {
        return Html::default();
    }
    let way = |link: PageLink, name: IconName, label: &'static str, more: Html| {
        let content = html! { <>{ icon(name) }<span>{ label }</span>{ more }</> };
        link.class("bar__way").around(view, content)
    };
    let routes = PageLink::to_section(Section::Routes).current(app.page == Page::Overview);
    let trip = PageLink::to(Page::Trip).current(app.page == Page::Trip);
    html! {
        <nav class="bar" aria-label={words.site}>
            { way(routes, IconName::Route, words.bar_routes, Html::default()) }
            { way(PageLink::to_section(Section::Stops), IconName::Pin, words.bar_stops, Html::default()) }
            { way(PageLink::to_section(Section::Plan), IconName::Calendar, words.bar_plan, Html::default()) }
            { way(trip, IconName::Trip, words.trip, planned(app)) }
        </nav>
    }
}

/// The number of stops in the trip; the last known one until the trip is loaded.
pub fn planned(app: &AppState) -> Html {
    if app.planned == 0 {
        return Html::default();
    }
    let said = format!("{}{}", words(app.lang).colon, words(app.lang).stops_count.count(app.planned));
    html! {
        <>
            <span class="count" aria-hidden="true">{ app.planned }</span>
            <span class="unseen">{ said }</span>
        </>
    }
}

//! The application's frame: header, map, panel.

use yew::prelude::*;

use crate::app::present::title::{page_name, site_name};
use crate::app::state::Stories;
use crate::app::{AppState, Page, Shown};
use crate::domain::Lang;
use crate::i18n::{SEAL, guest_words, words};
use crate::ui::map_canvas::MapRegion;
use crate::ui::panels::about::about;
use crate::ui::panels::embed::embed_panel;
use crate::ui::panels::not_found::not_found;
use crate::ui::panels::overview::overview;
use crate::ui::panels::route::route_panel;
use crate::ui::panels::stop::stop_panel;
use crate::ui::panels::topics::topic_panel;
use crate::ui::panels::trip::toast::toast;
use crate::ui::panels::trip::trip_panel;
use crate::ui::parts::bar::{bar, planned};
use crate::ui::parts::framed::{framed_name, map_end};
use crate::ui::parts::full_map::full_map_link;
use crate::ui::parts::host_request::host_request;
use crate::ui::parts::notice_bar::notice_bar;
use crate::ui::parts::switches::{elder_switch, language_switch, script_link, theme_switch};
use crate::ui::parts::{IconName, PageLink, back_link, icon};
use crate::ui::sheet::SheetGrip;
use crate::ui::store::{View, use_view};

/// Everything below the providers of state and sender.
#[component]
pub fn Frame() -> Html {
    let view = use_view();
    let app = &view.app;
    let words = words(app.lang);
    html! {
        <div class={frame_class(app)} data-sheet={app.sheet.key()}>
            if app.host.embed {
                <a class="skip" href="#map-end">{ guest_words(app.lang).skip_map }</a>
            }
            if app.host.shown != Shown::Map {
                <a class="skip" href="#panel">{ words.skip_to_list }</a>
            }
            { header(&view) }
            { bar(&view) }
            { host_request(&view) }
            if app.host.shown != Shown::List {
                <MapRegion />
            }
            { told(&view) }
            if app.host.shown == Shown::Map {
                { notice_bar(&view) }
            }
            if app.host.shown != Shown::Map {
                <main class="panel" id="panel" tabindex="-1" aria-label={framed_name(app)}>
                    if app.host.embed {
                        <button type="button" class="skip" data-entrance="">{ guest_words(app.lang).enter_list }</button>
                    }
                    <SheetGrip />
                    <div class="panel__body">
                        { notice_bar(&view) }
                        { panel(&view) }
                        { footer(&view) }
                    </div>
                    { map_end(app) }
                </main>
            }
        </div>
    }
}

fn frame_class(app: &AppState) -> Classes {
    let shown = match app.host.shown {
        Shown::Full => "app--full",
        Shown::Map => "app--map",
        Shown::List => "app--list",
    };
    let auto = app.arranged.auto_height.then_some("app--auto");
    classes!("app", shown, app.host.embed.then_some("app--embedded"), auto)
}

/// The toast about changes to the trip. The live region is always in the page, so that screen readers announce what
/// appears in it.
fn told(view: &View) -> Html {
    html! {
        <div role="status">
            if let Some(trips) = &view.app.trips {
                { toast(view, trips) }
            } else if !view.app.wishes.is_empty() {
                { wished(&view.app) }
            }
        </div>
    }
}

/// Immediate feedback for a press made before the trips' part of the program has loaded.
fn wished(app: &AppState) -> Html {
    let words = words(app.lang);
    html! {
        <div class="toast"><p>{ if app.rest_is_late { words.added_later } else { words.being_added } }</p></div>
    }
}

// The outer element of each page has its own key, so that what the reader opens on one page does not carry over to the
// next.
fn panel(view: &View) -> Html {
    match &view.app.page {
        Page::Overview => overview(view),
        Page::Route(route) => route_panel(view, route),
        Page::Stop(stop) => stop_panel(view, stop),
        Page::Trip => trip_panel(view),
        Page::Embed if view.app.whole => embed_panel(),
        Page::About if view.app.whole => about(view),
        Page::Topic(topic) if view.app.whole && view.app.stories == Stories::Loaded => {
            topic_panel(view, topic)
        }
        Page::Embed | Page::About | Page::Topic(_) => coming(view),
        Page::NotFound { path } => not_found(view, path),
    }
}

/// A page whose program or content is still loading.
fn coming(view: &View) -> Html {
    let (app, words) = (&view.app, words(view.app.lang));
    html! {
        <article class="prose" key="coming" aria-busy="true">
            { back_link(view) }
            <h1 tabindex="-1">{ page_name(app, &app.page, app.lang) }</h1>
            <p>{ words.loading }</p>
        </article>
    }
}

fn header(view: &View) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let brand = html! {
        <>
            <span class="brand__seal" aria-hidden="true">{ SEAL }</span>
            <span class="brand__name">{ site_name(app) }</span>
        </>
    };
    let trip = html! { <>{ icon(IconName::Trip) }<span>{ words.trip }</span>{ planned(app) }</> };
    html! {
        <header class="header" aria-label={framed_name(app)}>
            { link(view, Page::Overview, "brand", brand) }
            <div class="header__tools">
                if app.host.embed {
                    { link(view, Page::Trip, "tool tool--named", trip) }
                }
                { language_switch(view) }
                { theme_switch(view) }
                { elder_switch(view) }
                if app.host.shown == Shown::List {
                    { full_map_link(view) }
                }
            </div>
        </header>
    }
}

fn footer(view: &View) -> Html {
    let words = words(view.app.lang);
    html! {
        <footer class="footer">
            { link(view, Page::About, "", words.about.into()) }
            { link(view, Page::Embed, "", words.embed.into()) }
            if view.app.lang == Lang::Zh {
                { script_link(view) }
            }
        </footer>
    }
}

/// A link of the frame; marked as current when it leads to the present page.
fn link(view: &View, page: Page, class: &'static str, content: Html) -> Html {
    let current = view.app.page == page;
    PageLink::to(page).class(class).current(current).around(view, content)
}

//! The overview: the four routes, the line, and every stop behind search and filters.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::filters::filters;
use super::ready_trips::ready_trips;
use super::search::search;
use super::trip::happening::{in_the_next_days, in_your_days};
use crate::app::present::listing::{asks_the_rest, is_narrowed, listed, proposed};
use crate::app::present::ready_trip::guide_facts;
use crate::app::present::title::{page_name, site_name};
use crate::app::state::{Sort, Stories};
use crate::app::topic::Topic;
use crate::app::{AppState, FilterMsg, Msg, Page, Section};
use crate::domain::Stop;
use crate::domain::reading::Guide;
use crate::geometry::LonLat;
use crate::i18n::words;
use crate::ui::effects::address::read_spot;
use crate::ui::parts::prose::prose;
use crate::ui::parts::route_card::route_cards;
use crate::ui::parts::static_part::static_part;
use crate::ui::parts::stop_pages::StopPages;
use crate::ui::parts::stop_row::stop_row;
use crate::ui::parts::strip::strip;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// The overview's panel.
pub fn overview(view: &View) -> Html {
    let app = &view.app;
    let searching = !app.search.trim().is_empty();
    let has_stories = app.stories == Stories::Loaded;
    html! {
        <>
            <header class={classes!("hero", searching.then_some("hero--searching"))}>
                <h1 tabindex="-1">{ site_name(app) }</h1>
                <p class="hero__motto">{ words(app.lang).motto }</p>
                <p class="hero__about">{ prose(app.atlas.info.summary.get(app.lang)) }</p>
            </header>
            { search(view) }
            if !searching {
                { plan(view) }
                { routes(view) }
                if let Some(trips) = &app.trips {
                    { in_your_days(view, trips) }
                }
                { static_part("explore", has_stories, explore(view)) }
                { strip(view) }
                { static_part("ready", has_stories, ready_trips(view, None)) }
            }
            { stop_list(view) }
        </>
    }
}

fn routes(view: &View) -> Html {
    html! {
        <section id={Section::Routes.id()} aria-labelledby="routes-title">
            <h2 id="routes-title" class="section-title" tabindex="-1">{ words(view.app.lang).routes }</h2>
            { route_cards(view) }
        </section>
    }
}

/// The link to the quickest way to get a trip: having it planned.
fn plan(view: &View) -> Html {
    let label = html! { <>{ icon(IconName::Trip) }{ words(view.app.lang).plan_for_me }</> };
    PageLink::to_section(Section::Plan).class("button button--main hero__plan").around(view, label)
}

/// The pages about one subject, each a tap away: 一线穿, the guides once they are loaded, events, sports to try, then the
/// others.
fn explore(view: &View) -> Html {
    let app = &view.app;
    let experiences = || {
        let link = PageLink::to_section(Section::Experiences);
        explore_chip(view, link, words(app.lang).experiences, None)
    };
    let one = |topic, more| topic_chip(view, topic, more);
    html! {
        <nav class="explore" aria-labelledby="explore-title">
            <h2 id="explore-title" class="section-title">{ words(app.lang).explore }</h2>
            <ul role="list" class="chips__row">
                { for Topic::FIXED.into_iter().map(|topic| match topic {
                    Topic::Line => html! { <>{ one(topic, None) }{ guides(view) }</> },
                    Topic::Events => html! { <>{ one(topic, coming(app)) }{ experiences() }</> },
                    topic => one(topic, None),
                }) }
            </ul>
        </nav>
    }
}

/// A chip with a name and, in muted text, what else there is to say: beside the name, or below it if it is too long.
fn explore_chip(view: &View, link: PageLink, name: &str, more: Option<String>) -> Html {
    let said = html! {
        <>
            <span>{ prose(name) }</span>
            if let Some(more) = more {
                { " " }
                <span class="chip__more">{ prose(&more) }</span>
            }
        </>
    };
    html! { <li>{ link.class("chip explore__chip").around(view, said) }</li> }
}

fn topic_chip(view: &View, topic: Topic, more: Option<String>) -> Html {
    let page = Page::Topic(topic);
    let name = page_name(&view.app, &page, view.app.lang);
    explore_chip(view, PageLink::to(page), &name, more)
}

fn guides(view: &View) -> Html {
    if view.app.atlas.guides.is_empty() { Html::default() } else { guide_chips(view) }
}

fn guide_chips(view: &View) -> Html {
    let chip = |guide: &Guide| {
        topic_chip(view, Topic::Guide(guide.id.as_str().into()), Some(guide_facts(view.app.lang, guide)))
    };
    html! { <>{ for view.app.atlas.guides.iter().map(chip) }</> }
}

/// What is on in the next days, once the deferred half, which handles events, is loaded.
fn coming(app: &AppState) -> Option<String> {
    if app.whole { in_the_next_days(app) } else { None }
}

/// The stops left by search, filters and station.
fn stop_list(view: &View) -> Html {
    let app = &view.app;
    let stops = listed(app);
    html! {
        <section class="stops" id={Section::Stops.id()} aria-labelledby="stops-title">
            <h2 id="stops-title" class="section-title" tabindex="-1">{ heading(app) }</h2>
            { filters(view) }
            { sort(view) }
            <p class="stops__count" role="status">{ words(app.lang).stops_count.count(stops.len()) }</p>
            if stops.is_empty() {
                { nothing_found(view) }
            }
            <StopPages stops={stops.into_iter().map(|stop| stop.id.clone()).collect::<Vec<_>>()} />
        </section>
    }
}

/// The orders of the list, as values of the select field.
const SORTS: [&str; 4] = ["fitting", "near", "name", "time"];

/// The order of the list.
fn sort(view: &View) -> Html {
    let words = words(view.app.lang);
    let now = match view.app.sort {
        Sort::Fitting => 0,
        Sort::Near(_) => 1,
        Sort::Name => 2,
        Sort::Time => 3,
    };
    let names = [words.sort_fitting, words.sort_near, words.sort_name, words.sort_time];
    let (dispatch, middle) = (view.dispatch.clone(), middle(&view.app));
    let onchange = Callback::from(move |event: Event| dispatch.send(Msg::Sort(sort_of(&event, middle))));
    let option = |at: usize, key: &'static str| {
        html! {
            <option value={key} selected={at == now}>{ names[at] }</option>
        }
    };
    html! {
        <div class="field stops__sort">
            <label for="sort">{ words.sort }</label>
            <select id="sort" {onchange}>
                { for SORTS.into_iter().enumerate().map(|(at, key)| option(at, key)) }
            </select>
        </div>
    }
}

/// The order chosen in the field; "near" means near the middle of the map as it is now.
fn sort_of(event: &Event, middle: LonLat) -> Sort {
    match event.target_unchecked_into::<HtmlSelectElement>().value().as_str() {
        "near" => Sort::Near(read_spot("/").map_or(middle, |spot| spot.place.lonlat())),
        "name" => Sort::Name,
        "time" => Sort::Time,
        _ => Sort::Fitting,
    }
}

/// The middle of the pack's area, where the map is centred until it is moved.
fn middle(app: &AppState) -> LonLat {
    let [west, south, east, north] = app.atlas.info.bbox;
    LonLat::new((west + east) / 2.0, (south + north) / 2.0)
}

fn heading(app: &AppState) -> AttrValue {
    let words = words(app.lang);
    let station = app.station.as_ref().and_then(|id| app.atlas.rail.station(id));
    match station {
        Some(station) => {
            format!("{}{}{}", words.reached_from, station.name.get(app.lang), words.reached_from_end).into()
        }
        None => words.all_stops.into(),
    }
}

/// What is offered when no stop is left.
fn nothing_found(view: &View) -> Html {
    let words = words(view.app.lang);
    let dispatch = view.dispatch.clone();
    let clear = Callback::from(move |_: MouseEvent| {
        dispatch.send(Msg::Search(String::new()));
        dispatch.send(Msg::PickStation(None));
        dispatch.send(Msg::Filter(FilterMsg::Clear));
    });
    html! {
        <div class="empty">
            <p>{ if !view.app.whole && asks_the_rest(&view.app) { words.loading } else { words.nothing_found } }</p>
            { proposals(view) }
            if is_narrowed(&view.app) {
                <button type="button" class="button" onclick={clear}>{ words.show_all }</button>
            }
        </div>
    }
}

/// What the reader may have meant, if the search finds nothing.
fn proposals(view: &View) -> Html {
    let stops = proposed(&view.app);
    if stops.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p>{ words(view.app.lang).perhaps }</p>
            { stop_rows(view, stops) }
        </>
    }
}

/// Stops, one below the other.
pub fn stop_rows(view: &View, stops: Vec<&Stop>) -> Html {
    html! {
        <ul role="list" class="rows">
            { for stops.into_iter().map(|stop| html! {
                <li key={stop.id.as_str()}>{ stop_row(view, stop, None) }</li>
            }) }
        </ul>
    }
}

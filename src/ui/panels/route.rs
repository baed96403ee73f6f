//! A route: its story, its stops in order, and the walk through them with the map following.

use yew::prelude::*;

use super::reading::{route_experiences, route_guides};
use super::ready_trips::ready_trips;
use super::route_more::course_note;
use crate::app::present::route_view::{knows_metres, leg_metres, stop_at};
use crate::app::state::Stories;
use crate::app::{AppState, Msg, TripRequest};
use crate::domain::{Leg, LegMode, Route, RouteId, Stop};
use crate::i18n::format::{DOT, distance};
use crate::i18n::{leg_mode_name, words};
use crate::ui::parts::early::early;
use crate::ui::parts::further_languages::further_languages_of;
use crate::ui::parts::icon::illustration;
use crate::ui::parts::prose::prose;
use crate::ui::parts::route_card::{line_sample, route_figures};
use crate::ui::parts::static_part::static_part;
use crate::ui::parts::stop_row::numbered_stop_row;
use crate::ui::parts::{IconName, back_link, icon};
use crate::ui::store::View;

/// The panel of a route.
pub fn route_panel(view: &View, id: &RouteId) -> Html {
    let app = &view.app;
    let Some(route) = app.atlas.route(id) else {
        return Html::default();
    };
    let class = AttrValue::from(format!("route route--{id}"));
    html! {
        <article key={&*class} class={&class}>
            { back_link(view) }
            { head(app, route) }
            { further_languages_of(app, id.as_str(), &[&route.name, &route.intro]) }
            { walk(view, route) }
            { take(view, route) }
            { stops(view, route) }
            { static_part(id.as_str(), app.stories == Stories::Loaded, of_stories(view, route)) }
        </article>
    }
}

/// What arrives with the stories: trips, experiences and guides.
fn of_stories(view: &View, route: &Route) -> Html {
    html! {
        <>
            { ready_trips(view, Some(&route.id)) }
            { route_experiences(view, route) }
            { route_guides(view, &route.id) }
        </>
    }
}

fn head(app: &AppState, route: &Route) -> Html {
    html! {
        <header class="banner">
            { illustration(app, &route.id) }
            <h1 tabindex="-1">{ route.name.get(app.lang) }</h1>
            <p class="banner__facts">
                { line_sample(&route.color, &route.dash) }
                <span>{ route_figures(app, route) }</span>
            </p>
            <p class="banner__intro">{ prose(route.intro.get(app.lang)) }</p>
        </header>
    }
}

fn take(view: &View, route: &Route) -> Html {
    html! {
        <button type="button" class="button deed" onclick={view.wish(TripRequest::TakeRoute(route.id.clone()))}
            data-wish={early(&TripRequest::TakeRoute(route.id.clone()))}>
            { icon(IconName::Trip) }{ words(view.app.lang).take_route }
        </button>
    }
}

fn stops(view: &View, route: &Route) -> Html {
    let app = &view.app;
    html! {
        <section aria-labelledby="course-title">
            <h2 id="course-title" class="section-title">{ words(app.lang).stops_in_order }</h2>
            <ol role="list" class="course">
                { for route.legs.iter().enumerate().map(|(at, leg)| html! {
                    <li key={leg.stop.as_str()} id={format!("course-{at}")}>
                        { way(app, route, at, leg) }
                        if let Some(stop) = app.atlas.stop(&leg.stop) {
                            { numbered_stop_row(view, stop, at + 1, app.walk == Some(at)) }
                            { access(app, stop) }
                        }
                    </li>
                }) }
            </ol>
            { by_hand(app, route) }
        </section>
    }
}

/// The note on the course, once the deferred half, which contains it, is loaded.
fn by_hand(app: &AppState, route: &Route) -> Html {
    let is_there = app.has_rest();
    let note = if is_there { course_note(app, route) } else { Html::default() };
    static_part(&format!("{}-course", route.id), is_there, note)
}

/// How to get from the previous stop to this one.
fn way(app: &AppState, route: &Route, at: usize, leg: &Leg) -> Html {
    let words = words(app.lang);
    let by = match leg.mode {
        LegMode::Start => return note(app, leg),
        LegMode::Walk => IconName::Walk,
        LegMode::Road | LegMode::Shore => IconName::Road,
        LegMode::Canal | LegMode::River | LegMode::Ferry => IconName::Boat,
        LegMode::Rail => IconName::Train,
    };
    let about = if leg.geometry.is_some() { "" } else { words.as_the_crow_flies };
    html! {
        <div class={classes!("way", leg.geometry.is_none().then_some("way--unknown"))}>
            <p class="way__mode">
                { icon(by) }
                { leg_mode_name(words, leg.mode) }
                if knows_metres(&app.atlas, route, at) {
                    { DOT }{ distance(app.lang, leg_metres(&app.atlas, route, at)) }{ about }
                }
            </p>
            { note(app, leg) }
        </div>
    }
}

/// How to get to a stop from its station. In the browser this is on the stop's own page, a tap away; the text edition
/// of a route shows it here, hidden while the application is expected.
#[cfg(not(target_arch = "wasm32"))]
fn access(app: &AppState, stop: &Stop) -> Html {
    let words = words(app.lang);
    html! { <p class="course__access">{ words.getting_there }{ words.colon }{ prose(stop.access.how.get(app.lang)) }</p> }
}

#[cfg(target_arch = "wasm32")]
fn access(_: &AppState, _: &Stop) -> Html {
    Html::default()
}

fn note(app: &AppState, leg: &Leg) -> Html {
    match &leg.note {
        Some(note) => html! { <p class="way__note">{ prose(note.get(app.lang)) }</p> },
        None => Html::default(),
    }
}

/// Previous and next through the stops; the map follows.
fn walk(view: &View, route: &Route) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let last = route.legs.len().saturating_sub(1);
    let Some(at) = app.walk else {
        return html! {
            <button type="button" class="button button--main walk-start" onclick={view.send(Msg::WalkTo(0))}>
                { icon(IconName::Route) }{ words.start_walk }
            </button>
        };
    };
    let name =
        stop_at(&app.atlas, route, at).map(|stop| stop.name.get(app.lang).to_owned()).unwrap_or_default();
    html! {
        <nav class="walk" aria-label={words.walk}>
            <button type="button" class="tool" disabled={at == 0} aria-label={words.previous_stop}
                onclick={view.send(Msg::WalkTo(at.saturating_sub(1)))}>{ icon(IconName::Previous) }</button>
            <p class="walk__stop" aria-live="polite">
                <span class="walk__place">{ format!("{} / {}", at + 1, last + 1) }</span>
                <span>{ name }</span>
            </p>
            <button type="button" class="tool" disabled={at == last} aria-label={words.next_stop}
                onclick={view.send(Msg::WalkTo(at + 1))}>{ icon(IconName::Next) }</button>
            <button type="button" class="tool" data-esc="" aria-label={words.end_walk} onclick={view.send(Msg::EndWalk)}>
                { icon(IconName::Close) }
            </button>
        </nav>
    }
}

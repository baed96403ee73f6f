//! A route: its story, its stops in order, and the walk through them with the map following.

use yew::prelude::*;

use super::reading::{RouteExperiences, RouteGuides};
use crate::app::present::format::distance;
use crate::app::present::route_view::{figures, leg_metres, stop_at};
use crate::app::{AppState, Msg, Page};
use crate::domain::{Leg, LegMode, Route, RouteId};
use crate::i18n::{leg_mode_name, words};
use crate::ui::parts::icon::illustration;
use crate::ui::parts::route_card::line_sample;
use crate::ui::parts::stop_row::StopRow;
use crate::ui::parts::{Icon, IconName, PageLink};
use crate::ui::store::{use_app, use_dispatch};

/// Properties of [`RoutePanel`].
#[derive(Properties, PartialEq)]
pub struct RoutePanelProps {
    /// The route.
    pub route: RouteId,
}

/// The panel of a route.
#[component]
pub fn RoutePanel(props: &RoutePanelProps) -> Html {
    let app = use_app();
    let Some(route) = app.atlas.route(&props.route) else {
        return Html::default();
    };
    html! {
        <article class={format!("route route--{}", route.id)}>
            <PageLink page={Page::Overview} class="back"><Icon name={IconName::Back} />{ words(app.lang).all_routes }</PageLink>
            { head(&app, route) }
            <Walk route={route.id.clone()} />
            { stops(&app, route) }
            <RouteExperiences route={route.id.clone()} />
            <RouteGuides route={route.id.clone()} />
        </article>
    }
}

fn head(app: &AppState, route: &Route) -> Html {
    let words = words(app.lang);
    let figures = figures(&app.atlas, route);
    html! {
        <header class="banner">
            { illustration(route.id.as_str()) }
            <h1 tabindex="-1">{ route.name.get(app.lang) }</h1>
            <p class="banner__facts">
                { line_sample(&route.color, &route.dash) }
                <span>
                    { words.stops_count.count(figures.stops) }{ " · " }
                    { words.days_count.count(figures.days as usize) }{ " · " }
                    { distance(app.lang, figures.metres) }
                </span>
            </p>
            <p class="banner__intro">{ route.intro.get(app.lang) }</p>
        </header>
    }
}

fn stops(app: &AppState, route: &Route) -> Html {
    html! {
        <section aria-labelledby="course-title">
            <h2 id="course-title" class="section-title">{ words(app.lang).stops_in_order }</h2>
            <ol class="course">
                { for route.legs.iter().enumerate().map(|(at, leg)| html! {
                    <li key={leg.stop.as_str()} id={format!("course-{at}")}>
                        { way(app, route, at, leg) }
                        <StopRow stop={leg.stop.clone()} number={Some(at + 1)} current={app.walk == Some(at)} />
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// How one gets from the stop before to this one.
fn way(app: &AppState, route: &Route, at: usize, leg: &Leg) -> Html {
    let words = words(app.lang);
    let icon = match leg.mode {
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
                <Icon name={icon} />
                { leg_mode_name(words, leg.mode) }{ " · " }
                { distance(app.lang, leg_metres(&app.atlas, route, at)) }{ about }
            </p>
            { note(app, leg) }
        </div>
    }
}

fn note(app: &AppState, leg: &Leg) -> Html {
    match &leg.note {
        Some(note) => html! { <p class="way__note">{ note.get(app.lang) }</p> },
        None => Html::default(),
    }
}

/// Previous and next through the stops; the map follows.
#[component]
fn Walk(props: &RoutePanelProps) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let Some(route) = app.atlas.route(&props.route) else {
        return Html::default();
    };
    let last = route.legs.len().saturating_sub(1);
    let to = |at: Option<usize>| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.send(at.map_or(Msg::EndWalk, Msg::WalkTo)))
    };
    let Some(at) = app.walk else {
        return html! {
            <button type="button" class="button button--main walk-start" onclick={to(Some(0))}>
                <Icon name={IconName::Route} />{ words.start_walk }
            </button>
        };
    };
    let name = stop_at(&app.atlas, route, at).map(|stop| stop.name.get(app.lang).to_owned()).unwrap_or_default();
    html! {
        <nav class="walk" aria-label={words.walk}>
            <button type="button" class="tool" disabled={at == 0} aria-label={words.previous_stop}
                onclick={to(Some(at.saturating_sub(1)))}><Icon name={IconName::Previous} /></button>
            <p class="walk__stop" aria-live="polite">
                <span class="walk__place">{ format!("{} / {}", at + 1, last + 1) }</span>
                <span>{ name }</span>
            </p>
            <button type="button" class="tool" disabled={at == last} aria-label={words.next_stop}
                onclick={to(Some(at + 1))}><Icon name={IconName::Next} /></button>
            <button type="button" class="tool" aria-label={words.end_walk} onclick={to(None)}>
                <Icon name={IconName::Close} />
            </button>
        </nav>
    }
}

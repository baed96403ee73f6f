//! A stop: everything the pack knows of it.

use web_sys::MouseEvent;
use yew::prelude::*;

use super::filters::date_of;
use super::reading::AtStop;
use crate::app::present::format::{clock, distance, minutes};
use crate::app::present::openness::{Tone, openness};
use crate::app::present::route_view::neighbours;
use crate::app::state::Stories;
use crate::app::{AppState, Msg, Page};
use crate::domain::map_links::MapService;
use crate::domain::{PositionQuality, Stop, StopId};
use crate::i18n::{category_name, corridor_name, map_service_name, words};
use crate::ui::parts::figure::Fact;
use crate::ui::parts::hours_table::HoursTable;
use crate::ui::parts::icon::seal;
use crate::ui::parts::sources::Sources;
use crate::ui::parts::stop_row::StopRow;
use crate::ui::parts::{Icon, IconName, PageLink};
use crate::ui::store::{use_app, use_dispatch};

/// How many nearby stops are offered.
const NEARBY: usize = 4;
/// And from how far, in metres.
const NEARBY_M: f64 = 30_000.0;

/// Properties of [`StopPanel`].
#[derive(Properties, PartialEq)]
pub struct StopPanelProps {
    /// The stop.
    pub stop: StopId,
}

/// The panel of a stop.
#[component]
pub fn StopPanel(props: &StopPanelProps) -> Html {
    let app = use_app();
    let Some(stop) = app.atlas.stop(&props.stop) else {
        return Html::default();
    };
    html! {
        <article class="stop">
            { course(&app, stop) }
            { head(&app, stop) }
            { facts(&app, stop) }
            { story(&app, stop) }
            <Visit stop={stop.id.clone()} />
            { access(&app, stop) }
            <AtStop stop={stop.id.clone()} />
            { near(&app, stop) }
            { sources(&app, stop) }
        </article>
    }
}

/// Where the stop stands in the route it was reached by, with the stops before and after.
fn course(app: &AppState, stop: &Stop) -> Html {
    let words = words(app.lang);
    let Some(route) = app.along.as_ref().and_then(|id| app.atlas.route(id)) else {
        return html! {
            <PageLink page={Page::Overview} class="back"><Icon name={IconName::Back} />{ words.all_routes }</PageLink>
        };
    };
    let (before, after) = neighbours(&app.atlas, route, &stop.id);
    let step = |to: Option<&Stop>, icon: IconName, label: &str| match to {
        Some(to) => html! {
            <PageLink page={Page::Stop(to.id.clone())} class="tool"
                label={format!("{label}{}{}", words.colon, to.name.get(app.lang))}><Icon name={icon} /></PageLink>
        },
        None => html! { <span class="tool tool--none" aria-hidden="true"></span> },
    };
    html! {
        <nav class="walk" aria-label={words.walk}>
            { step(before, IconName::Previous, words.previous_stop) }
            <p class="walk__stop">
                <PageLink page={Page::Route(route.id.clone())}>{ route.name.get(app.lang) }</PageLink>
                <span class="walk__place">
                    { format!("{} / {}", route.index_of(&stop.id).unwrap_or(0) + 1, route.legs.len()) }
                </span>
            </p>
            { step(after, IconName::Next, words.next_stop) }
        </nav>
    }
}

fn head(app: &AppState, stop: &Stop) -> Html {
    let lang = app.lang;
    let other = lang.other();
    let city = app.atlas.city_name(&stop.city).map(|name| name.get(lang)).unwrap_or_default();
    html! {
        <header class="stop__head">
            { seal(stop.category) }
            <h1 tabindex="-1">{ stop.name.get(lang) }</h1>
            <p class="stop__other" lang={other.tag()}>{ stop.name.get(other) }</p>
            <p class="stop__where">
                { city }{ " · " }{ stop.district.get(lang) }{ " · " }{ category_name(words(lang), stop.category) }
            </p>
            <p class="stop__summary">{ stop.summary.get(lang) }</p>
            if let Some(status) = &stop.status {
                <p class="notice"><Icon name={IconName::Info} />{ status.get(lang) }</p>
            }
        </header>
    }
}

fn facts(app: &AppState, stop: &Stop) -> Html {
    let words = words(app.lang);
    let ticket = match stop.ticket_cny {
        None => words.unknown.to_owned(),
        Some(0) => words.free.to_owned(),
        Some(yuan) => format!("{}{yuan}{}", words.yuan_before, words.yuan_after),
    };
    let corridors: Vec<_> = stop.corridors.iter().map(|one| corridor_name(words, *one)).collect();
    let open = openness(app, stop);
    html! {
        <dl class="facts">
            if let Some(open) = open {
                <Fact icon={IconName::Clock} label={words.opening}>
                    <span class={classes!("tone", format!("tone--{}", open.tone.key()))}>{ open.text }</span>
                </Fact>
            }
            <Fact icon={IconName::Ticket} label={words.ticket}>{ ticket }</Fact>
            <Fact icon={IconName::Hourglass} label={words.visit}>{ minutes(app.lang, stop.visit_minutes) }</Fact>
            <Fact icon={IconName::Route} label={words.corridors}>{ corridors.join(words.list_comma) }</Fact>
        </dl>
    }
}

fn story(app: &AppState, stop: &Stop) -> Html {
    let words = words(app.lang);
    match (&stop.story, app.stories) {
        (Some(story), _) => html! { <p class="story">{ story.get(app.lang) }</p> },
        (None, Stories::Failed) => html! { <p class="notice">{ words.story_failed }</p> },
        (None, _) => html! { <p class="story story--loading" role="status">{ words.loading }</p> },
    }
}

/// Opening on today or a chosen date.
#[component]
fn Visit(props: &StopPanelProps) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let Some(stop) = app.atlas.stop(&props.stop) else {
        return Html::default();
    };
    let onchange = dispatch.on(|event: Event| Msg::SetDate(date_of(&event)));
    html! {
        <section aria-labelledby="hours-title">
            <h2 id="hours-title" class="section-title">{ words.hours }</h2>
            if stop.hours.is_some() {
                <div class="field">
                    <label for="visit-date">{ words.hours_on }</label>
                    <input id="visit-date" type="date" {onchange}
                        value={app.day().map(|date| date.to_string()).unwrap_or_default()} />
                    if app.date.is_some() {
                        <button type="button" class="button"
                            onclick={dispatch.on(|_: MouseEvent| Msg::SetDate(None))}>{ words.today }</button>
                    }
                </div>
                <HoursTable stop={stop.id.clone()} />
                { hours_in_words(&app, stop) }
            } else {
                <p class={classes!("tone", format!("tone--{}", Tone::Unknown.key()))}>{ words.hours_unknown_long }</p>
            }
            if let Some(last) = stop.last_entry {
                <p>{ words.last_entry }{ clock(last) }</p>
            }
        </section>
    }
}

/// On pages that are read at any time there is no week to tell about, but the rule itself can be read.
fn hours_in_words(app: &AppState, stop: &Stop) -> Html {
    match &stop.hours {
        Some(hours) if app.day().is_none() => html! { <p class="hours-rule"><code>{ hours.text() }</code></p> },
        _ => Html::default(),
    }
}

fn access(app: &AppState, stop: &Stop) -> Html {
    let words = words(app.lang);
    let station = stop.access.station.as_ref().and_then(|id| app.atlas.rail.station(id));
    html! {
        <section aria-labelledby="access-title">
            <h2 id="access-title" class="section-title">{ words.getting_there }</h2>
            if let Some(station) = station {
                <p class="access__station">
                    <Icon name={IconName::Train} />
                    { words.station_before }{ station.name.get(app.lang) }{ words.station_after }
                    <span class="quiet">{ distance(app.lang, station.position.distance_m(stop.position)) }{ words.as_the_crow_flies }</span>
                </p>
            }
            <p>{ stop.access.how.get(app.lang) }</p>
            if stop.quality == PositionQuality::Approximate {
                <p class="quiet"><Icon name={IconName::Pin} />{ words.approximate }</p>
            }
            <ul class="links" aria-label={words.open_in_maps}>
                { for MapService::ALL.into_iter().map(|service| html! {
                    <li>
                        <a class="button" target="_blank" rel="noopener external nofollow"
                            href={service.link(stop.position, &stop.name.zh, &stop.district.zh)}>
                            { map_service_name(words, service) }<Icon name={IconName::External} />
                            <span class="unseen">{ words.new_window }</span>
                        </a>
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn near(app: &AppState, stop: &Stop) -> Html {
    html! {
        <section aria-labelledby="near-title">
            <h2 id="near-title" class="section-title">{ words(app.lang).nearby }</h2>
            <ul class="rows">
                { for app.atlas.nearby(&stop.id, NEARBY_M).into_iter().take(NEARBY).map(|(other, metres)| html! {
                    <li key={other.id.as_str()}>
                        <StopRow stop={other.id.clone()} aside={Some(distance(app.lang, metres))} />
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn sources(app: &AppState, stop: &Stop) -> Html {
    if stop.sources.is_empty() {
        return Html::default();
    }
    let today = app.now.map(|now| now.date());
    html! {
        <section aria-labelledby="sources-title">
            <h2 id="sources-title" class="section-title">{ words(app.lang).sources }</h2>
            <Sources sources={stop.sources.clone()} lang={app.lang} {today} />
        </section>
    }
}

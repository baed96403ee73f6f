//! The lower half of a stop's page: what to know before going, how to get there, what happens there, what is near, and
//! where all of it comes from. Part of the deferred half.

use yew::prelude::*;

use super::guest_notes::guest_notes;
use super::reading::at_stop;
use super::stop_tool_use::{tool, tool_button};
use super::topics::packages::packages_with;
use super::visiting::visiting;
use crate::app::topic::Topic;
use crate::app::{AppState, Msg, Page, Shared, StopTool};
use crate::domain::map_links::MapService;
use crate::domain::topics::Topics;
use crate::domain::{PositionQuality, Stop};
use crate::i18n::format::distance;
use crate::i18n::{map_service_name, sport_words, stop_tools, words};
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::parts::stop_row::stop_row;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// How many nearby stops are offered.
const NEARBY: usize = 4;
/// How far away they may be, in metres.
const NEARBY_M: f64 = 30_000.0;

/// The sections.
// A gate of the split: out of line.
#[inline(never)]
pub fn stop_more(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let topics = Shared::new(app.atlas.topics.read());
    html! {
        <>
            { visiting(app, stop) }
            { guest_notes(view, stop) }
            { access(view, stop) }
            { at_stop(view, &topics, stop) }
            { packages_with(app, &topics, &stop.id) }
            { corridors(view, &topics, stop) }
            { near(view, stop) }
            { sources(app, stop) }
            { correction(view, stop) }
        </>
    }
}

fn access(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let station = stop.access.station.as_ref().and_then(|id| app.atlas.rail.station(id));
    html! {
        <section aria-labelledby="access-title">
            <h2 id="access-title" class="section-title">{ words.getting_there }</h2>
            if let Some(station) = station {
                <p class="access__station">
                    { icon(IconName::Train) }
                    { words.station_before }{ station.name.get(app.lang) }{ words.station_after }
                    if !both_rough(station.quality, stop.quality) {
                        <span class="quiet">{ distance(app.lang, station.position.distance_m(stop.position)) }{ words.as_the_crow_flies }</span>
                    }
                </p>
            }
            <p>{ prose(stop.access.how.get(app.lang)) }</p>
            if stop.quality == PositionQuality::Approximate {
                <p class="quiet">{ icon(IconName::Pin) }{ words.approximate }</p>
            }
            // On a phone the sheet covers the map: lowered by one step, it reveals the stop there.
            <button type="button" class="button stop__on-map" onclick={view.send(Msg::SetSheet(app.sheet.lowered()))}>
                { icon(IconName::Pin) }{ words.later().on_the_map }
            </button>
            { tool_button(view, "", StopTool::DriverCard, IconName::Car, stop_tools(app.lang).driver_card) }
            { tool(view, stop, StopTool::DriverCard) }
            <ul role="list" class="links" aria-label={words.open_in_maps}>
                { for MapService::ALL.into_iter().map(|service| html! {
                    <li>
                        <a class="button" target="_blank" rel="noopener external nofollow"
                            href={in_maps(app, stop, service)}>
                            { map_service_name(words, service) }{ icon(IconName::External) }
                            <span class="unseen">{ words.new_window }</span>
                        </a>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The stop in a map service: an area at its first entrance; a place with an approximate position is searched for by
/// name and city, so that no one is sent to a wrong pin.
fn in_maps(app: &AppState, stop: &Stop, service: MapService) -> String {
    if stop.quality == PositionQuality::Approximate {
        let city = app.atlas.city_name(&stop.city).map_or("", |city| city.simplified());
        return service.search(stop.name.simplified(), city);
    }
    let entrance = stop.details.entrances.first().map_or(stop.position, |entrance| entrance.position);
    service.link(entrance, stop.name.simplified(), stop.district.simplified())
}

/// Between two approximate positions no distance is shown: it would be a guess based on guesses.
fn both_rough(one: PositionQuality, other: PositionQuality) -> bool {
    one == PositionQuality::Approximate && other == PositionQuality::Approximate
}

/// How far it is from one stop to another, if that is known well enough.
fn far(app: &AppState, (one, other): (&Stop, &Stop), metres: f64) -> Option<String> {
    (!both_rough(one.quality, other.quality)).then(|| distance(app.lang, metres))
}

/// The corridors that the stop lies on, each with the chapters that name it.
fn corridors(view: &View, topics: &Topics, stop: &Stop) -> Html {
    if stop.corridors.is_empty() {
        return Html::default();
    }
    let lang = view.app.lang;
    let says = sport_words(lang);
    html! {
        <section aria-labelledby="corridors-title">
            <h2 id="corridors-title" class="section-title">{ says.in_corridors }</h2>
            <ul role="list" class="corridors-of">
                { for stop.corridors.iter().map(|corridor| {
                    let topic = Topic::Corridor(*corridor);
                    let name = topic.name(words(lang)).unwrap_or_default();
                    let chapters = topics.chapters_of(&stop.id).filter(|(of, _)| of == corridor);
                    let chapters: Vec<_> = chapters.map(|(_, chapter)| chapter.name.get(lang)).collect();
                    html! {
                        <li>
                            { PageLink::to(Page::Topic(topic)).class("button").around(view, html! { { name } }) }
                            if !chapters.is_empty() {
                                <span class="quiet">{ says.chapter }{ chapters.join(says.chapters_end) }</span>
                            }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

fn near(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    html! {
        <section aria-labelledby="near-title">
            <h2 id="near-title" class="section-title">{ words(app.lang).nearby }</h2>
            <ul role="list" class="rows">
                { for app.atlas.nearby(&stop.id, NEARBY_M).into_iter().take(NEARBY).map(|(other, metres)| html! {
                    <li key={other.id.as_str()}>{ stop_row(view, other, far(app, (stop, other), metres)) }</li>
                }) }
            </ul>
        </section>
    }
}

/// Where readers can report that something is wrong.
fn correction(view: &View, stop: &Stop) -> Html {
    html! {
        <div>
            { tool_button(view, "", StopTool::Correction, IconName::Info, stop_tools(view.app.lang).correction) }
            { tool(view, stop, StopTool::Correction) }
        </div>
    }
}

fn sources(app: &AppState, stop: &Stop) -> Html {
    if stop.sources.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="sources-title">
            <h2 id="sources-title" class="section-title">{ words(app.lang).sources }</h2>
            { source_list(app, &stop.sources) }
        </section>
    }
}

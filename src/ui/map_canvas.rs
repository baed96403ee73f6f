//! The map's region: canvas, buttons, scale, credits.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{AppState, Msg, MyPlace, Page, Shown};
use crate::geometry::decimal::fixed;
use crate::i18n::credits::map_credits;
use crate::i18n::format::{DOT, distance};
use crate::i18n::words;
use crate::map::{Hint, MapKey};
use crate::ui::effects::bring_rest::then;
use crate::ui::effects::map::{MapHandle, MapState, use_map};
use crate::ui::panels::my_place::{card, looking_at};
use crate::ui::panels::streets::{FROM_ZOOM, streets};
use crate::ui::panels::trip::crosshair::crosshair;
use crate::ui::parts::framed::{landmark, map_end};
use crate::ui::parts::full_map::full_map_link;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_view};

/// A picture of the map for pages that are shown before any script runs.
#[derive(Clone, PartialEq)]
pub struct MapPicture(pub Option<AttrValue>);

/// The map's region.
#[component]
pub fn MapRegion() -> Html {
    let view = use_view();
    let app = &view.app;
    let words = words(app.lang);
    let canvas = use_node_ref();
    let map = use_map(&canvas);
    let is_place = matches!(app.page, Page::Stop(_));
    let onkeydown = {
        let handle = map.handle.clone();
        Callback::from(move |event: KeyboardEvent| {
            if MapKey::from_name(&event.key()).is_some() {
                handle.announce_next();
            }
        })
    };
    let picture = use_context::<MapPicture>().and_then(|picture| picture.0);
    html! {
        <section class={classes!("map", picture.is_some().then_some("map--pictured"))} aria-label={landmark(app, words.map)}>
            <canvas ref={canvas} tabindex="0" role="application" aria-label={words.map_moves}
                aria-describedby="map-help" {onkeydown} class={map.over_something.then_some("map__canvas--over")}></canvas>
            { pictured(picture, is_place) }
            <p id="map-help" class="unseen">{ words.map_help }</p>
            { full_map_link(&view) }
            <div class="map__free" aria-hidden="true"></div>
            { controls(&view, &map) }
            { mine(&view) }
            { scale(app, &map) }
            { announced(&view, &map) }
            { credit(app) }
            { picking(&view, &map) }
            { streets_near(&view, &map) }
            if let Some(hint) = map.hint {
                <p class="map__hint" role="status">
                    { match hint { Hint::UseTwoFingers => words.hint_touch, Hint::UseCtrlWheel => words.hint_wheel } }
                </p>
            }
            if app.host.shown == Shown::Map {
                { map_end(app) }
            }
        </section>
    }
}

/// The picture in a static page; the application itself never draws one.
#[cfg(not(target_arch = "wasm32"))]
fn pictured(picture: Option<AttrValue>, is_place: bool) -> Html {
    let Some(picture) = picture else { return Html::default() };
    html! {
        <div class={classes!("map__picture", is_place.then_some("map__picture--place"))} aria-hidden="true">
            { Html::from_html_unchecked(picture) }
        </div>
    }
}

#[cfg(target_arch = "wasm32")]
fn pictured(_: Option<AttrValue>, _: bool) -> Html {
    Html::default()
}

fn controls(view: &View, map: &MapState) -> Html {
    let words = words(view.app.lang);
    let press = |what: fn(&MapHandle)| {
        let handle = map.handle.clone();
        Callback::from(move |_: MouseEvent| {
            handle.announce_next();
            what(&handle);
        })
    };
    let button = |name: IconName, label: &'static str, what: fn(&MapHandle)| {
        html! {
            <button type="button" class="tool" aria-label={label} title={label} onclick={press(what)}>
                { icon(name) }
            </button>
        }
    };
    html! {
        <div class="map__controls" role="group" aria-label={words.map}>
            { button(IconName::ZoomIn, words.zoom_in, |map| map.tell(|engine, now| engine.zoom_in(now))) }
            { button(IconName::ZoomOut, words.zoom_out, |map| map.tell(|engine, now| engine.zoom_out(now))) }
            { button(IconName::Fit, words.fit, MapHandle::fit_all) }
            <button type="button" class="tool" aria-label={words.my_place} title={words.my_place}
                aria-pressed={view.app.my_place.is_some().to_string()} onclick={find_me(view)}>{ icon(IconName::Here) }</button>
        </div>
    }
}

/// Asks for the reader's place, and never without this press; pressed again it removes the place from the map.
fn find_me(view: &View) -> Callback<MouseEvent> {
    let (dispatch, shown) = (view.dispatch.clone(), view.app.my_place.is_some());
    Callback::from(move |_| {
        dispatch.send(Msg::SetMyPlace((!shown).then_some(MyPlace::Asked)));
        if !shown {
            let dispatch = dispatch.clone();
            // The card, which is in the deferred half, does the asking.
            then(Box::new(move || dispatch.send(Msg::RestArrived)));
        }
    })
}

/// What is shown about the reader's place.
fn mine(view: &View) -> Html {
    let place = view.app.my_place.filter(|_| view.app.whole);
    place.map_or_else(Html::default, card)
}

/// A crosshair over the place that would be picked, while a place is being picked.
fn picking(view: &View, map: &MapState) -> Html {
    let Some(trips) = view.app.trips.as_ref().filter(|_| view.app.page == Page::Trip) else {
        return Html::default();
    };
    let handle = map.handle.clone();
    crosshair(view, trips, Rc::new(move || handle.place_in_focus()))
}

/// A link to a map with streets, where this map is near enough to want them and has none.
fn streets_near(view: &View, map: &MapState) -> Html {
    let zoom = map.handle.zoom();
    let shown = map.scale.is_some() && zoom >= FROM_ZOOM && view.app.whole && view.app.shows_built_in();
    if shown && map.handle.lacks_streets() {
        streets(map.handle.place_in_focus(), zoom)
    } else {
        Html::default()
    }
}

fn scale(app: &AppState, map: &MapState) -> Html {
    let Some((metres, width_px)) = map.scale else { return Html::default() };
    html! {
        <p class="map__scale" aria-hidden="true">
            <svg width={fixed(width_px + 2.0, 0)} height="8">
                <path d={format!("M1 1V7H{}V1", fixed(width_px + 1.0, 1))} fill="none" stroke="currentColor" stroke-width="1.5" />
            </svg>
            { distance(app.lang, metres) }
        </p>
    }
}

/// The result of a key or button, for screen readers. The live region is always in the page, so that changes are
/// announced.
fn announced(view: &View, map: &MapState) -> Html {
    let place = map.handle.announced().zip(map.scale).filter(|_| view.app.whole);
    html! {
        <p class="unseen" role="status">
            { for place.map(|(place, (metres, _))| looking_at(view, place, metres)) }
        </p>
    }
}

fn credit(app: &AppState) -> Html {
    let words = words(app.lang);
    let (info, own) = (&app.atlas.info, app.shows_own());
    let credits = map_credits(info, (own, app.shows_built_in()), app.lang);
    html! {
        <>
            <details class="map__credit">
                <summary>
                    { icon(IconName::Info) }
                    <span class="map__credit-title">{ words.attribution_title }</span>
                </summary>
                <p>{ credits.join(DOT) }</p>
            </details>
            if let Some(number) = info.review_number_of(own) {
                <p class="map__review">{ words.review_number }{ number }</p>
            }
        </>
    }
}

//! A stop in a list.

use yew::prelude::*;

use super::doubt::mark;
use super::early::early;
use super::picture::picture_or_seal;
use super::prose::prose;
use super::{IconName, PageLink, icon};
#[cfg(not(target_arch = "wasm32"))]
use crate::app::present::hours_rule::hours_rule;
use crate::app::present::openness::openness_listed;
use crate::app::{AppState, Page, TripRequest};
use crate::domain::{Claim, Stop};
use crate::i18n::{category_name, out_of_trip, words};
use crate::ui::panels::trip::membership::place_words;
use crate::ui::store::View;

/// A stop in a list: seal, name, one sentence, open or not; `aside` is shown at the end of the line, for instance a
/// distance.
pub fn stop_row(view: &View, stop: &Stop, aside: Option<String>) -> Html {
    row(view, stop, "row", picture_or_seal(&view.app, stop), aside)
}

/// A stop in a route: its number, counted from 1, instead of the seal; `current` marks the one that the map shows now.
pub fn numbered_stop_row(view: &View, stop: &Stop, number: usize, current: bool) -> Html {
    let mark = html! { <span class="number" aria-hidden="true">{ number }</span> };
    row(view, stop, if current { "row row--current" } else { "row" }, mark, None)
}

fn row(view: &View, stop: &Stop, class: &'static str, mark: Html, aside: Option<String>) -> Html {
    let content = html! {
        <>
            { mark }
            { text(&view.app, stop) }
            if let Some(aside) = aside {
                <span class="row__aside">{ aside }</span>
            }
        </>
    };
    html! {
        <div class="row-line">
            { PageLink::to(Page::Stop(stop.id.clone())).class(class).around(view, content) }
            { into_trip(view, stop) }
        </div>
    }
}

/// The button that puts the stop into the trip, or takes it out again.
fn into_trip(view: &View, stop: &Stop) -> Html {
    let words = words(view.app.lang);
    let name = stop.name.get(view.app.lang);
    let place = view.app.trips.as_ref().and_then(|trips| place_words(view, trips, &stop.id));
    let (wish, label, sign) = match &place {
        Some(place) => {
            let label = out_of_trip(view.app.lang, words.take_out, name, words.in_your_trip, place);
            (TripRequest::TakeOut(stop.id.clone()), label, IconName::Check)
        }
        None => (
            TripRequest::Add(stop.id.clone()),
            format!("{}{}{name}", words.add_to_trip, words.colon),
            IconName::Plus,
        ),
    };
    let early = early(&wish);
    html! {
        <button type="button" class={classes!("tool", "row__add", place.is_some().then_some("row__add--in"))}
            aria-label={label.clone()} title={label} data-wish={early} onclick={view.wish(wish)}>
            { icon(sign) }
            if let Some(place) = place {
                <span class="row__place" aria-hidden="true">{ place }</span>
            }
        </button>
    }
}

fn text(app: &AppState, stop: &Stop) -> Html {
    let lang = app.lang;
    let city = app.atlas.city_name(&stop.city).map(|name| name.get(lang)).unwrap_or_default();
    html! {
        <span class="row__text">
            <span class="row__name">{ stop.name.get(lang) }</span>
            <span class="row__sentence">{ prose(stop.summary.get(lang)) }</span>
            <span class="row__facts">
                <span>{ category_name(words(lang), stop.category) }</span>
                <span>{ city }</span>
                if let Some(state) = openness_listed(app, stop) {
                    <span class={classes!("tone", format!("tone--{}", state.tone.key()))}>{ state.text }</span>
                }
                { rule(app, stop) }
                { mark(lang, stop, Claim::Hours) }
            </span>
        </span>
    }
}

/// The hours as a rule, on pages that may be read at any time.
#[cfg(not(target_arch = "wasm32"))]
fn rule(app: &AppState, stop: &Stop) -> Html {
    match &stop.hours {
        Some(hours) if app.day().is_none() => html! { <span>{ hours_rule(app.lang, hours) }</span> },
        _ => Html::default(),
    }
}

#[cfg(target_arch = "wasm32")]
fn rule(_: &AppState, _: &Stop) -> Html {
    Html::default()
}

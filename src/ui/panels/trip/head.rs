//! The head of the trip page: its name, its dates, undo and redo.

use yew::prelude::*;

use super::saved;
use crate::app::trips::present::day::span;
use crate::app::{Trips, TripsMsg};
use crate::i18n::format::DOT;
use crate::i18n::{edits, words};
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// The head of the trip page.
pub fn head(view: &View, trips: &Trips) -> Html {
    let (lang, trip) = (view.app.lang, trips.trip());
    let words = words(lang);
    let title = if trip.title.is_empty() { words.later().my_trip } else { &trip.title };
    html! {
        <header class="trip__head">
            <h1 tabindex="-1">{ title }</h1>
            <p class="trip__about">
                if let Some(span) = span(lang, trip) {
                    { span }{ DOT }
                }
                { words.days_count.count(trip.days.len()) }{ DOT }
                { words.stops_count.count(trips.planned()) }
            </p>
            { saved::saved(view, trips) }
            { undo_redo(view, trips) }
        </header>
    }
}

fn undo_redo(view: &View, trips: &Trips) -> Html {
    let (lang, atlas) = (view.app.lang, &view.app.atlas);
    let undo = trips.desk.undo_label().map(|label| edits::undo(lang, label, atlas));
    let redo = trips.desk.redo_label().map(|label| edits::redo(lang, label, atlas));
    html! {
        <div class="trip__undo">
            { step(view, IconName::Undo, words(lang).later().undo, undo, TripsMsg::Undo) }
            { step(view, IconName::Redo, words(lang).later().redo, redo, TripsMsg::Redo) }
        </div>
    }
}

/// Undo or redo, labelled with what it does; disabled if there is nothing to do. The button stays in its place, so
/// that it keeps the focus.
fn step(view: &View, name: IconName, plain: &str, does: Option<String>, msg: TripsMsg) -> Html {
    let disabled = does.is_none();
    let text = does.unwrap_or_else(|| plain.to_owned());
    html! {
        <button type="button" class="button trip__step" onclick={view.trips(msg)} aria-disabled={disabled.then_some("true")}
            title={text.clone()}>
            { icon(name) }<span class="trip__step-text">{ text }</span>
        </button>
    }
}

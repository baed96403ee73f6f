//! The trip page.

mod days;
mod import;
mod incoming;
mod print;
mod saved;
mod share;

use yew::prelude::*;

use crate::app::{Trips, TripsMsg};
use crate::i18n::words;
use crate::ui::parts::back_link;
use crate::ui::store::View;

/// The trip panel.
pub fn trip_panel(view: &View) -> Html {
    let words = words(view.app.lang);
    html! {
        <article class="trip" key="trip">
            { back_link(view) }
            <h1 tabindex="-1">{ words.trip }</h1>
            if let Some(trips) = &view.app.trips {
                { planned(view, trips) }
            } else {
                <p role="status">{ words.loading }</p>
            }
        </article>
    }
}

// Out of line, so that it stays out of the first view's program.
#[inline(never)]
fn planned(view: &View, trips: &Trips) -> Html {
    html! {
        <>
            { incoming::incoming(view, trips) }
            { saved::saved(view, trips) }
            { undo_redo(view, trips) }
            { days::days(view, trips) }
            <share::SharePanel />
            { import::import(view) }
            <print::PrintedTrip />
        </>
    }
}

fn undo_redo(view: &View, trips: &Trips) -> Html {
    let (lang, atlas) = (view.app.lang, &view.app.atlas);
    let undo = trips.desk.undo_label().map(|label| label.undo_words(atlas).get(lang).to_owned());
    let redo = trips.desk.redo_label().map(|label| label.redo_words(atlas).get(lang).to_owned());
    html! {
        <p class="trip__undo">
            if let Some(undo) = undo {
                <button type="button" class="button" onclick={view.trips(TripsMsg::Undo)}>{ undo }</button>
            }
            if let Some(redo) = redo {
                <button type="button" class="button" onclick={view.trips(TripsMsg::Redo)}>{ redo }</button>
            }
        </p>
    }
}

//! The trip page: days with their timelines, what is beside them, and what they add up to.
//!
//! Only [`trip_panel`] belongs to the first view. Everything that knows a trip is behind functions that are kept out
//! of line and run once the trips are loaded.

mod adding;
mod base;
mod bin;
mod candidates;
mod conflict;
pub mod crosshair;
pub mod day;
mod day_settings;
mod desk;
mod empty;
mod events;
mod figures;
mod guide;
pub mod happening;
mod head;
mod import;
mod incoming;
mod leg;
pub mod membership;
mod on_the_way;
mod party;
mod print;
mod ride;
mod ride_form;
mod saved;
mod settings;
mod share;
mod shelf;
mod streets;
pub mod toast;
mod visit;
mod visit_settings;

use yew::prelude::*;

use crate::app::{Shared, Trips};
use crate::i18n::words;
use crate::ui::parts::back_link;
use crate::ui::store::View;

/// The id of the heading of the days.
pub const DAYS_TITLE: &str = "days-title";

/// The trip panel. Until the trips are loaded, and where no script runs, it says what a trip is and where to begin.
pub fn trip_panel(view: &View) -> Html {
    let words = words(view.app.lang);
    html! {
        <article class={classes!("trip", view.app.trips.is_none().then_some("trip--coming"))} key="trip">
            { back_link(view) }
            if let Some(trips) = &view.app.trips {
                { planned(view, trips) }
            } else {
                <h1 tabindex="-1">{ words.trip }</h1>
                <p>{ words.empty_what }</p>
                { empty::routes(view, false) }
            }
        </article>
    }
}

// Out of line, so that it stays out of the first view's program.
#[inline(never)]
fn planned(view: &View, trips: &Shared<Trips>) -> Html {
    html! { <desk::Desk view={view.clone()} trips={trips.clone()} /> }
}

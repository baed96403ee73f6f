//! Brings the trips, and the part of the program that knows them, when a page shows them or wishes something of them.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::{AppState, Page};
use crate::platform::{preferences, rest};
use crate::ui::effects::trips;
use crate::ui::store::{View, use_view};

/// Between one try to load the rest of the program and the next.
const WAIT_MS: u32 = 4_000;
/// The number of stops in the trip, so that the header can tell it before the trips are there.
const COUNT: &str = "planned";

/// Brings the trips as soon as they are wanted, and has them kept from then on.
#[hook]
pub fn use_trips() {
    let view = use_view();
    use_effect_with(is_wanted(&view.app), {
        let view = view.clone();
        move |wanted| {
            if *wanted {
                spawn_local(bring(view));
            }
        }
    });
    use_effect_with(view.app.trips.clone(), {
        let app = view.app.clone();
        move |arrived| {
            if arrived.is_some() {
                trips::keep(&app);
            }
        }
    });
    use_effect_with(view.app.planned, |planned| preferences::save(COUNT, &planned.to_string()));
}

/// The number of stops in the trip, as it was known last.
pub fn planned_last() -> usize {
    preferences::load(COUNT).and_then(|count| count.parse().ok()).unwrap_or(0)
}

fn is_wanted(app: &AppState) -> bool {
    app.trips.is_none() && (app.page == Page::Trip || !app.wishes.is_empty())
}

async fn bring(view: View) {
    while rest::load().await.is_err() {
        TimeoutFuture::new(WAIT_MS).await;
    }
    trips::start(view);
}

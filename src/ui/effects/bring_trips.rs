//! Brings the trips, and the part of the program that knows them, when a page shows them or wishes something of them.

use chrono::{DateTime, Utc};
use yew::prelude::*;

use crate::app::state::Stories;
use crate::app::{AppState, Msg, Page, Wish};
use crate::platform::task::spawn_local;
use crate::platform::{document, drafts, frame, preferences, rest};
use crate::ui::effects::address::drop_link;
use crate::ui::effects::now::utc_now;
use crate::ui::effects::{bring_rest, trips};
use crate::ui::store::{Dispatch, View, use_view};

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
    use_effect_with(view.app.wishes.clone(), |wishes| keep_wishes(wishes));
    use_link(&view);
    use_toast(&view);
    use_focus(&view);
    use_dropped_files(&view);
    use_effect_with(view.app.planned, |planned| match planned {
        0 => preferences::remove(COUNT),
        planned => preferences::save(COUNT, &planned.to_string()),
    });
}

/// The name under which wishes are kept that are not granted yet; `early.js` writes there as well.
const WISHES: &str = "wishes";

/// Keeps them for the next page, should it come before the rest of the program.
fn keep_wishes(wishes: &[(Wish, DateTime<Utc>)]) {
    if wishes.is_empty() {
        drafts::forget(WISHES);
    } else {
        let lines: Vec<String> = wishes.iter().map(|(wish, _)| wish.written()).collect();
        drafts::keep(WISHES, &lines.join("\n"));
    }
}

/// What was wished on a page that was left, or on this one before the program ran.
pub fn wished_before() -> Vec<(Wish, DateTime<Utc>)> {
    let lines = drafts::load(WISHES).unwrap_or_default();
    let mut wishes: Vec<_> = lines.lines().filter_map(Wish::read).map(|wish| (wish, utc_now())).collect();
    wishes.dedup_by(|a, b| a.0 == b.0);
    wishes
}

/// What was done to the trip from another page is told for a while. Nothing is lost with it: the trip page has undo.
#[hook]
fn use_toast(view: &View) {
    let told = view.app.trips.as_ref().map_or(0, |trips| trips.told());
    let dispatch = view.dispatch.clone();
    use_effect_with(told, move |told| {
        let later = (*told > 0).then(|| trips::put_away_later(dispatch));
        move || drop(later)
    });
}

/// Shows the trip of a link as soon as the trips are there.
#[hook]
fn use_link(view: &View) {
    let view = view.clone();
    use_effect_with((view.app.link.clone(), view.app.trips.is_some()), move |(link, has_trips)| match link {
        Some(code) if *has_trips => trips::open_link(&view.app, code, &view.dispatch),
        Some(_) => {}
        None => drop_link(&view.app.root),
    });
}

/// On the trip's page a file can be dropped anywhere.
#[hook]
fn use_dropped_files(view: &View) {
    let view = view.clone();
    let ready = view.app.page == Page::Trip && view.app.trips.is_some();
    use_effect_with(ready, move |ready| {
        let listeners = ready.then(|| trips::files::open_dropped(&view));
        move || drop(listeners)
    });
}

/// The heading of a trip from outside gets the focus, and gives it back to the page's.
#[hook]
fn use_focus(view: &View) {
    let shown = view.app.trips.as_ref().is_some_and(|trips| trips.incoming.is_some());
    let was_shown = use_mut_ref(|| false);
    let embedded = view.app.host.embed;
    use_effect_with((shown, view.app.link.clone()), move |(shown, _)| {
        let heading = if *shown { "#incoming" } else { "#panel h1" };
        // A trip that the page around a frame offers leaves the focus where the reader is.
        let elsewhere = embedded && !frame::has_focus();
        if !elsewhere
            && (was_shown.replace(*shown) || *shown)
            && let Some(heading) = document::select(heading)
        {
            let _not_focusable = heading.focus();
        }
    });
}

/// The number of stops in the trip, as it was known last.
pub fn planned_last() -> usize {
    preferences::load(COUNT).and_then(|count| count.parse().ok()).unwrap_or(0)
}

/// Where there is a trip already, every page tells which stops are in it, once the first view is complete.
fn is_wanted(app: &AppState) -> bool {
    let asked =
        app.arranged.asks_for_trip || app.page == Page::Trip || app.link.is_some() || !app.wishes.is_empty();
    let told = app.planned > 0 && app.stories == Stories::Loaded;
    app.trips.is_none() && (asked || told)
}

async fn bring(view: View) {
    bring_rest::bring(|_| view.dispatch.send(Msg::RestIsLate)).await;
    view.dispatch.send(Msg::RestArrived);
    trips::start(view);
}

/// Deletes all that the site keeps in this browser.
pub fn forget(dispatch: Dispatch) {
    spawn_local(async move {
        match rest::load().await {
            Ok(()) => trips::forget_all(Box::new(move |done| dispatch.send(Msg::Forgot(done)))),
            Err(_) => dispatch.send(Msg::Forgot(false)),
        }
    });
}

//! Loads the trips, and the part of the program that handles them, when a page shows them or a wish needs them.

use chrono::{DateTime, Utc};
use yew::prelude::*;

use crate::app::state::Stories;
use crate::app::{AppState, Msg, Page, TripRequest};
use crate::platform::task::spawn_local;
use crate::platform::{document, drafts, frame, preferences, rest};
use crate::ui::effects::address::drop_link;
use crate::ui::effects::now::utc_now;
use crate::ui::effects::{bring_rest, trips};
use crate::ui::store::{Dispatch, View, use_view};

/// The preferences key of the number of stops in the trip: the header shows it before the trips are loaded.
const COUNT: &str = "planned";

/// Loads the trips as soon as they are wanted, and has changes to them stored from then on.
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

/// The key under which pending wishes are kept; `early.js` writes there as well.
const WISHES: &str = "wishes";

/// Keeps the wishes for the next page, in case it comes before the rest of the program.
fn keep_wishes(wishes: &[(TripRequest, DateTime<Utc>)]) {
    if wishes.is_empty() {
        drafts::forget(WISHES);
    } else {
        let lines: Vec<String> = wishes.iter().map(|(wish, _)| wish.written()).collect();
        drafts::keep(WISHES, &lines.join("\n"));
    }
}

/// Wishes made on a page that was left, or on this one before the program ran.
pub fn wished_before() -> Vec<(TripRequest, DateTime<Utc>)> {
    let lines = drafts::load(WISHES).unwrap_or_default();
    let mut wishes: Vec<_> =
        lines.lines().filter_map(TripRequest::read).map(|wish| (wish, utc_now())).collect();
    wishes.dedup_by(|a, b| a.0 == b.0);
    wishes
}

/// News about the trip disappears after a while. Nothing is lost with it: the trip page has undo.
#[hook]
fn use_toast(view: &View) {
    let announced = view.app.trips.as_ref().and_then(|trips| trips.announced());
    let dispatch = view.dispatch.clone();
    use_effect_with(announced, move |announced| {
        let later = announced.map(|_| trips::put_away_later(dispatch));
        move || drop(later)
    });
}

/// Shows the trip of a link as soon as the trips are loaded.
#[hook]
fn use_link(view: &View) {
    let view = view.clone();
    use_effect_with((view.app.link.clone(), view.app.trips.is_some()), move |(link, has_trips)| match link {
        Some(code) if *has_trips => trips::open_link(&view.app, code, &view.dispatch),
        Some(_) => {}
        None => drop_link(&view.app.root),
    });
}

/// On the trip page a file can be dropped anywhere.
#[hook]
fn use_dropped_files(view: &View) {
    let view = view.clone();
    let ready = view.app.page == Page::Trip && view.app.trips.is_some();
    use_effect_with(ready, move |ready| {
        let listeners = ready.then(|| trips::files::open_dropped(&view));
        move || drop(listeners)
    });
}

/// Moves the focus to the heading of a trip from outside, and afterwards to the page's heading.
#[hook]
fn use_focus(view: &View) {
    let shown = view.app.trips.as_ref().is_some_and(|trips| trips.incoming.is_some());
    let was_shown = use_mut_ref(|| false);
    let embedded = view.app.host.embed;
    use_effect_with((shown, view.app.link.clone()), move |(shown, _)| {
        let heading = if *shown { "#incoming" } else { "#panel h1" };
        // If the host page offers a trip while the focus is outside the frame, the focus stays there.
        let elsewhere = embedded && !frame::has_focus();
        if !elsewhere
            && (was_shown.replace(*shown) || *shown)
            && let Some(heading) = document::select(heading)
        {
            let _not_focusable = heading.focus();
        }
    });
}

/// The number of stops in the trip when it was last known; 0 if it never was.
pub fn planned_last() -> usize {
    preferences::load(COUNT).and_then(|count| count.parse().ok()).unwrap_or(0)
}

/// Whether the reader or the host is waiting for the trips.
pub fn is_asked(app: &AppState) -> bool {
    app.arranged.asks_for_trip || app.page == Page::Trip || app.link.is_some() || !app.wishes.is_empty()
}

/// Besides being asked for, the trips are wanted whenever a trip exists, because every page shows which stops are in
/// it. They wait for the whole pack, without which they would be scheduled with no metro and no boats; if it is late,
/// a trip that is asked for is shown with rough travel times.
fn is_wanted(app: &AppState) -> bool {
    let can_begin = match app.stories {
        Stories::Loaded => is_asked(app) || app.planned > 0,
        Stories::Failed => is_asked(app),
        Stories::Loading => false,
    };
    app.trips.is_none() && can_begin
}

async fn bring(view: View) {
    bring_rest::bring(|_| view.dispatch.send(Msg::RestIsLate)).await;
    view.dispatch.send(Msg::RestArrived);
    trips::start(view);
}

/// Deletes everything that the site keeps in this browser.
pub fn forget(dispatch: Dispatch) {
    spawn_local(async move {
        match rest::load().await {
            Ok(()) => trips::forget_all(Box::new(move |done| dispatch.send(Msg::Forgot(done)))),
            Err(_) => dispatch.send(Msg::Forgot(false)),
        }
    });
}

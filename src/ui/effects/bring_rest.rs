//! Brings the rest of the program, for the pages that it shows.

use yew::prelude::*;

use crate::app::present::listing::asks_the_rest;
use crate::app::state::Stories;
use crate::app::{AppState, Msg, Page};
use crate::platform::rest;
use crate::platform::task::spawn_local;
use crate::platform::timer::TimeoutFuture;
use crate::ui::store::{Dispatch, use_view};

/// Between one try to load the rest of the program and the next.
const WAIT_MS: u32 = 4_000;

/// Comes back when the whole program can be used. `amiss` hears why it cannot yet, after each try that failed.
pub async fn bring(mut amiss: impl FnMut(&str)) {
    while let Err(why) = rest::load().await {
        amiss(&why.to_string());
        TimeoutFuture::new(WAIT_MS).await;
    }
}

/// Runs something as soon as the whole program can be used.
pub fn then(run: Box<dyn FnOnce()>) {
    spawn_local(async {
        bring(|_| ()).await;
        run();
    });
}

/// Brings it and tells the application.
fn bring_soon(dispatch: Dispatch) {
    then(Box::new(move || dispatch.send(Msg::RestArrived)));
}

/// Brings it when something is opened that needs it.
pub fn when_opened(dispatch: &Dispatch) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| bring_soon(dispatch.clone()))
}

/// Whether the page is of the rest, or its lower half is, which comes after what is read first.
fn shows_the_rest(app: &AppState) -> bool {
    app.page.is_of_the_rest() || (matches!(app.page, Page::Stop(_)) && app.stories == Stories::Loaded)
}

/// Brings it when a page needs it, and when a search does.
#[hook]
pub fn use_rest() {
    let view = use_view();
    let wanted =
        !view.app.whole && (shows_the_rest(&view.app) || view.app.tool.is_some() || asks_the_rest(&view.app));
    let dispatch = view.dispatch;
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            bring_soon(dispatch);
        }
    });
}

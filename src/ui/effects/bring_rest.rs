//! Loads the rest of the program, the deferred wasm half, for the pages that need it.

use yew::prelude::*;

use crate::app::present::listing::asks_the_rest;
use crate::app::state::Stories;
use crate::app::{AppState, Msg, Page};
use crate::platform::rest;
use crate::platform::task::spawn_local;
use crate::platform::timer::TimeoutFuture;
use crate::ui::store::{Dispatch, use_view};

/// The pause between two attempts to load the rest of the program, in milliseconds.
const WAIT_MS: u32 = 4_000;

/// Returns once the whole program can be used. `amiss` is called with the reason after each failed attempt.
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

/// Loads it and notifies the application.
fn bring_soon(dispatch: Dispatch) {
    then(Box::new(move || dispatch.send(Msg::RestArrived)));
}

/// A callback that loads it when something that needs it is opened.
pub fn when_opened(dispatch: &Dispatch) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| bring_soon(dispatch.clone()))
}

/// Whether the page belongs to the deferred half, or its lower half does, which is loaded after what is read first.
fn shows_the_rest(app: &AppState) -> bool {
    app.page.is_of_the_rest() || (matches!(app.page, Page::Stop(_)) && app.stories == Stories::Loaded)
}

/// Loads it when a page, a tool or a search needs it.
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

//! The stories of the stops, fetched after the first view.

use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

use crate::app::state::Stories;
use crate::app::{AppState, Msg, Page, Shared};
use crate::platform::document::is_marked;
use crate::platform::map_view::PAINTED;
use crate::platform::task::spawn_local;
use crate::platform::timer::TimeoutFuture;
use crate::ui::effects::bring_trips::is_asked;
use crate::ui::effects::pack::load_whole;
use crate::ui::store::{Dispatch, use_app, use_dispatch};

/// How often to check whether the first view is complete, in milliseconds, and how many times at most: without a map
/// on the page it never is.
const LOOK_MS: u32 = 150;
const LOOKS: u32 = 40;

/// Fetches the stories, unless the pack came whole: at once for stop and topic pages and for trips, else after the map
/// has been painted, so as not to compete with it. On a bad network they are reported as missing until they arrive.
#[hook]
pub fn use_stories() {
    let app = use_app();
    let dispatch = use_dispatch();
    let asked = use_mut_ref(|| Rc::new(Cell::new(false))).borrow().clone();
    let at_once = matches!(app.page, Page::Stop(_) | Page::Topic(_)) || is_asked(&app);
    use_effect_with(at_once, move |at_once| {
        if app.stories == Stories::Loading && !asked.get() {
            let at_once = *at_once;
            spawn_local(async move {
                if !at_once {
                    first_view().await;
                }
                if !asked.replace(true) {
                    fetch(&app, &dispatch).await;
                }
            });
        }
    });
}

/// Returns when the first view is complete, or when it has not become complete for long enough.
pub(super) async fn first_view() {
    for _ in 0..LOOKS {
        if is_marked(PAINTED) {
            return;
        }
        TimeoutFuture::new(LOOK_MS).await;
    }
}

async fn fetch(app: &AppState, dispatch: &Dispatch) {
    let atlas = load_whole(&app.root, |_| dispatch.send(Msg::StoriesFailed)).await;
    dispatch.send(Msg::StoriesLoaded(Shared::new(atlas)));
}

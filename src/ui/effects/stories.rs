//! The stories of the stops, fetched after the first view.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::state::Stories;
use crate::app::{Msg, Shared};
use crate::ui::effects::pack::load_whole;
use crate::ui::store::{use_app, use_dispatch};

/// Fetches the stories, unless the pack came whole. On a bad network they are called missing until they come.
#[hook]
pub fn use_stories() {
    let app = use_app();
    let dispatch = use_dispatch();
    use_effect_with((), move |()| {
        if app.stories == Stories::Loading {
            spawn_local(async move {
                let atlas = load_whole(&app.root, |_| dispatch.send(Msg::StoriesFailed)).await;
                dispatch.send(Msg::StoriesLoaded(Shared::new(atlas)));
            });
        }
    });
}

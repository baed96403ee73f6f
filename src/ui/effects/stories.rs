//! The stories of the stops, fetched after the first view.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::state::Stories;
use crate::app::{Msg, Shared};
use crate::ui::effects::pack::load_whole;
use crate::ui::store::{use_app, use_dispatch};

/// Fetches the stories once, unless the pack came whole.
#[hook]
pub fn use_stories() {
    let app = use_app();
    let dispatch = use_dispatch();
    use_effect_with((), move |()| {
        if app.stories == Stories::Loading {
            spawn_local(async move {
                match load_whole(&app.root).await {
                    Some(atlas) => dispatch.send(Msg::StoriesLoaded(Shared::new(atlas))),
                    None => dispatch.send(Msg::StoriesFailed),
                }
            });
        }
    });
}

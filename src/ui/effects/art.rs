//! Illustrations: taken over from the static page, fetched when another page shows more.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::Msg;
use crate::app::art::missing;
use crate::platform::fetch::bytes;
use crate::ui::store::use_view;

/// Fetches the drawings that the present page lacks. A drawing that does not come leaves its place empty.
#[hook]
pub fn use_art() {
    let view = use_view();
    use_effect_with(missing(&view.app), move |names| {
        for name in names.clone() {
            let (root, dispatch) = (view.app.root.clone(), view.dispatch.clone());
            spawn_local(async move {
                if let Some(drawing) = bytes(&format!("{root}art/{name}.svg")).await.ok().and_then(text) {
                    dispatch.send(Msg::ArtLoaded(name, drawing));
                }
            });
        }
    });
}

// Only a drawing is set into the page as markup: a host may answer anything under any address.
fn text(drawing: Vec<u8>) -> Option<String> {
    String::from_utf8(drawing).ok().filter(|text| text.starts_with("<svg"))
}

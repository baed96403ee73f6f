//! Illustrations: taken over from the static page, or fetched when another page shows more of them.

use yew::prelude::*;

use crate::app::Msg;
use crate::app::art::missing;
use crate::platform::fetch::until_read;
use crate::platform::task::spawn_local;
use crate::ui::store::use_view;

/// Fetches the drawings that the present page lacks. The place of a drawing is empty until it arrives.
#[hook]
pub fn use_art() {
    let view = use_view();
    use_effect_with(missing(&view.app), move |names| {
        for name in names.clone() {
            let (root, dispatch) = (view.app.root.clone(), view.dispatch.clone());
            spawn_local(async move {
                let drawing = until_read(&format!("{root}art/{name}.svg"), text, |_| ()).await;
                dispatch.send(Msg::ArtLoaded(name, drawing));
            });
        }
    });
}

// Only a complete drawing may become part of the page as markup: a host may answer any address with anything.
fn text(drawing: &[u8]) -> Result<String, String> {
    let text = String::from_utf8(drawing.to_vec()).map_err(|error| error.to_string())?;
    let is_drawing = text.starts_with("<svg") && text.trim_end().ends_with("</svg>");
    if is_drawing { Ok(text) } else { Err("this is no drawing".to_owned()) }
}

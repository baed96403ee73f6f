//! What a page in a frame says to screen readers, so that it is clear where it begins and ends.

use yew::prelude::*;

use crate::app::AppState;
use crate::app::present::title::site_name;
use crate::i18n::guest_words;

/// The last tab stop in a frame: from here Tab continues in the host page.
pub fn map_end(app: &AppState) -> Html {
    if !app.host.embed {
        return Html::default();
    }
    html! { <span class="skip" id="map-end" tabindex="0">{ guest_words(app.lang).end_of_map }</span> }
}

/// The name of what is unique on its own page, but not together with the page around the frame; `None` outside a
/// frame.
pub fn framed_name(app: &AppState) -> Option<String> {
    app.host.embed.then(|| site_name(app))
}

/// The name of a part of the page, distinguished from the same part of the page around the frame.
pub fn landmark(app: &AppState, name: &'static str) -> AttrValue {
    framed_name(app).map_or(name.into(), |site| format!("{name} · {site}").into())
}

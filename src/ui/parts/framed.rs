//! What a page in the frame of another says to those who do not see where it begins and ends.

use yew::prelude::*;

use crate::app::AppState;
use crate::app::present::title::site_name;
use crate::i18n::guest_words;

/// The last stop of a guest: from here Tab leads on in the page around the frame.
pub fn map_end(app: &AppState) -> Html {
    if !app.host.embed {
        return Html::default();
    }
    html! { <span class="skip" id="map-end" tabindex="0">{ guest_words(app.lang).end_of_map }</span> }
}

/// The name of what is the only one of its kind on a page, but not on the page around a frame.
pub fn framed_name(app: &AppState) -> Option<String> {
    app.host.embed.then(|| site_name(app))
}

/// The name of a part of the page, told apart from the same part of the page around a frame.
pub fn landmark(app: &AppState, name: &'static str) -> AttrValue {
    framed_name(app).map_or(name.into(), |site| format!("{name} · {site}").into())
}

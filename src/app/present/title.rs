//! The document's title.

use crate::app::{AppState, Page};
use crate::i18n::words;

/// What the window is called on the present page: the page first, the map's name last.
pub fn title(state: &AppState) -> String {
    let site = state.atlas.info.title.get(state.lang);
    let words = words(state.lang);
    let page = match &state.page {
        Page::Overview => return site.to_owned(),
        Page::Route(id) => state.atlas.route(id).map(|route| route.name.get(state.lang)),
        Page::Stop(id) => state.atlas.stop(id).map(|stop| stop.name.get(state.lang)),
        Page::Trip => Some(words.trip),
        Page::Embed => Some(words.embed),
        Page::About => Some(words.about),
        Page::NotFound { .. } => Some(words.not_found),
    };
    page.map_or_else(|| site.to_owned(), |page| format!("{page} · {site}"))
}

//! The document's title.

use crate::app::topic::Topic;
use crate::app::{AppState, Page};
use crate::domain::Lang;
use crate::i18n::words;

/// The window title for the current page: the page first, the map's name last.
pub fn title(state: &AppState) -> String {
    let (site, name) = (state.atlas.info.title.get(state.lang), page_name(state, &state.page, state.lang));
    if name == site { name } else { format!("{name} · {site}") }
}

/// The map's name for large headings: with non-breaking hyphens, so that no line ends within a word.
pub fn site_name(state: &AppState) -> String {
    state.atlas.info.title.get(state.lang).replace('-', "\u{2011}")
}

/// The name of a page in a language; if the pack does not have what the page is about, the name of the map.
pub fn page_name(state: &AppState, page: &Page, lang: Lang) -> String {
    let words = words(lang);
    if let Page::Topic(topic) = page
        && let Some(name) = topic.name(words)
    {
        return name;
    }
    let name = match page {
        Page::Overview => None,
        Page::Route(id) => state.atlas.route(id).map(|route| route.name.get(lang)),
        Page::Stop(id) => state.atlas.stop(id).map(|stop| stop.name.get(lang)),
        Page::Trip => Some(words.trip),
        Page::Embed => Some(words.embed),
        Page::About => Some(words.about),
        Page::Topic(Topic::Guide(id)) => state.atlas.guide(id).map(|guide| guide.title.get(lang)),
        Page::Topic(_) => None,
        Page::NotFound { .. } => Some(words.not_found),
    };
    name.unwrap_or(state.atlas.info.title.get(lang)).to_owned()
}

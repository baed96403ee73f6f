//! From an empty page to the running application: read the address, fetch the pack, mount.

use std::rc::Rc;

use super::address::{asked_in_fragment, place_led};
use super::arrival::PANEL;
use super::document::ELDER;
use super::pack::{Loaded, load};
use super::{bring_rest, bring_trips};
use crate::app::address::{Address, HostQuery, fragment_value};
use crate::app::art::landmark_of;
use crate::app::state::Drawings;
use crate::app::update::{along, existing};
use crate::app::{AppState, Effect, Page, Section, Shared, Sheet, Shown, ThemeChoice, update};
use crate::domain::Lang;
use crate::domain::clock::shanghai_time;
use crate::domain::text::main_language;
use crate::platform::task::spawn_local;
use crate::platform::{self, location};
use crate::ui::parts::static_part;
use crate::ui::root::{Root, RootProps};
use crate::ui::store::Opening;

/// Frames so low that a sheet at half height would leave no room for the map. The styles use the same media query.
const LOW: &str = "(max-width: 767px) and (max-height: 479px)";

/// Starts the application in the page's `#app`.
pub fn start() {
    spawn_local(async {
        let root = location::root();
        let place = place_led(&root).await;
        let mut host = HostQuery::parse(&place.query);
        host.embed |= platform::frame::is_framed();
        let address = Address::parse(&place.path, &host);
        // A host that names a language means it, regardless of the language in the address.
        let lang = host.lang.or(address.lang).unwrap_or_else(preferred_language);
        let mut loaded = load(&root, &host, lang, &address.page, say_amiss).await;
        let whole = loaded.whole || address.page.is_of_the_rest();
        if whole {
            bring_rest::bring(say_amiss).await;
            loaded.atlas = loaded.atlas.completed();
        }
        let mut state = opening_state(&root, host, address, lang, loaded);
        state.whole = whole;
        state.opening_camera = fragment_value(&place.fragment, "map").map(str::to_owned);
        if let Some(section) = Section::of(&state.page, &place.fragment) {
            (state.section, state.sheet) = (Some(section), Sheet::Full);
        }
        state.art = Rc::new(drawn_already(&state.page));
        let mut effects = Vec::new();
        for msg in asked_in_fragment(&place.fragment).into_iter().flatten() {
            let (next, asked) = update(&state, msg);
            state = next;
            effects.extend(asked);
        }
        mount(state, effects);
    });
}

fn opening_state(root: &str, mut host: HostQuery, address: Address, lang: Lang, loaded: Loaded) -> AppState {
    let mut state = AppState::new(Rc::new(loaded.atlas), root, lang, address.page);
    state.page = existing(&state, state.page.clone());
    state.along = along(&state, &state.page);
    state.stories = loaded.stories;
    // A requested pack that could not be loaded is not shown, so neither its base map nor its addresses count.
    host.pack = host.pack.filter(|_| loaded.notice.is_none());
    state.notice = loaded.notice;
    state.search = location::noted();
    state.planned = bring_trips::planned_last();
    state.wishes = bring_trips::wished_before();
    state.now = Some(shanghai_time(platform::clock::unix_ms()));
    let kept = || platform::preferences::load("theme").as_deref().and_then(ThemeChoice::from_key);
    state.theme = host.theme.or_else(kept).unwrap_or_default();
    // A low frame shows the map first; the list can be pulled up.
    if host.embed && host.shown == Shown::Full && platform::document::media(LOW) {
        state.sheet = Sheet::Peek;
    }
    state.prefers = platform::document::preferred_languages().into_iter().next().map(Rc::from);
    state.elder = platform::preferences::load("view").as_deref() == Some(ELDER);
    state.host = Rc::new(host);
    state
}

/// The language kept from last time, else the first of the reader's languages that we speak, else Chinese.
fn preferred_language() -> Lang {
    let kept = platform::preferences::load("lang").as_deref().and_then(Lang::from_code);
    let spoken = || {
        platform::document::preferred_languages().iter().find_map(|tag| Lang::from_code(main_language(tag)))
    };
    kept.or_else(spoken).unwrap_or_default()
}

/// The illustrations and the landmark of the static page, read before the application replaces it.
fn drawn_already(page: &Page) -> Drawings {
    let found = |name: &str| {
        let place = platform::document::select(&format!("[data-art=\"{name}\"]"))?;
        let name: Rc<str> = name.into();
        Some((name, place.inner_html()))
    };
    let landmark = if let Page::Stop(stop) = page { found(&landmark_of(stop)) } else { None };
    ["antiquity", "canal", "lake-sea", "games", "other"]
        .into_iter()
        .filter_map(found)
        .chain(landmark)
        .collect()
}

fn mount(state: AppState, effects: Vec<Effect>) {
    if state.host.embed {
        platform::document::set_root_attribute("data-framed", "true");
    }
    platform::document::set_root_attribute("data-booted", "true");
    // The waiting picture has the map's default framing, so it is kept only if the address asks for no other view or
    // content.
    let host = &state.host;
    if state.opening_camera.is_none() && host.route.is_none() && host.stop.is_none() && host.pack.is_none() {
        platform::waiting_picture::hold();
    }
    // Otherwise the note would be shown above the map if the styles are missing.
    if let Some(note) = platform::document::select("[data-note=script]") {
        let _refused = note.set_attribute("hidden", "");
    }
    let Some(app) = platform::document::element("app") else { return };
    // The static parts may stand in only if they show the right content: the site's own pack in the reader's language.
    if host.pack.is_none() && platform::document::root_attribute("lang") == state.lang.tag() {
        static_part::keep();
    }
    // Readers who have already scrolled the static page keep their position.
    let scrolled_px = platform::document::select(PANEL).map_or(0, |panel| panel.scroll_top());
    app.set_text_content(None);
    let opening = Opening { app: Rc::new(state), effects: effects.into() };
    let props = RootProps { opening: Shared::new(opening) };
    yew::Renderer::<Root>::with_root_and_props(app.into(), props).render();
    platform::document::mark("hangyong:interactive");
    // The application renders before this task runs.
    spawn_local(async move {
        if let Some(panel) = platform::document::select(PANEL).filter(|_| scrolled_px > 0) {
            panel.set_scroll_top(scrolled_px);
        }
    });
}

/// The page stays static text for now and shows the note that says why; [`mount`] ends that.
fn say_amiss(why: &str) {
    platform::document::set_root_attribute("data-booted", "failed");
    platform::document::set_root_attribute("data-why", "network");
    platform::document::warn(why);
}

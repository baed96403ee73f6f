//! The address bar follows the application, and the application follows Back and Forward.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::app::address::{fragment_value, fragment_with, query_of};
use crate::app::{Address, AppState, Arrival, Msg, Page};
use crate::domain::Lang;
use crate::platform;
use crate::platform::location::{self, Place};
use crate::ui::store::{use_app, use_dispatch};

/// Keeps the address in step with page and language.
#[hook]
pub fn use_address() {
    let app = use_app();
    let first = use_mut_ref(|| true);
    use_effect_with((app.page.clone(), app.lang, app.arrivals), {
        let app = app.clone();
        move |(page, lang, _): &(Page, Lang, u32)| {
            let address = format!("{}{}", app.root, page.path_in(*lang));
            match app.arrival {
                Arrival::ByAddress => {}
                // Back leaves the page that the map is a guest of, rather than going through the map first.
                Arrival::ByOpening if app.host.embed => location::replace(&address),
                Arrival::ByOpening => location::push(&address),
                Arrival::ByLanguage | Arrival::ByLink => {
                    let fragment = location::place(&app.root).fragment;
                    location::replace(&format!("{address}{fragment}"));
                }
            }
            // The page that came names its own; browsers share that address rather than the one in their bar.
            if !first.replace(false) {
                platform::document::set_canonical(&location::absolute(&address));
            }
        }
    });
    use_history();
}

#[hook]
fn use_history() {
    let app = use_app();
    let dispatch = use_dispatch();
    use_effect_with((), move |()| {
        let root = app.root.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                let place = location::place(&root);
                let address = Address::parse(&place.path, &app.host);
                dispatch.send(Msg::AddressChanged { lang: address.lang, page: address.page });
                if let Some(code) = fragment_value(&place.fragment, "trip") {
                    dispatch.send(Msg::LinkOpened(code.into()));
                }
            })
        });
        move || drop(listener)
    });
}

/// Writes the camera into the fragment of the present address.
pub fn write_camera(root: &str, camera: &str) {
    let Place { path, fragment, .. } = location::place(root);
    location::replace(&format!("{root}{path}#{}", fragment_with(&fragment, "map", Some(camera))));
}

/// The present page outside its frame: the same content, the camera as it is, and the trip, which a frame may be unable
/// to keep.
pub fn full_address(app: &AppState) -> String {
    let pack = app.host.pack.as_ref().map(|pack| format!("?{}", query_of("pack", pack)));
    let fragment = location::place(&app.root).fragment;
    let fragment = match app.trips.as_ref().and_then(|trips| trips.link_code()) {
        Some(code) => fragment_with(&fragment, "trip", Some(&code)),
        None => fragment.trim_start_matches('#').to_owned(),
    };
    let separator = if fragment.is_empty() { "" } else { "#" };
    format!("{}{}{separator}{fragment}", app.href(&app.page), pack.unwrap_or_default())
}

/// The camera in the fragment of the present address.
pub fn read_camera(root: &str) -> Option<String> {
    fragment_value(&location::place(root).fragment, "map").map(str::to_owned)
}

/// Takes the trip out of the fragment; the reader has chosen what becomes of it.
pub fn drop_link(root: &str) {
    let Place { path, fragment, .. } = location::place(root);
    if fragment_value(&fragment, "trip").is_some() {
        location::replace(&format!("{root}{path}#{}", fragment_with(&fragment, "trip", None)));
    }
}

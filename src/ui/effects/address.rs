//! Keeps the address bar in step with the application, and the application in step with Back and Forward.

use yew::prelude::*;

use crate::app::address::{fragment_value, fragment_with, link_code, trip_link};
use crate::app::{Address, AppState, Arrival, Effect, HostQuery, Msg, Page, Section, StopTool, pack_address};
use crate::domain::Lang;
use crate::map::Spot;
use crate::platform;
use crate::platform::location::{self, UrlParts};
use crate::platform::rest;
use crate::platform::task::spawn_local;
use crate::ui::store::{Dispatch, use_app, use_dispatch, use_performer};

/// Keeps the address in step with page and language.
#[hook]
pub fn use_address() {
    let app = use_app();
    let now = app.clone();
    use_performer(Box::new(move |effect| {
        if let Effect::WriteAddress { page, lang, section, arrival } = effect {
            write(&now, (page, *lang, *section), *arrival);
            note(&now.search);
        }
    }));
    use_effect_with(app.search.clone(), |search| note(search));
    use_history();
}

/// Writes where the reader has arrived into the address. The page as loaded already names its canonical address;
/// afterwards it has to be set, because browsers share that address rather than the one in the address bar.
fn write(app: &AppState, (page, lang, section): (&Page, Lang, Option<Section>), arrival: Arrival) {
    let UrlParts { query, fragment, .. } = location::place(&app.root);
    let pack = app.host.pack.as_deref();
    let address = format!("{}{}", app.root, pack_address::address(page, lang, &query, pack));
    match arrival {
        Arrival::ByAddress => {}
        // In a frame no entry is added, so that Back leaves the host page instead of stepping through the map first.
        Arrival::ByOpening if app.host.embed => location::replace(&address),
        Arrival::ByOpening => location::push(&format!("{address}{}", Section::in_fragment(section, ""))),
        // A reload does not reopen a section that the reader has left.
        Arrival::ByLanguage | Arrival::ByLink => {
            location::replace(&format!("{address}{}", Section::in_fragment(section, &fragment)));
        }
    }
    platform::document::set_canonical(&location::absolute(&app.href_in(page, lang)));
}

/// Stores the search text with the history entry, so that Back and reload restore it.
fn note(search: &str) {
    if location::noted() != search {
        location::note(search);
    }
}

/// Where the reader is. If a chat or mail program has moved a trip's code elsewhere in the address, the deferred half
/// first moves it back; if that half cannot be loaded, the address stays as it is.
pub async fn place_led(root: &str) -> UrlParts {
    let place = location::place(root);
    let is_bent = trip_link::may_be_bent(&place.path, &place.query, &place.fragment);
    if is_bent && rest::load().await.is_ok() { lead(root, place) } else { place }
}

#[inline(never)]
fn lead(root: &str, place: UrlParts) -> UrlParts {
    match trip_link::led(&place.path, &place.query, &place.fragment) {
        Some(led) => {
            let query = led.query.trim_start_matches('?');
            let separator = if query.is_empty() { "" } else { "?" };
            location::replace(&format!("{root}{}{separator}{query}#{}", led.path, led.fragment));
            location::place(root)
        }
        None => place,
    }
}

#[hook]
fn use_history() {
    let app = use_app();
    let dispatch = use_dispatch();
    use_effect_with((), move |()| {
        let root = app.root.clone();
        let listener = platform::document::on_window("popstate", move || {
            let (root, dispatch) = (root.clone(), dispatch.clone());
            spawn_local(async move { arrive(&place_led(&root).await, &dispatch) });
        });
        move || drop(listener)
    });
}

fn arrive(place: &UrlParts, dispatch: &Dispatch) {
    let address = Address::parse(&place.path, &HostQuery::parse(&place.query));
    dispatch.send(Msg::AddressChanged { lang: address.lang, page: address.page });
    dispatch.send(Msg::Search(location::noted()));
    asked_in_fragment(&place.fragment).into_iter().flatten().for_each(|msg| dispatch.send(msg));
}

/// What a fragment asks for besides the camera and a section: a trip to be shown, the stamp of the open stop.
// Called from two places: out of line, so that its code exists once.
#[inline(never)]
pub fn asked_in_fragment(fragment: &str) -> [Option<Msg>; 2] {
    let trip = link_code(fragment).map(|code| Msg::LinkOpened(code.into()));
    let stamp = fragment_value(fragment, "stamp").map(|_| Msg::UseTool(Some(StopTool::Stamp)));
    [trip, stamp]
}

/// The event announced on the window whenever the camera has been written into the address.
pub const CAMERA_WRITTEN: &str = "hangyong:camera";

/// Writes the camera into the fragment of the present address.
pub fn write_camera(root: &str, camera: &str) {
    let fragment = location::place(root).fragment;
    location::replace_fragment(root, &fragment_with(&fragment, "map", Some(camera)));
    platform::document::announce(CAMERA_WRITTEN);
}

/// The address of the present page outside its frame: the same content, the current camera, and the trip, which a
/// frame may be unable to keep.
pub fn full_address(app: &AppState) -> String {
    let fragment = location::place(&app.root).fragment;
    let fragment = match app.trips.as_ref().and_then(|trips| trips.link_code()) {
        Some(code) => fragment_with(&fragment, "trip", Some(&code)),
        None => fragment.trim_start_matches('#').to_owned(),
    };
    let separator = if fragment.is_empty() { "" } else { "#" };
    format!("{}{separator}{fragment}", app.href(&app.page))
}

/// The camera in the fragment of the present address.
pub fn read_camera(root: &str) -> Option<String> {
    fragment_value(&location::place(root).fragment, "map").map(str::to_owned)
}

/// The same, parsed; `None` if there is no camera or it is not valid.
pub fn read_spot(root: &str) -> Option<Spot> {
    Spot::from_fragment(&read_camera(root)?).ok()
}

/// Removes the trip from the fragment, once the reader has decided what to do with it.
pub fn drop_link(root: &str) {
    let fragment = location::place(root).fragment;
    if link_code(&fragment).is_some() {
        let rest = fragment_with(&fragment_with(&fragment, "trip", None), "guide", None);
        location::replace_fragment(root, &rest);
    }
}

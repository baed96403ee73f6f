//! Shows roads, metros, boats and bridges once the map is near enough and the whole pack is loaded. The code that
//! draws them is in the deferred half.

use std::cell::RefCell;
use std::rc::Rc;

use super::{MapHandle, with_rest};
use crate::app::{AppState, Msg};
use crate::domain::script::file_address;
use crate::domain::{Atlas, Network, PackedNetwork};
use crate::map::CityDetail;
use crate::map::detail::roads::Roads;
use crate::platform::document::is_marked;
use crate::platform::fetch::until_read;
use crate::platform::map_view::PAINTED;
use crate::platform::task::spawn_local;
use crate::ui::store::Dispatch;

/// The zoom from which they are requested: a little before motorways, the first of them, are drawn.
const DETAIL_FROM: f64 = 9.0;

thread_local! {
    /// The roads, once they have arrived: they are the same for every language and pack.
    static ROADS: RefCell<Option<Rc<Roads>>> = const { RefCell::new(None) };
}

/// Sets the atlas whose network is shown as soon as the map is near enough. The first part of the site's own pack
/// comes without a network, which follows; another pack on the built-in map may have none at all.
pub fn offer(handle: &Rc<MapHandle>, app: &AppState, dispatch: Dispatch) {
    let is_whole = app.host.pack.is_some() && has_roads(&app.atlas);
    if app.atlas.network != PackedNetwork::default() || is_whole {
        *handle.offered.borrow_mut() = Some(app.atlas.clone());
        come_nearer(handle, &app.root, dispatch);
    }
}

/// Shows it if the map is near enough and it was not shown before; waits until the first view is painted.
pub fn come_nearer(handle: &Rc<MapHandle>, root: &str, dispatch: Dispatch) {
    if handle.zoom() < DETAIL_FROM || !is_marked(PAINTED) {
        return;
    }
    let Some(atlas) = handle.offered.take() else { return };
    let roads = has_roads(&atlas).then(|| file_address(root, "basemap/roads.bin"));
    with_rest(handle, move |handle| {
        show(handle, &atlas, roads);
        dispatch.send(Msg::RestArrived);
    });
}

/// The roads belong to the built-in map. A pack's own base map contains its own.
fn has_roads(atlas: &Atlas) -> bool {
    atlas.info.basemap.is_none()
}

/// A gate of the split: out of line. The map is complete without roads, so no failure to load them is reported.
#[inline(never)]
fn show(handle: &Rc<MapHandle>, atlas: &Atlas, roads: Option<String>) {
    let network = atlas.network.read();
    let known = roads.as_ref().and_then(|_| ROADS.with_borrow(Option::clone));
    let is_complete = roads.is_none() || known.is_some();
    set_detail(handle, &network, known.unwrap_or_default());
    let Some(address) = roads.filter(|_| !is_complete) else { return };
    let weak = Rc::downgrade(handle);
    spawn_local(async move {
        let read = |file: &[u8]| Roads::decode(file).map_err(|error| error.to_string());
        let roads = Rc::new(until_read(&address, read, |_| ()).await);
        ROADS.set(Some(roads.clone()));
        if let Some(handle) = weak.upgrade() {
            set_detail(&handle, &network, roads);
        }
    });
}

fn set_detail(handle: &MapHandle, network: &Network, roads: Rc<Roads>) {
    let detail = Rc::new(CityDetail::new(network, roads));
    handle.tell(|engine, _| engine.set_detail(detail));
}

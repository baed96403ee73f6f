//! Fetches the built-in base map: its overview while whole routes are in view, all of it when the map comes nearer.

use super::MapHandle;
use crate::app::Msg;
use crate::domain::script::file_address;
use crate::map::basemap::{Basemap, OVERVIEW_ZOOM};
use crate::platform::document::is_marked;
use crate::platform::fetch::until_read;
use crate::platform::map_view::PAINTED;
use crate::platform::task::spawn_local;
use crate::ui::store::Dispatch;
use std::cell::Cell;
use std::rc::Rc;

/// How many zoom levels before it is needed the whole base map is requested.
const AHEAD: f64 = 0.3;

/// From this zoom on the overview is not worth fetching first: too much of what is visible is missing from it.
const WHOLE_AT_ONCE_FROM: f64 = 9.7;

/// Which part of the built-in base map has been requested, and which is shown.
#[derive(Default)]
pub struct Parts {
    asked: Cell<Part>,
    shown: Cell<Part>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    #[default]
    Nothing,
    Overview,
    Whole,
}

impl Part {
    fn file(self) -> &'static str {
        match self {
            Self::Whole => "basemap/basemap.bin",
            _ => "basemap/overview.bin",
        }
    }
}

/// Shows the built-in base map from now on.
pub fn use_built_in(handle: &Rc<MapHandle>, root: String, dispatch: Dispatch) {
    let weak = Rc::downgrade(handle);
    spawn_local(async move {
        // By now the map knows its camera.
        if let Some(handle) = weak.upgrade() {
            let part = if handle.zoom() < WHOLE_AT_ONCE_FROM { Part::Overview } else { Part::Whole };
            fetch(&handle, part, &root, dispatch);
        }
    });
}

/// Fetches the whole base map if only its overview was requested and the map is nearer than that; waits until the
/// first view is painted.
pub fn come_nearer(handle: &Rc<MapHandle>, root: &str, dispatch: Dispatch) {
    let is_near = handle.zoom() >= f64::from(OVERVIEW_ZOOM + 1) - AHEAD;
    if is_near && handle.ground.asked.get() == Part::Overview && is_marked(PAINTED) {
        fetch(handle, Part::Whole, root, dispatch);
    }
}

/// Fetches a part of it; while that fails, the page says so.
fn fetch(handle: &Rc<MapHandle>, part: Part, root: &str, dispatch: Dispatch) {
    handle.ground.asked.set(part);
    let (weak, address) = (Rc::downgrade(handle), file_address(root, part.file()));
    spawn_local(async move {
        let read = |content: &[u8]| Basemap::decode(content).map_err(|error| error.to_string());
        let amiss = |_: &str| dispatch.send(Msg::BasemapFailed);
        let basemap = until_read(&address, read, amiss).await;
        dispatch.send(Msg::BasemapArrived);
        let Some(handle) = weak.upgrade().filter(|handle| handle.ground.shown.get() < part) else { return };
        handle.ground.shown.set(part);
        handle.tell(|engine, _| engine.set_basemap(basemap));
    });
}

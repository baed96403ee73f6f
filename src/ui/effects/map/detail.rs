//! Shows metros, boats and bridges once the map has come near and the whole pack is there. What draws them belongs to the
//! rest of the program.

use std::rc::Rc;

use super::{MapHandle, with_rest};
use crate::app::{Msg, Shared};
use crate::domain::{Atlas, PackedNetwork};
use crate::map::CityDetail;
use crate::platform::document::is_marked;
use crate::platform::map_view::PAINTED;
use crate::ui::store::Dispatch;

/// A little before the first of it, the boats, is drawn.
const DETAIL_FROM: f64 = 9.0;

/// An atlas whose network is to be shown as soon as the map is near enough.
pub fn offer(handle: &Rc<MapHandle>, atlas: &Shared<Atlas>, dispatch: Dispatch) {
    if atlas.network != PackedNetwork::default() {
        *handle.offered.borrow_mut() = Some(atlas.clone());
        come_nearer(handle, dispatch);
    }
}

/// Shows it where the map is near enough and it was not shown before. The first view comes first.
pub fn come_nearer(handle: &Rc<MapHandle>, dispatch: Dispatch) {
    if handle.zoom() < DETAIL_FROM || !is_marked(PAINTED) {
        return;
    }
    let Some(atlas) = handle.offered.take() else { return };
    with_rest(handle, move |handle| {
        show(handle, &atlas);
        dispatch.send(Msg::RestArrived);
    });
}

// A gate of the split: out of line.
#[inline(never)]
fn show(handle: &MapHandle, atlas: &Atlas) {
    let detail = CityDetail::new(&atlas.network.read());
    handle.tell(|engine, _| engine.set_detail(Rc::new(detail)));
}

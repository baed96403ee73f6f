//! The room that the page leaves for the map: what covers the map, and when that changes.

use std::rc::Rc;

use web_sys::DomRect;
use yew::prelude::*;

use super::MapHandle;
use crate::app::{AppState, Sheet, Shown};
use crate::geometry::Px;
use crate::map::Obstruction;
use crate::platform::document;

/// How much larger everything on the map is in the elder view.
const ELDER_TIMES: f64 = 1.25;

/// What determines the layout around the map, besides the window: the sheet, whether the panel becomes a sheet in a
/// narrow window, and whether everything is larger.
type Layout = (Sheet, bool, bool);

/// Keeps the engine in step with the page around the map. The map's view itself reacts to a change of the window.
#[hook]
pub fn use_room(handle: &Rc<MapHandle>, app: &Rc<AppState>) {
    let covered = app.host.shown == Shown::Full && !app.arranged.auto_height;
    let times = if app.elder { ELDER_TIMES } else { 1.0 };
    let engine = handle.clone();
    use_effect_with((app.sheet, covered, app.elder), move |_: &Layout| {
        engine.lay_out(times);
        let listener = document::on_window("resize", move || furnish(&engine, times));
        move || drop(listener)
    });
    // Any rendering may have changed what lies on the map: its scale, a chip, a card.
    let handle = handle.clone();
    use_effect(move || furnish(&handle, times));
}

/// How much of the map the sheet covers, in CSS pixels from the bottom. `.map__free` is the area that the sheet will
/// leave free: the sheet itself may still be moving.
pub fn covered() -> f64 {
    let bottom = |selector| document::select(selector).map(|found| found.get_bounding_client_rect().bottom());
    match (bottom(".map"), bottom(".map__free")) {
        (Some(map), Some(free)) => (map - free).max(0.0),
        _ => 0.0,
    }
}

/// Tells the engine what lies on the map. If that has not changed, no frame is requested.
fn furnish(handle: &MapHandle, times: f64) {
    let Some(map) = document::select(".map").map(|map| map.get_bounding_client_rect()) else { return };
    let free = (map.top(), map.bottom() - covered());
    let furniture = FURNITURE.into_iter().filter_map(|piece| in_corner(&map, free, piece, times));
    let furniture: Vec<Obstruction> = furniture.collect();
    if *handle.engine.borrow().furniture() != furniture {
        handle.tell(|engine, _| engine.set_furniture(furniture));
    }
}

/// The free space around a piece of furniture, in CSS pixels.
const AROUND_PX: f64 = 4.0;

/// The elements that lie on the map, and whether each may still be moving to the bottom edge, where it will be as far
/// from it as from the side.
const FURNITURE: [(&str, bool); 6] = [
    (".map__controls", false),
    (".map__scale", false),
    (".map__credit", true),
    (".map__streets", false),
    (".map__mine", false),
    (".map > .map__full", false),
];

/// A piece of furniture, including everything between it and its corner of the free area (`top` to `bottom`) of the
/// map.
fn in_corner(
    map: &DomRect,
    (top, bottom): (f64, f64),
    (selector, sinks): (&str, bool),
    times: f64,
) -> Option<Obstruction> {
    let piece = document::select(selector)?.get_bounding_client_rect();
    if piece.width() <= 0.0 {
        return None;
    }
    let (to_left, to_right) = (piece.left() - map.left(), map.right() - piece.right());
    let is_low = sinks || piece.top() + piece.bottom() > top + bottom;
    let aside = to_left.min(to_right);
    let away = match is_low {
        _ if sinks => aside,
        true => bottom - piece.bottom(),
        false => piece.top() - top,
    };
    let size = |length: f64, margin: f64| (length + margin.max(0.0) + AROUND_PX) / times;
    Some(Obstruction {
        right: to_right < to_left,
        bottom: is_low,
        size_px: Px::new(size(piece.width(), aside), size(piece.height(), away)),
    })
}

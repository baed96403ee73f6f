//! The room that the page leaves to the map: what lies over it, and when that becomes another.

use std::rc::Rc;

use web_sys::DomRect;
use yew::prelude::*;

use super::MapHandle;
use crate::app::{AppState, Sheet, Shown};
use crate::geometry::Px;
use crate::map::Furniture;
use crate::platform::document;

/// How many times as large everything on the map is in the elder view.
const ELDER_TIMES: f64 = 1.25;

/// What decides how the page is laid out around the map, besides the window: the sheet, whether the panel is one where the
/// window is narrow, and whether everything is larger.
type Layout = (Sheet, bool, bool);

/// Keeps the engine in step with the page around the map. The map's view itself hears of another window.
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
    // Whatever is drawn anew may stand on the map: its scale, a chip, a card.
    let handle = handle.clone();
    use_effect(move || furnish(&handle, times));
}

/// What the sheet covers of the map, in CSS pixels from below. `.map__free` is where the sheet will leave the map free:
/// the sheet itself may still be on its way.
pub fn covered() -> f64 {
    let bottom = |selector| document::select(selector).map(|found| found.get_bounding_client_rect().bottom());
    match (bottom(".map"), bottom(".map__free")) {
        (Some(map), Some(free)) => (map - free).max(0.0),
        _ => 0.0,
    }
}

/// Tells the engine what stands on the map. Where that is what it knows already no frame is asked for.
fn furnish(handle: &MapHandle, times: f64) {
    let Some(map) = document::select(".map").map(|map| map.get_bounding_client_rect()) else { return };
    let free = (map.top(), map.bottom() - covered());
    let furniture = FURNITURE.into_iter().filter_map(|piece| in_corner(&map, free, piece, times));
    let furniture: Vec<Furniture> = furniture.collect();
    if *handle.engine.borrow().furniture() != furniture {
        handle.tell(|engine, _| engine.set_furniture(furniture));
    }
}

/// What stays free around a piece of furniture, in CSS pixels.
const AROUND_PX: f64 = 4.0;

/// What stands on the map: its element, and whether it is on its way to the lower edge, as far from it as from the side.
const FURNITURE: [(&str, bool); 6] = [
    (".map__controls", false),
    (".map__scale", false),
    (".map__credit", true),
    (".map__streets", false),
    (".map__mine", false),
    (".map > .map__full", false),
];

/// A piece of furniture with all that lies between it and its corner of what is free of the map, from top to bottom.
fn in_corner(
    map: &DomRect,
    (top, bottom): (f64, f64),
    (selector, sinks): (&str, bool),
    times: f64,
) -> Option<Furniture> {
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
    Some(Furniture {
        right: to_right < to_left,
        bottom: is_low,
        size_px: Px::new(size(piece.width(), aside), size(piece.height(), away)),
    })
}

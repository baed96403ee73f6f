//! The room that the page leaves to the map: what lies over it, and when that becomes another.

use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::DomRect;
use yew::prelude::*;

use super::MapHandle;
use crate::app::{AppState, Sheet, Shown};
use crate::geometry::{Px, maths};
use crate::map::{Furniture, Insets};
use crate::platform::document;

/// How many times as large everything on the map is in the elder view.
const ELDER_TIMES: f64 = 1.25;

/// What decides how the page is laid out around the map, besides window and sheet: whether the panel is a sheet over it
/// where the window is narrow, and whether everything is larger.
type Layout = (bool, bool);

/// Keeps the engine in step with the page around the map: what covers it is measured. What was fitted is fitted anew when
/// the layout becomes another; whoever draws the sheet up or down looks at the map as it is.
#[hook]
pub fn use_room(handle: &Rc<MapHandle>, app: &Rc<AppState>, has_scale: bool) {
    let covered = app.host.shown == Shown::Full && !app.arranged.auto_height;
    let (handle, laid_out) = (handle.clone(), use_mut_ref(|| None));
    use_effect_with(
        (app.sheet, has_scale, (covered, app.elder)),
        move |(_, _, layout): &(Sheet, bool, Layout)| {
            let (layout, elder) = (*layout, layout.1);
            lay_out(&handle, elder);
            if laid_out.replace(Some(layout)).is_some_and(|before| before != layout) {
                handle.tell(|engine, _| engine.fit_again());
            }
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, "resize", move |_| lay_out(&handle, elder)));
            move || drop(listener)
        },
    );
}

fn lay_out(handle: &MapHandle, elder: bool) {
    let times = if elder { ELDER_TIMES } else { 1.0 };
    handle.magnify(times);
    let Some(map) = document::select(".map").map(|map| map.get_bounding_client_rect()) else { return };
    let insets = Insets { bottom: covered(&map) / times, ..Insets::default() };
    let furniture = FURNITURE.into_iter().filter_map(|piece| in_corner(&map, piece, times)).collect();
    handle.tell(|engine, _| {
        engine.set_insets(insets);
        engine.set_furniture(furniture);
    });
}

/// The greatest part of the map that counts as covered. Under a sheet that is drawn up farther nothing is looked at, and
/// what is fitted there should be right when the sheet comes down again.
const MOST: f64 = 0.6;

/// What stays free around a piece of furniture, in CSS pixels.
const AROUND_PX: f64 = 4.0;

/// What the sheet covers of the map, in CSS pixels from below. `.map__free` is where the sheet will leave the map free:
/// the sheet itself may still be on its way.
fn covered(map: &DomRect) -> f64 {
    let free =
        document::select(".map__free").map_or(map.bottom(), |free| free.get_bounding_client_rect().bottom());
    maths::clamp(map.bottom() - free, 0.0, map.height() * MOST)
}

/// What stands on the map: its element, and the corner where that does not follow from where it is at present.
const FURNITURE: [(&str, Option<bool>); 3] =
    [(".map__controls", None), (".map__scale", None), (".map__credit", Some(true))];

/// A piece of furniture in its corner: as far from the map's upper or lower edge as from its side.
fn in_corner(map: &DomRect, (selector, bottom): (&str, Option<bool>), times: f64) -> Option<Furniture> {
    let piece = document::select(selector)?.get_bounding_client_rect();
    let (to_left, to_right) = (piece.left() - map.left(), map.right() - piece.right());
    let in_lower_half = piece.top() + piece.bottom() > map.top() + map.bottom();
    let margin = to_left.min(to_right).max(0.0);
    let size = |length: f64| (length + margin + AROUND_PX) / times;
    Some(Furniture {
        right: to_right < to_left,
        bottom: bottom.unwrap_or(in_lower_half),
        size_px: Px::new(size(piece.width()), size(piece.height())),
    })
}

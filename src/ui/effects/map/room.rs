//! The room that the page leaves to the map: what lies over it, and when that becomes another.

use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

use super::MapHandle;
use crate::app::{AppState, Sheet, Shown};
use crate::geometry::Px;
use crate::map::{Furniture, Insets};
use crate::platform::document;

/// How many times as large everything on the map is in the elder view.
const ELDER_TIMES: f64 = 1.25;

/// What decides how the page is laid out around the map, besides the window: whether the panel is a sheet over it where
/// the window is narrow, and whether everything is larger.
type Layout = (bool, bool);

/// Keeps the engine in step with the page around the map. What was fitted is fitted anew when the layout becomes another;
/// whoever draws the sheet up or down looks at the map as it is.
#[hook]
pub fn use_room(handle: &Rc<MapHandle>, app: &Rc<AppState>) {
    let covered = app.host.shown == Shown::Full && !app.arranged.auto_height;
    let (handle, laid_out) = (handle.clone(), use_mut_ref(|| None));
    use_effect_with((app.sheet, (covered, app.elder)), move |(sheet, layout): &(Sheet, Layout)| {
        let (sheet, layout) = (*sheet, *layout);
        lay_out(&handle, sheet, layout);
        if laid_out.replace(Some(layout)).is_some_and(|before| before != layout) {
            handle.tell(|engine, _| engine.fit_again());
        }
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "resize", move |_| lay_out(&handle, sheet, layout)));
        move || drop(listener)
    });
}

fn lay_out(handle: &MapHandle, sheet: Sheet, (covered, elder): Layout) {
    let times = if elder { ELDER_TIMES } else { 1.0 };
    handle.magnify(times);
    let (insets, furniture) = (insets(sheet, covered, times), furniture(times));
    handle.tell(|engine, _| {
        engine.set_insets(insets);
        engine.set_furniture(furniture);
    });
}

/// What the sheet covers of the map on a phone, in the engine's pixels. On a desk the panel stands beside it.
fn insets(sheet: Sheet, covered: bool, magnified: f64) -> Insets {
    let phone = document::media("(max-width: 767px)");
    if !phone || !covered {
        return Insets::default();
    }
    let height = document::window_height();
    let bottom = match sheet {
        Sheet::Peek => 92.0,
        Sheet::Half => height * 0.52,
        Sheet::Full => height * 0.8,
    };
    Insets { bottom: bottom / magnified, ..Insets::default() }
}

/// Buttons, scale and credits, as the styles place them (`.map__controls`, `.map__scale`, `.map__credit`). In the elder
/// view they grow as much as the engine's pixels do, or a little more.
fn furniture(magnified: f64) -> Vec<Furniture> {
    let phone = document::media("(max-width: 767px)");
    let room = if magnified > 1.0 { 1.1 } else { 1.0 };
    let piece = |right, bottom, width, height| Furniture {
        right,
        bottom,
        size_px: Px::new(width * room, height * room),
    };
    let credit = if phone { piece(true, true, 56.0, 56.0) } else { piece(true, true, 104.0, 40.0) };
    let low = phone && document::media("(max-height: 600px)");
    let controls = if low { piece(true, false, 148.0, 60.0) } else { piece(true, false, 60.0, 148.0) };
    vec![controls, piece(false, !phone, 124.0, 48.0), credit]
}

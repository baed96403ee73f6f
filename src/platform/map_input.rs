//! Turns the browser's events into the map's raw input.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent, WheelEvent};

use crate::geometry::Px;
use crate::map::{MapKey, PointerKind, RawInput};

/// Height of one line of wheel scrolling, in CSS pixels.
const LINE_PX: f64 = 36.0;
/// Height of one page of wheel scrolling, in CSS pixels.
const PAGE_PX: f64 = 400.0;

/// The input of a pointer event; `None` for presses of buttons other than the main one, and for other event types.
pub(super) fn pointer(event: &Event, canvas: &Element, magnified: f64) -> Option<RawInput> {
    let event: &PointerEvent = event.dyn_ref()?;
    let at_px = place(f64::from(event.client_x()), f64::from(event.client_y()), canvas, magnified);
    let id = event.pointer_id();
    let kind = match event.pointer_type().as_str() {
        "touch" => PointerKind::Touch,
        "pen" => PointerKind::Pen,
        _ => PointerKind::Mouse,
    };
    Some(match event.type_().as_str() {
        "pointerdown" if event.button() == 0 => RawInput::PointerDown { id, kind, at_px },
        "pointermove" => RawInput::PointerMove { id, kind, at_px, pressed: event.buttons() & 1 == 1 },
        "pointerup" => RawInput::PointerUp { id, at_px },
        "pointercancel" | "lostpointercapture" => RawInput::PointerCancel { id },
        "pointerleave" => RawInput::PointerLeave,
        _ => return None,
    })
}

/// The input of a wheel event.
pub(super) fn wheel(event: &Event, canvas: &Element, magnified: f64) -> Option<RawInput> {
    let event: &WheelEvent = event.dyn_ref()?;
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE_PX,
        WheelEvent::DOM_DELTA_PAGE => PAGE_PX,
        _ => 1.0,
    };
    let at_px = place(f64::from(event.client_x()), f64::from(event.client_y()), canvas, magnified);
    Some(RawInput::Wheel {
        at_px,
        delta_px: event.delta_y() * unit,
        ctrl: event.ctrl_key() || event.meta_key(),
    })
}

/// The input of Safari's gesture event for a trackpad pinch.
pub(super) fn trackpad(event: &Event, canvas: &Element, magnified: f64) -> RawInput {
    let number = |name: &str| js_sys::Reflect::get(event, &name.into()).ok()?.as_f64();
    let at = |name| number(name).unwrap_or_default();
    let at_px = place(at("clientX"), at("clientY"), canvas, magnified);
    let begins = event.type_() == "gesturestart";
    RawInput::Trackpad { at_px, scale: if begins { None } else { number("scale") } }
}

/// The input of a key event; `None` for keys that the map does not use, and for shortcuts.
pub(super) fn key(event: &Event) -> Option<RawInput> {
    let event: &KeyboardEvent = event.dyn_ref()?;
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    MapKey::from_name(&event.key()).map(RawInput::Key)
}

/// The position on the map in engine pixels; one engine pixel is `magnified` CSS pixels.
fn place(client_x: f64, client_y: f64, canvas: &Element, magnified: f64) -> Px {
    let rect = canvas.get_bounding_client_rect();
    Px::new((client_x - rect.left()) / magnified, (client_y - rect.top()) / magnified)
}

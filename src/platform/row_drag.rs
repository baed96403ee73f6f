//! Rows dragged by their handles, with mouse, pen or finger, from the first movement on: handles do not scroll
//! (`touch-action`). This module does not know what a drag means. In a frame, the surrounding page is told the
//! pointer's position, since only it can scroll itself.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use super::Listener;

/// How far a mouse or pen has to move before a row is lifted, in CSS pixels.
const PULL_PX: f64 = 4.0;
/// The same for a finger, which is never quite still.
const FINGER_PULL_PX: f64 = 8.0;

/// The name of the window event that is dispatched in every frame of a drag.
pub const DRAGGED: &str = "hangyong:dragged";

thread_local! {
    /// The pointer's position while a row is dragged, in CSS pixels below the window's top edge.
    static HAND_Y: Cell<Option<f64>> = const { Cell::new(None) };
    /// How far the surrounding page has scrolled since the drag's last frame, in CSS pixels.
    static SCROLLED_PX: Cell<f64> = const { Cell::new(0.0) };
}

/// The pointer's position while a row is dragged, in CSS pixels below the window's top edge.
pub fn hand_y() -> Option<f64> {
    HAND_Y.get()
}

/// To be called when the surrounding page has scrolled by `by_px` CSS pixels, which moved this window up under a
/// resting pointer.
pub fn page_scrolled(by_px: f64) {
    SCROLLED_PX.set(SCROLLED_PX.get() + by_px);
}

/// What happens to a row.
#[derive(Clone)]
pub enum RowDrag {
    /// The row with that handle is lifted.
    Lifted(Element),
    /// The pointer is at this position in the window, in CSS pixels from the left and top edges.
    Over(f64, f64),
    /// The row is dropped.
    Dropped,
    /// The drag is cancelled.
    CalledOff,
    /// The handle was clicked, tapped or pressed by key, and not dragged.
    Pressed(Element),
}

/// Handles drags; returns how far the list should scroll in this frame, in CSS pixels.
type HeardDrag = Rc<dyn Fn(RowDrag) -> f64>;

struct Hand {
    pointer: i32,
    handle: Element,
    from: (f64, f64),
    at: (f64, f64),
    pull_px: f64,
    lifted: bool,
}

/// Listens for drags until it is dropped.
pub struct RowDrags {
    _listeners: Vec<Listener>,
}

struct Drags {
    hand: RefCell<Option<Hand>>,
    /// Whether a row was lifted since the last press: then the click at its end is ignored.
    was_lifted: Cell<bool>,
    selector: &'static str,
    scroller: &'static str,
    heard: HeardDrag,
}

impl RowDrags {
    /// Listens within `list` for drags of handles that match `selector`; the list scrolls inside the first element that
    /// matches `scroller`.
    pub fn attach(list: &Element, selector: &'static str, scroller: &'static str, heard: HeardDrag) -> Self {
        let drags = Rc::new(Drags {
            hand: RefCell::new(None),
            was_lifted: Cell::new(false),
            selector,
            scroller,
            heard,
        });
        let mut listeners = Vec::new();
        let mut listen = |target: &web_sys::EventTarget, name, passive, what: fn(&Rc<Drags>, &Event)| {
            let drags = drags.clone();
            listeners.push(Listener::new(target, name, passive, move |event| what(&drags, &event)));
        };
        listen(list, "pointerdown", false, Drags::down);
        listen(list, "click", true, Drags::click);
        listen(list, "touchmove", false, Drags::hold_page);
        listen(list, "contextmenu", false, Drags::hold_page);
        if let Some(window) = web_sys::window() {
            listen(&window, "pointermove", true, Drags::moved);
            listen(&window, "pointerup", true, Drags::up);
            listen(&window, "pointercancel", true, Drags::call_off);
            // Captured before anything else that Esc would close.
            let drags = drags.clone();
            listeners.push(Listener::capturing(&window, "keydown", move |event| drags.key(event)));
        }
        Self { _listeners: listeners }
    }
}

impl Drags {
    fn down(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>().filter(|event| event.button() == 0) else { return };
        let Some(handle) = self.handle_of(event) else { return };
        if self.hand.borrow().is_some() {
            return;
        }
        self.was_lifted.set(false);
        let pull_px = if event.pointer_type() == "touch" { FINGER_PULL_PX } else { PULL_PX };
        let from = place_of(event);
        let hand = Hand { pointer: event.pointer_id(), handle, from, at: from, pull_px, lifted: false };
        *self.hand.borrow_mut() = Some(hand);
    }

    fn click(self: &Rc<Self>, event: &Event) {
        let pressed = self.handle_of(event).filter(|_| !self.was_lifted.take());
        if let Some(handle) = pressed {
            (self.heard)(RowDrag::Pressed(handle));
        }
    }

    fn handle_of(&self, event: &Event) -> Option<Element> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        target.closest(self.selector).ok().flatten()
    }

    fn lift(self: &Rc<Self>) {
        let handle = match &mut *self.hand.borrow_mut() {
            Some(hand) if !hand.lifted => {
                hand.lifted = true;
                hand.handle.clone()
            }
            _ => return,
        };
        self.was_lifted.set(true);
        (self.heard)(RowDrag::Lifted(handle));
        self.tick();
    }

    fn moved(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let (x, y) = place_of(event);
        let mut hand = self.hand.borrow_mut();
        let Some(held) = hand.as_mut().filter(|hand| hand.pointer == event.pointer_id()) else { return };
        held.at = (x, y);
        let far = (x - held.from.0).hypot(y - held.from.1);
        if !held.lifted && far > held.pull_px {
            drop(hand);
            self.lift();
        }
    }

    /// Runs once per frame while a row is dragged: reports the pointer's position and scrolls the list near its edges.
    fn tick(self: &Rc<Self>) {
        let Some((x, y)) = self.hand_in_frame() else {
            HAND_Y.set(None);
            return;
        };
        HAND_Y.set(Some(y));
        super::document::announce(DRAGGED);
        let by_px = (self.heard)(RowDrag::Over(x, y));
        if let Some(scroller) = super::document::select(self.scroller).filter(|_| by_px != 0.0) {
            scroller.set_scroll_top(scroller.scroll_top() + by_px.round() as i32);
        }
        let drags = Rc::clone(self);
        let next = Closure::once_into_js(move || drags.tick());
        if let Some(window) = web_sys::window() {
            let _no_frame = window.request_animation_frame(next.unchecked_ref());
        }
    }

    /// The pointer's position while a row is lifted, in CSS pixels from the window's left and top edges.
    fn hand_in_frame(&self) -> Option<(f64, f64)> {
        let scrolled_px = SCROLLED_PX.take();
        let mut hand = self.hand.borrow_mut();
        let hand = hand.as_mut().filter(|hand| hand.lifted)?;
        hand.at.1 += scrolled_px;
        Some(hand.at)
    }

    fn up(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        if self.hand.borrow().as_ref().is_none_or(|hand| hand.pointer != event.pointer_id()) {
            return;
        }
        let lifted = self.hand.borrow_mut().take().is_some_and(|hand| hand.lifted);
        if lifted {
            // The list may have been scrolled since the last frame.
            let (x, y) = place_of(event);
            (self.heard)(RowDrag::Over(x, y));
            (self.heard)(RowDrag::Dropped);
        }
    }

    fn call_off(self: &Rc<Self>, _: &Event) {
        let lifted = self.hand.borrow_mut().take().is_some_and(|hand| hand.lifted);
        if lifted {
            (self.heard)(RowDrag::CalledOff);
        }
    }

    fn key(self: &Rc<Self>, event: &Event) {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            if self.hand.borrow().is_some() {
                // Esc ends the drag and must not close anything else.
                event.stop_propagation();
            }
            self.call_off(event);
        }
    }

    /// While a handle is held, a finger neither scrolls the page nor opens a context menu.
    fn hold_page(self: &Rc<Self>, event: &Event) {
        if self.hand.borrow().is_some() && event.cancelable() {
            event.prevent_default();
        }
    }
}

fn place_of(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

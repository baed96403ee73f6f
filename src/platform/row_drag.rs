//! Rows dragged by their handles, by mouse, pen or finger, from the first movement on: a handle does not scroll
//! (`touch-action`). What a drag means is not known here. In a frame, the page around it is told where the hand is, since
//! it alone can scroll itself.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use super::Listener;

/// How far a mouse moves before a row is lifted, in CSS pixels.
const PULL_PX: f64 = 4.0;
/// How far a finger moves, which is never quite still.
const FINGER_PULL_PX: f64 = 8.0;

/// An event of the window in every frame of a drag.
pub const DRAGGED: &str = "hangyong:dragged";

thread_local! {
    /// Where the hand is while a row is dragged, in CSS pixels below the window's upper edge.
    static HAND_Y: Cell<Option<f64>> = const { Cell::new(None) };
    /// How far the page around was scrolled since the last frame of the drag, in CSS pixels.
    static SCROLLED_PX: Cell<f64> = const { Cell::new(0.0) };
}

/// Where the hand is while a row is dragged, in CSS pixels below the window's upper edge.
pub fn hand_y() -> Option<f64> {
    HAND_Y.get()
}

/// The page around was scrolled by so many CSS pixels, and this window was moved up below a hand that rests.
pub fn page_scrolled(by_px: f64) {
    SCROLLED_PX.set(SCROLLED_PX.get() + by_px);
}

/// What happens to a row.
#[derive(Clone)]
pub enum RowDrag {
    /// The row of that handle is lifted.
    Lifted(Element),
    /// The hand is there in the window, in CSS pixels from the left and from above.
    Over(f64, f64),
    /// The row is let go.
    Dropped,
    /// The drag is called off.
    CalledOff,
    /// The handle was pressed, by a tap or by a key, and not dragged.
    Pressed(Element),
}

/// Hears of drags; answers how far the list should scroll in each frame, in CSS pixels.
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
    /// A row was lifted since the last press: the click at its end means nothing.
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
            // Before anything else that Esc would close.
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

    /// Once a frame while a row is in the hand: where the hand is, and the list scrolls at its edges.
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

    /// Where the hand of a lifted row is now, in CSS pixels from the window's left and upper edges.
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
                // It ends the drag and closes nothing besides.
                event.stop_propagation();
            }
            self.call_off(event);
        }
    }

    /// While a handle is held, a finger does not scroll the page and calls no menu.
    fn hold_page(self: &Rc<Self>, event: &Event) {
        if self.hand.borrow().is_some() && event.cancelable() {
            event.prevent_default();
        }
    }
}

fn place_of(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

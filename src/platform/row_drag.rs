//! Rows dragged by their handles, by mouse, pen or finger. A finger has to rest on the handle for a moment, so that a
//! finger on its way to scroll moves nothing. What a drag means is not known here.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use super::Listener;

/// How long a finger rests before a row is lifted, in milliseconds.
const REST_MS: u32 = 280;
/// How far a finger may stray meanwhile, in CSS pixels.
const STRAY_PX: f64 = 10.0;
/// How far a mouse moves before a row is lifted, in CSS pixels.
const PULL_PX: f64 = 4.0;

/// What happens to a row.
#[derive(Clone)]
pub enum RowDrag {
    /// The row of that handle is lifted.
    Lifted(Element),
    /// The hand is at that height of the window, in CSS pixels.
    Over(f64),
    /// The row is let go.
    Dropped,
    /// The drag is called off.
    CalledOff,
}

/// Hears of drags; answers how far the list should scroll in each frame, in CSS pixels.
type Heard = Rc<dyn Fn(RowDrag) -> f64>;

struct Hand {
    pointer: i32,
    handle: Element,
    from: (f64, f64),
    y: f64,
    lifted: bool,
    rest: Option<Timeout>,
}

/// Listens for drags until it is dropped.
pub struct RowDrags {
    _listeners: Vec<Listener>,
}

struct Drags {
    hand: RefCell<Option<Hand>>,
    selector: &'static str,
    scroller: &'static str,
    heard: Heard,
}

impl RowDrags {
    /// Listens within `list` for drags of handles that match `selector`; the list scrolls inside the first element that
    /// matches `scroller`.
    pub fn attach(list: &Element, selector: &'static str, scroller: &'static str, heard: Heard) -> Self {
        let drags = Rc::new(Drags { hand: RefCell::new(None), selector, scroller, heard });
        let mut listeners = Vec::new();
        let mut listen = |target: &web_sys::EventTarget, name, passive, what: fn(&Rc<Drags>, &Event)| {
            let drags = drags.clone();
            listeners.push(Listener::new(target, name, passive, move |event| what(&drags, &event)));
        };
        listen(list, "pointerdown", false, Drags::down);
        listen(list, "touchmove", false, Drags::hold_page);
        listen(list, "contextmenu", false, Drags::hold_page);
        if let Some(window) = web_sys::window() {
            listen(&window, "pointermove", true, Drags::moved);
            listen(&window, "pointerup", true, Drags::up);
            listen(&window, "pointercancel", true, Drags::call_off);
            listen(&window, "keydown", true, Drags::key);
        }
        Self { _listeners: listeners }
    }
}

impl Drags {
    fn down(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>().filter(|event| event.button() == 0) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(handle) = target.and_then(|target| target.closest(self.selector).ok().flatten()) else {
            return;
        };
        if self.hand.borrow().is_some() {
            return;
        }
        let rest = (event.pointer_type() == "touch").then(|| {
            let drags = Rc::clone(self);
            Timeout::new(REST_MS, move || drags.lift())
        });
        let from = (f64::from(event.client_x()), f64::from(event.client_y()));
        let hand = Hand { pointer: event.pointer_id(), handle, from, y: from.1, lifted: false, rest };
        *self.hand.borrow_mut() = Some(hand);
    }

    fn lift(self: &Rc<Self>) {
        let handle = match &mut *self.hand.borrow_mut() {
            Some(hand) if !hand.lifted => {
                hand.lifted = true;
                // Already run, or not needed any more.
                if let Some(rest) = hand.rest.take() {
                    rest.forget();
                }
                hand.handle.clone()
            }
            _ => return,
        };
        (self.heard)(RowDrag::Lifted(handle));
        self.tick();
    }

    fn moved(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let mut hand = self.hand.borrow_mut();
        let Some(held) = hand.as_mut().filter(|hand| hand.pointer == event.pointer_id()) else { return };
        held.y = y;
        if held.lifted {
            return;
        }
        let far = (x - held.from.0).hypot(y - held.from.1);
        let finger = held.rest.is_some();
        if finger && far > STRAY_PX {
            // The finger scrolls.
            *hand = None;
        } else if !finger && far > PULL_PX {
            drop(hand);
            self.lift();
        }
    }

    /// Once a frame while a row is in the hand: where the hand is, and the list scrolls at its edges.
    fn tick(self: &Rc<Self>) {
        let Some(y) = self.hand.borrow().as_ref().filter(|hand| hand.lifted).map(|hand| hand.y) else {
            return;
        };
        let by_px = (self.heard)(RowDrag::Over(y));
        if let Some(scroller) = super::document::select(self.scroller).filter(|_| by_px != 0.0) {
            scroller.set_scroll_top(scroller.scroll_top() + by_px.round() as i32);
        }
        let drags = Rc::clone(self);
        let next = Closure::once_into_js(move || drags.tick());
        if let Some(window) = web_sys::window() {
            let _no_frame = window.request_animation_frame(next.unchecked_ref());
        }
    }

    fn up(self: &Rc<Self>, event: &Event) {
        let ours =
            |hand: &Hand| event.dyn_ref::<PointerEvent>().is_some_and(|up| up.pointer_id() == hand.pointer);
        if !self.hand.borrow().as_ref().is_some_and(ours) {
            return;
        }
        let lifted = self.hand.borrow_mut().take().is_some_and(|hand| hand.lifted);
        if lifted {
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
            self.call_off(event);
        }
    }

    /// While a row is in the hand, a finger does not scroll the page and calls no menu.
    fn hold_page(self: &Rc<Self>, event: &Event) {
        if self.hand.borrow().as_ref().is_some_and(|hand| hand.lifted) && event.cancelable() {
            event.prevent_default();
        }
    }
}

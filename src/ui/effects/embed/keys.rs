//! Keyboard handling in a frame: Tab treats the list as a single stop until the reader enters it, and the frame can be
//! skipped. Links within the page are handled here, because otherwise they would overwrite the fragment, which belongs
//! to the map.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent};

use crate::platform::task::spawn_local;
use crate::platform::{Listener, document};

/// The entrance to the list: its first tab stop.
const ENTRANCE: &str = "[data-entrance]";
/// The last tab stop of the frame.
const END: &str = "#map-end";

/// Listens for everything that moves the focus.
pub fn guide() -> Vec<Listener> {
    let entered = Rc::new(Cell::new(false));
    let (focused, pressed) = (entered.clone(), entered);
    let listeners = [
        document::on_page("focusin", true, move |event| follow(&event, &focused)),
        document::on_page("keydown", false, move |event| press(&event, &pressed)),
        document::on_page("click", false, |event| jump(&event)),
    ];
    listeners.into_iter().flatten().collect()
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

fn focus(selector: &str) {
    if let Some(element) = document::select(selector) {
        let _not_focusable = element.focus();
    }
}

/// Tracks whether the reader is in the list. When the end of the frame is focused and nothing before it was, the
/// reader came into the frame backwards: then the entrance of the list is focused, as the last stop.
fn follow(event: &Event, entered: &Cell<bool>) {
    if closest(event, END).is_none() {
        let in_list = closest(event, "#panel").is_some() && closest(event, ENTRANCE).is_none();
        entered.set(in_list);
        return;
    }
    let before = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    if before.is_none() && document::select(ENTRANCE).is_some() {
        entered.set(false);
        // Not at once: the event would reach this listener while it still runs, which stops the program.
        spawn_local(async { focus(ENTRANCE) });
    }
}

/// Skips the list, forwards and backwards: the browser then continues from the element that has the focus.
fn press(event: &Event, entered: &Cell<bool>) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| key.key() == "Tab") else { return };
    if !key.shift_key() && closest(event, ENTRANCE).is_some() {
        focus(END);
    } else if key.shift_key()
        && closest(event, END).is_some()
        && !entered.get()
        && document::select(ENTRANCE).is_some()
    {
        event.prevent_default();
        focus(ENTRANCE);
    }
}

fn jump(event: &Event) {
    let link = closest(event, ".skip").and_then(|link| link.dyn_into::<HtmlElement>().ok());
    let Some(link) = link else { return };
    event.prevent_default();
    match link.get_attribute("href").as_deref() {
        // Into the list, past its entrance.
        Some("#panel") | None => focus("#panel h1"),
        Some(target) => focus(target),
    }
}

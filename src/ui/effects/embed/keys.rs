//! The keyboard of a guest: Tab goes past the list as one stop until the reader enters it, and the frame can be skipped.
//! Links to places of the same page would put them into the address, which is the map's.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent};

use crate::platform::task::spawn_local;
use crate::platform::{Listener, document};

/// The first of the list's stops, which leads into it.
const ENTRANCE: &str = "[data-entrance]";
/// The last stop of the frame.
const END: &str = "#map-end";

/// Listens to what moves the focus.
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

/// Where the focus is decides whether the reader is in the list. It comes to the end from nowhere when it comes into the
/// frame backwards: the list is then the last stop.
fn follow(event: &Event, entered: &Cell<bool>) {
    if closest(event, END).is_none() {
        let in_list = closest(event, "#panel").is_some() && closest(event, ENTRANCE).is_none();
        entered.set(in_list);
        return;
    }
    let before = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    if before.is_none() && document::select(ENTRANCE).is_some() {
        entered.set(false);
        // Not at once: this listener would hear of it while it still runs, which stops the program.
        spawn_local(async { focus(ENTRANCE) });
    }
}

/// Past the list and back: the browser moves on from where the focus then is.
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

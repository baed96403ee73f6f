//! The trip page in the browser: keys, drags, and the focus that follows what was moved.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::trip_drag::{place_of_handle, use_drags};
use crate::app::trips::Control;
use crate::app::trips::moves::Step;
use crate::app::{Effect, Msg, TripsMsg};
use crate::domain::clock::shanghai_time;
use crate::platform::timer::Timeout;
use crate::platform::{self, document, page_life};
use crate::ui::store::{Dispatch, View, use_performer};

/// How long the page must have been shown, in milliseconds: by then Back has restored where the reader was.
const STANDING_MS: u32 = 600;

/// Listens to keys and drags while the trip page is shown, and moves the focus where the trips ask for it.
#[hook]
pub fn use_trip_page(view: &View) {
    let dispatch = view.dispatch.clone();
    use_effect_with((), move |()| {
        let listener = document::on_page("keydown", false, move |event| pressed(&dispatch, &event));
        move || drop(listener)
    });
    use_drags(&view.dispatch);
    use_clock_again(&view.dispatch);
    use_performer(Box::new(|effect| {
        if let Effect::Focus(id) = effect
            && let Some(element) = platform::document::element(id)
        {
            focus_on(&element);
            platform::document::reveal(&element, false);
        }
    }));
}

/// Focuses the element unless it already has the focus: browsers recompute styles even then.
fn focus_on(element: &HtmlElement) {
    if !element.matches(":focus").unwrap_or(false) {
        let _not_focusable = element.focus();
    }
}

/// A device that slept has missed ticks of the clock, so the time is read again when the page is shown again.
#[hook]
fn use_clock_again(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let tick = move || dispatch.send(Msg::ClockTicked(shanghai_time(platform::clock::unix_ms())));
        let listeners = page_life::watch(|| (), tick);
        move || drop(listeners)
    });
}

/// Whether the page has been shown for a while, so that every day on it has been laid out.
#[hook]
pub fn use_standing() -> bool {
    let standing = use_state_eq(|| false);
    let set = standing.setter();
    use_effect_with((), move |()| {
        let timeout = Timeout::new(STANDING_MS, move || set.set(true));
        move || drop(timeout)
    });
    *standing
}

/// Undo and redo everywhere except in a field, which has its own undo; arrow keys on a handle.
fn pressed(dispatch: &Dispatch, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let msg = match target.as_ref().and_then(place_of_handle) {
        Some(from) => step_of(event).map(|step| TripsMsg::Step { from, step, by: Control::Handle }),
        None => None,
    };
    let in_field = target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA"));
    let msg = msg.or_else(|| if in_field { None } else { history_of(event) });
    if let Some(msg) = msg {
        event.prevent_default();
        dispatch.trips(msg);
    }
}

fn step_of(event: &KeyboardEvent) -> Option<Step> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    match (event.key().as_str(), event.alt_key()) {
        ("ArrowUp", false) => Some(Step::Up),
        ("ArrowDown", false) => Some(Step::Down),
        ("ArrowUp", true) => Some(Step::DayBefore),
        ("ArrowDown", true) => Some(Step::DayAfter),
        _ => None,
    }
}

fn history_of(event: &KeyboardEvent) -> Option<TripsMsg> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(TripsMsg::Undo),
        ("z", true) | ("y", false) => Some(TripsMsg::Redo),
        _ => None,
    }
}

//! When the page is left, hidden, or shown again. A hidden page may never get to run again.

use std::cell::Cell;

use web_sys::{EventTarget, VisibilityState};

use super::Listener;

/// The event with which the guard script (`assets/shell/guard.js`) checks on the application.
const PULSE: &str = "hangyong:pulse";

/// Calls `heard` when the guard script asks whether the application is alive.
pub fn on_pulse(heard: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(&window, PULSE, true, move |_| heard()))
}

thread_local! {
    /// Whether the page is being left; that is reported before it is hidden.
    static LEFT: Cell<bool> = const { Cell::new(false) };
}

/// Whether the page is hidden or being left.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    LEFT.get() || document.is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// Calls `leaving` whenever this may be the last chance to run, and `back` when the page is shown again.
pub fn watch(leaving: impl Fn() + Clone + 'static, back: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let listen = |target: &EventTarget, name, heard: Box<dyn Fn()>| {
        Listener::new(target, name, true, move |_| heard())
    };
    let changed = {
        let (leaving, back, document) = (leaving.clone(), back.clone(), document.clone());
        move || if document.visibility_state() == VisibilityState::Hidden { leaving() } else { back() }
    };
    let (left, shown) = (leaving, back);
    vec![
        listen(
            &window,
            "pagehide",
            Box::new(move || {
                LEFT.set(true);
                left();
            }),
        ),
        listen(
            &window,
            "pageshow",
            Box::new(move || {
                LEFT.set(false);
                shown();
            }),
        ),
        listen(&document, "visibilitychange", Box::new(changed)),
    ]
}

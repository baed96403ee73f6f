//! When the page is left, hidden, or shown again. A page that is hidden may never get another word in.

use web_sys::{EventTarget, VisibilityState};

use super::Listener;

/// Calls `leaving` whenever this may be the last moment, and `back` when the page is shown again.
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
    vec![
        listen(&window, "pagehide", Box::new(leaving)),
        listen(&window, "pageshow", Box::new(back)),
        listen(&document, "visibilitychange", Box::new(changed)),
    ]
}

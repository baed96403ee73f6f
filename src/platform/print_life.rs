//! Whether and when the page is being printed.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, MediaQueryList};

use super::Listener;

fn print_media() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("print").ok()?
}

/// Whether the page is being printed, or shown in print preview.
pub fn is_printing() -> bool {
    print_media().is_some_and(|media| media.matches())
}

/// Calls `told` with whether the page is being printed, whenever that changes. The page is laid out for paper right
/// after the first of these events, before the browser measures it.
pub fn watch(told: impl Fn(bool) + Clone + 'static) -> (Vec<Listener>, Option<MediaQueryList>) {
    let mut listeners = Vec::new();
    if let Some(window) = web_sys::window() {
        let (before, after) = (told.clone(), told.clone());
        listeners.push(Listener::new(&window, "beforeprint", true, move |_| before(true)));
        listeners.push(Listener::new(&window, "afterprint", true, move |_| after(false)));
    }
    let media = print_media();
    if let Some(media) = &media {
        let target: &EventTarget = media.unchecked_ref();
        listeners.push(Listener::new(target, "change", true, move |_| told(is_printing())));
    }
    // The media query list is returned too, since nothing else would keep it alive.
    (listeners, media)
}

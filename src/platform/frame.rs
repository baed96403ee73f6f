//! The frame that the page may be embedded in, and the window around it.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, MessageEvent, ResizeObserver, Url, Window};

use super::Listener;

/// Whether the page is shown inside another page.
pub fn is_framed() -> bool {
    host().is_some()
}

/// Whether the focus is in this page rather than in the one around it.
pub fn has_focus() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.has_focus().unwrap_or(true))
}

/// The page's origin as browsers write it; `null` in a sandbox.
pub fn origin() -> String {
    web_sys::window().map(|window| window.origin()).unwrap_or_default()
}

/// The web origin (http or https) in a text; `None` unless the text is exactly an origin as browsers write it, apart
/// from a trailing slash.
pub fn web_origin(text: &str) -> Option<String> {
    let origin = Url::new(text).ok()?.origin();
    (origin.starts_with("http") && origin == text.strip_suffix('/').unwrap_or(text)).then_some(origin)
}

/// Whether the frame is sandboxed, which may forbid files, printing and windows. The only way to detect it: a sandbox
/// has an opaque origin or does not let `document.domain` be set, not even to its own value.
pub fn is_sandboxed() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document.filter(|_| is_framed()) else { return false };
    let own = Reflect::get(&document, &"domain".into()).unwrap_or_default();
    origin() == "null" || Reflect::set(&document, &"domain".into(), &own).is_err()
}

/// Opens an address in a new window without access to this one; returns whether it opened.
pub fn open_window(address: &str) -> bool {
    let opened =
        web_sys::window().and_then(|window| window.open_with_url_and_target(address, "_blank").ok()?);
    let Some(window) = opened else { return false };
    let _knows_nothing_already = window.set_opener(&JsValue::NULL);
    true
}

/// The window around this one. Only its identity and `postMessage` may be used, since it usually has another origin.
fn host() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok().flatten()?;
    (!Object::is(&parent, &window)).then_some(parent)
}

/// A message from the window around this one.
pub struct HostMessage(MessageEvent);

impl HostMessage {
    /// The sender's origin, guaranteed by the browser.
    pub fn origin(&self) -> String {
        self.0.origin()
    }

    /// The posted data as JSON text; `None` for anything but a plain object of plain values. JSON alone would turn
    /// dates and boxed strings into strings.
    pub fn json(&self) -> Option<String> {
        let data = self.0.data();
        let object = data.dyn_ref::<Object>().filter(|object| is_plain(object))?;
        let values = Object::values(object);
        let plain = values.iter().all(|value| value.dyn_ref::<Object>().is_none_or(is_plain));
        JSON::stringify(&data).ok().filter(|_| plain)?.as_string()
    }
}

/// Whether an object is of the kind that `{}` creates.
fn is_plain(object: &Object) -> bool {
    Object::is(&Object::get_prototype_of(object), &Object::get_prototype_of(&Object::new()))
}

/// Listens to messages from the window around this one, and from no other. `None` outside a frame.
pub fn listen(heard: impl Fn(HostMessage) + 'static) -> Option<Listener> {
    let (window, host) = (web_sys::window()?, host()?);
    Some(Listener::new(&window, "message", true, move |event: Event| {
        let Ok(message) = event.dyn_into::<MessageEvent>() else { return };
        let from_host = message.source().is_some_and(|source| Object::is(&source, &host));
        if from_host {
            heard(HostMessage(message));
        }
    }))
}

/// Posts an object, given as JSON text, to the window around this one if that has exactly this origin.
pub fn post(json: &str, target_origin: &str) {
    if let (Some(host), Ok(message)) = (host(), JSON::parse(json)) {
        // If the browser cannot post, there is no one to report it to.
        let _not_posted = host.post_message(&message, target_origin);
    }
}

/// Reports an element's height in CSS pixels whenever it changes; dropping it stops watching.
pub struct HeightWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl HeightWatch {
    /// Watches an element; `None` if the browser cannot.
    pub fn new(element: &Element, changed: impl Fn(f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let closure =
            Closure::<dyn FnMut()>::new(move || changed(watched.get_bounding_client_rect().height()));
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref::<js_sys::Function>()).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

impl Drop for HeightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Sets a CSS variable of the root element. Values must come from this program, never verbatim from a host.
pub fn set_style_variable(name: &str, value: &str) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(root) = root else { return };
    let style = Reflect::get(&root, &JsValue::from_str("style"));
    if let Ok(style) = style.and_then(|style| style.dyn_into::<web_sys::CssStyleDeclaration>()) {
        let _invalid_name = style.set_property(name, value);
    }
}

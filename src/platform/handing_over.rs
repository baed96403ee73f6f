//! What the page hands to the reader: downloads, content for the system's share sheet, and printing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Navigator, Url};

use super::Listener;

/// How long a file's object URL is kept for the browser to fetch it, in milliseconds.
const KEPT_MS: u32 = 60_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Navigator)]
    type Sharing;

    #[wasm_bindgen(method, catch, js_name = share)]
    fn share_with(this: &Sharing, what: &Object) -> Result<js_sys::Promise, JsValue>;
}

/// Whether this is WeChat's built-in browser, which does not save files made by a page.
pub fn is_wechat() -> bool {
    web_sys::window()
        .and_then(|window| window.navigator().user_agent().ok())
        .is_some_and(|agent| agent.contains("MicroMessenger"))
}

/// Something handed over that the page around this one may block silently.
#[derive(Clone, Copy, Debug)]
pub enum Handed<'a> {
    /// A file with this text.
    File(&'a str),
    /// The print dialog did not open.
    NotPrinted,
}

/// Receives what was handed over.
type Hearer = Rc<dyn Fn(Handed)>;

thread_local! {
    static HEARER: RefCell<Option<Hearer>> = const { RefCell::new(None) };
}

/// Sets the function that is called from now on; it replaces the one before.
pub fn hear(hearer: Hearer) {
    HEARER.set(Some(hearer));
}

fn say(handed: Handed) {
    if let Some(hearer) = HEARER.with_borrow(Clone::clone) {
        hearer(handed);
    }
}

/// Offers a file to the reader under a name; returns whether the browser accepted it.
pub fn save_file(name: &str, media_type: &str, text: &str) -> bool {
    let taken = try_save(name, media_type, text).is_some();
    say(Handed::File(text));
    taken
}

fn try_save(name: &str, media_type: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    save_blob(name, &blob)
}

/// Offers a file to the reader under a name; `None` if the browser does not accept it.
pub fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    document.body()?.append_child(&anchor).ok()?;
    anchor.click();
    anchor.remove();
    gloo_timers::callback::Timeout::new(KEPT_MS, move || {
        let _already_gone = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// Offers a picture to the reader: in the system's share sheet if that takes files, else as a download. False if the
/// browser does neither. A reader who closes the sheet counts as served.
pub async fn give_picture(name: &str, title: &str, blob: &Blob) -> bool {
    match shared_file(name, title, blob) {
        Some(shared) => match JsFuture::from(shared).await {
            Ok(_) => true,
            Err(why) => is_abort(&why) || save_blob(name, blob).is_some(),
        },
        None => save_blob(name, blob).is_some(),
    }
}

/// Opens the share sheet with a file in it; `None` if it does not take the file.
fn shared_file(name: &str, title: &str, blob: &Blob) -> Option<js_sys::Promise> {
    let window = web_sys::window()?;
    let how = Object::new();
    Reflect::set(&how, &"type".into(), &blob.type_().into()).ok()?;
    let parts = Array::of3(&Array::of1(blob), &name.into(), &how);
    let file = Reflect::get(&window, &"File".into()).ok()?.dyn_into::<Function>().ok()?;
    let file = Reflect::construct(&file, &parts).ok()?;
    let what = Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&file)).ok()?;
    let navigator = window.navigator();
    let can = Reflect::get(&navigator, &"canShare".into()).ok()?.dyn_into::<Function>().ok()?;
    can.call1(&navigator, &what).ok()?.is_truthy().then_some(())?;
    Reflect::set(&what, &"title".into(), &title.into()).ok()?;
    navigator.unchecked_ref::<Sharing>().share_with(&what).ok()
}

/// Whether the reader has dismissed the sheet.
fn is_abort(why: &JsValue) -> bool {
    Reflect::get(why, &"name".into()).is_ok_and(|name| name.as_string().as_deref() == Some("AbortError"))
}

/// Whether the system has a share sheet.
pub fn can_share() -> bool {
    let share = web_sys::window().and_then(|window| Reflect::get(&window.navigator(), &"share".into()).ok());
    share.is_some_and(|share| share.is_instance_of::<Function>())
}

/// Opens the share sheet with a title and an address; returns whether it was shared.
pub async fn share(title: &str, address: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let what = Object::new();
    for (name, value) in [("title", title), ("url", address)] {
        let set = Reflect::set(&what, &name.into(), &value.into());
        debug_assert!(set.is_ok(), "a new object takes fields");
    }
    match window.navigator().unchecked_ref::<Sharing>().share_with(&what) {
        Ok(shared) => JsFuture::from(shared).await.is_ok(),
        Err(_) => false,
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    let Some(window) = web_sys::window() else { return };
    let begun = Rc::new(Cell::new(false));
    let heard = begun.clone();
    let listener = Listener::new(&window, "beforeprint", true, move |_| heard.set(true));
    let refused = window.print().is_err();
    drop(listener);
    if refused || !begun.get() {
        say(Handed::NotPrinted);
    }
}

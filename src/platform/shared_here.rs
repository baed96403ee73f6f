//! What other programs hand to the installed site: a file or a link shared with it, which the service worker
//! (`assets/shell/sw.js`) has stored, and files that the system opens with it.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, Response};

/// Takes the file that was shared last out of the service worker's cache; `None` if there is none.
pub async fn take_file(root: &str) -> Option<Blob> {
    let scope = super::location::absolute(root);
    let caches = web_sys::window()?.caches().ok()?;
    // These names are defined by the service worker.
    let name = format!("hangyong {scope} choice");
    let address = format!("{scope}?shared");
    let cache: Cache = JsFuture::from(caches.open(&name)).await.ok()?.dyn_into().ok()?;
    let kept: Response = JsFuture::from(cache.match_with_str(&address)).await.ok()?.dyn_into().ok()?;
    let file = JsFuture::from(kept.blob().ok()?).await.ok()?.dyn_into().ok();
    let _gone_already = JsFuture::from(cache.delete_with_str(&address)).await;
    file
}

/// Calls `opened` for files that the system opens with the site, including those opened before this call. Does nothing
/// in browsers without a launch queue.
pub fn on_launch(opened: impl Fn(Blob) + Clone + 'static) {
    let queue = web_sys::window().and_then(|window| Reflect::get(&window, &"launchQueue".into()).ok());
    let Some(queue) = queue.filter(JsValue::is_object) else { return };
    let Ok(set) = Reflect::get(&queue, &"setConsumer".into()).and_then(JsCast::dyn_into::<Function>) else {
        return;
    };
    let consumer = Closure::<dyn FnMut(Object)>::new(move |launched: Object| {
        let handles = Reflect::get(&launched, &"files".into()).and_then(JsCast::dyn_into::<Array>);
        let Some(handle) = handles.ok().filter(|files| files.length() > 0).map(|files| files.get(0)) else {
            return;
        };
        let opened = opened.clone();
        wasm_bindgen_futures::spawn_local(async move { file_of(&handle).await.into_iter().for_each(opened) });
    });
    let _no_queue = set.call1(&queue, consumer.as_ref());
    // The page has a single consumer for its whole life.
    consumer.forget();
}

async fn file_of(handle: &JsValue) -> Option<Blob> {
    let get = Reflect::get(handle, &"getFile".into()).ok()?.dyn_into::<Function>().ok()?;
    let promise = get.call0(handle).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

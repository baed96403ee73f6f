//! Bytes that the page stores by name, in a cache of its own (the Cache API). The cache's name does not begin like
//! those of the service worker (`assets/shell/sw.js`), which deletes any of its caches that it does not know; the
//! service worker answers no request from this cache. Functions are called by name: wasm-bindgen glue for each would be
//! part of the first view.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Start of the cache's name; the site's address follows, since other sites may use other paths of this origin.
const NAME: &str = "hangyong-streets";

/// Why bytes could not be stored: there is no room left, or the browser stores nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser does not keep them")]
pub struct NotKept;

fn name() -> String {
    format!("{NAME} {}", super::location::absolute(&super::location::root()))
}

/// The browser's caches; `None` in an insecure context and in a frame without storage.
fn caches() -> Option<JsValue> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"caches".into()).ok().filter(JsValue::is_object)
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

async fn settled(promise: Result<JsValue, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.dyn_into::<Promise>().ok()?).await.ok()
}

/// Calls a method with one argument and awaits the promise that it returns.
async fn asked(of: &JsValue, function: &str, with: &JsValue) -> Option<JsValue> {
    settled(method(of, function).and_then(|function| function.call1(of, with))).await
}

/// Whether the browser can store anything for the page.
pub async fn is_possible() -> bool {
    match caches() {
        Some(caches) => asked(&caches, "has", &name().into()).await.is_some(),
        None => false,
    }
}

/// The bytes stored under that name. Asking does not create the cache.
pub async fn get(key: &str) -> Option<Vec<u8>> {
    let caches = caches()?;
    let how = Object::new();
    Reflect::set(&how, &"cacheName".into(), &name().into()).ok()?;
    let found = method(&caches, "match").and_then(|function| function.call2(&caches, &key.into(), &how));
    let answer: Response = settled(found).await?.dyn_into().ok()?;
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The cache, if it exists.
async fn existing() -> Option<JsValue> {
    let caches = caches()?;
    asked(&caches, "has", &name().into()).await.filter(JsValue::is_truthy)?;
    asked(&caches, "open", &name().into()).await
}

/// The names under which something is stored, as absolute addresses.
pub async fn names() -> Vec<String> {
    let Some(cache) = existing().await else { return Vec::new() };
    let keys = method(&cache, "keys").and_then(|function| function.call0(&cache));
    let Some(keys) = settled(keys).await.and_then(|keys| keys.dyn_into::<Array>().ok()) else {
        return Vec::new();
    };
    let address = |request: JsValue| Reflect::get(&request, &"url".into()).ok()?.as_string();
    keys.iter().filter_map(address).collect()
}

/// Deletes what is stored under these names.
pub async fn remove(names: impl IntoIterator<Item = String>) {
    let Some(cache) = existing().await else { return };
    for name in names {
        let _was_it_there = asked(&cache, "delete", &name.into()).await;
    }
}

/// Deletes everything.
pub async fn remove_all() {
    if let Some(caches) = caches() {
        let _was_it_there = asked(&caches, "delete", &name().into()).await;
    }
}

/// The cache, open for writing. After [`remove_all`] it is detached from the stored one: whatever is still put into it
/// is lost, as intended.
pub struct Keeper(JsValue);

impl Keeper {
    /// Opens the cache, creating it if necessary.
    ///
    /// # Errors
    /// If the browser stores nothing.
    pub async fn open() -> Result<Self, NotKept> {
        let caches = caches().ok_or(NotKept)?;
        asked(&caches, "open", &name().into()).await.map(Self).ok_or(NotKept)
    }

    /// Stores bytes under a name, which is an address.
    ///
    /// # Errors
    /// If there is no room for them.
    pub async fn put(&self, name: &str, bytes: &[u8]) -> Result<(), NotKept> {
        let put = || -> Result<JsValue, JsValue> {
            let window = web_sys::window().ok_or(JsValue::NULL)?;
            let response = method(&window, "Response")?;
            let response = Reflect::construct(&response, &Array::of1(&Uint8Array::from(bytes)))?;
            method(&self.0, "put")?.call2(&self.0, &name.into(), &response)
        };
        settled(put()).await.map(|_| ()).ok_or(NotKept)
    }
}

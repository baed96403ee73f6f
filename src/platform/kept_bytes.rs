//! Bytes that the page keeps by names, in a cache of its own (the Cache API). Its name does not begin as those of the service
//! worker's caches do, which gives up those that it does not know (`assets/shell/sw.js`), and the worker answers no request
//! out of it. By names of functions: glue for each of them would be part of the first view.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Begins the cache's name; the site's address follows, since other sites may lie under other paths of this origin.
const NAME: &str = "hangyong-streets";

/// Why bytes are not kept: there is no room for more, or the browser keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser does not keep them")]
pub struct NotKept;

fn name() -> String {
    format!("{NAME} {}", super::location::absolute(&super::location::root()))
}

/// The browser's caches; none in an insecure context and in a frame without storage.
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

/// Calls a function of an object that takes one thing and promises another.
async fn asked(of: &JsValue, function: &str, with: &JsValue) -> Option<JsValue> {
    settled(method(of, function).and_then(|function| function.call1(of, with))).await
}

/// Whether the browser can keep anything for the page.
pub async fn is_possible() -> bool {
    match caches() {
        Some(caches) => asked(&caches, "has", &name().into()).await.is_some(),
        None => false,
    }
}

/// The bytes of that name. Asking makes no cache where there is none.
pub async fn get(key: &str) -> Option<Vec<u8>> {
    let caches = caches()?;
    let how = Object::new();
    Reflect::set(&how, &"cacheName".into(), &name().into()).ok()?;
    let found = method(&caches, "match").and_then(|function| function.call2(&caches, &key.into(), &how));
    let answer: Response = settled(found).await?.dyn_into().ok()?;
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The cache, where there is one.
async fn existing() -> Option<JsValue> {
    let caches = caches()?;
    asked(&caches, "has", &name().into()).await.filter(JsValue::is_truthy)?;
    asked(&caches, "open", &name().into()).await
}

/// The names under which something is kept.
pub async fn names() -> Vec<String> {
    let Some(cache) = existing().await else { return Vec::new() };
    let keys = method(&cache, "keys").and_then(|function| function.call0(&cache));
    let Some(keys) = settled(keys).await.and_then(|keys| keys.dyn_into::<Array>().ok()) else {
        return Vec::new();
    };
    let address = |request: JsValue| Reflect::get(&request, &"url".into()).ok()?.as_string();
    keys.iter().filter_map(address).collect()
}

/// Gives up what is kept under these names.
pub async fn remove(names: impl IntoIterator<Item = String>) {
    let Some(cache) = existing().await else { return };
    for name in names {
        let _was_it_there = asked(&cache, "delete", &name.into()).await;
    }
}

/// Gives up everything.
pub async fn remove_all() {
    if let Some(caches) = caches() {
        let _was_it_there = asked(&caches, "delete", &name().into()).await;
    }
}

/// The cache, open for more. After [`remove_all`] it is no longer the one that is kept: what it still takes in is lost, as
/// it should be.
pub struct Keeper(JsValue);

impl Keeper {
    /// Opens the cache, or makes one.
    ///
    /// # Errors
    /// Where the browser keeps nothing.
    pub async fn open() -> Result<Self, NotKept> {
        let caches = caches().ok_or(NotKept)?;
        asked(&caches, "open", &name().into()).await.map(Self).ok_or(NotKept)
    }

    /// Keeps bytes under a name, which is an address.
    ///
    /// # Errors
    /// Where there is no room for them.
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

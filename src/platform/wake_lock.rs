//! Keeps the screen on (Screen Wake Lock). The browser releases the lock whenever the page is hidden, so it is
//! requested again when the page is shown. Accessed by name, because not every browser has it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Listener, page_life};

/// Keeps the screen on until it is dropped.
pub struct WakeLock {
    held: Rc<RefCell<Held>>,
    _life: Vec<Listener>,
}

/// The lock that the browser has granted.
#[derive(Default)]
struct Held {
    sentinel: Option<JsValue>,
    /// Whether the lock is no longer wanted.
    is_over: bool,
}

/// Whether the browser supports wake locks.
pub fn is_there() -> bool {
    keeper().is_some()
}

impl WakeLock {
    /// Keeps the screen on; `refused` is called if the browser does not allow it, for example when the battery is low.
    pub fn hold(refused: Rc<dyn Fn()>) -> Self {
        let held = Rc::new(RefCell::new(Held::default()));
        ask(held.clone(), refused.clone());
        let again = held.clone();
        let life = page_life::watch(
            || (),
            move || {
                if !page_life::is_hidden() {
                    ask(again.clone(), refused.clone());
                }
            },
        );
        Self { held, _life: life }
    }
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        let mut held = self.held.borrow_mut();
        held.is_over = true;
        held.sentinel.take().iter().for_each(release);
    }
}

fn ask(held: Rc<RefCell<Held>>, refused: Rc<dyn Fn()>) {
    spawn_local(async move {
        let given = match request() {
            Some(promise) => JsFuture::from(promise).await.ok(),
            None => None,
        };
        let mut held = held.borrow_mut();
        match given {
            Some(sentinel) if held.is_over => release(&sentinel),
            Some(sentinel) => {
                if let Some(before) = held.sentinel.replace(sentinel) {
                    release(&before);
                }
            }
            // A hidden page gets no lock; it is requested again when the page is shown.
            None if held.is_over || page_life::is_hidden() => {}
            None => {
                drop(held);
                refused();
            }
        }
    });
}

fn keeper() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"wakeLock".into()).ok().filter(JsValue::is_object)
}

fn request() -> Option<Promise> {
    let keeper = keeper()?;
    let request = method(&keeper, "request")?;
    request.call1(&keeper, &"screen".into()).ok()?.dyn_into().ok()
}

fn release(sentinel: &JsValue) {
    if let Some(release) = method(sentinel, "release") {
        let _gone_already = release.call0(sentinel);
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

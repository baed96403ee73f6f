//! Keeps the screen on (Screen Wake Lock). The browser lets go of it whenever the page is hidden, so it is asked for again
//! when the page is shown. Asked for by name, because not every browser has it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Listener, page_life};

/// The screen stays on until this is dropped.
pub struct WakeLock {
    held: Rc<RefCell<Held>>,
    _life: Vec<Listener>,
}

/// What the browser has given.
#[derive(Default)]
struct Held {
    sentinel: Option<JsValue>,
    /// Whether it is not wanted any more.
    is_over: bool,
}

/// Whether the browser can do it.
pub fn is_there() -> bool {
    keeper().is_some()
}

impl WakeLock {
    /// Keeps the screen on; `refused` hears where the browser does not let us, as with a battery that is low.
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
            // A page that is hidden is asked again when it is shown.
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

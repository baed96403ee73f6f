//! Whether an element is in sight: within the viewport and, if the browser can tell, not covered by anything.

use js_sys::{Array, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit};

/// How much of the element has to be within the viewport: all of it, apart from fractions of pixels.
const SHARE: f64 = 0.98;
/// The shortest interval between two occlusion checks that browsers allow, in milliseconds.
const DELAY_MS: u32 = 100;

/// Watches an element; dropping it stops watching.
pub struct Sight {
    observer: IntersectionObserver,
    _closure: Closure<dyn FnMut(Array)>,
}

impl Sight {
    /// Calls `told` with whether the element is in sight, now and whenever that changes. `None` if the browser cannot.
    pub fn watch(element: &Element, told: impl Fn(bool) + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let last = entries.length().checked_sub(1).map(|at| entries.get(at));
            told(last.is_some_and(|entry| is_in_sight(&entry)));
        });
        let how = IntersectionObserverInit::new();
        how.set_threshold(&Array::of2(&0.0.into(), &SHARE.into()));
        // Version 2 of the Intersection Observer API: browsers without it ignore these options.
        let _plain_object = Reflect::set(&how, &"trackVisibility".into(), &JsValue::TRUE);
        let _plain_object = Reflect::set(&how, &"delay".into(), &DELAY_MS.into());
        let heard = closure.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(heard, &how).ok()?;
        observer.observe(element);
        Some(Self { observer, _closure: closure })
    }
}

fn is_in_sight(entry: &JsValue) -> bool {
    let value = |name: &str| Reflect::get(entry, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let whole = value("intersectionRatio").as_f64().is_some_and(|share| share >= SHARE);
    whole && value("isVisible").as_bool().unwrap_or(true)
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

//! The device's position. Asked for only after the reader has pressed for it, and only while they look; not stored.

use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Geolocation, PositionOptions};

use crate::geometry::LonLat;
use crate::map::here::Here;

/// How long the device may take to find its position, in milliseconds.
const PATIENCE_MS: u32 = 20_000;
/// How old an already known position may be, in milliseconds.
const AGE_MS: u32 = 30_000;

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFix {
    /// The reader, the browser or the page around a frame does not allow it.
    Refused,
    /// The device could not determine it in time.
    Unknown,
}

/// The code of a refusal, as defined by the Geolocation API.
const PERMISSION_DENIED: f64 = 1.0;

/// Asks the device for its position, once. The browser may ask the reader first.
///
/// # Errors
/// See [`NoFix`].
pub async fn fix() -> Result<Here, NoFix> {
    let geolocation = geolocation()?;
    let answer = Promise::new(&mut |resolve, reject| {
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            resolve.unchecked_ref(),
            Some(reject.unchecked_ref()),
            &options(),
        );
        if let Err(why) = asked {
            let _listening = reject.call1(&JsValue::NULL, &why);
        }
    });
    match JsFuture::from(answer).await {
        Ok(found) => measured(&found).ok_or(NoFix::Unknown),
        Err(why) => Err(reason(&why)),
    }
}

fn geolocation() -> Result<Geolocation, NoFix> {
    let navigator = web_sys::window().ok_or(NoFix::Unknown)?.navigator();
    navigator.geolocation().map_err(|_| NoFix::Refused)
}

fn options() -> PositionOptions {
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(AGE_MS);
    options
}

fn reason(why: &JsValue) -> NoFix {
    if number(why, "code") == Some(PERMISSION_DENIED) { NoFix::Refused } else { NoFix::Unknown }
}

/// Follows the device's position and heading until it is dropped.
pub struct Watch {
    geolocation: Geolocation,
    id: i32,
    _found: Closure<dyn FnMut(JsValue)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Watch {
    /// Starts watching: `heard` gets the position now and whenever it changes. The browser may ask the reader first.
    ///
    /// # Errors
    /// When the browser, or the page around a frame, does not allow asking at all.
    pub fn begin(heard: impl Fn(Result<Here, NoFix>) + 'static) -> Result<Self, NoFix> {
        let geolocation = geolocation()?;
        let heard = Rc::new(heard);
        let tell = heard.clone();
        let found = Closure::<dyn FnMut(JsValue)>::new(move |at: JsValue| {
            tell(measured(&at).ok_or(NoFix::Unknown));
        });
        let failed = Closure::<dyn FnMut(JsValue)>::new(move |why: JsValue| {
            heard(Err(reason(&why)));
        });
        let id = geolocation.watch_position_with_error_callback_and_options(
            found.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &options(),
        );
        let id = id.map_err(|_| NoFix::Refused)?;
        Ok(Self { geolocation, id, _found: found, _failed: failed })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.geolocation.clear_watch(self.id);
    }
}

fn measured(found: &JsValue) -> Option<Here> {
    let coords = Reflect::get(found, &"coords".into()).ok()?;
    let place = LonLat::new(number(&coords, "longitude")?, number(&coords, "latitude")?);
    Some(Here {
        place,
        accuracy_m: number(&coords, "accuracy").unwrap_or(0.0),
        // Not a number while the device stands still.
        heading_deg: number(&coords, "heading").filter(|heading| heading.is_finite()),
    })
}

fn number(of: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(of, &name.into()).ok()?.as_f64()
}

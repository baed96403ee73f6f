//! Where the device is, asked for once and only when somebody has pressed for it. Nothing of it is kept here.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::PositionOptions;

use crate::geometry::LonLat;
use crate::map::here::Here;

/// How long the device may look for its position, in milliseconds.
const PATIENCE_MS: u32 = 20_000;
/// How old a position may be that it knows already.
const AGE_MS: u32 = 30_000;

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFix {
    /// The reader, the browser or the page around a frame does not allow it.
    Refused,
    /// The device could not tell in time.
    Unknown,
}

/// The code of a refusal, in the browser's own list.
const PERMISSION_DENIED: f64 = 1.0;

/// Asks the device where it is. The browser may ask the reader first.
///
/// # Errors
/// See [`NoFix`].
pub async fn fix() -> Result<Here, NoFix> {
    let navigator = web_sys::window().ok_or(NoFix::Unknown)?.navigator();
    let geolocation = navigator.geolocation().map_err(|_| NoFix::Refused)?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(AGE_MS);
    let answer = Promise::new(&mut |resolve, reject| {
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            resolve.unchecked_ref(),
            Some(reject.unchecked_ref()),
            &options,
        );
        if let Err(why) = asked {
            let _listening = reject.call1(&JsValue::NULL, &why);
        }
    });
    match JsFuture::from(answer).await {
        Ok(found) => measured(&found).ok_or(NoFix::Unknown),
        Err(why) if number(&why, "code") == Some(PERMISSION_DENIED) => Err(NoFix::Refused),
        Err(_) => Err(NoFix::Unknown),
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

//! What the browser knows about an input field beyond its value.

use js_sys::Reflect;
use web_sys::HtmlInputElement;

/// Whether the field contains incomplete input that is not a value yet, such as a date without a month.
pub fn is_partial(field: &HtmlInputElement) -> bool {
    let validity = Reflect::get(field, &"validity".into());
    let bad = validity.and_then(|validity| Reflect::get(&validity, &"badInput".into()));
    bad.ok().and_then(|bad| bad.as_bool()).unwrap_or(false)
}

//! What a browser knows of a field and does not say in its text.

use js_sys::Reflect;
use web_sys::HtmlInputElement;

/// Whether something is typed that is no value yet, such as a date without its month.
pub fn is_partial(field: &HtmlInputElement) -> bool {
    let validity = Reflect::get(field, &"validity".into());
    let bad = validity.and_then(|validity| Reflect::get(&validity, &"badInput".into()));
    bad.ok().and_then(|bad| bad.as_bool()).unwrap_or(false)
}

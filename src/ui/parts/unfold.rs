//! Parts of a page that are rendered once they are unfolded.

use yew::prelude::*;

/// Whether the `<details>` that sent a `toggle` event is unfolded now.
pub fn is_unfolded(event: &Event) -> bool {
    event.target_unchecked_into::<web_sys::Element>().has_attribute("open")
}

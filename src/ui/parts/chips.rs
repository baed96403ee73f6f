//! Chips that are pressed or not: the filters.

use yew::prelude::*;

use super::{IconName, icon};

/// A button that stays pressed.
pub fn chip(label: &str, pressed: bool, onpress: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="chip" aria-pressed={pressed_word(pressed)} onclick={onpress}>
            if pressed {
                { icon(IconName::Check) }
            }
            { label }
        </button>
    }
}

/// The value of `aria-pressed`.
pub const fn pressed_word(pressed: bool) -> &'static str {
    if pressed { "true" } else { "false" }
}

//! Chips that are pressed or not, used as filters.

use yew::prelude::*;

use super::{IconName, icon};

/// A toggle button.
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

/// The same with the number of stops it would leave. Its accessible name is the label alone; the number is its
/// description.
pub fn counted(
    label: &str,
    count: String,
    number: usize,
    pressed: bool,
    onpress: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="chip" aria-pressed={pressed_word(pressed)} title={count} onclick={onpress}>
            if pressed {
                { icon(IconName::Check) }
            }
            { label }
            <span class="chip__count" aria-hidden="true">{ number }</span>
        </button>
    }
}

/// The value of `aria-pressed`.
pub const fn pressed_word(pressed: bool) -> &'static str {
    if pressed { "true" } else { "false" }
}

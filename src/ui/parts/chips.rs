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

/// The same with how many stops it would leave. Its name is the word alone; the number is said behind it.
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

//! Chips that are pressed or not: the filters.

use yew::prelude::*;

use super::{Icon, IconName};

/// Properties of [`Chip`].
#[derive(Properties, PartialEq)]
pub struct ChipProps {
    /// What it says.
    pub label: AttrValue,
    /// Whether it is pressed.
    pub pressed: bool,
    /// Pressed or released.
    pub onpress: Callback<MouseEvent>,
}

/// A button that stays pressed.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    html! {
        <button type="button" class="chip" aria-pressed={props.pressed.to_string()} onclick={props.onpress.clone()}>
            if props.pressed {
                <Icon name={IconName::Check} />
            }
            { &props.label }
        </button>
    }
}

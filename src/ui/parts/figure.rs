//! A fact with its icon and its label: `门票 30 元`.

use yew::prelude::*;

use super::{Icon, IconName};

/// Properties of [`Fact`].
#[derive(Properties, PartialEq)]
pub struct FactProps {
    /// Its icon.
    pub icon: IconName,
    /// What it is about.
    pub label: AttrValue,
    /// What is known.
    pub children: Html,
}

/// A fact in a definition list.
#[component]
pub fn Fact(props: &FactProps) -> Html {
    html! {
        <div class="fact">
            <dt><Icon name={props.icon} />{ &props.label }</dt>
            <dd>{ props.children.clone() }</dd>
        </div>
    }
}

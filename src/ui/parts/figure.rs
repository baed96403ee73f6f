//! A fact with its icon and its label: `门票 30 元`.

use yew::prelude::*;

use super::{IconName, icon};

/// A fact in a definition list.
pub fn fact(name: IconName, label: &'static str, content: Html) -> Html {
    html! {
        <div class="fact">
            <dt>{ icon(name) }{ label }</dt>
            <dd>{ content }</dd>
        </div>
    }
}

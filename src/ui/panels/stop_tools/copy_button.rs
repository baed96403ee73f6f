//! A button that copies a text, and says whether the browser did it.

use yew::prelude::*;

use crate::i18n::words;
use crate::ui::effects::clipboard::copy;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::use_view;

/// Properties of [`CopyButton`].
#[derive(Clone, Properties, PartialEq)]
pub struct CopyButtonProps {
    /// What is copied.
    pub text: String,
    /// The label of the button.
    pub label: &'static str,
}

/// The button, with the result of the last press.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let copied = use_state(|| None);
    let later = words(use_view().app.lang).later();
    let onclick = {
        let (copied, text) = (copied.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            copy(text.clone(), Callback::from(move |done| copied.set(Some(done))));
        })
    };
    let said = copied.map(|done| if done { later.copied } else { later.copy_refused });
    html! {
        <>
            <button type="button" class="button" {onclick}>{ icon(IconName::Copy) }{ props.label }</button>
            <span class="quiet" role="status">{ said.unwrap_or_default() }</span>
        </>
    }
}

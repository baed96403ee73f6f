//! A card over everything else, to be shown to someone: large text, or a picture.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::stop_tools::copy_button::CopyButton;
use crate::domain::Lang;
use crate::i18n::stop_tool_words;
use crate::platform::voice;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::use_app;

/// Properties of [`Card`].
#[derive(Clone, Properties, PartialEq)]
pub struct CardProps {
    /// Its accessible name.
    pub label: AttrValue,
    /// The Chinese text that the speak button says; without it there is no such button.
    #[prop_or_default]
    pub spoken: Option<String>,
    /// The text that can be copied, and the label of the copy button.
    #[prop_or_default]
    pub copied: Option<(String, &'static str)>,
    /// The content of the card.
    pub children: Html,
    /// Called when the card is closed.
    pub onclose: Callback<()>,
}

/// The card, shown until it is closed by its button or by Esc.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let (dialog, can_say) = (use_node_ref(), use_state_eq(|| false));
    let speaking = use_mut_ref(|| None);
    use_effect_with(dialog.clone(), {
        let can_say = can_say.clone();
        move |dialog| {
            // It takes the focus. If the browser has no dialogs, the card is shown within the page.
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _no_dialogs = dialog.show_modal();
            }
            can_say.set(voice::is_there(Lang::Zh.spoken()));
        }
    });
    let says = stop_tool_words(use_app().lang);
    let onclose = &props.onclose;
    let say = props.spoken.clone().filter(|_| *can_say).map(|spoken| {
        Callback::from(move |_: MouseEvent| {
            *speaking.borrow_mut() = voice::speak(&spoken, Lang::Zh.spoken(), 0.9, || ());
        })
    });
    let onpress = {
        let (dialog, onclose) = (dialog.clone(), onclose.clone());
        Callback::from(move |_: MouseEvent| {
            // Closing it gives the focus back to the button that opened it.
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            onclose.emit(());
        })
    };
    html! {
        <dialog ref={dialog} class="driver-card" aria-label={&props.label} onclose={onclose.reform(|_: Event| ())}>
            { props.children.clone() }
            <div class="button-row">
                <button type="button" class="button button--main" onclick={onpress}>{ says.close }</button>
                if let Some((text, label)) = &props.copied {
                    <CopyButton text={text.clone()} label={*label} />
                }
                if let Some(onsay) = say {
                    <button type="button" class="button" onclick={onsay}>{ icon(IconName::Aloud) }{ says.say }</button>
                }
            </div>
        </dialog>
    }
}

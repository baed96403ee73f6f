//! A card to show to a driver: name and address in large Chinese characters, whatever the language of the page.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::stop_tools::copy_button::CopyButton;
use crate::app::present::destination::Destination;
use crate::domain::Lang;
use crate::i18n::{stop_tool_words, stop_tools, words};
use crate::platform::voice;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::use_app;

const ASKED: &str = "师傅，请送我到";

/// Properties of [`DriverCard`].
#[derive(Clone, Properties, PartialEq)]
pub struct DriverCardProps {
    /// Where to.
    pub to: Destination,
    /// Hears that the card was put away.
    pub onclose: Callback<()>,
}

/// The card, over everything else until it is put away by its button or by Esc.
#[component]
pub fn DriverCard(props: &DriverCardProps) -> Html {
    let (dialog, can_say) = (use_node_ref(), use_state_eq(|| false));
    let speaking = use_mut_ref(|| None);
    use_effect_with(dialog.clone(), {
        let can_say = can_say.clone();
        move |dialog| {
            // It takes the focus. Where the browser has no dialogs the card stands in the page.
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _no_dialogs = dialog.show_modal();
            }
            can_say.set(voice::is_there(Lang::Zh.code()));
        }
    });
    let DriverCardProps { to, onclose } = props;
    let says = stop_tool_words(use_app().lang);
    let onsay = {
        let spoken = format!("{ASKED}{}", to.line());
        Callback::from(move |_: MouseEvent| {
            *speaking.borrow_mut() = voice::speak(&spoken, Lang::Zh.code(), 0.9, || ());
        })
    };
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
        <dialog ref={dialog} class="driver-card" aria-label={to.name.clone()} onclose={onclose.reform(|_: Event| ())}>
            { text(to) }
            if to.lacks_street {
                <p class="quiet">{ says.no_address }</p>
            }
            <div class="button-row">
                <button type="button" class="button button--main" onclick={onpress}>{ says.close }</button>
                <CopyButton text={to.line()} label={says.copy_address} />
                if *can_say {
                    <button type="button" class="button" onclick={onsay}>{ icon(IconName::Aloud) }{ says.say }</button>
                }
            </div>
        </dialog>
    }
}

/// What the driver reads.
fn text(to: &Destination) -> Html {
    html! {
        <div class="driver-card__text" lang={Lang::Zh.tag()}>
            <p class="driver-card__asked">{ ASKED }</p>
            <p class="driver-card__name">{ &to.name }</p>
            if let Some(pinyin) = &to.pinyin {
                <p class="driver-card__pinyin" lang="zh-Latn">{ pinyin }</p>
            }
            if !to.address.is_empty() {
                <p class="driver-card__address">{ &to.address }</p>
            }
            if let Some(phone) = &to.phone {
                <p class="driver-card__asked">{ "电话：" }{ phone }</p>
            }
        </div>
    }
}

/// Properties of [`DriverButton`].
#[derive(Clone, Properties, PartialEq)]
pub struct DriverButtonProps {
    /// Where to.
    pub to: Destination,
}

/// A button that opens the card, with the card while it is open.
#[component]
pub fn DriverButton(props: &DriverButtonProps) -> Html {
    let lang = use_app().lang;
    let open = use_state_eq(|| false);
    // There are many on a page: each says for those who hear it where it leads.
    let label = stop_tools(lang).driver_card;
    let whole = format!("{label}{}{}", words(lang).colon, props.to.name);
    let set = |now: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(now))
    };
    html! {
        <>
            <button type="button" class="button" aria-haspopup="dialog" aria-label={whole}
                onclick={set(true).reform(|_: MouseEvent| ())}>
                { icon(IconName::Car) }{ label }
            </button>
            if *open {
                <DriverCard to={props.to.clone()} onclose={set(false)} />
            }
        </>
    }
}

//! A card to show to a driver: name and address in large Chinese characters, whatever the language of the page.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::ToolProps;
use super::copy_button::CopyButton;
use crate::app::Msg;
use crate::domain::{Atlas, Lang, Stop};
use crate::i18n::stop_tool_words;
use crate::platform::voice;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::use_view;

const ASKED: &str = "师傅，请送我到";

/// The card, over everything else until it is put away.
#[component]
pub fn DriverCard(props: &ToolProps) -> Html {
    let view = use_view();
    let dialog = use_node_ref();
    let speaking = use_mut_ref(|| None);
    use_effect_with(dialog.clone(), |dialog| {
        // Where the browser has no dialogs the card stands in the page.
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            let _no_dialogs = dialog.show_modal();
        }
    });
    let app = &view.app;
    let Some(stop) = app.atlas.stop(&props.stop) else { return Html::default() };
    let says = stop_tool_words(app.lang);
    let told = format!("{}，{}", stop.name.zh, address(&app.atlas, stop));
    let onsay = {
        let spoken = format!("{ASKED}{told}");
        Callback::from(move |_: MouseEvent| {
            *speaking.borrow_mut() = voice::speak(&spoken, Lang::Zh.code(), 0.9, || ());
        })
    };
    let onclose = {
        let dialog = dialog.clone();
        let (dispatch, closed) = (view.dispatch.clone(), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            // Closing it gives the focus back to the button that opened it.
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            dispatch.send(Msg::UseTool(None));
            closed.emit(());
        })
    };
    let ongone = {
        let (dispatch, closed) = (view.dispatch.clone(), props.onclose.clone());
        Callback::from(move |_: Event| {
            dispatch.send(Msg::UseTool(None));
            closed.emit(());
        })
    };
    html! {
        <dialog ref={dialog.clone()} class="driver-card" aria-labelledby="driver-card-name"
            onclose={ongone}>
            <div class="driver-card__text" lang={Lang::Zh.tag()}>
                <p class="driver-card__asked">{ ASKED }</p>
                <p class="driver-card__name" id="driver-card-name">{ &stop.name.zh }</p>
                if let Some(pinyin) = pinyin(stop) {
                    <p class="driver-card__pinyin" lang="zh-Latn">{ pinyin }</p>
                }
                <p class="driver-card__address">{ address(&app.atlas, stop) }</p>
            </div>
            if stop.details.address.is_none() {
                <p class="quiet">{ says.no_address }</p>
            }
            <div class="button-row">
                <button type="button" class="button button--main" onclick={onclose}>{ says.close }</button>
                <CopyButton text={told} label={says.copy_address} />
                if voice::is_there(Lang::Zh.code()) {
                    <button type="button" class="button" onclick={onsay}>{ icon(IconName::Aloud) }{ says.say }</button>
                }
            </div>
        </dialog>
    }
}

/// The Chinese street address; where nobody knows it, the city and the district, by which a driver finds the name.
fn address(atlas: &Atlas, stop: &Stop) -> String {
    match &stop.details.address {
        Some(address) => address.zh.clone(),
        None => {
            let city = atlas.city_name(&stop.city).map_or("", |city| city.zh.as_str());
            format!("{city}{}", stop.district.zh)
        }
    }
}

/// How the name is read, without tones, in the first reading of each syllable.
fn pinyin(stop: &Stop) -> Option<String> {
    let syllables = stop.pinyin.as_deref()?.split_whitespace();
    Some(syllables.filter_map(|one| one.split('/').next()).collect::<Vec<_>>().join(" "))
}

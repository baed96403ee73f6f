//! The search field.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::Msg;
use crate::i18n::words;
use crate::ui::parts::{Icon, IconName};
use crate::ui::store::{use_app, use_dispatch};

/// Search in Chinese, pinyin and English; the list below follows while one types.
#[component]
pub fn Search() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let oninput = dispatch.on(|event: InputEvent| {
        Msg::Search(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="search" role="search" {onsubmit}>
            <label class="unseen" for="search">{ words.search }</label>
            <Icon name={IconName::Search} />
            <input id="search" type="search" autocomplete="off" enterkeyhint="search"
                placeholder={words.search_hint} value={app.search.clone()} {oninput} />
            if !app.search.is_empty() {
                <button type="button" class="tool" aria-label={words.clear_search}
                    onclick={dispatch.on(|_: MouseEvent| Msg::Search(String::new()))}>
                    <Icon name={IconName::Close} />
                </button>
            }
        </form>
    }
}

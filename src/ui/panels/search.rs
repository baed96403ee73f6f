//! The search field.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::{Msg, Sheet};
use crate::i18n::words;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// Search in Chinese, pinyin and English; the list below follows while the reader types.
pub fn search(view: &View) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    html! {
        <form class="search" role="search" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <label class="unseen" for="search">{ words.search }</label>
            { icon(IconName::Search) }
            <input id="search" type="search" autocomplete="off" enterkeyhint="search"
                data-unsaved={(!app.search.is_empty()).then_some("")}
                placeholder={words.search_hint} value={app.search.clone()} oninput={view.on(typed)}
                onfocus={view.on(|_: FocusEvent| Msg::SetSheet(Sheet::Full))} />
            if !app.search.is_empty() {
                <button type="button" class="tool" aria-label={words.clear_search}
                    onclick={view.send(Msg::Search(String::new()))}>
                    { icon(IconName::Close) }
                </button>
            }
        </form>
    }
}

fn typed(event: InputEvent) -> Msg {
    Msg::Search(event.target_unchecked_into::<HtmlInputElement>().value())
}

//! Something that the reader should know about what is on show.

use yew::prelude::*;

use super::{Icon, IconName};
use crate::app::Msg;
use crate::app::state::Notice;
use crate::i18n::{Words, words};
use crate::ui::store::{use_app, use_dispatch};

/// The notice above the panel, as long as it has not been read.
#[component]
pub fn NoticeBar() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let Some(notice) = &app.notice else { return Html::default() };
    html! {
        <div class="notice notice--bar" role="alert">
            <Icon name={IconName::Info} />
            <p>{ text(words, notice) }</p>
            <button type="button" class="tool" aria-label={words.dismiss}
                onclick={dispatch.on(|_: MouseEvent| Msg::DismissNotice)}><Icon name={IconName::Close} /></button>
        </div>
    }
}

fn text(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::PackRefused => words.pack_refused.into(),
        Notice::PackBroken(why) => format!("{}{why}", words.pack_broken),
        Notice::BasemapFailed => words.basemap_failed.into(),
    }
}

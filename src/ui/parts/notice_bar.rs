//! Something that the reader should know about what is shown.

use yew::prelude::*;

use super::{IconName, icon};
use crate::app::Msg;
use crate::app::state::Notice;
use crate::i18n::{Words, guest_words, words};
use crate::ui::store::View;

/// The notice above the panel, until it is dismissed.
pub fn notice_bar(view: &View) -> Html {
    let words = words(view.app.lang);
    let Some(notice) = &view.app.notice else { return Html::default() };
    html! {
        <div class="notice notice--bar" role="alert">
            { icon(IconName::Info) }
            <div>
                <p id="notice-what">{ text(words, notice) }</p>
                if let Notice::PackBroken(why) = notice {
                    // The message of the pack's check itself, for whoever maintains the pack.
                    <details>
                        <summary>{ words.for_the_editor }</summary>
                        <p lang="en">{ why }</p>
                    </details>
                }
                if let Notice::Instead { text, .. } = notice {
                    { instead(text) }
                }
            </div>
            <button type="button" class="tool" data-esc="" aria-label={words.dismiss}
                onclick={view.send(Msg::DismissNotice)}>{ icon(IconName::Close) }</button>
        </div>
    }
}

/// A text for the reader to copy by hand.
// A gate of the split: only the connection to a host, which is in the deferred half, sends this.
#[inline(never)]
fn instead(text: &str) -> Html {
    html! { <textarea class="code" readonly=true rows="4" spellcheck="false" aria-labelledby="notice-what" value={text.to_owned()} /> }
}

fn text(words: &Words, notice: &Notice) -> AttrValue {
    match notice {
        Notice::PackRefused => words.pack_refused.into(),
        Notice::PackBroken(_) => words.pack_broken.into(),
        Notice::BuiltInStandsIn => guest_words(words.lang).built_in.into(),
        Notice::Instead { why, .. } => (*why).into(),
        Notice::BasemapFailed => words.basemap_failed.into(),
        Notice::Forgotten => words.forgotten.into(),
        Notice::NotForgotten => words.not_forgotten.into(),
    }
}

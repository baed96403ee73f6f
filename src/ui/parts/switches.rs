//! The switches of language, theme and size.

use yew::prelude::*;

use super::{IconName, icon};
use crate::app::pack_address::address_of;
use crate::app::{Msg, ThemeChoice};
use crate::domain::script::{SIMPLIFIED, other_script};
use crate::i18n::unconverted::{IN_SIMPLIFIED, IN_TRADITIONAL};
use crate::i18n::words;
use crate::ui::store::View;

/// A link to the same page in the other language; it also works before the application runs, or without it.
pub fn language_switch(view: &View) -> Html {
    let app = &view.app;
    let dispatch = view.dispatch.clone();
    let other = app.lang.other();
    let href = app.href_in(&app.page, other);
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.send(Msg::SetLang(other));
    });
    html! {
        <a class="tool tool--language" {href} {onclick} hreflang={other.tag()} lang={other.tag()}>
            { icon(IconName::Language) }
            <span>{ words(other).own_name }</span>
        </a>
    }
}

/// A link to the same page in the other Chinese characters. That edition has a program of its own, so the page is
/// loaded anew. `assets/shell/guard.js` remembers the choice.
pub fn script_link(view: &View) -> Html {
    let app = &view.app;
    let other = other_script();
    let name = if other == SIMPLIFIED { IN_SIMPLIFIED } else { IN_TRADITIONAL };
    let href = format!("{}{}", app.root, address_of(&app.page, other.code, "", app.host.pack.as_deref()));
    html! { <a {href} hreflang={other.tag} lang={other.tag}>{ name }</a> }
}

/// A button that cycles through light, dark and automatic.
pub fn theme_switch(view: &View) -> Html {
    let words = words(view.app.lang);
    let (name, text, next) = match view.app.theme {
        ThemeChoice::Auto => (IconName::Auto, words.theme_auto, ThemeChoice::Light),
        ThemeChoice::Light => (IconName::Sun, words.theme_light, ThemeChoice::Dark),
        ThemeChoice::Dark => (IconName::Moon, words.theme_dark, ThemeChoice::Auto),
    };
    let label = AttrValue::from(format!("{}{text}", words.theme));
    html! {
        <button type="button" class="tool" aria-label={label.clone()} title={label}
            onclick={view.send(Msg::SetTheme(next))}>
            { icon(name) }
        </button>
    }
}

/// A button that makes everything larger, or resets the size.
pub fn elder_switch(view: &View) -> Html {
    let elder = view.app.elder;
    let label = words(view.app.lang).elder_view;
    html! {
        <button type="button" class="tool" aria-pressed={elder.to_string()} aria-label={label} title={label}
            onclick={view.send(Msg::SetElder(!elder))}>
            { icon(IconName::Larger) }
        </button>
    }
}

//! The switches of language and theme.

use yew::prelude::*;

use super::{Icon, IconName};
use crate::app::{Msg, ThemeChoice};
use crate::i18n::words;
use crate::ui::store::{use_app, use_dispatch};

/// A link to the same page in the other language; it works before and without the application.
#[component]
pub fn LanguageSwitch() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let other = app.lang.other();
    let href = format!("{}{}", app.root, app.page.path_in(other));
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.send(Msg::SetLang(other));
    });
    html! {
        <a class="tool tool--language" {href} {onclick} hreflang={other.tag()} lang={other.tag()}>
            <Icon name={IconName::Language} />
            <span>{ words(other).own_name }</span>
        </a>
    }
}

/// A button that goes through light, dark and automatic.
#[component]
pub fn ThemeSwitch() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let (icon, name, next) = match app.theme {
        ThemeChoice::Auto => (IconName::Auto, words.theme_auto, ThemeChoice::Light),
        ThemeChoice::Light => (IconName::Sun, words.theme_light, ThemeChoice::Dark),
        ThemeChoice::Dark => (IconName::Moon, words.theme_dark, ThemeChoice::Auto),
    };
    let label = format!("{}{name}", words.theme);
    html! {
        <button type="button" class="tool" aria-label={label.clone()} title={label}
            onclick={dispatch.on(move |_: MouseEvent| Msg::SetTheme(next))}>
            <Icon name={icon} />
        </button>
    }
}

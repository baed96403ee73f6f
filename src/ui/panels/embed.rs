//! The code generator for portals: choose what to show, copy the frame.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::ThemeChoice;
use crate::domain::Lang;
use crate::i18n::{Words, words};
use crate::ui::effects::clipboard::copy;
use crate::ui::effects::document::site_address;
use crate::ui::parts::{IconName, back_link, icon};
use crate::ui::store::use_view;

/// What the frame shows.
#[derive(Clone, PartialEq)]
struct Choice {
    route: String,
    lang: Lang,
    theme: ThemeChoice,
}

/// The embed panel.
#[component]
pub fn EmbedPanel() -> Html {
    let view = use_view();
    let app = &view.app;
    let words = words(app.lang);
    let choice = use_state(|| Choice { route: String::new(), lang: app.lang, theme: ThemeChoice::Auto });
    let copied = use_state(|| false);
    let code = frame_code(&site_address(&app.root), &choice, app.atlas.info.title.get(choice.lang));
    let set = |change: fn(&mut Choice, String)| {
        let (choice, copied) = (choice.clone(), copied.clone());
        Callback::from(move |event: Event| {
            let mut next = (*choice).clone();
            change(&mut next, event.target_unchecked_into::<HtmlSelectElement>().value());
            copied.set(false);
            choice.set(next);
        })
    };
    let oncopy = {
        let (code, copied) = (code.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            copy(code.clone(), Callback::from(move |done| copied.set(done)));
        })
    };
    let mut routes = vec![(String::new(), words.all_routes.to_owned())];
    routes.extend(app.atlas.routes.iter().map(|one| (one.id.to_string(), one.name.get(app.lang).to_owned())));
    html! {
        <article class="prose">
            { back_link(&view) }
            <h1 tabindex="-1">{ words.embed }</h1>
            <p>{ words.embed_what }</p>
            { select("embed-route", words.routes, &routes, &choice.route, set(|next, value| next.route = value)) }
            { select("embed-lang", words.language, &languages(), choice.lang.code(),
                set(|next, value| next.lang = Lang::from_code(&value).unwrap_or_default())) }
            { select("embed-theme", words.theme_label, &themes(words), choice.theme.key(),
                set(|next, value| next.theme = ThemeChoice::from_key(&value).unwrap_or_default())) }
            <label class="field" for="embed-code">{ words.embed_code }</label>
            <textarea id="embed-code" class="code" readonly=true rows="5" value={code.clone()} />
            <button type="button" class="button button--main" onclick={oncopy}>
                { icon(if *copied { IconName::Check } else { IconName::Copy }) }
                { if *copied { words.copied } else { words.copy } }
            </button>
            <p class="unseen" role="status">{ if *copied { words.copied } else { "" } }</p>
        </article>
    }
}

fn languages() -> Vec<(String, String)> {
    Lang::ALL.map(|lang| (lang.code().to_owned(), words(lang).own_name.to_owned())).into()
}

fn themes(words: &Words) -> Vec<(String, String)> {
    [
        (ThemeChoice::Auto, words.theme_auto),
        (ThemeChoice::Light, words.theme_light),
        (ThemeChoice::Dark, words.theme_dark),
    ]
    .map(|(theme, name)| (theme.key().to_owned(), name.to_owned()))
    .into()
}

fn select(
    id: &'static str,
    label: &'static str,
    options: &[(String, String)],
    chosen: &str,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                { for options.iter().map(|(value, name)| html! {
                    <option value={value.clone()} selected={value == chosen}>{ name }</option>
                }) }
            </select>
        </div>
    }
}

fn frame_code(site: &str, choice: &Choice, title: &str) -> String {
    let lang = choice.lang.code();
    let page = if choice.route.is_empty() { String::new() } else { format!("routes/{}/", choice.route) };
    let theme = choice.theme.key();
    format!(
        "<iframe src=\"{site}{lang}/{page}?embed=1&amp;theme={theme}\" title=\"{title}\" width=\"100%\" height=\"640\" loading=\"lazy\" allow=\"fullscreen; clipboard-write\"></iframe>"
    )
}

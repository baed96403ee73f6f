//! The code generator for portals: choose what to show, see it, copy the code.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::present::embed_code::{Choice, Kind, shown_key};
use crate::app::present::title::page_name;
use crate::app::{AppState, Page, Shown, ThemeChoice};
use crate::domain::{Lang, RouteId, StopId};
use crate::i18n::{Words, words};
use crate::ui::effects::clipboard::copy;
use crate::ui::effects::document::site_address;
use crate::ui::parts::{IconName, back_link, icon};
use crate::ui::store::use_view;

/// The heights that are offered, in CSS pixels.
const HEIGHTS_PX: [u32; 4] = [480, 640, 800, 1000];

/// The embed panel.
// Out of line, so that it stays out of the first view's program.
#[inline(never)]
pub fn embed_panel() -> Html {
    html! { <EmbedPanel /> }
}

#[component]
fn EmbedPanel() -> Html {
    let view = use_view();
    let app = &view.app;
    let words = words(app.lang);
    let choice = use_state(|| Choice { pack: app.host.pack.clone(), ..first_choice(app.lang) });
    let copied = use_state(|| false);
    let site = site_address(&app.root);
    let title = page_name(app, &choice.page, choice.lang);
    let code = choice.code(&site, &title);
    let set = |change: fn(&mut Choice, &str)| {
        let (choice, copied) = (choice.clone(), copied.clone());
        Callback::from(move |event: Event| {
            let mut next = (*choice).clone();
            change(&mut next, &event.target_unchecked_into::<HtmlSelectElement>().value());
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
    html! {
        <article class="prose embed" key="embed">
            { back_link(&view) }
            <h1 tabindex="-1">{ words.embed }</h1>
            <p>{ words.later().embed_what }</p>
            <div class="embed__choices">
                { field("embed-what", words.later().embed_shows, set(|next, value| next.page = page_of(value)), pages(app, &choice)) }
                { select("embed-lang", words.later().language, &languages(), choice.lang.code(),
                    set(|next, value| next.lang = Lang::from_code(value).unwrap_or_default())) }
                { select("embed-theme", words.later().theme_label, &themes(words), choice.theme.key(),
                    set(|next, value| next.theme = ThemeChoice::from_key(value).unwrap_or_default())) }
                { select("embed-ui", words.later().embed_parts, &parts(words), shown_key(choice.shown).unwrap_or("full"),
                    set(|next, value| next.shown = shown_of(value))) }
                { select("embed-height", words.later().embed_height, &heights(words), &height_key(choice.height_px),
                    set(|next, value| next.height_px = value.parse().ok())) }
                { select("embed-kind", words.later().embed_kind, &kinds(words), kind_key(choice.kind),
                    set(|next, value| next.kind = kind_of(value))) }
            </div>
            <label class="field" for="embed-code">{ words.later().embed_code }</label>
            <textarea id="embed-code" class="code" readonly=true rows="7" spellcheck="false" value={code} />
            <button type="button" class="button button--main" onclick={oncopy}>
                { icon(if *copied { IconName::Check } else { IconName::Copy }) }
                { if *copied { words.later().copied } else { words.later().copy } }
            </button>
            <p class="unseen" role="status">{ if *copied { words.later().copied } else { "" } }</p>
            { preview(words, &choice.src(&site), &title) }
            <p>{ words.later().embed_more }<a href={format!("{}host.html", app.root)}>{ words.later().embed_demo }</a></p>
        </article>
    }
}

fn first_choice(lang: Lang) -> Choice {
    Choice {
        kind: Kind::Element,
        page: Page::Overview,
        lang,
        theme: ThemeChoice::Auto,
        shown: Shown::Full,
        height_px: None,
        pack: None,
    }
}

/// A live preview of what the code shows. Static pages leave its place empty, because the frame would load twice.
fn preview(words: &Words, src: &str, title: &str) -> Html {
    html! {
        <section aria-labelledby="embed-preview">
            <h2 id="embed-preview" class="section-title">{ words.later().embed_preview }</h2>
            <div class="embed__preview">
                if cfg!(target_arch = "wasm32") {
                    <iframe key={src} src={src.to_owned()} title={format!("{}{title}", words.later().embed_preview_of)}
                        loading="lazy"></iframe>
                }
            </div>
        </section>
    }
}

/// The overview, the routes and the stops, as options.
fn pages(app: &AppState, choice: &Choice) -> Html {
    let words = words(app.lang);
    let option = |page: Page, name: &str| {
        let selected = page == choice.page;
        html! { <option value={page.path()} {selected}>{ name.to_owned() }</option> }
    };
    let routes = app.atlas.routes.iter();
    let stops = app.atlas.stops.iter();
    html! {
        <>
            { option(Page::Overview, words.all_routes) }
            <optgroup label={words.routes}>
                { for routes.map(|one| option(Page::Route(one.id.clone()), one.name.get(app.lang))) }
            </optgroup>
            <optgroup label={words.all_stops}>
                { for stops.map(|one| option(Page::Stop(one.id.clone()), one.name.get(app.lang))) }
            </optgroup>
        </>
    }
}

fn page_of(path: &str) -> Page {
    let mut parts = path.split('/');
    match (parts.next(), parts.next()) {
        (Some("routes"), Some(id)) => Page::Route(RouteId::from(id)),
        (Some("stops"), Some(id)) => Page::Stop(StopId::from(id)),
        _ => Page::Overview,
    }
}

fn languages() -> Vec<(String, &'static str)> {
    Lang::ALL.map(|lang| (lang.code().to_owned(), words(lang).own_name)).into()
}

fn themes(words: &Words) -> Vec<(String, &'static str)> {
    [
        (ThemeChoice::Auto, words.theme_auto),
        (ThemeChoice::Light, words.theme_light),
        (ThemeChoice::Dark, words.theme_dark),
    ]
    .map(|(theme, name)| (theme.key().to_owned(), name))
    .into()
}

fn parts(words: &Words) -> Vec<(String, &'static str)> {
    [("full", words.later().embed_full), ("map", words.later().embed_map), ("list", words.later().embed_list)]
        .map(|(key, name)| (key.to_owned(), name))
        .into()
}

fn shown_of(key: &str) -> Shown {
    match key {
        "map" => Shown::Map,
        "list" => Shown::List,
        _ => Shown::Full,
    }
}

fn heights(words: &Words) -> Vec<(String, &'static str)> {
    let fixed = HEIGHTS_PX.map(|height| (height.to_string(), " px"));
    [("auto".to_owned(), words.later().embed_height_auto)].into_iter().chain(fixed).collect()
}

fn height_key(height_px: Option<u32>) -> String {
    height_px.map_or("auto".into(), |height| height.to_string())
}

fn kinds(words: &Words) -> Vec<(String, &'static str)> {
    [Kind::Element, Kind::Frame]
        .map(|kind| {
            let name =
                if kind == Kind::Element { words.later().embed_element } else { words.later().embed_frame };
            (kind_key(kind).to_owned(), name)
        })
        .into()
}

const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Element => "element",
        Kind::Frame => "frame",
    }
}

fn kind_of(key: &str) -> Kind {
    if key == "frame" { Kind::Frame } else { Kind::Element }
}

/// A select field. Numbers are followed by their word, which is the unit.
fn select(
    id: &'static str,
    label: &'static str,
    options: &[(String, &'static str)],
    chosen: &str,
    onchange: Callback<Event>,
) -> Html {
    let name = |value: &str, word: &str| {
        if value.parse::<u32>().is_ok() { format!("{value}{word}") } else { word.to_owned() }
    };
    let options = options.iter().map(|(value, word)| {
        html! { <option value={value.clone()} selected={value == chosen}>{ name(value, word) }</option> }
    });
    field(id, label, onchange, html! { { for options } })
}

fn field(id: &'static str, label: &'static str, onchange: Callback<Event>, options: Html) -> Html {
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>{ options }</select>
        </div>
    }
}

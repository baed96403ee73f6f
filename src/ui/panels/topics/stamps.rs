//! Stamps (打卡): a sheet for each route and each corridor, and the file in which they can be taken along.

use yew::prelude::*;

use crate::app::Page;
use crate::app::stamps::certificate::{Picture, WIDTH, certificate};
use crate::app::stamps::{StampSheet, Subject, sheets};
use crate::domain::Stop;
use crate::domain::stamps::{Stamp, Stamps};
use crate::i18n::format::{DOT, iso_date};
use crate::i18n::{StampWords, stamp_words, words};
use crate::platform::chosen_file;
use crate::ui::effects::stamps::{Kept, give_picture, save_file, take_file, use_stamps};
use crate::ui::panels::card::Card;
use crate::ui::parts::stamp::stamp;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::{View, use_app, use_view};

/// The content below the heading.
pub fn content() -> Html {
    html! { <StampSheets /> }
}

/// The sheets; a component, because it remembers the last message about a file.
#[component]
fn StampSheets() -> Html {
    let (view, kept) = (use_view(), use_stamps());
    let said = use_state(String::new);
    let words = stamp_words(view.app.lang);
    let none = Stamps::default();
    let stamps = kept.as_ref().map_or(&none, |kept| &*kept.stamps);
    let sheets = sheets(&view.app.atlas);
    let (routes, corridors): (Vec<_>, Vec<_>) =
        sheets.iter().partition(|sheet| matches!(sheet.subject, Subject::Route(_)));
    html! {
        <>
            <p class="topic__intro">{ words.intro }</p>
            { progress(words, stamps, view.app.atlas.stops.len()) }
            if let Some(kept) = &kept {
                { files(&view, kept, &said) }
            }
            <h2 class="section-title">{ words.of_route }</h2>
            { for routes.into_iter().map(|one| sheet(&view, one, stamps)) }
            <h2 class="section-title">{ words.of_corridor }</h2>
            { for corridors.into_iter().map(|one| sheet(&view, one, stamps)) }
        </>
    }
}

fn progress(words: &StampWords, stamps: &Stamps, all: usize) -> Html {
    html! { <p class="stamps__progress" role="status">{ words.stamped_of }{ " " }{ stamps.len() }{ " / " }{ all }</p> }
}

/// Saving and loading the file, and whether the browser keeps the stamps at all.
fn files(view: &View, kept: &Kept, said: &UseStateHandle<String>) -> Html {
    let words = stamp_words(view.app.lang);
    let onsave = {
        let (lang, stamps) = (view.app.lang, kept.stamps.clone());
        Callback::from(move |_: MouseEvent| save_file(lang, &stamps))
    };
    let onchange = {
        let (app, said) = (view.app.clone(), said.setter());
        Callback::from(move |event: Event| {
            if let Some(file) = chosen_file::of_field(&event) {
                let said = said.clone();
                let done = Callback::from(move |words| said.set(words));
                take_file(file.into(), app.lang, app.atlas.clone(), done);
            }
        })
    };
    html! {
        <>
            <div class="button-row">
                <button type="button" class="button" onclick={onsave} disabled={kept.stamps.is_empty()}>
                    { words.save_file }
                </button>
                <label class="button stamps__file">
                    { words.open_file }
                    <input type="file" {onchange} />
                </label>
            </div>
            <p role="status">{ (**said).clone() }</p>
            if !kept.lasting {
                <p class="notice">{ icon(IconName::Info) }<span>{ words.not_kept }</span></p>
            }
        </>
    }
}

fn sheet(view: &View, sheet: &StampSheet<'_>, stamps: &Stamps) -> Html {
    let app = &view.app;
    let words = stamp_words(app.lang);
    let (done, all) = (sheet.stamped(stamps), sheet.stops.len());
    let name = sheet.name(app.lang);
    html! {
        <details class="stamps" key={sheet.key()} id={sheet.key()} open={matches!(sheet.subject, Subject::Route(_))}>
            <summary class="stamps__head">
                <h3>{ name.clone() }</h3>
                <span class="stamps__count">
                    { done }{ " / " }{ all }
                    if sheet.is_full(stamps) {
                        { DOT }{ words.full }
                    }
                </span>
                <svg class="stamps__bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(done * 100 / all.max(1)).to_string()} height="1" />
                </svg>
            </summary>
            <ul role="list" class="stamps__grid">
                { for sheet.stops.iter().map(|stop| one(view, stop, stamps.get(&stop.id))) }
            </ul>
            <p class="choices">
                { PageLink::to(sheet.page()).class("button").around(view, name.clone().into()) }
                if done > 0 {
                    <PictureButton name={name.clone()} picture={certificate(app, sheet, stamps)} />
                }
            </p>
        </details>
    }
}

fn one(view: &View, stop: &Stop, stamped: Option<&Stamp>) -> Html {
    let lang = view.app.lang;
    let content = html! {
        <>
            { stamp(stop, stamped.is_some()) }
            <span class="stamp__name">{ stop.name.get(lang) }</span>
            if let Some(stamped) = stamped {
                <span class="stamp__day">
                    <span class="unseen">{ stamp_words(lang).stamped }{ words(lang).colon }</span>
                    { iso_date(stamped.on) }
                </span>
                if let Some(line) = &stamped.line {
                    <span class="stamp__line">{ line.clone() }</span>
                }
            }
        </>
    };
    html! {
        <li key={stop.id.as_str()}>
            { PageLink::to(Page::Stop(stop.id.clone())).class("stamp").around(view, content) }
        </li>
    }
}

/// Properties of [`PictureButton`].
#[derive(Properties, PartialEq)]
struct PictureButtonProps {
    /// What the sheet is called.
    name: String,
    /// Its picture.
    picture: Picture,
}

/// The button that hands over the picture of a sheet, and the picture itself if it can be saved only by a long press.
#[component]
fn PictureButton(props: &PictureButtonProps) -> Html {
    let words = stamp_words(use_app().lang);
    let shown = use_state(|| None::<String>);
    let PictureButtonProps { name, picture } = props;
    let label = format!("{}{name}", words.picture_of);
    let onclick = {
        let (file, picture, shown) = (format!("{} {name}", words.file_name), picture.clone(), shown.setter());
        Callback::from(move |_: MouseEvent| {
            let shown = shown.clone();
            let shown = Callback::from(move |address| shown.set(Some(address)));
            give_picture(file.clone(), picture.svg.clone(), WIDTH, picture.height, shown);
        })
    };
    let onclose = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(None))
    };
    html! {
        <>
            <button type="button" class="button" {onclick}>
                <span class="unseen">{ label.clone() }{ " " }</span>{ words.picture }
            </button>
            if let Some(address) = &*shown {
                <Card label={label.clone()} {onclose}>
                    <p>{ words.press_long }</p>
                    <img class="stamps__picture" src={address.clone()} alt={label.clone()} />
                </Card>
            }
        </>
    }
}

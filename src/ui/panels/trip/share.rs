//! Sharing the trip: link, QR code, text, files, paper.

use std::rc::Rc;

use yew::prelude::*;

use super::guide::GuideForm;
use crate::app::trips::outgoing::FileKind;
use crate::app::{AppState, Trips};
use crate::codec::qr::{Room, qr};
use crate::i18n::{Words, words};
use crate::ui::effects::clipboard::copy;
use crate::ui::effects::trips::giving;
use crate::ui::parts::{IconName, icon, is_unfolded};
use crate::ui::store::{View, use_view};

/// What was copied or saved last, for the label of its button and for screen readers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    Nothing,
    Link,
    Text,
    Refused,
    /// A file, and whether a blank is appended to the announcement: screen readers do not repeat the same words.
    Saved(FileKind, bool),
}

/// The part of the trip page that shares the trip. It remembers whether it is open and what was copied.
#[component]
pub fn SharePanel() -> Html {
    let view = use_view();
    let open = use_state(|| false);
    let copied = use_state(|| Copied::Nothing);
    let Some(trips) = &view.app.trips else { return Html::default() };
    let words = words(view.app.lang);
    let ontoggle = {
        let (open, copied) = (open.clone(), copied.clone());
        Callback::from(move |event: Event| {
            copied.set(Copied::Nothing);
            open.set(is_unfolded(&event));
        })
    };
    html! {
        <details class="share" id="share" {ontoggle}>
            <summary class="share__summary">{ icon(IconName::External) }{ words.later().share }</summary>
            if *open {
                <div class="share__body">
                    if giving::is_wechat() {
                        <p class="notice">{ icon(IconName::Info) }<span>{ words.later().share_wechat }</span></p>
                    }
                    { link(&view, trips, &copied) }
                    { text(&view, trips, &copied) }
                    { files(&view, trips, &copied) }
                    <GuideForm />
                    <p class="unseen" role="status">{ said(words, *copied) }</p>
                </div>
            }
        </details>
    }
}

fn said(words: &'static Words, copied: Copied) -> String {
    match copied {
        Copied::Nothing => String::new(),
        Copied::Link | Copied::Text => words.later().copied.to_owned(),
        Copied::Refused => words.later().copy_refused.to_owned(),
        Copied::Saved(kind, again) => {
            let space = if again { "\u{a0}" } else { "" };
            [words.later().file_saved, file_name(words, kind), space].concat()
        }
    }
}

fn link(view: &View, trips: &Trips, copied: &UseStateHandle<Copied>) -> Html {
    let words = words(view.app.lang);
    let Some(link) = giving::trip_link(&view.app, trips) else {
        return html! {
            <p class="notice">{ icon(IconName::Info) }<span>{ words.later().share_too_long }</span></p>
        };
    };
    html! {
        <section>
            <h3 class="share__title">{ words.later().share_link }</h3>
            <p class="quiet">{ words.later().share_link_what }</p>
            <label class="unseen" for="share-link">{ words.later().share_link }</label>
            <input id="share-link" class="code" readonly=true value={link.clone()} />
            <p class="choices">
                { copy_button(words.later().share_copy_link, &link, Copied::Link, copied, words) }
                if giving::can_share() {
                    <button type="button" class="button" onclick={share_button(view)}>{ words.later().share_system }</button>
                }
            </p>
            { code(words, &link) }
            if **copied == Copied::Refused {
                <p>{ words.later().copy_refused }</p>
            }
        </section>
    }
}

fn share_button(view: &View) -> Callback<MouseEvent> {
    let app = view.app.clone();
    Callback::from(move |_| giving::share(&app))
}

/// The link as a QR code, for a phone held in front of the screen.
pub fn code(words: &'static Words, link: &str) -> Html {
    let Some(code) = qr(link) else {
        return html! { <p class="quiet">{ words.later().share_no_code }</p> };
    };
    let room = match code.room() {
        Room::Usual => None,
        Room::Large => Some("share__code--large"),
        Room::Huge => Some("share__code--huge"),
    };
    let view_box = format!("0 0 {0} {0}", code.size);
    html! {
        <figure class={classes!("share__code", room)}>
            <svg viewBox={view_box} role="img" aria-label={words.later().share_code} shape-rendering="crispEdges">
                <path d={code.path.clone()} />
            </svg>
            <figcaption>
                { words.later().share_code }
            </figcaption>
            if room.is_some() {
                <p class="share__no-room quiet">{ words.later().share_code_fine }</p>
            }
        </figure>
    }
}

fn text(view: &View, trips: &Trips, copied: &UseStateHandle<Copied>) -> Html {
    let words = words(view.app.lang);
    html! {
        <section>
            <h3 class="share__title">{ words.later().share_text }</h3>
            <p class="quiet">{ words.later().share_text_what }</p>
            <p class="choices">
                { copy_button(words.later().share_copy_text, &giving::trip_text(&view.app, trips), Copied::Text, copied, words) }
            </p>
        </section>
    }
}

fn copy_button(
    label: &'static str,
    text: &str,
    what: Copied,
    copied: &UseStateHandle<Copied>,
    words: &'static Words,
) -> Html {
    let done = **copied == what;
    let (text, state) = (text.to_owned(), copied.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let state = state.clone();
        let told = Callback::from(move |ok| state.set(if ok { what } else { Copied::Refused }));
        copy(text.clone(), told);
    });
    html! {
        <button type="button" class="button" {onclick}>
            { icon(if done { IconName::Check } else { IconName::Copy }) }
            { if done { words.later().copied } else { label } }
        </button>
    }
}

fn files(view: &View, trips: &Trips, copied: &UseStateHandle<Copied>) -> Html {
    let words = words(view.app.lang);
    let dated = trips.trip().start.is_some();
    html! {
        <section>
            <h3 class="share__title">{ words.later().share_files }</h3>
            if giving::is_wechat() {
                <p class="quiet">{ words.later().share_wechat_files }</p>
            } else {
                <ul role="list" class="share__files">
                    { for FileKind::ALL.map(|kind| one_file(&view.app, copied, kind, dated || kind != FileKind::Ics)) }
                </ul>
                if !dated {
                    <p class="quiet" id="share-no-date">{ words.later().share_no_date }</p>
                }
            }
            if !giving::is_wechat() {
                <p class="choices">
                    <button type="button" class="button" onclick={Callback::from(|_| giving::print())}>
                        { words.later().share_print }
                    </button>
                </p>
            }
        </section>
    }
}

fn one_file(app: &Rc<AppState>, copied: &UseStateHandle<Copied>, kind: FileKind, ready: bool) -> Html {
    let words = words(app.lang);
    let again = **copied == Copied::Saved(kind, false);
    let (app, copied) = (app.clone(), copied.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if giving::save(kind, &app) {
            copied.set(Copied::Saved(kind, again));
        }
    });
    html! {
        <li>
            <button type="button" class="button" {onclick} disabled={!ready}
                aria-describedby={(!ready).then_some("share-no-date")}>
                { file_name(words, kind) }
                <span class="share__ending">{ "." }{ kind.ending() }</span>
            </button>
        </li>
    }
}

const fn file_name(words: &'static Words, kind: FileKind) -> &'static str {
    match kind {
        FileKind::Json => words.later().file_json,
        FileKind::Ics => words.later().file_ics,
        FileKind::Gpx => words.later().file_gpx,
        FileKind::Kml => words.later().file_kml,
        FileKind::GeoJson => words.later().file_geojson,
    }
}

//! A guide (攻略) written from the trip on the desk, and an incoming one as it is shown before it is taken.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::AppState;
use crate::app::present::ready_trip::day_title;
use crate::app::trips::guide::{MAX_SUMMARY_CHARS, Written, guide, link};
use crate::app::trips::present::stop_name;
use crate::domain::reading::Guide;
use crate::domain::ready_trip::{ReadyDay, ReadyVisit};
use crate::domain::trip::MAX_TITLE_CHARS;
use crate::domain::{Bilingual, Lang};
use crate::i18n::guide_words;
use crate::ui::effects::document::site_address;
use crate::ui::effects::stamps::today;
use crate::ui::effects::trips::giving;
use crate::ui::panels::stop_tools::copy_button::CopyButton;
use crate::ui::store::use_view;

/// The form: a name, a few words, and the finished guide. It keeps what is typed while the page is open.
#[component]
pub fn GuideForm() -> Html {
    let view = use_view();
    let written = use_state(Written::default);
    let app = &view.app;
    let Some(trips) = &app.trips else { return Html::default() };
    let says = guide_words(app.lang);
    if trips.stop_count() == 0 && trips.trip().candidates.is_empty() {
        return html! { <section><h3 class="share__title">{ says.write }</h3><p class="quiet">{ says.empty }</p></section> };
    }
    let guide = guide(trips.trip(), &written, &app.atlas, today());
    let link = link(&guide, &site_address(&app.root), app.lang);
    let onauthor = {
        let written = written.clone();
        Callback::from(move |event: InputEvent| {
            let author = event.target_unchecked_into::<HtmlInputElement>().value();
            written.set(Written { author, ..(*written).clone() });
        })
    };
    let onsummary = {
        let written = written.clone();
        Callback::from(move |event: InputEvent| {
            let summary = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            written.set(Written { summary, ..(*written).clone() });
        })
    };
    html! {
        <section class="guide-form" data-unsaved={(!written.summary.is_empty()).then_some("")}>
            <h3 class="share__title">{ says.write }</h3>
            <p class="quiet">{ says.write_what }</p>
            <label for="guide-author">{ says.author }</label>
            <input id="guide-author" maxlength={MAX_TITLE_CHARS.to_string()} value={written.author.clone()} oninput={onauthor} />
            <label for="guide-summary">{ says.summary }</label>
            <textarea id="guide-summary" rows="3" maxlength={MAX_SUMMARY_CHARS.to_string()} value={written.summary.clone()} oninput={onsummary} />
            <p class="choices">
                if let Ok(link) = &link {
                    <CopyButton text={link.clone()} label={says.link} />
                }
                { save_button(app.lang, &guide) }
            </p>
            if link.is_err() {
                <p class="notice">{ says.too_long }</p>
            }
            <p class="quiet">{ says.save_what }</p>
        </section>
    }
}

/// The button that hands a guide to the reader as the file of a pack.
pub fn save_button(lang: Lang, guide: &Guide) -> Html {
    let guide = guide.clone();
    let onclick = Callback::from(move |_: MouseEvent| giving::save_guide(&guide));
    html! { <button type="button" class="button" {onclick}>{ guide_words(lang).save }</button> }
}

/// An incoming guide: who wrote it, what it says, its days with their tips.
pub fn written(app: &AppState, guide: &Guide) -> Html {
    let lang = app.lang;
    html! {
        <>
            <p class="quiet">{ guide_words(lang).by }{ text(lang, &guide.author) }</p>
            { for guide.body.iter().map(|section| html! {
                <>
                    <h3>{ text(lang, &section.heading) }</h3>
                    <p class="incoming__text">{ text(lang, &section.text) }</p>
                </>
            }) }
            { for guide.days.iter().enumerate().map(|(at, day)| one_day(app, at, day)) }
        </>
    }
}

fn text(lang: Lang, text: &Bilingual) -> String {
    text.get(lang).to_owned()
}

fn one_day(app: &AppState, at: usize, day: &ReadyDay) -> Html {
    html! {
        <>
            <h3>{ day_title(app.lang, at) }</h3>
            <ol role="list" class="ready__stops">{ for day.visits.iter().map(|visit| one_visit(app, visit)) }</ol>
        </>
    }
}

fn one_visit(app: &AppState, visit: &ReadyVisit) -> Html {
    html! {
        <li>
            { stop_name(&visit.stop, &app.atlas, app.lang) }
            if let Some(note) = &visit.note {
                <p class="ready__note">{ text(app.lang, note) }</p>
            }
        </li>
    }
}

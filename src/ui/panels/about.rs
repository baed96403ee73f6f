//! About: what this is, where its facts come from, what it does not do with its readers.

use yew::prelude::*;

use crate::app::AppState;
use crate::app::pack_source::{Others, folder_of};
use crate::domain::Lang;
use crate::i18n::credits::BUILT_IN;
use crate::i18n::format::full_date;
use crate::i18n::{portal_words, words};
use crate::ui::effects::bring_trips::forget;
use crate::ui::effects::document::site_address;
use crate::ui::parts::back_link;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::View;

/// The about panel.
// Out of line, so that it stays out of the first view's program.
#[inline(never)]
pub fn about(view: &View) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let info = &app.atlas.info;
    html! {
        <article class="prose" key="about">
            { back_link(view) }
            <h1 tabindex="-1">{ words.about }</h1>
            <p>{ words.later().about_what }</p>
            <h2 class="section-title">{ words.later().about_facts_title }</h2>
            <p>{ words.later().about_facts }</p>
            <p>{ words.checked }{ full_date(app.lang, info.checked) }</p>
            <h2 class="section-title">{ words.later().about_map_title }</h2>
            <p>{ words.later().about_map }</p>
            <ul role="list" class="sources">
                { for info.own_credit().map(|text| credit(text, None)) }
                { for BUILT_IN.iter().map(|one| credit(one.get(app.lang), Some(one.licence))) }
                { for info.attribution.iter().filter(|one| !is_built_in(one.text.get(app.lang), app.lang))
                    .map(|one| credit(one.text.get(app.lang), one.licence.as_deref())) }
            </ul>
            <p><a href={format!("{}NOTICES.txt", app.root)}>{ portal_words(app.lang).notices }</a></p>
            <h2 class="section-title">{ words.later().about_rail_title }</h2>
            <p>{ prose(app.atlas.rail.note.get(app.lang)) }</p>
            { source_list(app, &app.atlas.rail.sources) }
            <h2 class="section-title">{ words.later().about_privacy_title }</h2>
            { privacy(app) }
            { forget_me(view) }
            if let Some(number) = info.review_number_of(app.shows_own()) {
                <p>{ words.review_number }{ number }</p>
            }
        </article>
    }
}

fn credit(text: &str, licence: Option<&str>) -> Html {
    html! {
        <li>
            { text }
            if let Some(licence) = licence {
                <span class="sources__date">{ licence }</span>
            }
        </li>
    }
}

fn is_built_in(text: &str, lang: Lang) -> bool {
    BUILT_IN.iter().any(|one| one.get(lang) == text)
}

/// Which other hosts are contacted: none, unless the pack says otherwise.
fn privacy(app: &AppState) -> Html {
    let site = site_address(&app.root);
    let folder = folder_of(app.host.pack.as_deref().unwrap_or("pack"), &site);
    let others = Others::of(&app.atlas.info, &folder, &site);
    if others.is_nobody() {
        return html! { <p>{ words(app.lang).later().about_privacy }</p> };
    }
    let words = portal_words(app.lang);
    let asked = [
        (others.pack, words.privacy_pack),
        (others.ground, words.privacy_ground),
        (others.router, words.privacy_router),
    ];
    let line = |(host, what): (Option<String>, &str)| {
        host.map(|host| html! { <li><bdi>{ host }</bdi>{ what }</li> })
    };
    html! {
        <>
            <p>{ words.privacy }</p>
            <ul role="list">{ for asked.into_iter().filter_map(line) }</ul>
        </>
    }
}

/// The button that deletes everything kept. It is folded away, so that it takes two presses.
fn forget_me(view: &View) -> Html {
    let words = words(view.app.lang);
    let onclick = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |_: MouseEvent| forget(dispatch.clone()))
    };
    html! {
        <details class="forget">
            <summary class="button">{ words.later().forget_me }</summary>
            <p class="forget__what">{ words.later().forget_what }</p>
            <button type="button" class="button" {onclick}>{ words.later().forget_do }</button>
        </details>
    }
}

//! About: what this is, where its facts come from, what it does not do with its readers.

use yew::prelude::*;

use crate::app::present::format::full_date;
use crate::i18n::words;
use crate::ui::effects::bring_trips::forget;
use crate::ui::parts::back_link;
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
            <ul class="sources">
                { for info.attribution.iter().map(|credit| html! {
                    <li>
                        { credit.text.get(app.lang) }
                        if let Some(licence) = &credit.licence {
                            <span class="sources__date">{ licence }</span>
                        }
                    </li>
                }) }
            </ul>
            <h2 class="section-title">{ words.later().about_rail_title }</h2>
            <p>{ app.atlas.rail.note.get(app.lang) }</p>
            { source_list(app, &app.atlas.rail.sources) }
            <h2 class="section-title">{ words.later().about_privacy_title }</h2>
            <p>{ words.later().about_privacy }</p>
            { forget_me(view) }
            if let Some(number) = &info.review_number {
                <p>{ words.review_number }{ number }</p>
            }
        </article>
    }
}

/// Asks once more by being folded.
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

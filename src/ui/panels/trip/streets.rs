//! The streets of the trip, kept on the device: how large they are, a button that fetches them, the progress, and a
//! button that deletes them. Absent if there is no map of streets, or if the browser keeps nothing.

use yew::prelude::*;

use crate::app::kept_streets::{KeptStreets, Stage, archive_of, places, size};
use crate::domain::Lang;
use crate::i18n::kept_street_words;
use crate::ui::effects::map::keeping::{self, Wanted, use_kept_streets, use_possible};
use crate::ui::parts::{IconName, icon, is_unfolded};
use crate::ui::store::use_view;

/// See the module. Its content is computed only while it is open.
#[component]
pub fn StreetsPanel() -> Html {
    let view = use_view();
    let (open, told, possible) = (use_state(|| false), use_kept_streets(), use_possible());
    let (app, is_open) = (view.app.clone(), *open);
    let archive = archive_of(&app);
    let schedule = app.trips.as_ref().map(|trips| trips.schedule.clone());
    let wanted = use_memo((is_open, archive.clone(), schedule), move |(is_open, address, _)| {
        let trips = app.trips.as_ref().filter(|_| *is_open)?;
        Some(Wanted { address: address.clone()?, lines: places(trips, &app.atlas) })
    });
    let is_busy = told.stage == Stage::Keeping;
    // Look again when fetching has ended: the trip may have changed meanwhile.
    use_effect_with((wanted.clone(), is_busy), |(wanted, _)| {
        (**wanted).clone().into_iter().for_each(keeping::look)
    });
    if archive.is_none() || !possible {
        return Html::default();
    }
    let lang = view.app.lang;
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| open.set(is_unfolded(&event)))
    };
    html! {
        <details class="share" id="streets" {ontoggle}>
            <summary class="share__summary">{ icon(IconName::Road) }{ kept_street_words(lang).title }</summary>
            if is_open {
                { body(lang, told, (*wanted).clone()) }
            }
        </details>
    }
}

fn body(lang: Lang, told: KeptStreets, wanted: Option<Wanted>) -> Html {
    let words = kept_street_words(lang);
    let again = Callback::from(move |_: MouseEvent| wanted.clone().into_iter().for_each(keeping::look));
    html! {
        <div class="share__body">
            // Marked as unsaved, because a new version of the site would end the fetching.
            <section class="kept-streets" data-unsaved={(told.stage == Stage::Keeping).then_some("")}>
                <p class="quiet">{ words.what }</p>
                if told.stage == Stage::Keeping {
                    { progress(lang, told) }
                } else {
                    <p>{ told.size_said(lang) }</p>
                }
                <p role="status" class="kept-streets__outcome">{ told.outcome_said(lang) }</p>
                <p class="choices">
                    if told.can_begin() {
                        { button("keep", told.begin_label(lang), Callback::from(|_| keeping::keep())) }
                    }
                    if told.stage == Stage::Keeping {
                        { button("stop", words.stop, Callback::from(|_| keeping::stop())) }
                    }
                    if told.stage == Stage::Unknown {
                        { button("again", words.again, again) }
                    }
                </p>
                if told.on_device > 0 && told.stage != Stage::Keeping {
                    <p class="quiet">{ words.on_device }{ size(told.on_device) }{ words.size_after }</p>
                    <p class="choices">
                        { button("remove", words.remove, Callback::from(|_| keeping::remove())) }
                    </p>
                }
            </section>
        </div>
    }
}

fn button(key: &'static str, label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button" {key} {onclick}>{ label }</button> }
}

fn progress(lang: Lang, told: KeptStreets) -> Html {
    let said = told.progress_said(lang);
    html! {
        <div class="kept-streets__progress">
            <progress max={told.bytes.to_string()} value={told.kept.to_string()}
                aria-label={kept_street_words(lang).progress} aria-valuetext={said.clone()}></progress>
            <span aria-hidden="true">{ said }</span>
        </div>
    }
}

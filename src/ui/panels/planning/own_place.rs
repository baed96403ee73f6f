//! A place of one's own in the planner's questions, for instance a hotel: picked on the map, or typed as coordinates
//! or as the name of something near.

use yew::prelude::*;

use super::PlannerCtx;
use crate::app::TripsMsg;
use crate::app::planning::{Form, place_typed};
use crate::app::trips::TripUiMsg;
use crate::app::trips::look::{Picking, PlanPlace};
use crate::app::trips::position::position_text;
use crate::domain::trip::{Base, MAX_TITLE_CHARS};
use crate::i18n::words;
use crate::ui::parts::typed_field::Given;
use crate::ui::parts::{IconName, TypedField, icon};

/// Whether a place of one's own is the answer, or is being picked.
pub(super) fn is_own(bench: &PlannerCtx, form: &Form, place: PlanPlace) -> bool {
    let picking = bench.view.app.trips.as_ref().and_then(|trips| trips.look.picking);
    let is_place = form.place(place).is_some_and(|base| {
        matches!(base, Base::Place { .. }) && !bench.airports.iter().any(|airport| airport.is(base))
    });
    is_place || picking == Some(Picking::Plan(place))
}

/// The id of the field for a place.
pub(super) fn id_of(place: PlanPlace) -> String {
    match place {
        PlanPlace::Arrival => "planning-arrive".to_owned(),
        PlanPlace::Departure => "planning-leave".to_owned(),
        PlanPlace::Night(night) => format!("planning-night-{night}"),
    }
}

/// The fields of a place of one's own.
pub(super) fn own_place(bench: &PlannerCtx, form: &Form, place: PlanPlace) -> Html {
    let later = words(bench.view.app.lang).later();
    let pick = TripsMsg::Look(TripUiMsg::Pick(Some(Picking::Plan(place))));
    let known = match form.place(place) {
        Some(Base::Place { name, position }) => Some((name.clone(), *position)),
        _ => None,
    };
    let (position_id, name_id) = (format!("{}-at", id_of(place)), format!("{}-name", id_of(place)));
    let atlas = bench.view.app.atlas.clone();
    let refused = bench.words.place_refused;
    let check = Callback::from(move |text: String| {
        let is_known = text.trim().is_empty() || place_typed(&text, &atlas).is_some();
        (!is_known).then(|| refused.to_owned())
    });
    html! {
        <div class="base__place">
            <button type="button" class="button" onclick={bench.view.trips(pick)}>
                { icon(IconName::Pin) }{ later.pick_on_map }
            </button>
            <label for={position_id.clone()}>{ bench.words.place_typed }</label>
            <TypedField id={position_id.clone()} draft={position_id} {check} placeholder="30.2460, 120.1485"
                value={known.as_ref().map(|(_, at)| position_text(*at)).unwrap_or_default()}
                ongiven={typed_at(bench, form, place)} />
            if let Some((name, _)) = known {
                <label for={name_id.clone()}>{ later.place_name }</label>
                <TypedField id={name_id.clone()} draft={name_id} maxlength={MAX_TITLE_CHARS} cut_words={later.text_cut}
                    value={name} ongiven={named(bench, form, place)} />
            }
        </div>
    }
}

/// Takes the typed place as the answer; new coordinates keep the name that the place had before.
fn typed_at(bench: &PlannerCtx, form: &Form, place: PlanPlace) -> Callback<Given> {
    let (bench, form) = (bench.clone(), form.clone());
    Callback::from(move |given: Given| {
        let Some(base) = place_typed(&given.text, &bench.view.app.atlas) else { return };
        bench.view.dispatch.trips(TripsMsg::Look(TripUiMsg::Pick(None)));
        let mut next = form.clone();
        next.set_place(place, Some(with_name_of(form.place(place), base)));
        bench.answered(next);
    })
}

fn with_name_of(before: Option<&Base>, base: Base) -> Base {
    match (before, base) {
        (Some(Base::Place { name, .. }), Base::Place { name: new, position }) if new.is_empty() => {
            Base::Place { name: name.clone(), position }
        }
        (_, base) => base,
    }
}

fn named(bench: &PlannerCtx, form: &Form, place: PlanPlace) -> Callback<Given> {
    let (bench, form) = (bench.clone(), form.clone());
    Callback::from(move |given: Given| {
        let Some(Base::Place { position, .. }) = form.place(place) else { return };
        let mut next = form.clone();
        next.set_place(place, Some(Base::Place { name: given.text, position: *position }));
        bench.answered(next);
    })
}

/// Takes a place picked on the map as the answer to the question for which it was picked.
#[hook]
pub(super) fn use_picked(bench: Option<&PlannerCtx>, form: Option<&Form>) {
    let picked = bench.and_then(|bench| bench.view.app.trips.as_ref()?.look.picked);
    let answers = bench.cloned().zip(form.cloned());
    use_effect_with(picked, move |picked| {
        if let (Some((place, position)), Some((bench, mut form))) = (*picked, answers) {
            let base = Base::Place { name: String::new(), position };
            let base = with_name_of(form.place(place), base);
            form.set_place(place, Some(base));
            bench.answered(form);
        }
    });
}

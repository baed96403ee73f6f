//! What applies to the whole trip: its first day, how one gets about, its name.

use yew::prelude::*;

use super::events::{check, edit, given};
use super::party;
use crate::app::Trips;
use crate::domain::trip::{Edit, TripMode};
use crate::i18n::format::{date_from_iso, iso_date};
use crate::i18n::{Words, words};
use crate::ui::parts::TypedField;
use crate::ui::parts::chips::chip;
use crate::ui::parts::typed_field::Kind;
use crate::ui::store::View;

/// The settings of the trip.
pub fn settings(view: &View, trips: &Trips) -> Html {
    html! {
        <section class="trip__settings" aria-label={words(view.app.lang).later().day_settings}>
            { start(view, trips) }
            { mode(view, trips) }
            { party::party(view, trips) }
            if let Some(router) = &view.app.atlas.info.router {
                <p class="quiet">{ words(view.app.lang).later().router_note }{ words(view.app.lang).colon }{ router }</p>
            }
        </section>
    }
}

fn start(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    let start = trips.trip().start;
    let ongiven = given(view, |text| Some(Edit::SetStart(date_from_iso(text))));
    let check = check(|text| text.is_empty() || date_from_iso(text).is_some(), words.later().date_refused);
    html! {
        <div class="field">
            <label for="trip-start">{ words.later().trip_start }</label>
            <TypedField id="trip-start" kind={Kind::Date} {ongiven} {check}
                value={start.map(iso_date).unwrap_or_default()} />
            if start.is_some() {
                <div class="button-row">
                    <button type="button" class="button" onclick={edit(view, Edit::ShiftDates { days: -1 })}>
                        { words.later().day_earlier }
                    </button>
                    <button type="button" class="button" onclick={edit(view, Edit::ShiftDates { days: 1 })}>
                        { words.later().day_later }
                    </button>
                    <button type="button" class="button" onclick={edit(view, Edit::SetStart(None))}>
                        { words.later().clear_date }
                    </button>
                </div>
            } else {
                <p class="field__note">{ words.later().date_helps }</p>
            }
        </div>
    }
}

fn mode(view: &View, trips: &Trips) -> Html {
    let words = words(view.app.lang);
    let one = |mode: TripMode| {
        let pressed = trips.trip().mode == mode;
        chip(mode_name(words, mode), pressed, edit(view, Edit::SetMode(mode)))
    };
    html! {
        <fieldset class="chips">
            <legend>{ words.later().trip_mode }</legend>
            <div class="chips__row">{ for TripMode::ALL.into_iter().map(one) }</div>
        </fieldset>
    }
}

const fn mode_name(words: &Words, mode: TripMode) -> &'static str {
    match mode {
        TripMode::Transit => words.later().mode_transit,
        TripMode::Drive => words.later().mode_drive,
        TripMode::Bike => words.later().mode_bike,
        TripMode::Walk => words.later().mode_foot,
    }
}

//! The settings of a visit: where it is, how long it takes, note, lock, and how to remove it.

use yew::prelude::*;

use super::events::{check, edit_of, given_of, on_change};
use crate::app::trips::moves::{Step, beside, target};
use crate::app::trips::present::day_name;
use crate::app::trips::words::refusal;
use crate::app::trips::{Control, VisitName};
use crate::app::{Trips, TripsMsg};
use crate::domain::trip::{Edit, EditError, MAX_NOTE_CHARS, MAX_STAY_MINUTES, Visit, VisitAt};
use crate::i18n::words;
use crate::ui::parts::chips::chip;
use crate::ui::parts::typed_field::Kind;
use crate::ui::parts::{IconName, TypedField, icon};
use crate::ui::store::View;

/// By how much a press changes the stay, in minutes.
const STEP_MINUTES: u32 = 15;

/// The settings of a visit.
pub fn visit_settings(view: &View, trips: &Trips, at: VisitAt, visit: &Visit) -> Html {
    html! {
        <div class="visit__settings">
            { place(view, trips, at) }
            { stay(view, trips, at, visit) }
            { note(view, trips, at, visit) }
            { rest(view, trips, at, visit) }
        </div>
    }
}

fn place(view: &View, trips: &Trips, at: VisitAt) -> Html {
    let words = words(view.app.lang);
    let step = |by: Control, step: Step, name: IconName, text: &'static str| {
        let nowhere = target(trips.trip(), at, step).is_none();
        html! {
            <button type="button" class="button" id={by.id(at)} aria-disabled={nowhere.then_some("true")}
                onclick={view.trips(TripsMsg::Step { from: at, step, by })}>{ icon(name) }{ text }</button>
        }
    };
    html! {
        <div class="button-row">
            { step(Control::Up, Step::Up, IconName::Up, words.later().move_up) }
            { step(Control::Down, Step::Down, IconName::Down, words.later().move_down) }
            { to_day(view, trips, at) }
        </div>
    }
}

fn to_day(view: &View, trips: &Trips, at: VisitAt) -> Html {
    let (lang, words) = (view.app.lang, words(view.app.lang));
    let trip = trips.trip().clone();
    let days = trip.days.len();
    let id = Control::Day.id(at);
    let onchange = on_change(view, move |text| {
        let day: usize = text.parse().ok()?;
        let to = beside(&trip, day, usize::MAX).unwrap_or(VisitAt { day, index: 0 });
        Some(TripsMsg::Move { from: at, to, by: Control::Day })
    });
    html! {
        <>
            <label class="unseen" for={id.clone()}>{ words.later().to_day }</label>
            <select {id} class="select" {onchange}>
                { for (0..days).map(|day| html! {
                    <option value={day.to_string()} selected={day == at.day}>{ day_name(lang, day) }</option>
                }) }
                <option value={days.to_string()}>{ words.later().new_day }</option>
            </select>
        </>
    }
}

fn stay(view: &View, trips: &Trips, at: VisitAt, visit: &Visit) -> Html {
    let words = words(view.app.lang);
    let usual = view.app.atlas.stop(&visit.stop).map_or(60, |stop| stop.visit_minutes);
    let now = visit.minutes.unwrap_or(usual);
    let name = VisitName::of(trips.trip(), at);
    let set = |minutes: Option<u32>| edit_of(view, &name, Edit::SetMinutes { at, minutes });
    let id = format!("stay-{}", key(trips, at));
    let ongiven =
        given_of(view, name.clone(), move |text| Some(Edit::SetMinutes { at, minutes: minutes_of(text) }));
    let refused = refusal(&EditError::StayOutOfRange, &view.app.atlas, view.app.lang);
    let check = check(|text| minutes_of(text).is_some(), refused);
    html! {
        <div class="field stay">
            <label for={id.clone()}>{ words.stay_minutes }</label>
            <div class="stepper">
                <button type="button" class="tool" aria-label={words.later().shorter}
                    onclick={set(Some(now.saturating_sub(STEP_MINUTES).max(STEP_MINUTES.min(now))))}>{ icon(IconName::Minus) }</button>
                <TypedField {id} kind={Kind::Number} inputmode="numeric" min="1" {ongiven} {check}
                    value={now.to_string()} />
                <button type="button" class="tool" aria-label={words.later().longer}
                    onclick={set(Some((now + STEP_MINUTES).min(MAX_STAY_MINUTES)))}>{ icon(IconName::Plus) }</button>
            </div>
            if visit.minutes.is_some() {
                <button type="button" class="button" onclick={set(None)}>{ words.later().usual_stay }</button>
            }
        </div>
    }
}

/// The minutes of a stay as typed; `None` if they are not from 1 to the longest stay.
fn minutes_of(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|minutes| (1..=MAX_STAY_MINUTES).contains(minutes))
}

/// A key for the visit that stays the same while others are moved: it identifies its fields.
fn key(trips: &Trips, at: VisitAt) -> String {
    trips.trip().visit(at).map(|visit| format!("{}-{}", at.day, visit.stop)).unwrap_or_default()
}

fn note(view: &View, trips: &Trips, at: VisitAt, visit: &Visit) -> Html {
    let words = words(view.app.lang);
    let id = format!("note-{}", key(trips, at));
    let draft = format!("note {} {}", trips.trip().id, visit.stop);
    let ongiven = given_of(view, VisitName::of(trips.trip(), at), move |text| {
        Some(Edit::SetNote { at, note: Some(text.to_owned()) })
    });
    html! {
        <div class="field field--wide">
            <label for={id.clone()}>{ words.note }</label>
            <TypedField {id} kind={Kind::Note} maxlength={MAX_NOTE_CHARS} cut_words={words.later().text_cut} {ongiven}
                {draft} value={visit.note.clone().unwrap_or_default()} />
        </div>
    }
}

fn rest(view: &View, trips: &Trips, at: VisitAt, visit: &Visit) -> Html {
    let words = words(view.app.lang);
    let name = VisitName::of(trips.trip(), at);
    html! {
        <>
            <div class="button-row">
                { chip(words.lock, visit.locked, edit_of(view, &name, Edit::SetLocked { at, locked: !visit.locked })) }
                <button type="button" class="button" onclick={edit_of(view, &name, Edit::SetAside(at))}>{ words.later().set_aside }</button>
                <button type="button" class="button" onclick={edit_of(view, &name, Edit::Remove(at))}>{ words.take_out }</button>
            </div>
            <p class="quiet">{ words.later().lock_note }</p>
        </>
    }
}

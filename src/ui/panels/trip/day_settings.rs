//! The settings of a day: hours, bases, its place among the days.

use chrono::NaiveTime;
use yew::prelude::*;

use super::base::bases;
use super::events::{edit, given, on_change};
use super::ride_form::new_ride;
use crate::app::trips::present::day_name;
use crate::app::trips::words::refusal;
use crate::app::{Shared, Trips, TripsMsg};
use crate::domain::clock::time_in_field;
use crate::domain::trip::{Edit, EditError};
use crate::i18n::format::clock;
use crate::i18n::words;
use crate::ui::parts::TypedField;
use crate::ui::parts::typed_field::Kind;
use crate::ui::store::View;

/// The settings of a day.
pub fn day_settings(view: &View, trips: &Shared<Trips>, index: usize) -> Html {
    html! {
        <div class="day__settings">
            { hours(view, trips, index) }
            { bases(view, trips, index) }
            { new_ride(view, trips, index) }
            { order(view, trips, index) }
        </div>
    }
}

fn hours(view: &View, trips: &Trips, index: usize) -> Html {
    let words = words(view.app.lang);
    let Some(day) = trips.trip().days.get(index) else { return Html::default() };
    let (from, to) = (day.from, day.to);
    let reversed = refusal(&EditError::TimesReversed, &view.app.atlas, view.app.lang);
    let check = |fits: fn(NaiveTime, NaiveTime) -> bool, other: NaiveTime| {
        let (unread, reversed) = (words.later().time_refused, reversed.clone());
        Callback::from(move |text: String| match time_in_field(&text) {
            None => Some(unread.to_owned()),
            Some(time) => (!fits(time, other)).then(|| reversed.clone()),
        })
    };
    let set_from =
        given(view, move |text| Some(Edit::SetTimes { day: index, from: time_in_field(text)?, to }));
    let set_to = given(view, move |text| Some(Edit::SetTimes { day: index, from, to: time_in_field(text)? }));
    html! {
        <div class="field">
            <label for={format!("from-{index}")}>{ words.later().starts_at }</label>
            <TypedField id={format!("from-{index}")} kind={Kind::Time} value={clock(from)} ongiven={set_from}
                check={check(|from, to| from < to, to)} />
            <label for={format!("until-{index}")}>{ words.later().ends_at }</label>
            <TypedField id={format!("until-{index}")} kind={Kind::Time} value={clock(to)} ongiven={set_to}
                check={check(|to, from| to > from, from)} />
        </div>
    }
}

fn order(view: &View, trips: &Trips, index: usize) -> Html {
    let words = words(view.app.lang);
    let days = trips.trip().days.len();
    let button = |text: &'static str, change: Edit| {
        html! { <button type="button" class="button" onclick={edit(view, change)}>{ text }</button> }
    };
    html! {
        <>
            <div class="button-row">
                { button(words.later().insert_before, Edit::InsertDay { at: index }) }
                { button(words.later().insert_after, Edit::InsertDay { at: index + 1 }) }
                if index > 0 {
                    { button(words.later().day_up, Edit::MoveDay { from: index, to: index - 1 }) }
                }
                if index + 1 < days {
                    { button(words.later().day_down, Edit::MoveDay { from: index, to: index + 1 }) }
                }
                if days > 1 {
                    { swap(view, days, index) }
                    { button(words.later().remove_day, Edit::RemoveDay { day: index }) }
                }
            </div>
            if days > 1 {
                <p class="quiet">{ words.later().remove_day_note }</p>
            }
        </>
    }
}

fn swap(view: &View, days: usize, index: usize) -> Html {
    let (lang, words) = (view.app.lang, words(view.app.lang));
    let id = format!("swap-{index}");
    let onchange =
        on_change(view, move |text| Some(TripsMsg::Edit(Edit::SwapDays(index, text.parse().ok()?))));
    html! {
        <>
            <label class="unseen" for={id.clone()}>{ words.later().swap_with }</label>
            <select {id} class="select" {onchange}>
                <option value="" selected=true>{ words.later().swap_with }</option>
                { for (0..days).filter(|day| *day != index).map(|day| html! {
                    <option value={day.to_string()}>{ day_name(lang, day) }</option>
                }) }
            </select>
        </>
    }
}

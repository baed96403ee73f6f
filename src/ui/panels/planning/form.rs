//! What a travel agent asks first: when, from where to where, where one sleeps, who, how full, evenings, rain.

use yew::prelude::*;

use super::fields::{check, field, minutes_of, option, question, time, typed};
use super::places::{nights, places};
use super::{PlannerCtx, more};
use crate::app::planning::words::{guessed_date, trouble as sentence};
use crate::app::planning::{DeskMsg, Form, FormTrouble, Where};
use crate::i18n::format::{date_from_iso, iso_date};
use crate::i18n::words;
use crate::plan::trip::Pace;
use crate::ui::parts::prose::prose;
use crate::ui::parts::select::select;
use crate::ui::parts::typed_field::Kind;
use crate::ui::parts::{IconName, TypedField, icon};

/// The most days that are offered here; a trip may have more.
const MOST_DAYS: usize = 10;
/// The most people of one kind.
const MOST_PEOPLE: u32 = 9;
/// The age assumed for every child.
const A_CHILD: u32 = 6;
/// The age assumed for every elder.
const AN_ELDER: u32 = 70;

/// The form.
pub(super) fn questions(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let onsubmit = {
        let (bench, form) = (bench.clone(), form.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if form.trouble(&bench.trip).is_none() {
                bench.plan(&form);
            }
        })
    };
    html! {
        <form class="planning__form" {onsubmit}>
            <h2 class="section-title" id="planning-asks" tabindex="-1">{ words.plan_for_me }</h2>
            { question(words.when, when(bench, form)) }
            { question(words.place, places(bench, form)) }
            if form.days > 1 && form.places != Where::AsInTrip {
                { question(words.sleep, nights(bench, form)) }
            }
            { question(words.who, who(bench, form)) }
            { question(words.pace, html! { <div class="chips__row">{ paces(bench, form) }</div> }) }
            { question(words.besides, besides(bench, form)) }
            <details class="planning__more">
                <summary class="button">{ words.more }</summary>
                { more::further(bench, form) }
            </details>
            { trouble(bench, form) }
            <p class="planning__acts">
                <button type="submit" class="button button--main">{ words.go }</button>
                <button type="button" class="button" onclick={bench.on_press(DeskMsg::Close)}>{ words.close }</button>
                if form != &bench.questions() {
                    <button type="button" class="button"
                        onclick={bench.press(|bench| bench.send(DeskMsg::StartAgain(Box::new(bench.questions()))))}>{ words.start_again }</button>
                }
            </p>
        </form>
    }
}

fn when(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let last = form.days.max(1) - 1;
    let arrive = form.arrive.unwrap_or(form.hours_of(&bench.trip, 0).0);
    let leave = form.leave.unwrap_or(form.hours_of(&bench.trip, last).1);
    let days =
        (1..=MOST_DAYS.max(form.days)).map(|days| (days.to_string(), words_days(bench, days))).collect();
    let later = crate::i18n::words(bench.view.app.lang).later();
    html! {
        <div class="planning__fields">
            <div class="field">
                <label for="planning-start">{ words.start }</label>
                <TypedField id="planning-start" draft="planning-start" kind={Kind::Date} value={iso_date(form.start)}
                    check={check(|text| text.is_empty() || date_from_iso(text).is_some(), later.date_refused)}
                    ongiven={typed(bench, form, |form, text| form.set_start(date_from_iso(text)))} />
                { no_date(bench, form) }
            </div>
            { select("planning-days", words.days, days, &form.days.to_string(),
                field(bench, form, |form, text| form.days = text.parse().unwrap_or(form.days))) }
            { time(bench, "planning-arrive-at", words.arrive_at, arrive, typed(bench, form, |form, text| {
                form.arrive = minutes_of(text).or(form.arrive);
            })) }
            { time(bench, "planning-leave-at", words.leave_at, leave, typed(bench, form, |form, text| {
                form.leave = minutes_of(text).or(form.leave);
            })) }
        </div>
    }
}

/// What has to be settled before a plan is possible; what was typed stays.
fn trouble(bench: &PlannerCtx, form: &Form) -> Html {
    let Some(trouble) = form.trouble(&bench.trip) else { return Html::default() };
    html! {
        <div class="notice" role="alert">
            { icon(IconName::Info) }
            <div>
                <p>{ sentence(bench.view.app.lang, &trouble) }</p>
                if matches!(trouble, FormTrouble::Past(_)) {
                    { option(bench, form, bench.words.past_ok, false, |form| form.past_is_meant = true) }
                }
            </div>
        </div>
    }
}

/// Says for which day the plan is made if no date was given.
pub(super) fn no_date(bench: &PlannerCtx, form: &Form) -> Html {
    html! {
        if form.start_is_guessed {
            <p class="field__note">{ prose(&guessed_date(bench.view.app.lang, form.start)) }</p>
        }
    }
}

fn words_days(bench: &PlannerCtx, days: usize) -> String {
    words(bench.view.app.lang).days_count.count(days)
}

/// Who travels, in numbers; no one is asked for an age.
fn who(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let numbers = |most: u32| (0..=most).map(|number| (number.to_string(), number.to_string())).collect();
    let party = &form.party;
    html! {
        <div class="planning__fields">
            { select("planning-adults", words.adults, numbers(MOST_PEOPLE), &party.adults.to_string(),
                field(bench, form, |form, text| form.party.adults = text.parse().unwrap_or(1))) }
            { select("planning-children", words.children, numbers(MOST_PEOPLE), &party.children.len().to_string(),
                field(bench, form, |form, text| form.party.children = vec![A_CHILD; text.parse().unwrap_or(0)])) }
            { select("planning-elders", words.elders, numbers(MOST_PEOPLE), &party.elders.len().to_string(),
                field(bench, form, |form, text| form.party.elders = vec![AN_ELDER; text.parse().unwrap_or(0)])) }
        </div>
    }
}

fn besides(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    html! {
        <div class="chips__row">
            { option(bench, form, words.evenings, form.evenings, |form| form.evenings = !form.evenings) }
            { option(bench, form, words.rain, form.rain, |form| form.rain = !form.rain) }
        </div>
    }
}

fn paces(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let one = |(pace, label): (Pace, &'static str)| {
        option(bench, form, label, form.pace == pace, move |form| form.pace = pace)
    };
    [(Pace::Gentle, words.gentle), (Pace::Normal, words.normal), (Pace::Full, words.full)]
        .into_iter()
        .map(one)
        .collect()
}

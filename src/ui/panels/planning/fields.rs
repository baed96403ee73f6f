//! The fields and chips with which questions are answered.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::PlannerCtx;
use crate::app::planning::Form;
use crate::i18n::format::clock_of_minutes;
use crate::i18n::words;
use crate::ui::parts::TypedField;
use crate::ui::parts::chips::chip;
use crate::ui::parts::typed_field::{Given, Kind};

pub(super) fn question(name: &'static str, content: Html) -> Html {
    html! {
        <fieldset class="chips">
            <legend>{ name }</legend>
            { content }
        </fieldset>
    }
}

/// A callback for a field: `change` puts the field's text into the form.
pub(super) fn field(bench: &PlannerCtx, form: &Form, change: fn(&mut Form, &str)) -> Callback<Event> {
    let (bench, form) = (bench.clone(), form.clone());
    Callback::from(move |event: Event| {
        let element = event.target_unchecked_into::<web_sys::HtmlElement>();
        let text = match wasm_bindgen::JsCast::dyn_ref::<HtmlSelectElement>(&element) {
            Some(select) => select.value(),
            None => event.target_unchecked_into::<HtmlInputElement>().value(),
        };
        let mut next = form.clone();
        change(&mut next, &text);
        bench.answered(next);
    })
}

/// The same for a field that is typed in.
pub(super) fn typed(bench: &PlannerCtx, form: &Form, change: fn(&mut Form, &str)) -> Callback<Given> {
    let (bench, form) = (bench.clone(), form.clone());
    Callback::from(move |given: Given| {
        let mut next = form.clone();
        change(&mut next, &given.text);
        bench.answered(next);
    })
}

/// A check that answers `refusal` for every text that is not right.
pub(super) fn check(is_right: fn(&str) -> bool, refusal: &'static str) -> Callback<String, Option<String>> {
    Callback::from(move |text: String| (!is_right(&text)).then(|| refusal.to_owned()))
}

/// A chip that changes the form.
pub(super) fn option(
    bench: &PlannerCtx,
    form: &Form,
    label: &str,
    pressed: bool,
    change: impl Fn(&mut Form) + 'static,
) -> Html {
    let form = form.clone();
    let press = bench.press(move |bench| {
        let mut next = form.clone();
        change(&mut next);
        bench.answered(next);
    });
    chip(label, pressed, press)
}

/// A field for a time of day.
pub(super) fn time(
    bench: &PlannerCtx,
    id: &'static str,
    label: &'static str,
    minutes: u32,
    ongiven: Callback<Given>,
) -> Html {
    let value = clock_of_minutes(u16::try_from(minutes).unwrap_or(0));
    let refused = words(bench.view.app.lang).later().time_refused;
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <TypedField {id} draft={id} kind={Kind::Time} {value} {ongiven}
                check={check(|text| minutes_of(text).is_some(), refused)} />
        </div>
    }
}

/// The minutes since midnight of a time field such as `09:30`; `None` if the text is not a time.
pub(super) fn minutes_of(text: &str) -> Option<u32> {
    let (hours, minutes) = text.get(..5)?.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

//! The form of a train or boat of the traveller's own: in the settings of a day, and below a ride that is changed.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::trips::ride_form::{Faults, Field, RideDraft, edit, places};
use crate::app::trips::words::refusal;
use crate::app::{Shared, Trips, TripsMsg};
use crate::domain::trip::{Base, EditError, MAX_RIDE_NUMBER_CHARS, MAX_RIDES, Ride};
use crate::i18n::{bases, ride_words};
use crate::ui::store::View;

/// The form in the settings of a day, folded away until it is needed.
pub fn new_ride(view: &View, trips: &Shared<Trips>, day: usize) -> Html {
    let own = ride_words(view.app.lang);
    let is_full = trips.trip().days.get(day).is_none_or(|day| day.rides.len() >= MAX_RIDES);
    html! {
        <details class="trip__party">
            <summary>{ own.own }</summary>
            <p class="field__note">{ own.what }</p>
            if is_full {
                <p class="field__note">{ refusal(&EditError::TooManyRides, &view.app.atlas, view.app.lang) }</p>
            } else {
                <RideForm view={view.clone()} trips={trips.clone()} {day} />
            }
        </details>
    }
}

/// Properties of [`RideForm`].
#[derive(Clone, Properties, PartialEq)]
pub struct RideFormProps {
    /// State and sender.
    pub view: View,
    /// The trips.
    pub trips: Shared<Trips>,
    /// Which day, counted from 0.
    pub day: usize,
    /// Which ride of the day is changed; `None` adds one.
    #[prop_or_default]
    pub index: Option<usize>,
    /// The ride that is changed, as it is.
    #[prop_or_default]
    pub now: Option<Ride>,
    /// Called when the ride has been changed.
    #[prop_or_default]
    pub onclose: Callback<()>,
}

/// What the form holds.
#[derive(Clone, Default, PartialEq)]
struct Form {
    draft: RideDraft,
    faults: Faults,
    /// How often the form was emptied. A list that was chosen from shows its first option again only if it is made
    /// anew.
    round: u32,
}

enum Act {
    Write(Option<Field>, fn(&mut RideDraft, String), String),
    Choose(Field, fn(&mut RideDraft) -> &mut Option<Base>, Option<Base>),
    Refuse(Faults),
    Clear,
}

impl Reducible for Form {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Write(field, set, text) => {
                set(&mut next.draft, text);
                next.put_right(field);
            }
            Act::Choose(field, of, base) => {
                *of(&mut next.draft) = base;
                next.put_right(Some(field));
            }
            Act::Refuse(faults) => next.faults = faults,
            Act::Clear => next = Self { round: self.round + 1, ..Self::default() },
        }
        Rc::new(next)
    }
}

impl Form {
    /// A field that is being corrected is no longer marked as wrong; it is checked again at the next press.
    fn put_right(&mut self, field: Option<Field>) {
        let also = match field {
            Some(Field::Depart) => Some(Field::Arrive),
            Some(Field::From) => Some(Field::To),
            _ => field,
        };
        self.faults.retain(|(at, _)| Some(*at) != field && Some(*at) != also);
    }
}

/// A form of a ride.
#[component]
pub fn RideForm(props: &RideFormProps) -> Html {
    let lang = props.view.app.lang;
    let own = ride_words(lang);
    let form = use_reducer_eq(|| Form {
        draft: props.now.as_ref().map(RideDraft::of).unwrap_or_default(),
        ..Form::default()
    });
    let known = use_memo((props.view.app.atlas.clone(), lang), |(atlas, lang)| places(atlas, *lang));
    let id = match props.index {
        Some(index) => format!("ride-{}-{index}", props.day),
        None => format!("ride-{}", props.day),
    };
    let sheet = Sheet { props, form: &form, known: &known, id: &id };
    let onclick = sheet.given();
    let is_dirty = form.draft != props.now.as_ref().map(RideDraft::of).unwrap_or_default();
    html! {
        <div class="base__place" role="group" aria-label={own.own} data-unsaved={is_dirty.then_some("")}>
            { sheet.number() }
            { sheet.place(Field::From, own.from, |draft| &mut draft.from) }
            { sheet.place(Field::To, own.to, |draft| &mut draft.to) }
            { sheet.time(Field::Depart, own.depart, &form.draft.depart, |draft, text| draft.depart = text) }
            { sheet.time(Field::Arrive, own.arrive, &form.draft.arrive, |draft, text| draft.arrive = text) }
            <div class="button-row">
                <button type="button" class="button" {onclick}>
                    { if props.index.is_some() { own.save } else { own.add } }
                </button>
            </div>
        </div>
    }
}

/// The fields of a form.
struct Sheet<'a> {
    props: &'a RideFormProps,
    form: &'a UseReducerHandle<Form>,
    known: &'a Rc<Vec<Base>>,
    id: &'a str,
}

impl Sheet<'_> {
    /// Takes what was typed, or marks what is wrong with it.
    fn given(&self) -> Callback<MouseEvent> {
        let (props, form) = (self.props.clone(), self.form.clone());
        Callback::from(move |_: MouseEvent| {
            let app = &props.view.app;
            match form.draft.ride(&app.atlas, app.lang) {
                Err(faults) => form.dispatch(Act::Refuse(faults)),
                Ok(ride) => {
                    let change = edit(&props.trips, &app.atlas, (props.day, props.index), ride);
                    let Some(index) = props.index else {
                        props.view.dispatch.trips(TripsMsg::Edit(change));
                        form.dispatch(Act::Clear);
                        return;
                    };
                    let focus = button_id(props.day, index, "change");
                    props.view.dispatch.trips(TripsMsg::EditAt { edit: change, focus });
                    props.onclose.emit(());
                }
            }
        })
    }

    fn number(&self) -> Html {
        let id = format!("{}-number", self.id);
        html! {
            <div class="field">
                <label for={id.clone()}>{ ride_words(self.props.view.app.lang).number }</label>
                <input {id} type="text" autocomplete="off" maxlength={MAX_RIDE_NUMBER_CHARS.to_string()} placeholder="G7501"
                    value={self.form.draft.number.clone()} oninput={self.written(None, |draft, text| draft.number = text)} />
            </div>
        }
    }

    fn time(&self, field: Field, label: &'static str, value: &str, set: fn(&mut RideDraft, String)) -> Html {
        let (id, said, marks) = self.beside(field);
        html! {
            <div class="field">
                <label for={id.clone()}>{ label }</label>
                <input {id} type="time" autocomplete="off" value={value.to_owned()} oninput={self.written(Some(field), set)}
                    aria-invalid={marks.0} aria-describedby={marks.1} />
                { said }
            </div>
        }
    }

    fn place(&self, field: Field, label: &'static str, of: fn(&mut RideDraft) -> &mut Option<Base>) -> Html {
        let (id, said, marks) = self.beside(field);
        let view = &self.props.view;
        let chosen = of(&mut self.form.draft.clone()).clone();
        // A ride may leave from a place that this map does not name.
        let other = chosen.clone().filter(|chosen| !self.known.contains(chosen));
        let choices: Rc<Vec<Base>> = Rc::new(self.known.iter().cloned().chain(other).collect());
        let name = |base: &Base| {
            let name = bases::name(base, &view.app.atlas).map(|name| name.get(view.app.lang).to_owned());
            name.unwrap_or_else(|| match base {
                Base::Station(id) => id.to_string(),
                _ => String::new(),
            })
        };
        let onchange = {
            let (form, choices) = (self.form.dispatcher(), choices.clone());
            Callback::from(move |event: Event| {
                let place = event.target_unchecked_into::<HtmlInputElement>().value().parse().ok();
                let base = place.and_then(|place: usize| choices.get(place).cloned());
                form.dispatch(Act::Choose(field, of, base));
            })
        };
        html! {
            <div class="field" key={format!("{id}-{}", self.form.round)}>
                <label for={id.clone()}>{ label }</label>
                <select {id} class="select" {onchange} aria-invalid={marks.0} aria-describedby={marks.1}>
                    <option value="" selected={chosen.is_none()}>{ ride_words(view.app.lang).choose }</option>
                    { for choices.iter().enumerate().map(|(at, base)| html! {
                        <option value={at.to_string()} selected={chosen.as_ref() == Some(base)}>{ name(base) }</option>
                    }) }
                </select>
                { said }
            </div>
        }
    }

    fn written(&self, field: Option<Field>, set: fn(&mut RideDraft, String)) -> Callback<InputEvent> {
        let form = self.form.dispatcher();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            form.dispatch(Act::Write(field, set, text));
        })
    }

    /// The id of a field, the message beside it if it was refused, and its values of `aria-invalid` and
    /// `aria-describedby`.
    fn beside(&self, field: Field) -> (String, Html, (Option<&'static str>, Option<String>)) {
        let id = format!("{}-{}", self.id, key(field));
        let Some((_, text)) = self.form.faults.iter().find(|(at, _)| *at == field) else {
            return (id, Html::default(), (None, None));
        };
        let beside = format!("{id}-refusal");
        let said = html! { <p class="field__refusal" id={beside.clone()} role="alert">{ text }</p> };
        (id, said, (Some("true"), Some(beside)))
    }
}

const fn key(field: Field) -> &'static str {
    match field {
        Field::From => "from",
        Field::To => "to",
        Field::Depart => "depart",
        Field::Arrive => "arrive",
    }
}

/// The id of a button of a ride.
pub fn button_id(day: usize, index: usize, key: &str) -> String {
    format!("ride-{day}-{index}-{key}")
}

//! A field that keeps what is being typed while the page around it is drawn again.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`TypedField`].
#[derive(Properties, PartialEq)]
pub struct TypedFieldProps {
    /// The field's id, for its label.
    pub id: &'static str,
    /// What it takes, as HTML's `type`.
    #[prop_or("text")]
    pub kind: &'static str,
    /// What it holds while nobody types.
    pub value: String,
    /// Hears of a text once it is given.
    pub onchange: Callback<Event>,
    /// What is shown in an empty field.
    #[prop_or_default]
    pub placeholder: Option<&'static str>,
    /// The most characters that it takes.
    #[prop_or_default]
    pub maxlength: Option<usize>,
    /// The least number that it takes.
    #[prop_or_default]
    pub min: Option<&'static str>,
    /// The step between its numbers.
    #[prop_or_default]
    pub step: Option<&'static str>,
    /// Which keyboard a phone shows.
    #[prop_or_default]
    pub inputmode: Option<&'static str>,
}

/// A field. It is given its value whenever it is drawn, so that a drawing in the middle of typing would take away what is
/// typed; it remembers that until the text is given or the field is left.
#[component]
pub fn TypedField(props: &TypedFieldProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let onchange = {
        let (typed, heard) = (typed.setter(), props.onchange.clone());
        Callback::from(move |event: Event| {
            typed.set(None);
            heard.emit(event);
        })
    };
    let onblur = {
        let typed = typed.setter();
        Callback::from(move |_: FocusEvent| typed.set(None))
    };
    let value = (*typed).clone().unwrap_or_else(|| props.value.clone());
    html! {
        <input id={props.id} type={props.kind} autocomplete="off" {value} {oninput} {onchange} {onblur}
            placeholder={props.placeholder} maxlength={props.maxlength.map(|most| most.to_string())}
            min={props.min} step={props.step} inputmode={props.inputmode} />
    }
}

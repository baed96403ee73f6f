//! A field that keeps what is being typed: while the page around it is rendered again, when the page is left, and
//! until what was typed is right. What is wrong with it is shown beside it.

mod hand;

use yew::prelude::*;

use crate::platform::page_life;
use hand::Field;

/// The kind of text that a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A line.
    #[default]
    Line,
    /// A number.
    Number,
    /// A date. While one is being typed, browsers report dates that are not meant, such as one in the year 2.
    Date,
    /// A time of the day; the same applies.
    Time,
    /// A text of several lines, given while it is being typed.
    Note,
}

impl Kind {
    const fn html(self) -> &'static str {
        match self {
            Self::Line | Self::Note => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    /// How long typing must pause before the text is given although the field has not been left, in milliseconds;
    /// `None` if it is not given before.
    const fn rest_ms(self) -> Option<u32> {
        match self {
            Self::Line | Self::Number => None,
            Self::Date | Self::Time => Some(1_500),
            Self::Note => Some(700),
        }
    }
}

/// A text that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The text.
    pub text: String,
    /// Whether another text was given since the field was entered: this one replaces it.
    pub goes_on: bool,
}

/// Properties of [`TypedField`].
#[derive(Clone, Properties, PartialEq)]
pub struct TypedFieldProps {
    /// The field's id, for its label.
    pub id: AttrValue,
    /// What it takes.
    #[prop_or_default]
    pub kind: Kind,
    /// Its value while no one is typing.
    pub value: String,
    /// Called with a text once it is given.
    pub ongiven: Callback<Given>,
    /// Says what is wrong with a text, or `None`; a wrong text is not given.
    #[prop_or_default]
    pub check: Option<Callback<String, Option<String>>>,
    /// What is said if a text was too long and was cut.
    #[prop_or_default]
    pub cut_words: Option<AttrValue>,
    /// The key under which a text is kept that could not be given before the page was left.
    #[prop_or_default]
    pub draft: Option<AttrValue>,
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

/// A field. Every rendering sets its value, which would remove what is being typed; so the field remembers that until
/// it is left, and longer if the text is refused.
#[component]
pub fn TypedField(props: &TypedFieldProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    let is_told = use_state_eq(|| false);
    let is_cut = use_state_eq(|| false);
    let hand = use_mut_ref(hand::Hand::default);
    let field = Field { hand, typed: typed.setter(), is_told: is_told.setter(), is_cut: is_cut.setter() };
    field.hand.borrow_mut().props = Some(props.clone());
    use_effect_with((), {
        let field = field.clone();
        move |()| {
            field.take_up_draft();
            let leaving = field.clone();
            let life = page_life::watch(move || leaving.give(), || ());
            move || {
                drop(life);
                field.give();
            }
        }
    });
    use_effect_with(props.value.clone(), {
        let field = field.clone();
        move |value| field.value_is(value)
    });
    // A change in another field may have made right what was refused here.
    use_effect({
        let field = field.clone();
        move || field.look_again()
    });
    let value = (*typed).clone().unwrap_or_else(|| props.value.clone());
    let refusal = if *is_told { field.hand.borrow().refusal(&value) } else { None };
    let is_refused = refusal.is_some();
    let cut_words = || props.cut_words.as_ref().filter(|_| *is_cut).map(ToString::to_string);
    let said = refusal.or_else(cut_words);
    let beside = format!("{}-refusal", props.id);
    let marks = Marks {
        value,
        invalid: is_refused.then_some("true"),
        described: said.is_some().then(|| beside.clone()),
        unsaved: typed.is_some().then_some(""),
    };
    html! {
        <>
            { element(props, &field, marks) }
            if let Some(said) = said {
                <p class="field__refusal" id={beside} role="alert">{ said }</p>
            }
        </>
    }
}

/// The present state of the element.
struct Marks {
    value: String,
    invalid: Option<&'static str>,
    described: Option<String>,
    unsaved: Option<&'static str>,
}

fn element(props: &TypedFieldProps, field: &Field, marks: Marks) -> Html {
    let Marks { value, invalid, described, unsaved } = marks;
    let oninput = field.on(Field::entered);
    let onchange = field.on(|field, _: Event| field.changed());
    let onkeydown = field.on(Field::key);
    let onpointerdown = field.on(|field, _: PointerEvent| field.pointed());
    let onfocus = field.on(|field, _: FocusEvent| field.came());
    let onblur = field.on(|field, _: FocusEvent| field.left());
    let id = props.id.clone();
    if props.kind == Kind::Note {
        return html! {
            <textarea {id} class="note" rows="2" {value} {oninput} {onchange} {onkeydown} {onfocus} {onblur}
                aria-invalid={invalid} aria-describedby={described} data-unsaved={unsaved} />
        };
    }
    html! {
        <input {id} type={props.kind.html()} autocomplete="off" {value} {oninput} {onchange} {onkeydown}
            {onpointerdown} {onfocus} {onblur} placeholder={props.placeholder} min={props.min} step={props.step}
            inputmode={props.inputmode} aria-invalid={invalid} aria-describedby={described} data-unsaved={unsaved} />
    }
}

//! What the reader does in a field, and what becomes of it.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Given, Kind, TypedFieldProps};
use crate::platform::timer::Timeout;
use crate::platform::{drafts, text_field};

/// What the reader has done; none of it affects the rendering.
#[derive(Default)]
pub(super) struct Hand {
    /// The newest properties.
    pub props: Option<TypedFieldProps>,
    /// The value as it was rendered last.
    seen: Option<String>,
    /// What is typed and not yet given.
    pending: Option<String>,
    /// A part of a date is missing, which the browser reports as an empty text.
    is_partial: bool,
    /// A text was given since the field was entered.
    goes_on: bool,
    /// The last change came from a key, after which others may follow, rather than from a calendar.
    by_keys: bool,
    is_inside: bool,
    rest: Option<Timeout>,
}

impl Hand {
    /// What is wrong with a text.
    pub fn refusal(&self, text: &str) -> Option<String> {
        // A missing part is reported in the same words as an invalid date.
        let text = if self.is_partial { "?" } else { text };
        self.props.as_ref()?.check.as_ref()?.emit(text.to_owned())
    }

    fn kind(&self) -> Kind {
        self.props.as_ref().map(|props| props.kind).unwrap_or_default()
    }

    fn draft(&self) -> Option<&AttrValue> {
        self.props.as_ref()?.draft.as_ref()
    }

    /// Keeps a text that is typed. A partial date is reported as an empty text, which was not typed.
    fn keep_draft(&self, text: &str) {
        match self.draft() {
            Some(_) if self.is_partial => self.forget_draft(),
            Some(draft) => drafts::keep(draft, text),
            None => {}
        }
    }

    fn forget_draft(&self) {
        self.draft().into_iter().for_each(|draft| drafts::forget(draft));
    }

    /// Takes the text if it can be given.
    fn take(&mut self) -> Option<(Given, Callback<Given>)> {
        self.rest = None;
        let props = self.props.clone()?;
        let text = self.pending.clone()?;
        if self.is_partial || self.refusal(&text).is_some() {
            return None;
        }
        self.pending = None;
        self.forget_draft();
        if text == props.value && !self.goes_on {
            return None;
        }
        let goes_on = std::mem::replace(&mut self.goes_on, self.is_inside);
        Some((Given { text, goes_on }, props.ongiven))
    }
}

/// A field, with what the reader does in it.
#[derive(Clone)]
pub(super) struct Field {
    pub hand: Rc<RefCell<Hand>>,
    pub typed: UseStateSetter<Option<String>>,
    pub is_told: UseStateSetter<bool>,
    pub is_cut: UseStateSetter<bool>,
}

impl Field {
    /// A callback for an event of the field.
    pub fn on<E: 'static>(&self, act: fn(&Self, E)) -> Callback<E> {
        let field = self.clone();
        Callback::from(move |event| act(&field, event))
    }

    /// Continues with what was typed before the page was loaded.
    pub fn take_up_draft(&self) {
        let mut hand = self.hand.borrow_mut();
        let Some(text) = hand.draft().and_then(|draft| drafts::load(draft)) else { return };
        hand.pending = Some(text.clone());
        self.typed.set(Some(text));
    }

    /// To be called when the value has changed. What is typed survives that only while the field has the focus.
    pub fn value_is(&self, value: &str) {
        let mut hand = self.hand.borrow_mut();
        let is_other = hand.seen.replace(value.to_owned()).is_some_and(|seen| seen != value);
        if is_other && !hand.is_inside {
            hand.forget_draft();
            (hand.pending, hand.is_partial) = (None, false);
            self.typed.set(None);
            self.is_told.set(false);
        }
    }

    /// A refused text that waits may be right by now.
    pub fn look_again(&self) {
        let waits = {
            let hand = self.hand.borrow();
            !hand.is_inside && hand.pending.is_some()
        };
        if waits {
            self.left();
        }
    }

    /// Gives what is typed, if it is right.
    pub fn give(&self) {
        let taken = self.hand.borrow_mut().take();
        if let Some((given, to)) = taken {
            to.emit(given);
        }
    }

    /// Gives what is typed, or shows from now on why it cannot be given.
    fn give_or_tell(&self) {
        self.give();
        let hand = self.hand.borrow();
        self.is_told.set(hand.pending.as_ref().is_some_and(|text| hand.refusal(text).is_some()));
    }

    pub fn entered(&self, event: InputEvent) {
        let element = event.target_unchecked_into::<HtmlInputElement>();
        let most = self.hand.borrow().props.as_ref().and_then(|props| props.maxlength);
        let (text, was_cut) = cut(&element, most);
        let mut hand = self.hand.borrow_mut();
        hand.pending = Some(text.clone());
        hand.is_partial = text_field::is_partial(&element);
        hand.keep_draft(&text);
        hand.rest = hand.kind().rest_ms().map(|ms| {
            let field = self.clone();
            Timeout::new(ms, move || field.give())
        });
        if hand.refusal(&text).is_none() {
            self.is_told.set(false);
        }
        self.is_cut.set(was_cut);
        self.typed.set(Some(text));
    }

    /// A line is complete now, and so is what was picked in a calendar; a date that was changed by a key may not be.
    pub fn changed(&self) {
        let may_go_on = {
            let hand = self.hand.borrow();
            hand.by_keys && hand.kind().rest_ms().is_some()
        };
        if !may_go_on {
            self.give_or_tell();
        }
    }

    pub fn key(&self, event: KeyboardEvent) {
        self.hand.borrow_mut().by_keys = true;
        let is_note = self.hand.borrow().kind() == Kind::Note;
        if event.key() == "Enter" && !is_note {
            self.give_or_tell();
        }
    }

    pub fn pointed(&self) {
        self.hand.borrow_mut().by_keys = false;
    }

    pub fn came(&self) {
        let mut hand = self.hand.borrow_mut();
        (hand.is_inside, hand.by_keys) = (true, false);
    }

    pub fn left(&self) {
        self.give_or_tell();
        let mut hand = self.hand.borrow_mut();
        (hand.is_inside, hand.goes_on) = (false, false);
        if hand.pending.is_none() {
            self.typed.set(None);
        }
    }
}

/// The text of a field, and whether it was too long and was cut there.
fn cut(element: &HtmlInputElement, most: Option<usize>) -> (String, bool) {
    let text = element.value();
    let Some((end, _)) = most.and_then(|most| text.char_indices().nth(most)) else { return (text, false) };
    let kept = text.get(..end).unwrap_or_default().to_owned();
    element.set_value(&kept);
    (kept, true)
}

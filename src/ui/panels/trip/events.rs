//! Turns what was typed or chosen in a field into a message for the trips.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::TripsMsg;
use crate::app::trips::VisitName;
use crate::domain::trip::Edit;
use crate::ui::parts::typed_field::Given;
use crate::ui::store::View;

/// A callback for a field: sends the message that `read` makes from its text, if any.
pub fn on_change(view: &View, read: impl Fn(&str) -> Option<TripsMsg> + 'static) -> Callback<Event> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: Event| {
        // Fields of every kind have their text in the same property.
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        if let Some(msg) = read(&text) {
            dispatch.trips(msg);
        }
    })
}

/// A callback for a field that is typed in: sends the edit that `read` makes from its text, if any.
pub fn given(view: &View, read: impl Fn(&str) -> Option<Edit> + 'static) -> Callback<Given> {
    given_of(view, None, read)
}

/// The same for a field of a visit, which is identified by its name.
pub fn given_of(
    view: &View,
    of: Option<VisitName>,
    read: impl Fn(&str) -> Option<Edit> + 'static,
) -> Callback<Given> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |Given { text, goes_on }| {
        if let Some(edit) = read(&text) {
            dispatch.trips(TripsMsg::Given { edit, of: of.clone().map(Box::new), goes_on });
        }
    })
}

/// A callback for a press that makes an edit of a visit.
pub fn edit_of(view: &View, of: &Option<VisitName>, edit: Edit) -> Callback<MouseEvent> {
    view.trips(TripsMsg::Given { edit, of: of.clone().map(Box::new), goes_on: false })
}

/// A check that answers `refusal` for every text that is not right.
pub fn check(
    is_right: impl Fn(&str) -> bool + 'static,
    refusal: impl Into<String>,
) -> Callback<String, Option<String>> {
    let refusal = refusal.into();
    Callback::from(move |text: String| (!is_right(&text)).then(|| refusal.clone()))
}

/// A callback for a press that makes an edit.
pub fn edit(view: &View, edit: Edit) -> Callback<MouseEvent> {
    view.trips(TripsMsg::Edit(edit))
}

//! From what was typed or chosen in a field to a message for the trips.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::TripsMsg;
use crate::domain::trip::Edit;
use crate::ui::store::View;

/// A callback for a field that sends what `read` makes of its text; `None` sends nothing.
pub fn on_change(view: &View, read: impl Fn(&str) -> Option<TripsMsg> + 'static) -> Callback<Event> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: Event| {
        // Fields of every kind have their text under the same name.
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        if let Some(msg) = read(&text) {
            dispatch.trips(msg);
        }
    })
}

/// A callback for a press that makes an edit.
pub fn edit(view: &View, edit: Edit) -> Callback<MouseEvent> {
    view.trips(TripsMsg::Edit(edit))
}

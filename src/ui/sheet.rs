//! The grip of the sheet that covers the map on a phone: drag it, or press it.

use web_sys::PointerEvent;
use yew::prelude::*;

use crate::app::Msg;
use crate::i18n::words;
use crate::ui::store::{use_app, use_dispatch};

/// How far the grip is dragged before the sheet changes its height, in CSS pixels.
const DRAG_PX: i32 = 28;

/// The grip: buttons for the keyboard and a single tap, a handle to drag.
#[component]
pub fn SheetGrip() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let dragged_from = use_mut_ref(|| None::<i32>);
    // The click that ends a drag is part of the drag, not a press.
    let was_dragged = use_mut_ref(|| false);
    // At half height a press continues in the direction of the last step.
    let rising = use_mut_ref(|| true);
    let sheet = app.sheet;

    let onpointerdown = {
        let dragged_from = dragged_from.clone();
        Callback::from(move |event: PointerEvent| {
            *dragged_from.borrow_mut() = Some(event.client_y());
            // Without capture a fast finger leaves the grip and the drag is lost.
            if let Some(grip) = event.target_dyn_into::<web_sys::Element>() {
                let _ = grip.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let onpointerup = {
        let (dispatch, was_dragged) = (dispatch.clone(), was_dragged.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(from) = dragged_from.borrow_mut().take() else { return };
            let moved = event.client_y() - from;
            *was_dragged.borrow_mut() = moved.abs() > DRAG_PX;
            if moved < -DRAG_PX {
                dispatch.send(Msg::SetSheet(sheet.raised()));
            } else if moved > DRAG_PX {
                dispatch.send(Msg::SetSheet(sheet.lowered()));
            }
        })
    };
    let rises = sheet.rises(*rising.borrow());
    *rising.borrow_mut() = rises;
    let pressed = if rises { sheet.raised() } else { sheet.lowered() };
    let onclick = Callback::from(move |_: MouseEvent| {
        if !was_dragged.replace(false) {
            dispatch.send(Msg::SetSheet(pressed));
        }
    });
    let label = if rises { words.raise_sheet } else { words.lower_sheet };
    html! {
        <div class="grip">
            <button type="button" class="grip__handle" aria-label={label}
                {onpointerdown} {onpointerup} {onclick}>
                <span class="grip__bar" aria-hidden="true"></span>
            </button>
        </div>
    }
}

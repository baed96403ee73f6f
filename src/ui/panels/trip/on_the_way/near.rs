//! How far it is from the reader's own place to what is next: shown only after the reader has asked, here or on the
//! map.

use chrono::NaiveDateTime;
use yew::prelude::*;

use crate::app::trips::on_the_way::ahead::Next;
use crate::app::trips::on_the_way::near::{GOOD_MINUTES, Near, near};
use crate::app::{AppState, Msg, MyPlace};
use crate::i18n::{my_place_words, on_the_way_words};
use crate::map::here::Here;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// Where the reader is and when that was found, in Shanghai time; `None` if it was found before this page was shown,
/// or too long ago.
#[hook]
pub fn use_found(app: &AppState) -> Option<(Here, NaiveDateTime)> {
    let seen = use_mut_ref(|| (app.my_place, None));
    let mut seen = seen.borrow_mut();
    if seen.0 != app.my_place {
        *seen = (app.my_place, app.now);
    }
    let (here, found, now) = (app.my_place?.here()?, seen.1?, app.now?);
    let age = now.signed_duration_since(found).num_minutes();
    (0..GOOD_MINUTES).contains(&age).then_some((here, found))
}

/// How far it is from a place that was found to what is next.
pub fn measured(view: &View, next: &Next, found: Option<(Here, NaiveDateTime)>) -> Option<Near> {
    let (here, at) = found?;
    near(next, here, at, &view.app.atlas, view.app.lang)
}

/// The button that asks, and the result.
pub fn asked(view: &View, near: Option<&Near>) -> Html {
    let says = my_place_words(view.app.lang);
    let said = match (near, view.app.my_place) {
        (Some(near), _) => near.says.as_str(),
        (None, Some(MyPlace::Asked)) => says.asked,
        (None, Some(MyPlace::Refused)) => says.refused,
        (None, Some(MyPlace::Unknown)) => says.unknown,
        (None, Some(MyPlace::Found(_)) | None) => "",
    };
    let (dispatch, sheet) = (view.dispatch.clone(), view.app.sheet);
    let onclick = Callback::from(move |_: MouseEvent| {
        // The card on the map, which this message opens, asks the device.
        dispatch.send(Msg::SetMyPlace(Some(MyPlace::Asked)));
        // The answer is shown here, so the sheet stays as it is.
        dispatch.send(Msg::SetSheet(sheet));
    });
    html! {
        <div class="underway__near">
            <button type="button" class="button" {onclick}>
                { icon(IconName::Here) }{ on_the_way_words(view.app.lang).how_far }
            </button>
            <p role="status">{ said }</p>
            if near.is_some() {
                <p class="quiet">{ says.private }</p>
            }
        </div>
    }
}

//! The way out of a frame: the same page and the same view of the map in a window of its own.

use web_sys::HtmlAnchorElement;
use yew::prelude::*;

use super::{IconName, icon};
use crate::i18n::words;
use crate::ui::effects::address::full_address;
use crate::ui::store::View;

/// A link that the styles show in frames only. Its address is computed when the pointer or the focus comes near it,
/// because the camera is not part of the application's state.
pub fn full_map_link(view: &View) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let state = app.clone();
    let point = move |element: Option<HtmlAnchorElement>| {
        if let Some(link) = element {
            link.set_href(&full_address(&state));
        }
    };
    let on_focus = point.clone();
    let onfocus = Callback::from(move |event: FocusEvent| on_focus(event.target_dyn_into()));
    let onpointerdown = Callback::from(move |event: PointerEvent| {
        let target = event.target_dyn_into::<web_sys::Element>();
        point(target.and_then(|element| element.closest("a").ok().flatten()).and_then(anchor));
    });
    html! {
        <a class="map__full" target="_blank" rel="noopener" href={app.href(&app.page)} {onfocus} {onpointerdown}>
            { icon(IconName::External) }{ words.open_full_map }
            <span class="unseen">{ words.new_window }</span>
        </a>
    }
}

fn anchor(element: web_sys::Element) -> Option<HtmlAnchorElement> {
    wasm_bindgen::JsCast::dyn_into(element).ok()
}

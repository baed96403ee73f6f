//! Parts of the static page that stay as they are until the code that draws them is loaded: otherwise the text below
//! them would jump up when the program takes over the page, and down again a second later.

use std::cell::RefCell;

use web_sys::Element;
use yew::prelude::*;

use crate::platform::document::select_all;

/// A part of the page; its `name` is unique among all pages. Shows `drawn` once it `is_complete`; before that, the
/// part of the static page is shown in its place, if there was one.
pub fn static_part(name: &str, is_complete: bool, drawn: Html) -> Html {
    if !is_complete && let Some(part) = kept(name) {
        return part;
    }
    html! { <div data-part={name.to_owned()}>{ drawn }</div> }
}

thread_local! {
    static KEPT: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the parts of the static page, which is about to be cleared. They are made inert, because presses in them
/// would have no effect.
pub fn keep() {
    let parts = select_all("[data-part]");
    for part in &parts {
        let _valid_name = part.set_attribute("inert", "");
    }
    KEPT.set(parts);
}

fn kept(name: &str) -> Option<Html> {
    KEPT.with_borrow(|parts| {
        let part = parts.iter().find(|part| part.get_attribute("data-part").as_deref() == Some(name))?;
        Some(Html::VRef(part.clone().into()))
    })
}

//! A link to a page of the site: a real address for everyone, a message where the application runs.

use yew::prelude::*;

use super::{IconName, icon};
use crate::app::{Msg, Page};
use crate::i18n::words;
use crate::ui::store::{Dispatch, View};

/// A link to a page of the site, before it gets its content.
pub struct PageLink {
    page: Page,
    class: Classes,
    label: Option<AttrValue>,
    current: bool,
}

impl PageLink {
    /// A link to that page, without style classes.
    pub fn to(page: Page) -> Self {
        Self { page, class: Classes::new(), label: None, current: false }
    }

    /// With style classes.
    pub fn class(mut self, class: impl Into<Classes>) -> Self {
        self.class = class.into();
        self
    }

    /// With an accessible name, when the content alone does not say where it leads.
    pub fn label(mut self, label: String) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Says whether it leads to the present page.
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// The link around its content.
    pub fn around(self, view: &View, content: Html) -> Html {
        let href = view.app.href(&self.page);
        html! {
            <a {href} class={self.class} onclick={open(view.dispatch.clone(), self.page)}
                aria-label={self.label} aria-current={self.current.then_some("page")}>
                { content }
            </a>
        }
    }
}

fn open(dispatch: Dispatch, page: Page) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        // A new tab or window stays the browser's business.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0) {
            event.prevent_default();
            dispatch.send(Msg::Open(page.clone()));
        }
    })
}

/// The way back to the overview that stands at the head of the other pages.
pub fn back_link(view: &View) -> Html {
    let content = html! { <>{ icon(IconName::Back) }{ words(view.app.lang).all_routes }</> };
    PageLink::to(Page::Overview).class("back").around(view, content)
}

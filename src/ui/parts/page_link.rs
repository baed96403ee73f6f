//! A link to a page of the site: a real address for everyone, a message while the application runs.

use yew::prelude::*;

use super::{IconName, icon};
use crate::app::{Msg, Page, Section};
use crate::i18n::words;
use crate::ui::store::{Dispatch, View};

/// A link to a page of the site, before it gets its content.
pub struct PageLink {
    page: Page,
    class: Classes,
    label: Option<AttrValue>,
    current: bool,
    section: Option<Section>,
}

impl PageLink {
    /// A link to that page, without style classes.
    pub fn to(page: Page) -> Self {
        Self { page, class: Classes::new(), label: None, current: false, section: None }
    }

    /// A link to a part of a page.
    pub fn to_section(section: Section) -> Self {
        Self { section: Some(section), ..Self::to(section.page()) }
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
        let mut href = view.app.href(&self.page);
        if let Some(section) = self.section {
            href.push('#');
            href.push_str(section.id());
        }
        let opened = self.section.map_or_else(|| Msg::Open(self.page), Msg::OpenSection);
        html! {
            <a {href} class={self.class} onclick={open(view.dispatch.clone(), opened)}
                aria-label={self.label} aria-current={self.current.then_some("page")}>
                { content }
            </a>
        }
    }
}

fn open(dispatch: Dispatch, opened: Msg) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        // Opening a new tab or window is left to the browser.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0) {
            event.prevent_default();
            dispatch.send(opened.clone());
        }
    })
}

/// The link back to the overview, at the head of the other pages.
pub fn back_link(view: &View) -> Html {
    let content = html! { <>{ icon(IconName::Back) }{ words(view.app.lang).all_routes }</> };
    PageLink::to(Page::Overview).class("back").around(view, content)
}

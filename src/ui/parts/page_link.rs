//! A link to a page of the site: a real address for everyone, a message where the application runs.

use yew::prelude::*;

use crate::app::{Msg, Page};
use crate::ui::store::{use_app, use_dispatch};

/// Properties of [`PageLink`].
#[derive(Properties, PartialEq)]
pub struct PageLinkProps {
    /// Where it leads.
    pub page: Page,
    /// Style classes.
    #[prop_or_default]
    pub class: Classes,
    /// An accessible name, when the content alone does not say where it leads.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whether it leads to the present page.
    #[prop_or_default]
    pub current: bool,
    /// Its content.
    pub children: Html,
}

/// A link to a page of the site.
#[component]
pub fn PageLink(props: &PageLinkProps) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let page = props.page.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // A new tab or window stays the browser's business.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0) {
            event.prevent_default();
            dispatch.send(Msg::Open(page.clone()));
        }
    });
    html! {
        <a href={app.href(&props.page)} class={props.class.clone()} {onclick}
            aria-label={props.label.clone()} aria-current={props.current.then_some("page")}>
            { props.children.clone() }
        </a>
    }
}

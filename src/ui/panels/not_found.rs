//! An address that leads nowhere: what happened, and the ways on.

use yew::prelude::*;

use crate::app::Page;
use crate::i18n::words;
use crate::ui::parts::PageLink;
use crate::ui::parts::route_card::RouteCard;
use crate::ui::store::use_app;

/// Properties of [`NotFound`].
#[derive(Properties, PartialEq)]
pub struct NotFoundProps {
    /// The address that was asked for.
    pub path: String,
}

/// The panel of an address that leads nowhere.
#[component]
pub fn NotFound(props: &NotFoundProps) -> Html {
    let app = use_app();
    let words = words(app.lang);
    html! {
        <article class="not-found">
            <h1 tabindex="-1">{ words.not_found }</h1>
            <p>{ words.not_found_why }</p>
            <p class="quiet"><code>{ &props.path }</code></p>
            <PageLink page={Page::Overview} class="button button--main">{ words.to_overview }</PageLink>
            <h2 class="section-title">{ words.routes }</h2>
            <ul class="cards">
                { for app.atlas.routes.iter().map(|route| html! {
                    <li key={route.id.as_str()}><RouteCard route={route.id.clone()} /></li>
                }) }
            </ul>
        </article>
    }
}

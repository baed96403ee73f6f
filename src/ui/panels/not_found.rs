//! An address that leads nowhere: what happened, and the ways on.

use yew::prelude::*;

use crate::app::Page;
use crate::i18n::words;
use crate::ui::parts::PageLink;
use crate::ui::parts::route_card::route_cards;
use crate::ui::store::View;

/// The panel of an address that leads nowhere; `path` is the address that was asked for.
pub fn not_found(view: &View, path: &str) -> Html {
    let words = words(view.app.lang);
    let overview = PageLink::to(Page::Overview).class("button button--main");
    html! {
        <article class="not-found" key="not-found">
            <h1 tabindex="-1">{ words.not_found }</h1>
            <p>{ words.not_found_why }</p>
            <p class="quiet"><code>{ path }</code></p>
            { overview.around(view, html! { { words.to_overview } }) }
            <h2 class="section-title">{ words.routes }</h2>
            { route_cards(view) }
        </article>
    }
}

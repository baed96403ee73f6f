//! An address that leads nowhere: what happened, and where to go from here.

use percent_encoding::percent_decode_str;
use yew::prelude::*;

use super::overview::stop_rows;
use crate::app::Page;
use crate::app::present::listing::like;
use crate::i18n::words;
use crate::ui::parts::PageLink;
use crate::ui::parts::route_card::route_cards;
use crate::ui::store::View;

/// The panel of an address that leads nowhere; `path` is the address that was asked for.
pub fn not_found(view: &View, path: &str) -> Html {
    let words = words(view.app.lang);
    // The last part of the address is taken as the id that was meant, with hyphens between words.
    let last = path.trim_matches('/').rsplit('/').next().unwrap_or_default();
    let near = like(&view.app, &percent_decode_str(last).decode_utf8_lossy());
    let overview = PageLink::to(Page::Overview).class("button button--main");
    html! {
        <article class="not-found" key="not-found">
            <h1 tabindex="-1">{ words.not_found }</h1>
            <p>{ words.not_found_why }</p>
            <p class="quiet"><code>{ path }</code></p>
            if !near.is_empty() {
                <p>{ words.perhaps }</p>
                { stop_rows(view, near) }
            }
            { overview.around(view, html! { { words.to_overview } }) }
            <h2 class="section-title">{ words.routes }</h2>
            { route_cards(view) }
        </article>
    }
}

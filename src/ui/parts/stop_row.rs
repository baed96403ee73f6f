//! A stop in a list.

use yew::prelude::*;

use super::PageLink;
use super::icon::seal;
use crate::app::present::openness::openness;
use crate::app::{AppState, Page};
use crate::domain::Stop;
use crate::i18n::{category_name, words};
use crate::ui::store::View;

/// A stop in a list: seal, name, one sentence, open or not; `aside` stands at the end of the line, such as a distance.
pub fn stop_row(view: &View, stop: &Stop, aside: Option<String>) -> Html {
    row(view, stop, "row", seal(stop.category), aside)
}

/// A stop in a route: its number, counted from 1, in the place of the seal; `current` is the one the map shows now.
pub fn numbered_stop_row(view: &View, stop: &Stop, number: usize, current: bool) -> Html {
    let mark = html! { <span class="number" aria-hidden="true">{ number }</span> };
    row(view, stop, if current { "row row--current" } else { "row" }, mark, None)
}

fn row(view: &View, stop: &Stop, class: &'static str, mark: Html, aside: Option<String>) -> Html {
    let content = html! {
        <>
            { mark }
            { text(&view.app, stop) }
            if let Some(aside) = aside {
                <span class="row__aside">{ aside }</span>
            }
        </>
    };
    PageLink::to(Page::Stop(stop.id.clone())).class(class).around(view, content)
}

fn text(app: &AppState, stop: &Stop) -> Html {
    let lang = app.lang;
    let city = app.atlas.city_name(&stop.city).map(|name| name.get(lang)).unwrap_or_default();
    html! {
        <span class="row__text">
            <span class="row__name">{ stop.name.get(lang) }</span>
            <span class="row__sentence">{ stop.summary.get(lang) }</span>
            <span class="row__facts">
                <span>{ category_name(words(lang), stop.category) }</span>
                <span>{ city }</span>
                if let Some(state) = openness(app, stop) {
                    <span class={classes!("tone", format!("tone--{}", state.tone.key()))}>{ state.text }</span>
                }
            </span>
        </span>
    }
}

//! A list of stops that may be long: its first stops, and a button for the next. A page with all stops of a large pack
//! would take long to arrive and to draw.

use yew::prelude::*;

use crate::domain::StopId;
use crate::i18n::words;
use crate::platform::document;
use crate::ui::parts::stop_row::stop_row;
use crate::ui::store::use_view;

/// How many stops are shown at first, and how many more with each press.
pub const STOPS_A_PAGE: usize = 120;

/// The id of the list.
const LIST: &str = "stops-list";

/// The stops of a list, in order.
#[derive(Clone, PartialEq, Properties)]
pub struct StopPagesProps {
    /// All of them.
    pub stops: Vec<StopId>,
}

/// The list. Pressing the button moves the focus to the first stop that it adds.
#[component]
pub fn StopPages(props: &StopPagesProps) -> Html {
    let view = use_view();
    let pages = use_state_eq(|| 1_usize);
    use_effect_with(*pages, |pages| focus_page(*pages));
    let more = {
        let pages = pages.clone();
        Callback::from(move |_: MouseEvent| pages.set(*pages + 1))
    };
    let shown = *pages * STOPS_A_PAGE;
    let next = props.stops.len().saturating_sub(shown).min(STOPS_A_PAGE);
    let stops = props.stops.iter().take(shown).filter_map(|id| view.app.atlas.stop(id));
    let words = words(view.app.lang);
    html! {
        <>
            <ul role="list" class="rows" id={LIST}>
                { for stops.map(|stop| html! {
                    <li key={stop.id.as_str()}>{ stop_row(&view, stop, None) }</li>
                }) }
            </ul>
            if next > 0 {
                <button type="button" class="button rows__more" onclick={more}>
                    { words.more_stops.replace("{n}", &next.to_string()) }
                </button>
            }
        </>
    }
}

/// Moves the focus to the first stop of a page, counted from 1. The first page is there without a press.
fn focus_page(page: usize) {
    let before = (page - 1) * STOPS_A_PAGE;
    let added = document::select(&format!("#{LIST} > li:nth-child({}) a", before + 1));
    if let Some(link) = added.filter(|_| before > 0) {
        let _not_focusable = link.focus();
    }
}

//! Pages about one subject each: corridors, guides, events, venues, benefits, advice for guests. All of them are in
//! the deferred half; the first view knows only their names.

mod benefits;
mod corridor;
mod events;
mod guests;
mod guide;
mod line;
pub mod packages;
pub mod sports;
mod stamps;
mod transport;
mod venues;

use yew::prelude::*;

use crate::app::present::title::page_name;
use crate::app::topic::Topic;
use crate::app::{AppState, Msg, Page, TripRequest};
use crate::domain::{Stop, StopId};
use crate::ui::effects::trips::new_id;
use crate::ui::parts::stop_row::stop_row;
use crate::ui::parts::{IconName, back_link, icon};
use crate::ui::store::View;

/// The panel of a topic.
// Out of line, so that it stays out of the first view's program.
#[inline(never)]
pub fn topic_panel(view: &View, topic: &Topic) -> Html {
    let app = &view.app;
    let content = match topic {
        Topic::Corridor(corridor) => corridor::content(view, *corridor),
        Topic::Guide(id) => guide::content(view, id),
        Topic::Line => line::content(view),
        Topic::Events => events::content(view),
        Topic::Venues => venues::content(view),
        Topic::Benefits => benefits::content(view),
        Topic::Guests => guests::content(app),
        Topic::Stamps => stamps::content(),
    };
    let page = Page::Topic(topic.clone());
    html! {
        <article class="prose topic" key={topic.path()}>
            { back_link(view) }
            <h1 tabindex="-1">{ page_name(app, &page, app.lang) }</h1>
            { content }
        </article>
    }
}

/// Stops as rows.
fn stop_rows<'a>(view: &View, stops: impl Iterator<Item = &'a Stop>) -> Html {
    html! {
        <ul role="list" class="rows">
            { for stops.map(|stop| html! { <li key={stop.id.as_str()}>{ stop_row(view, stop, None) }</li> }) }
        </ul>
    }
}

/// Stops by worth, best first; those of equal worth in file order.
fn by_worth<'a>(stops: impl Iterator<Item = &'a Stop>) -> Vec<&'a Stop> {
    let mut stops: Vec<_> = stops.collect();
    stops.sort_by_key(|stop| std::cmp::Reverse(stop.worth.unwrap_or(0)));
    stops
}

/// The stops with these ids; ids that the pack does not have are skipped.
fn named<'a>(app: &'a AppState, ids: &'a [StopId]) -> impl Iterator<Item = &'a Stop> {
    ids.iter().filter_map(|id| app.atlas.stop(id))
}

/// The button that makes a trip of some stops, on one day or as candidates, and shows it.
fn take_stops(view: &View, label: &'static str, title: &str, stops: &[StopId], as_day: bool) -> Html {
    let (dispatch, stops, title) = (view.dispatch.clone(), stops.to_vec(), title.to_owned());
    let onclick = Callback::from(move |_: MouseEvent| {
        let (stops, title) = (stops.clone(), title.clone());
        dispatch.wish(TripRequest::TakeStops { id: new_id(), title, stops, as_day });
        dispatch.send(Msg::Open(Page::Trip));
    });
    html! { <button type="button" class="button button--main" {onclick}>{ icon(IconName::Trip) }{ label }</button> }
}

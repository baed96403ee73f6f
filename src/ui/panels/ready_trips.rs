//! Ready-made trips: what they are for, their days, and their stops in order.

use yew::prelude::*;

use crate::app::present::ready_trip::{day_hours, day_title, facts};
use crate::app::{Msg, Page, TripRequest};
use crate::domain::ready_trip::{ReadyDay, ReadyTrip, ReadyVisit};
use crate::domain::{RouteId, Stop};
use crate::i18n::format::minutes;
use crate::i18n::words;
use crate::ui::effects::bring_rest::when_opened;
use crate::ui::effects::trips::new_id;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// The ready-made trips of a route, or those that span several routes; empty if there are none.
pub fn ready_trips(view: &View, route: Option<&RouteId>) -> Html {
    let trips: Vec<_> =
        view.app.atlas.ready_trips.iter().filter(|trip| trip.route.as_ref() == route).collect();
    if trips.is_empty() { Html::default() } else { section(view, &trips) }
}

fn section(view: &View, trips: &[&ReadyTrip]) -> Html {
    html! {
        <section aria-labelledby="ready-title">
            <h2 id="ready-title" class="section-title">{ words(view.app.lang).ready_trips }</h2>
            { for trips.iter().map(|trip| ready_trip(view, trip)) }
            <p class="quiet">{ words(view.app.lang).ready_trips_note }</p>
        </section>
    }
}

fn ready_trip(view: &View, trip: &ReadyTrip) -> Html {
    let app = &view.app;
    let loading = words(app.lang).loading;
    html! {
        <details class="guide ready" key={trip.id.clone()} ontoggle={when_opened(&view.dispatch)}>
            <summary>
                <span class="guide__title">{ trip.title.get(app.lang) }</span>
                <span class="guide__author">{ facts(app.lang, trip) }</span>
            </summary>
            if app.has_rest() { { opened(view, trip) } } else { <p class="quiet" role="status">{ loading }</p> }
        </details>
    }
}

/// What an opened ready-made trip shows. In the deferred half of the program: few readers open one.
#[inline(never)]
fn opened(view: &View, trip: &ReadyTrip) -> Html {
    let lang = view.app.lang;
    html! {
        <>
            <p>{ prose(trip.summary.get(lang)) }</p>
            { in_further_languages(&view.app, &[&trip.title, &trip.summary]) }
            { take(view, trip.id.clone(), words(lang).take_trip, "ready__take") }
            { for trip.days.iter().enumerate().map(|(at, day)| ready_day(view, at, day, trip.days.len())) }
        </>
    }
}

/// The button that puts a copy of a ready-made trip on the desk and shows it; `ready` is its name in
/// [`TripRequest::TakeReady`].
pub fn take(view: &View, ready: String, label: &'static str, class: &'static str) -> Html {
    let (lang, start) = (view.app.lang, view.app.date);
    let dispatch = view.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.wish(TripRequest::TakeReady { ready: ready.clone(), id: new_id(), lang, start });
        dispatch.send(Msg::Open(Page::Trip));
    });
    html! {
        <button type="button" class={classes!("button", class)} {onclick}>
            { icon(IconName::Trip) }{ label }
        </button>
    }
}

/// A day: its hours, and its visits with a note on each.
pub fn ready_day(view: &View, at: usize, day: &ReadyDay, of: usize) -> Html {
    let app = &view.app;
    html! {
        <>
            if of > 1 {
                <h3>{ day_title(app.lang, at) }</h3>
            }
            <p class="quiet">{ day_hours(&app.atlas, app.lang, day) }</p>
            <ol role="list" class="ready__stops">
                { for day.visits.iter().filter_map(|visit| {
                    Some(ready_visit(view, app.atlas.stop(&visit.stop)?, visit, Html::default()))
                }) }
            </ol>
        </>
    }
}

/// A visit in a list of what somebody has put together: the stop, how long one stays, `facts` as paragraphs, and the
/// author's note.
pub fn ready_visit(view: &View, stop: &Stop, visit: &ReadyVisit, facts: Html) -> Html {
    let lang = view.app.lang;
    let name = html! { { stop.name.get(lang) } };
    html! {
        <li key={stop.id.as_str()}>
            { PageLink::to(Page::Stop(stop.id.clone())).around(view, name) }
            <span class="ready__stay">{ minutes(lang, visit.minutes.unwrap_or(stop.visit_minutes)) }</span>
            { facts }
            if let Some(note) = &visit.note {
                <p class="ready__note">{ prose(note.get(lang)) }</p>
            }
        </li>
    }
}

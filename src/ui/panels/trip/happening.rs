//! What is on during the days of a trip, on its page and on the overview.

use yew::prelude::*;

use super::on_the_way::today_on_overview;
use crate::app::trips::present::events::{DayEvent, day_events, next_days, trip_events};
use crate::app::{AppState, Page, Trips};
use crate::domain::schedule::DaySchedule;
use crate::i18n::format::date;
use crate::i18n::words;
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// The events of a day below its head.
pub fn of_day(view: &View, day: &DaySchedule) -> Html {
    let events = day_events(view.app.lang, &view.app.atlas, day);
    events.iter().map(|event| line(view, event)).collect()
}

fn line(view: &View, event: &DayEvent) -> Html {
    let text = match &event.stop {
        Some(stop) => PageLink::to(Page::Stop(stop.clone())).around(view, event.text.clone().into()),
        None => event.text.clone().into(),
    };
    // Closed roads are a warning; a festival is news.
    let class = if event.closes_roads { "notice" } else { "quiet" };
    html! { <p {class}>{ icon(IconName::Info) }<span>{ text }</span></p> }
}

/// What is on in the next days, beside the link to the events; `None` if the trip has dates of its own, or if the day
/// is not known. A gate of the split.
#[inline(never)]
pub fn in_the_next_days(app: &AppState) -> Option<String> {
    let is_dated = app.trips.as_ref().is_some_and(|trips| trips.trip().start.is_some());
    let now = app.now.filter(|_| !is_dated)?;
    next_days(app.lang, &app.atlas, now.date())
}

/// For the overview: the trips that have one of their days today, and what is on during the trip; empty if there is
/// nothing. A gate of the split.
#[inline(never)]
pub fn in_your_days(view: &View, trips: &Trips) -> Html {
    html! { <>{ today_on_overview(view, trips) }{ events(view, trips) }</> }
}

fn events(view: &View, trips: &Trips) -> Html {
    let lang = view.app.lang;
    let events = trip_events(lang, &view.app.atlas, &trips.schedule);
    if events.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="your-days-title">
            <h2 id="your-days-title" class="section-title">{ words(lang).later().in_your_days }</h2>
            <ul role="list" class="experiences">
                { for events.iter().map(|(day, event)| html! {
                    <li class="experience" key={format!("{day}-{}", event.text)}>
                        <p class="experience__sport">{ date(lang, *day) }</p>
                        { line(view, event) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

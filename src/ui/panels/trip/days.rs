//! The days of the trip with their visits.

use yew::prelude::*;

use crate::app::present::format::clock_of_minutes;
use crate::app::{Trips, TripsMsg};
use crate::domain::schedule::{DaySchedule, ScheduledVisit};
use crate::domain::trip::{Edit, VisitAt};
use crate::i18n::words;
use crate::ui::store::View;

/// Every day in order.
pub fn days(view: &View, trips: &Trips) -> Html {
    html! {
        <ol class="trip__days">
            { for trips.schedule.days.iter().enumerate().map(|(index, day)| one(view, index, day)) }
        </ol>
    }
}

fn one(view: &View, index: usize, day: &DaySchedule) -> Html {
    let name = format!("{}{}", words(view.app.lang).day_before, index + 1);
    html! {
        <li key={index}>
            <h2 class="section-title">{ name }{ words(view.app.lang).day_after }</h2>
            <ol class="rows">
                { for day.visits.iter().enumerate().map(|(at, visit)| {
                    visited(view, VisitAt { day: index, index: at }, visit)
                }) }
            </ol>
        </li>
    }
}

fn visited(view: &View, at: VisitAt, visit: &ScheduledVisit) -> Html {
    let app = &view.app;
    let name = app.atlas.stop(&visit.stop).map_or(visit.stop.as_str(), |stop| stop.name.get(app.lang));
    let minute = |minute: u32| clock_of_minutes(u16::try_from(minute).unwrap_or(u16::MAX));
    html! {
        <li key={visit.stop.as_str()}>
            { minute(visit.enter) }{ "–" }{ minute(visit.leave) }{ " " }{ name }
            <button type="button" class="button" onclick={view.trips(TripsMsg::Edit(Edit::Remove(at)))}>
                { words(app.lang).take_out }
            </button>
        </li>
    }
}

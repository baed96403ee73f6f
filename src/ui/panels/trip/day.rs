//! A day: its head, its timeline, its end and its sums.

use std::sync::Arc;

use yew::prelude::*;

use super::conflict::conflicts;
use super::day_settings::day_settings;
use super::figures::sums;
use super::happening;
use super::leg::leg;
use super::ride::rides;
use super::visit::visit;
use crate::app::present::destination::Destination;
use crate::app::trips::present::{DayHead, day_head};
use crate::app::trips::{Outcome, TripUiMsg};
use crate::app::{Shared, Trips, TripsMsg};
use crate::domain::schedule::DaySchedule;
use crate::domain::trip::{Day, VisitAt};
use crate::i18n::format::time;
use crate::i18n::{bases, words};
use crate::ui::parts::chips::pressed_word;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// Properties of [`DayCard`].
#[derive(Properties)]
pub struct DayProps {
    /// State and sender.
    pub view: View,
    /// The trips.
    pub trips: Shared<Trips>,
    /// Which day, counted from 0.
    pub index: usize,
}

// A day is rendered again only if something that it shows has changed; the other days of a long trip are left alone.
// `tests/trip/day_cards.rs` checks on random deeds that days which count as equal look the same.
impl PartialEq for DayProps {
    fn eq(&self, other: &Self) -> bool {
        let index = self.index;
        let (ours, theirs) = (&self.trips, &other.trips);
        let same_schedule = match (ours.schedule.days.get(index), theirs.schedule.days.get(index)) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        index == other.index
            && self.view.app.lang == other.view.app.lang
            && self.view.app.atlas == other.view.app.atlas
            && same_schedule
            && ours.trip().days.get(index) == theirs.trip().days.get(index)
            && ours.trip().days.len() == theirs.trip().days.len()
            && ours.newer == theirs.newer
            && open_here(ours, index) == open_here(theirs, index)
            && refusals(ours) == refusals(theirs)
    }
}

/// What is open on a day.
fn open_here(trips: &Trips, index: usize) -> impl PartialEq {
    let look = &trips.look;
    (
        look.day == Some(index),
        look.settings == Some(index),
        look.settings.filter(|day| *day == index).and(look.picking),
        look.visit.filter(|at| at.day == index),
        look.conflict.clone().filter(|open| open.conflict.day == index),
    )
}

/// A field whose text was refused has to show the old one again, so the days are rendered after every refusal.
fn refusals(trips: &Trips) -> Option<&Shared<Outcome>> {
    trips.said.as_ref().filter(|said| said.is_refusal())
}

/// A day.
#[component]
pub fn DayCard(props: &DayProps) -> Html {
    let DayProps { view, trips, index } = props;
    let index = *index;
    let (Some(times), Some(day)) = (trips.schedule.days.get(index), trips.trip().days.get(index)) else {
        return Html::default();
    };
    let head = day_head(view.app.lang, &view.app.atlas, index, times);
    html! {
        <li class={classes!("day", day_class(index))} id={format!("day-{index}")}>
            { self::head(view, trips, index, &head) }
            { happening::of_day(view, times) }
            if trips.look.settings == Some(index) {
                { day_settings(view, trips, index) }
            }
            { timeline(view, trips, index, day, times) }
            if !head.end.is_empty() {
                <p class={classes!("day__end", head.late.then_some("tone--closed"))}>{ &head.end }</p>
            }
            { conflicts(view, trips, times, None) }
            if !times.visits.is_empty() {
                <details class="day__sums">
                    <summary>{ words(view.app.lang).later().day_sums }</summary>
                    { sums(view, trips, &times.sums) }
                </details>
            }
        </li>
    }
}

/// The class that gives a day its colour and its dash; they repeat after seven days.
pub fn day_class(index: usize) -> String {
    format!("day--{}", index % 7 + 1)
}

fn head(view: &View, trips: &Trips, index: usize, head: &DayHead) -> Html {
    let words = words(view.app.lang);
    let open = trips.look.settings == Some(index);
    let shown = trips.look.day == Some(index);
    let settings = format!("{}{}{}", head.name, words.colon, words.later().day_settings);
    let on_map = format!("{}{}{}", words.later().on_the_map, words.colon, head.name);
    html! {
        <header class="day__head">
            <svg class="day__line" viewBox="0 0 28 8" width="28" height="8" aria-hidden="true"><path d="M2 4H26" /></svg>
            <h2 class="day__name">{ &head.name }<span class="day__date">{ &head.date }</span></h2>
            if !head.remark.is_empty() {
                <span class="badge">{ &head.remark }</span>
            }
            <button type="button" class="tool" aria-pressed={pressed_word(shown)} aria-label={on_map.clone()} title={on_map}
                onclick={view.trips(TripsMsg::Look(TripUiMsg::Day((!shown).then_some(index))))}>
                { icon(IconName::Pin) }
            </button>
            <button type="button" class="tool" aria-expanded={pressed_word(open)} aria-label={settings.clone()} title={settings}
                onclick={view.trips(TripsMsg::Look(TripUiMsg::Settings((!open).then_some(index))))}>
                { icon(IconName::Clock) }
            </button>
        </header>
    }
}

// Every row has a key, including those that are not visits: only then are the rows of a moved visit moved along, with
// what is open in them, instead of being made again.
fn timeline(view: &View, trips: &Shared<Trips>, index: usize, day: &Day, times: &DaySchedule) -> Html {
    let visits = times.visits.iter().enumerate().flat_map(|(at, one)| {
        let rides = rides(view, trips, (index, times), at);
        rides.chain(visit(view, trips, times, VisitAt { day: index, index: at }, one))
    });
    let visits = visits.chain(rides(view, trips, (index, times), times.visits.len()));
    let nothing = (times.visits.is_empty() && times.rides.is_empty()).then(|| {
        html! { <li class="timeline__empty" key="empty"><p class="quiet">{ words(view.app.lang).later().nothing_that_day }</p></li> }
    });
    let rows = [setting_out(view, day, times)]
        .into_iter()
        .chain(visits)
        .chain(nothing)
        .chain(home(view, day, times));
    html! { <ol role="list" class="timeline" data-day={index.to_string()}>{ for rows }</ol> }
}

fn setting_out(view: &View, day: &Day, times: &DaySchedule) -> Html {
    let lang = view.app.lang;
    html! {
        <li class="timeline__base" key="start">
            <time>{ time(lang, times.from) }</time>
            <span class="timeline__dot" aria-hidden="true"></span>
            <p>{ words(lang).later().sets_out }{ behind_colon(view, bases::start(lang, &day.base, &view.app.atlas)) }</p>
        </li>
    }
}

fn behind_colon(view: &View, base: Option<String>) -> String {
    let words = words(view.app.lang);
    base.map_or_else(String::new, |base| format!("{}{base}", words.colon))
}

/// The leg to where the day ends. A place that is not on the map has no leg but is still listed.
fn home(view: &View, day: &Day, times: &DaySchedule) -> Option<Html> {
    let end = day.base.end.as_ref()?;
    if times.way_home.is_none() && bases::name(end, &view.app.atlas).is_some() {
        return None;
    }
    Some(html! {
        <li class="timeline__home" key="home">
            if let Some(way) = &times.way_home {
                { leg(view, way, Destination::of_base(&view.app.atlas, end)) }
            }
            <div class="timeline__base">
                <time>{ times.way_home.as_ref().map(|way| time(view.app.lang, way.arrive)) }</time>
                <span class="timeline__dot" aria-hidden="true"></span>
                <p>{ words(view.app.lang).later().ends_here }{ behind_colon(view, bases::end(view.app.lang, &day.base, &view.app.atlas)) }</p>
            </div>
        </li>
    })
}

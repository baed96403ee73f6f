//! A train or boat of the traveller's own in the timeline, with the leg to it.

use yew::prelude::*;

use super::conflict::ride_conflicts;
use super::events::edit;
use super::leg::{leg, link_to_12306};
use super::ride_form::{RideForm, button_id};
use crate::app::present::destination::Destination;
use crate::app::{Shared, Trips, TripsMsg};
use crate::domain::schedule::{DaySchedule, ScheduledRide};
use crate::domain::trip::{Edit, Ride};
use crate::i18n::format::{minutes, time};
use crate::i18n::schedule::own_ride_name;
use crate::i18n::{bases, ride_words, words};
use crate::ui::parts::chips::pressed_word;
use crate::ui::parts::prose::prose;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::View;

/// The rides of a day that come right before the visit at an index.
pub fn rides<'a>(
    view: &'a View,
    trips: &'a Shared<Trips>,
    (day, times): (usize, &'a DaySchedule),
    place: usize,
) -> impl Iterator<Item = Html> + 'a {
    times.rides_before(place).map(move |ride| {
        html! {
            <RideRow key={format!("ride-{}", ride.ride)} view={view.clone()} trips={trips.clone()} {day}
                ride={ride.clone()} />
        }
    })
}

/// Properties of [`RideRow`].
#[derive(Clone, Properties, PartialEq)]
pub struct RideProps {
    view: View,
    trips: Shared<Trips>,
    /// Which day, counted from 0.
    day: usize,
    ride: ScheduledRide,
}

/// A ride, with the leg to it; its form is folded away until it is to be changed.
#[component]
pub fn RideRow(props: &RideProps) -> Html {
    let RideProps { view, trips, day, ride } = props;
    let open = use_state_eq(|| false);
    let Some(planned) = trips.trip().days.get(*day).and_then(|day| day.rides.get(ride.ride)) else {
        return Html::default();
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let schedule = trips.schedule.days.get(*day);
    html! {
        <li class="visit visit--ride">
            if let Some(way) = &ride.way {
                { leg(view, way, Destination::of_base(&view.app.atlas, &planned.from)) }
            }
            <div class="visit__row">
                <time class="visit__time">{ time(view.app.lang, ride.leg.depart) }</time>
                <span class="visit__mark" aria-hidden="true">{ icon(icon_of(planned)) }</span>
                { text(view, ride, planned, controls(view, trips, (*day, ride), planned, &open)) }
            </div>
            { for schedule.map(|times| ride_conflicts(view, trips, times, ride.ride)) }
            if *open {
                <div class="visit__settings">
                    <RideForm view={view.clone()} trips={trips.clone()} day={*day} index={ride.ride}
                        now={planned.clone()} onclose={close} />
                </div>
            }
        </li>
    }
}

const fn icon_of(ride: &Ride) -> IconName {
    if ride.is_boat() { IconName::Boat } else { IconName::Train }
}

fn text(view: &View, ride: &ScheduledRide, planned: &Ride, controls: Html) -> Html {
    let (lang, own) = (view.app.lang, ride_words(view.app.lang));
    let arrives = format!("{}{}{}", own.arrives_before, time(lang, ride.leg.arrive), own.arrives_after);
    let comma = words(lang).later().clause_comma;
    let told = [arrives, minutes(lang, ride.leg.estimate.minutes), own.by_ticket.to_owned()].join(comma);
    html! {
        <div class="visit__text">
            <h3 class="visit__name">{ own_ride_name(lang, ride, &view.app.atlas) }</h3>
            <p class="visit__stay">{ prose(&told) }</p>
            if !planned.is_boat() {
                <p class="visit__before">{ link_to_12306(words(lang)) }</p>
            }
            { controls }
        </div>
    }
}

/// Each label names its ride, because there may be several on a page.
fn controls(
    view: &View,
    trips: &Trips,
    (day, ride): (usize, &ScheduledRide),
    planned: &Ride,
    open: &UseStateHandle<bool>,
) -> Html {
    let (lang, own, index) = (view.app.lang, ride_words(view.app.lang), ride.ride);
    let name = bases::ride(lang, planned);
    let label = |what: &str| format!("{what}{}{}", words(lang).colon, name);
    let visits = trips.trip().days.get(day).map_or(0, |day| day.visits.len());
    let step = |after: usize, key: &str, what: &str, name: IconName| {
        let edit = Edit::SetRide { day, index, ride: Ride { after, ..planned.clone() } };
        let id = button_id(day, index, key);
        let onclick = view.trips(TripsMsg::EditAt { edit, focus: id.clone() });
        html! {
            <button type="button" class="button" {id} aria-label={label(what)} title={label(what)}
                aria-disabled={(after == planned.after).then_some("true")} {onclick}>{ icon(name) }</button>
        }
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    // A paragraph, because with large text what is said of a row continues below its head.
    html! {
        <p class="button-row">
            { step(planned.after.saturating_sub(1), "earlier", own.earlier, IconName::Up) }
            { step((planned.after + 1).min(visits), "later", own.later, IconName::Down) }
            <button type="button" class="button" id={button_id(day, index, "change")} aria-label={label(own.change)}
                aria-expanded={pressed_word(**open)} onclick={toggle}>{ own.change }</button>
            <button type="button" class="button" aria-label={label(own.remove)}
                onclick={edit(view, Edit::RemoveRide { day, index })}>{ own.remove }</button>
        </p>
    }
}

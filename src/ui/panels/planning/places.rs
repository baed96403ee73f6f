//! Where a trip begins and ends, and where one sleeps: a city, a station, an airport, or a place of one's own.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::PlannerCtx;
use super::own_place::{id_of, is_own, own_place};
use crate::app::TripsMsg;
use crate::app::planning::{Form, Where, cities};
use crate::app::trips::TripUiMsg;
use crate::app::trips::look::{Picking, PlanPlace};
use crate::domain::rail::Station;
use crate::domain::trip::Base;

/// The value of "as in the trip".
const AS_IN_TRIP: &str = "*";
/// The value of a place of one's own.
const OWN: &str = "own";

/// A place that can be chosen from the list, with its name.
type Choice = (Base, String);
/// The value of an option and its name.
type Named = (String, String);

/// A place as the value of an option.
fn key_of(base: &Base) -> String {
    match base {
        Base::City(city) => format!("city:{city}"),
        Base::Station(station) => format!("station:{station}"),
        Base::Place { position, .. } => format!("{},{}", position.lon, position.lat),
    }
}

/// The cities, the stations at which one may arrive, and the airports.
fn choices(bench: &PlannerCtx) -> Vec<Choice> {
    let (words, atlas, lang) = (bench.words, &bench.view.app.atlas, bench.view.app.lang);
    let city = |city| {
        let name = atlas.city_name(&city).map_or(city.as_str(), |name| name.get(lang)).to_owned();
        (Base::City(city), name)
    };
    let station = |station: &Station| {
        let name = format!("{}{}", station.name.get(lang), words.a_station);
        (Base::Station(station.id.clone()), name)
    };
    let airports =
        bench.airports.iter().map(|airport| (airport.base(lang), airport.name.get(lang).to_owned()));
    let stations = atlas.rail.stations_line_first().into_iter().map(station);
    cities(atlas).into_iter().map(city).chain(stations).chain(airports).collect()
}

pub(super) fn places(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let mut first = vec![];
    if bench.trip.days.iter().any(|day| day.base != Default::default()) {
        first.push((AS_IN_TRIP.to_owned(), words.as_in_trip.to_owned()));
    }
    let last = vec![(String::new(), words.anywhere.to_owned())];
    html! {
        <div class="planning__fields">
            { question(bench, form, PlanPlace::Arrival, words.arrive.to_owned(), (first, last.clone())) }
            if form.places != Where::AsInTrip {
                { question(bench, form, PlanPlace::Departure, words.leave.to_owned(), (vec![], last)) }
            }
        </div>
    }
}

/// Where one sleeps, night by night.
pub(super) fn nights(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let night = |night: usize| {
        let label = words.night.replace("{n}", &(night + 1).to_string());
        let first = vec![(String::new(), words.night_auto.to_owned())];
        question(bench, form, PlanPlace::Night(night), label, (first, vec![]))
    };
    html! { <div class="planning__fields">{ for (0..form.days.saturating_sub(1)).map(night) }</div> }
}

/// A select field of places, with extra options before and after them, and a place of one's own last.
fn question(
    bench: &PlannerCtx,
    form: &Form,
    place: PlanPlace,
    label: String,
    (first, last): (Vec<Named>, Vec<Named>),
) -> Html {
    let choices = choices(bench);
    let own = is_own(bench, form, place);
    let chosen = match form.place(place) {
        _ if own => OWN.to_owned(),
        _ if place == PlanPlace::Arrival && form.places == Where::AsInTrip => AS_IN_TRIP.to_owned(),
        Some(base) => choices
            .iter()
            .find(|(choice, _)| same(bench, choice, base))
            .map_or_else(String::new, |(choice, _)| key_of(choice)),
        None => String::new(),
    };
    let onchange = chooses(bench, form, place, choices.clone());
    let named = choices.into_iter().map(|(base, name)| (key_of(&base), name));
    let own_name = crate::i18n::words(bench.view.app.lang).later().own_place.to_owned();
    let options = first.into_iter().chain(named).chain(last).chain([(OWN.to_owned(), own_name)]);
    let id = id_of(place);
    html! {
        <div class="field base" key={id.clone()}>
            <label for={id.clone()}>{ label }</label>
            <select {id} {onchange}>
                { for options.map(|(value, name)| {
                    let selected = value == chosen;
                    html! { <option {value} {selected}>{ name }</option> }
                }) }
            </select>
            if own {
                { own_place(bench, form, place) }
            }
        </div>
    }
}

/// Whether a choice is that base; an airport matches in any language.
fn same(bench: &PlannerCtx, choice: &Base, base: &Base) -> bool {
    choice == base || bench.airports.iter().any(|airport| airport.is(choice) && airport.is(base))
}

/// What a choice in the list does. A place of one's own is picked on the map or typed.
fn chooses(bench: &PlannerCtx, form: &Form, place: PlanPlace, choices: Vec<Choice>) -> Callback<Event> {
    let (bench, form) = (bench.clone(), form.clone());
    Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let picking = (value == OWN).then_some(Picking::Plan(place));
        bench.view.dispatch.trips(TripsMsg::Look(TripUiMsg::Pick(picking)));
        if picking.is_some() {
            return;
        }
        let mut next = form.clone();
        if value == AS_IN_TRIP {
            next.places = Where::AsInTrip;
        } else {
            let base = choices.iter().find(|(base, _)| key_of(base) == value).map(|(base, _)| base.clone());
            next.set_place(place, base);
        }
        bench.answered(next);
    })
}

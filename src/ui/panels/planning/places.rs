//! Where a trip begins and ends, and where one sleeps.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Bench;
use super::form::field;
use crate::app::planning::{Form, Where, cities, stations};
use crate::domain::trip::Base;
use crate::domain::{CityId, StationId};
use crate::ui::parts::select::select;

/// The value of "as in the trip".
const AS_IN_TRIP: &str = "*";

/// A place as the value of an option, and back.
fn key_of(base: Option<&Base>) -> String {
    match base {
        Some(Base::City(city)) => format!("city:{city}"),
        Some(Base::Station(station)) => format!("station:{station}"),
        Some(Base::Place { position, .. }) => format!("{},{}", position.lon, position.lat),
        None => String::new(),
    }
}

fn base_of(text: &str) -> Option<Base> {
    let (kind, id) = text.split_once(':')?;
    match kind {
        "city" => Some(Base::City(CityId::from(id))),
        "station" => Some(Base::Station(StationId::from(id))),
        _ => None,
    }
}

/// The cities and then, where one may arrive there, the stations.
fn place_options(bench: &Bench, with_stations: bool) -> Vec<(String, String)> {
    let (words, atlas, lang) = (bench.words, &bench.view.app.atlas, bench.view.app.lang);
    let city = |city: CityId| {
        let name = atlas.city_name(&city).map_or(city.as_str(), |name| name.get(lang)).to_owned();
        (key_of(Some(&Base::City(city))), name)
    };
    let station = |id: StationId| {
        let name = atlas.rail.station(&id).map_or(id.as_str(), |station| station.name.get(lang));
        (key_of(Some(&Base::Station(id.clone()))), format!("{name}{}", words.a_station))
    };
    let stations = if with_stations { stations(atlas) } else { Vec::new() };
    cities(atlas).into_iter().map(city).chain(stations.into_iter().map(station)).collect()
}

pub(super) fn places(bench: &Bench, form: &Form) -> Html {
    let words = bench.words;
    let mut options = place_options(bench, true);
    options.push((String::new(), words.anywhere.to_owned()));
    let (first, last) = match &form.places {
        Where::AsInTrip => (AS_IN_TRIP.to_owned(), None),
        Where::Between(first, last) => (key_of(first.as_ref()), Some(key_of(last.as_ref()))),
    };
    let has_bases = bench.trip.days.iter().any(|day| day.base != Default::default());
    let mut first_options = options.clone();
    if has_bases {
        first_options.insert(0, (AS_IN_TRIP.to_owned(), words.as_in_trip.to_owned()));
    }
    html! {
        <div class="planning__fields">
            { select("planning-arrive", words.arrive, first_options, &first, field(bench, form, |form, text| {
                form.places = match (text, &form.places) {
                    (AS_IN_TRIP, _) => Where::AsInTrip,
                    (text, Where::Between(_, last)) => Where::Between(base_of(text), last.clone()),
                    (text, Where::AsInTrip) => Where::Between(base_of(text), base_of(text)),
                };
            })) }
            if let Some(last) = last {
                { select("planning-leave", words.leave, options, &last, field(bench, form, |form, text| {
                    if let Where::Between(_, last) = &mut form.places {
                        *last = base_of(text);
                    }
                })) }
            }
        </div>
    }
}

/// Where one sleeps, night by night.
pub(super) fn nights(bench: &Bench, form: &Form) -> Html {
    let words = bench.words;
    let mut options = vec![(String::new(), words.night_auto.to_owned())];
    options.extend(place_options(bench, true));
    let night = |night: usize| {
        let chosen = key_of(form.nights.get(night).and_then(Option::as_ref));
        let (bench, form) = (bench.clone(), form.clone());
        let onchange = Callback::from(move |event: Event| {
            let mut next = form.clone();
            next.set_night(night, base_of(&event.target_unchecked_into::<HtmlSelectElement>().value()));
            bench.answered(next);
        });
        let id = format!("planning-night-{night}");
        html! {
            <div class="field" key={night}>
                <label for={id.clone()}>{ words.night.replace("{n}", &(night + 1).to_string()) }</label>
                <select {id} {onchange}>
                    { for options.iter().map(|(value, name)| {
                        let (value, selected) = (value.clone(), *value == chosen);
                        html! { <option {value} {selected}>{ name.clone() }</option> }
                    }) }
                </select>
            </div>
        }
    };
    html! { <div class="planning__fields">{ for (0..form.days.saturating_sub(1)).map(night) }</div> }
}

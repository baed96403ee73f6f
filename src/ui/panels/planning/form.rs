//! The five questions and, folded away, the further wishes.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Bench;
use crate::app::planning::words::{guessed_date, name};
use crate::app::planning::{Form, Where, cities};
use crate::app::present::format::{clock_of_minutes, date_from_iso, iso_date};
use crate::domain::trip::TripMode;
use crate::domain::{CityId, Corridor, Route, StopId};
use crate::i18n::{corridor_name, words};
use crate::plan::trip::Pace;
use crate::ui::parts::{IconName, TypedField, chips::chip, icon};

/// The most days that are asked for here; a trip may have more.
const MOST_DAYS: usize = 10;
/// Choices for the most metres on foot.
const WALKS_M: [u32; 4] = [1_000, 2_000, 4_000, 8_000];

/// The form.
pub(super) fn questions(bench: &Bench, form: &Form) -> Html {
    let words = bench.words;
    let onsubmit = {
        let (bench, form) = (bench.clone(), form.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            bench.plan(&form);
        })
    };
    html! {
        <form class="planning__form" {onsubmit}>
            <h2 class="section-title" id="planning-asks" tabindex="-1">{ words.plan_for_me }</h2>
            { question(words.when, when(bench, form)) }
            { question(words.place, places(bench, form)) }
            { question(words.pace, html! { <div class="chips__row">{ paces(bench, form) }</div> }) }
            { question(words.likes, likes(bench, form)) }
            { question(words.must, musts(bench, form)) }
            <details class="planning__more">
                <summary class="button">{ words.more }</summary>
                { more(bench, form) }
            </details>
            <p class="planning__acts">
                <button type="submit" class="button button--main">{ words.go }</button>
                <button type="button" class="button" onclick={bench.press(Bench::close)}>{ words.close }</button>
            </p>
        </form>
    }
}

fn question(name: &'static str, content: Html) -> Html {
    html! {
        <fieldset class="chips">
            <legend>{ name }</legend>
            { content }
        </fieldset>
    }
}

/// A callback for a field: what the form becomes with the field's text.
fn field(bench: &Bench, form: &Form, change: fn(&mut Form, &str)) -> Callback<Event> {
    let (bench, form) = (bench.clone(), form.clone());
    Callback::from(move |event: Event| {
        let element = event.target_unchecked_into::<web_sys::HtmlElement>();
        let text = match wasm_bindgen::JsCast::dyn_ref::<HtmlSelectElement>(&element) {
            Some(select) => select.value(),
            None => event.target_unchecked_into::<HtmlInputElement>().value(),
        };
        let mut next = form.clone();
        change(&mut next, &text);
        bench.answered(next);
    })
}

/// A chip that changes the form.
fn option(
    bench: &Bench,
    form: &Form,
    label: &str,
    pressed: bool,
    change: impl Fn(&mut Form) + 'static,
) -> Html {
    let form = form.clone();
    let press = bench.press(move |bench| {
        let mut next = form.clone();
        change(&mut next);
        bench.answered(next);
    });
    chip(label, pressed, press)
}

fn select(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                { for options.into_iter().map(|(value, name)| {
                    let selected = value == chosen;
                    html! { <option {value} {selected}>{ name }</option> }
                }) }
            </select>
        </div>
    }
}

fn when(bench: &Bench, form: &Form) -> Html {
    let words = bench.words;
    let (from, to) = form.hours_of(&bench.trip, 0);
    let clock = |minutes: u32| clock_of_minutes(u16::try_from(minutes).unwrap_or(0));
    let days =
        (1..=MOST_DAYS.max(form.days)).map(|days| (days.to_string(), words_days(bench, days))).collect();
    let hours = |change: fn(&mut (u32, u32), u32)| {
        let (bench, form) = (bench.clone(), form.clone());
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut hours = form.hours_of(&bench.trip, 0);
            if let Some(minutes) = minutes_of(&text) {
                change(&mut hours, minutes);
                bench.answered(Form { hours: Some(hours), ..form.clone() });
            }
        })
    };
    html! {
        <div class="planning__fields">
            <div class="field">
                <label for="planning-start">{ words.start }</label>
                <input id="planning-start" type="date" value={iso_date(form.start)}
                    onchange={field(bench, form, |form, text| form.set_start(date_from_iso(text)))} />
                { no_date(bench, form) }
            </div>
            { select("planning-days", words.days, days, &form.days.to_string(),
                field(bench, form, |form, text| form.days = text.parse().unwrap_or(form.days))) }
            <div class="field">
                <label for="planning-from">{ words.from }</label>
                <input id="planning-from" type="time" value={clock(from)} onchange={hours(|hours, at| hours.0 = at)} />
            </div>
            <div class="field">
                <label for="planning-to">{ words.to }</label>
                <input id="planning-to" type="time" value={clock(to)} onchange={hours(|hours, at| hours.1 = at)} />
            </div>
        </div>
    }
}

/// Says for which day is planned where nobody gave a date.
pub(super) fn no_date(bench: &Bench, form: &Form) -> Html {
    html! {
        if form.start_is_guessed {
            <p class="field__note">{ guessed_date(bench.view.app.lang, form.start) }</p>
        }
    }
}

fn words_days(bench: &Bench, days: usize) -> String {
    words(bench.view.app.lang).days_count.count(days)
}

/// The minutes of a time field, `09:30`.
fn minutes_of(text: &str) -> Option<u32> {
    let (hours, minutes) = text.get(..5)?.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

const AS_IN_TRIP: &str = "*";

fn places(bench: &Bench, form: &Form) -> Html {
    let (words, atlas, lang) = (bench.words, &bench.view.app.atlas, bench.view.app.lang);
    let named = |city: &CityId| atlas.city_name(city).map_or(city.as_str(), |name| name.get(lang)).to_owned();
    let mut options: Vec<(String, String)> =
        cities(atlas).iter().map(|city| (city.to_string(), named(city))).collect();
    options.push((String::new(), words.anywhere.to_owned()));
    let text = |city: &Option<CityId>| city.as_ref().map(ToString::to_string).unwrap_or_default();
    let (first, last) = match &form.places {
        Where::AsInTrip => (AS_IN_TRIP.to_owned(), None),
        Where::Between(first, last) => (text(first), Some(text(last))),
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
                    (text, Where::Between(_, last)) => Where::Between(city(text), last.clone()),
                    (text, Where::AsInTrip) => Where::Between(city(text), city(text)),
                };
            })) }
            if let Some(last) = last {
                { select("planning-leave", words.leave, options, &last, field(bench, form, |form, text| {
                    if let Where::Between(_, last) = &mut form.places {
                        *last = city(text);
                    }
                })) }
            }
        </div>
    }
}

fn city(text: &str) -> Option<CityId> {
    (!text.is_empty()).then(|| CityId::from(text))
}

fn paces(bench: &Bench, form: &Form) -> Html {
    let words = bench.words;
    let one = |(pace, label): (Pace, &'static str)| {
        option(bench, form, label, form.pace == pace, move |form| form.pace = pace)
    };
    [(Pace::Gentle, words.gentle), (Pace::Normal, words.normal), (Pace::Full, words.full)]
        .into_iter()
        .map(one)
        .collect()
}

fn likes(bench: &Bench, form: &Form) -> Html {
    let lang = bench.view.app.lang;
    let corridor = |corridor: Corridor| {
        let pressed = form.interests.corridors.contains(&corridor);
        let label = corridor_name(words(lang), corridor);
        option(bench, form, label, pressed, move |form| toggle(&mut form.interests.corridors, &corridor))
    };
    let route = |route: &Route| {
        let (id, pressed) = (route.id.clone(), form.interests.routes.contains(&route.id));
        option(bench, form, route.name.get(lang), pressed, move |form| {
            toggle(&mut form.interests.routes, &id)
        })
    };
    html! {
        <>
            <div class="chips__row">
                { for Corridor::ALL.into_iter().map(corridor) }
                { for bench.view.app.atlas.routes.iter().map(route) }
            </div>
            <p class="field__note">{ bench.words.likes_what }</p>
        </>
    }
}

fn toggle<T: PartialEq + Clone>(chosen: &mut Vec<T>, item: &T) {
    if chosen.contains(item) {
        chosen.retain(|other| other != item);
    } else {
        chosen.push(item.clone());
    }
}

fn musts(bench: &Bench, form: &Form) -> Html {
    let (words, atlas, lang) = (bench.words, &bench.view.app.atlas, bench.view.app.lang);
    let must = |stop: &StopId| {
        let (form, stop_off) = (form.clone(), stop.clone());
        let off = bench.press(move |bench| {
            let mut next = form.clone();
            next.must.retain(|other| *other != stop_off);
            bench.answered(next);
        });
        html! {
            <li key={stop.as_str()}>
                { name(atlas, lang, stop) }
                <button type="button" class="tool" onclick={off}
                    aria-label={format!("{}{}{}", words.must_off, crate::i18n::words(lang).colon, name(atlas, lang, stop))}>
                    { icon(IconName::Close) }
                </button>
            </li>
        }
    };
    let mut options = vec![(String::new(), words.must_choose.to_owned())];
    let free = atlas.stops.iter().filter(|stop| !form.must.contains(&stop.id));
    options.extend(free.map(|stop| (stop.id.to_string(), stop.name.get(lang).to_owned())));
    html! {
        <>
            if form.must.is_empty() {
                <p class="field__note">{ words.must_none }</p>
            } else {
                <ul class="planning__musts">{ for form.must.iter().map(must) }</ul>
            }
            { select("planning-must", words.must_add, options, "", field(bench, form, |form, text| {
                if !text.is_empty() {
                    form.must.push(StopId::from(text));
                }
            })) }
        </>
    }
}

fn more(bench: &Bench, form: &Form) -> Html {
    let words = bench.words;
    let modes = [
        (TripMode::Transit, words.transit),
        (TripMode::Drive, words.drive),
        (TripMode::Bike, words.bike),
        (TripMode::Walk, words.walk),
    ];
    let modes = modes.map(|(mode, name)| (mode.key().to_owned(), name.to_owned())).into();
    let mut walks = vec![(String::new(), words.no_limit.to_owned())];
    let metres = |metres: u32| crate::app::present::format::distance(bench.view.app.lang, f64::from(metres));
    walks.extend(WALKS_M.map(|most| (most.to_string(), metres(most))));
    let walk = form.most_walk_m.map(|most| most.to_string()).unwrap_or_default();
    html! {
        <div class="planning__fields">
            { select("planning-mode", words.mode, modes, form.mode.key(),
                field(bench, form, |form, text| form.mode = TripMode::from_key(text).unwrap_or_default())) }
            { select("planning-walk", words.most_walk, walks, &walk,
                field(bench, form, |form, text| form.most_walk_m = text.parse().ok())) }
            <div class="field">
                <label for="planning-budget">{ words.budget }</label>
                <TypedField id="planning-budget" kind="number" min="0" step="10" inputmode="numeric"
                    value={form.budget_cny.map(|yuan| yuan.to_string()).unwrap_or_default()}
                    onchange={field(bench, form, |form, text| form.budget_cny = text.parse().ok())} />
                <p class="field__note">{ words.budget_note }</p>
            </div>
            <div class="chips__row">
                { option(bench, form, words.lunch, form.lunch, |form| form.lunch = !form.lunch) }
            </div>
        </div>
    }
}

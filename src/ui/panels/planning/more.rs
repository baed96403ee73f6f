//! The further wishes, folded away: a good plan is possible without them.

use yew::prelude::*;

use super::PlannerCtx;
use super::fields::{field, minutes_of, option, question, time, typed};
use crate::app::planning::Form;
use crate::app::planning::words::name;
use crate::domain::trip::TripMode;
use crate::domain::{Corridor, Route, StopId};
use crate::i18n::{corridor_name, words};
use crate::ui::parts::select::select;
use crate::ui::parts::typed_field::{Given, Kind};
use crate::ui::parts::{IconName, TypedField, icon};

/// The choices for the most metres on foot.
const WALKS_M: [u32; 4] = [1_000, 2_000, 4_000, 8_000];

/// All questions that are not asked first.
pub(super) fn further(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    html! {
        <>
            { question(words.must, musts(bench, form)) }
            { question(words.likes, likes(bench, form)) }
            { means(bench, form) }
        </>
    }
}

/// When a day starts and ends that is neither the day of arrival nor that of departure.
fn hours(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let (from, to) = form.hours_of(&bench.trip, 0);
    let hours = |change: fn(&mut (u32, u32), u32)| {
        let (bench, form) = (bench.clone(), form.clone());
        Callback::from(move |given: Given| {
            let mut hours = form.hours_of(&bench.trip, 0);
            if let Some(minutes) = minutes_of(&given.text) {
                change(&mut hours, minutes);
                bench.answered(Form { hours: Some(hours), ..form.clone() });
            }
        })
    };
    html! {
        <>
            { time(bench, "planning-from", words.from, from, hours(|hours, at| hours.0 = at)) }
            { time(bench, "planning-to", words.to, to, hours(|hours, at| hours.1 = at)) }
        </>
    }
}

fn likes(bench: &PlannerCtx, form: &Form) -> Html {
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

fn musts(bench: &PlannerCtx, form: &Form) -> Html {
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
                <ul role="list" class="planning__musts">{ for form.must.iter().map(must) }</ul>
            }
            { select("planning-must", words.must_add, options, "", field(bench, form, |form, text| {
                if !text.is_empty() {
                    form.must.push(StopId::from(text));
                }
            })) }
        </>
    }
}

fn means(bench: &PlannerCtx, form: &Form) -> Html {
    let words = bench.words;
    let modes = [
        (TripMode::Transit, words.transit),
        (TripMode::Drive, words.drive),
        (TripMode::Bike, words.bike),
        (TripMode::Walk, words.walk),
    ];
    let modes = modes.map(|(mode, name)| (mode.key().to_owned(), name.to_owned())).into();
    let mut walks = vec![(String::new(), words.no_limit.to_owned())];
    let metres = |metres: u32| crate::i18n::format::distance(bench.view.app.lang, f64::from(metres));
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
                <TypedField id="planning-budget" draft="planning-budget" kind={Kind::Number} min="0" step="10" inputmode="numeric"
                    value={form.budget_cny.map(|yuan| yuan.to_string()).unwrap_or_default()}
                    ongiven={typed(bench, form, |form, text| form.budget_cny = text.parse().ok())} />
                <p class="field__note">{ words.budget_note }</p>
            </div>
            { hours(bench, form) }
            <div class="chips__row">
                { option(bench, form, words.lunch, form.lunch, |form| form.lunch = !form.lunch) }
            </div>
        </div>
    }
}

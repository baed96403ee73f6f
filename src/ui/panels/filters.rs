//! The filters of the list: corridor, category, city, free, open on a date, and those that the deferred half
//! evaluates.

use chrono::NaiveDate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::further_filters::further_filters;
use crate::app::present::listing::{count, countable};
use crate::app::state::Stories;
use crate::app::{FilterMsg, Msg};
use crate::domain::filter::Filter;
use crate::domain::{Bilingual, Category, CityId, Corridor, Stop};
use crate::i18n::format::{date_from_iso, iso_date};
use crate::i18n::{category_name, corridor_name, words};
use crate::ui::effects::bring_rest;
use crate::ui::parts::{IconName, chips, icon};
use crate::ui::store::View;

/// The filters, folded away until they are needed.
pub fn filters(view: &View) -> Html {
    let words = words(view.app.lang);
    let set = filters_set(&view.app.filter);
    let among = countable(&view.app);
    html! {
        <details class="filters" ontoggle={bring_rest::when_opened(&view.dispatch)}>
            <summary class="button">
                { icon(IconName::Filter) }{ words.filters }
                if set > 0 {
                    <span class="badge">{ set }</span>
                }
            </summary>
            { group(words.corridors, corridors(view, &among)) }
            { group(words.cities, cities(view, &among)) }
            { group(words.categories, categories(view, &among)) }
            { group(words.entry, entry(view, &among)) }
            { further(view) }
            { open_on(view) }
            if set > 0 {
                <button type="button" class="button" onclick={view.send(Msg::Filter(FilterMsg::Clear))}>
                    { words.clear_filters }
                </button>
            }
        </details>
    }
}

fn group(name: &'static str, chips: Html) -> Html {
    html! {
        <fieldset class="chips">
            <legend>{ name }</legend>
            <div class="chips__row">{ chips }</div>
        </fieldset>
    }
}

/// A chip with the number of stops it would leave: `alone` makes its value the only one of its kind in the filter.
fn chip(
    view: &View,
    among: &[&Stop],
    label: &str,
    pressed: bool,
    change: FilterMsg,
    alone: &dyn Fn(&mut Filter),
) -> Html {
    let number = count(&view.app, among, alone);
    let said = words(view.app.lang).stops_count.count(number);
    chips::counted(label, said, number, pressed, view.send(Msg::Filter(change)))
}

fn corridors(view: &View, among: &[&Stop]) -> Html {
    let one = |corridor: Corridor| {
        let pressed = view.app.filter.corridors.contains(&corridor);
        let name = corridor_name(words(view.app.lang), corridor);
        let alone = |filter: &mut Filter| filter.corridors = vec![corridor];
        chip(view, among, name, pressed, FilterMsg::ToggleCorridor(corridor), &alone)
    };
    Corridor::ALL.into_iter().map(one).collect()
}

fn cities(view: &View, among: &[&Stop]) -> Html {
    let one = |(id, name): &(CityId, Bilingual)| {
        let pressed = view.app.filter.cities.contains(id);
        let alone = |filter: &mut Filter| filter.cities = vec![id.clone()];
        chip(view, among, name.get(view.app.lang), pressed, FilterMsg::ToggleCity(id.clone()), &alone)
    };
    view.app.atlas.info.cities.iter().map(one).collect()
}

fn categories(view: &View, among: &[&Stop]) -> Html {
    let one = |category: Category| {
        let pressed = view.app.filter.categories.contains(&category);
        let name = category_name(words(view.app.lang), category);
        let alone = |filter: &mut Filter| filter.categories = vec![category];
        chip(view, among, name, pressed, FilterMsg::ToggleCategory(category), &alone)
    };
    Category::ALL.into_iter().map(one).collect()
}

fn entry(view: &View, among: &[&Stop]) -> Html {
    let alone = |filter: &mut Filter| filter.free = true;
    chip(view, among, words(view.app.lang).free, view.app.filter.free, FilterMsg::ToggleFree, &alone)
}

/// The filters on tickets and bookings; until the deferred half and the stories are loaded, a text says so.
fn further(view: &View) -> Html {
    if view.app.whole && view.app.stories == Stories::Loaded {
        further_filters()
    } else {
        html! { <p class="quiet">{ words(view.app.lang).loading }</p> }
    }
}

/// The date on which stops have to be open.
fn open_on(view: &View) -> Html {
    let words = words(view.app.lang);
    let date = view.app.filter.open_on;
    let onchange = on_date(view, |date| Msg::Filter(FilterMsg::OpenOn(date)));
    html! {
        <div class="field">
            <label for="open-on">{ words.open_on }</label>
            <input id="open-on" type="date" {onchange}
                value={date.map(iso_date).unwrap_or_default()} />
            if date.is_some() {
                <p class="field__note">{ words.open_on_note }</p>
            }
        </div>
    }
}

fn filters_set(filter: &Filter) -> usize {
    let lists = filter.corridors.len() + filter.categories.len() + filter.cities.len();
    lists + filter.further.count() + usize::from(filter.free) + usize::from(filter.open_on.is_some())
}

/// A callback for a date field. While a date is being typed, browsers report intermediate dates, such as one in the
/// year 2: these are ignored, so that nothing is rendered over what is being typed.
pub fn on_date(view: &View, msg: fn(Option<NaiveDate>) -> Msg) -> Callback<Event> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: Event| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        let date = date_from_iso(&text);
        if date.is_some() || text.is_empty() {
            dispatch.send(msg(date));
        }
    })
}

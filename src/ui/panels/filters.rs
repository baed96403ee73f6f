//! The filters of the list: corridor, category, city, free, open on a date.

use chrono::NaiveDate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::present::format::{date_from_iso, iso_date};
use crate::app::{FilterMsg, Msg};
use crate::domain::filter::Filter;
use crate::domain::{Bilingual, Category, CityId, Corridor};
use crate::i18n::{category_name, corridor_name, words};
use crate::ui::parts::{IconName, chips, icon};
use crate::ui::store::View;

/// The filters, folded away until they are wanted.
pub fn filters(view: &View) -> Html {
    let words = words(view.app.lang);
    let set = filters_set(&view.app.filter);
    html! {
        <details class="filters">
            <summary class="button">
                { icon(IconName::Filter) }{ words.filters }
                if set > 0 {
                    <span class="badge">{ set }</span>
                }
            </summary>
            { group(words.corridors, corridors(view)) }
            { group(words.cities, cities(view)) }
            { group(words.categories, categories(view)) }
            { group(words.entry, entry(view)) }
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

fn chip(view: &View, label: &str, pressed: bool, change: FilterMsg) -> Html {
    chips::chip(label, pressed, view.send(Msg::Filter(change)))
}

fn corridors(view: &View) -> Html {
    let one = |corridor: Corridor| {
        let pressed = view.app.filter.corridors.contains(&corridor);
        chip(
            view,
            corridor_name(words(view.app.lang), corridor),
            pressed,
            FilterMsg::ToggleCorridor(corridor),
        )
    };
    Corridor::ALL.into_iter().map(one).collect()
}

fn cities(view: &View) -> Html {
    let one = |(id, name): &(CityId, Bilingual)| {
        let pressed = view.app.filter.cities.contains(id);
        chip(view, name.get(view.app.lang), pressed, FilterMsg::ToggleCity(id.clone()))
    };
    view.app.atlas.info.cities.iter().map(one).collect()
}

fn categories(view: &View) -> Html {
    let one = |category: Category| {
        let pressed = view.app.filter.categories.contains(&category);
        chip(
            view,
            category_name(words(view.app.lang), category),
            pressed,
            FilterMsg::ToggleCategory(category),
        )
    };
    Category::ALL.into_iter().map(one).collect()
}

fn entry(view: &View) -> Html {
    chip(view, words(view.app.lang).free, view.app.filter.free, FilterMsg::ToggleFree)
}

/// The date on which stops have to be open.
fn open_on(view: &View) -> Html {
    let words = words(view.app.lang);
    let date = view.app.filter.open_on;
    let onchange = view.on(|event: Event| Msg::Filter(FilterMsg::OpenOn(date_of(&event))));
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
    lists + usize::from(filter.free) + usize::from(filter.open_on.is_some())
}

/// The date in a date field; `None` while it is empty or unfinished.
pub fn date_of(event: &Event) -> Option<NaiveDate> {
    date_from_iso(&event.target_unchecked_into::<HtmlInputElement>().value())
}

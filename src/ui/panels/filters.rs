//! The filters of the list: corridor, category, city, free, open on a date.

use chrono::NaiveDate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::{AppState, FilterMsg, Msg};
use crate::domain::filter::Filter;
use crate::domain::{Category, Corridor};
use crate::i18n::{category_name, corridor_name, words};
use crate::ui::parts::chips::Chip;
use crate::ui::parts::{Icon, IconName};
use crate::ui::store::{Dispatch, use_app, use_dispatch};

/// The filters, folded away until they are wanted.
#[component]
pub fn Filters() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let set = filters_set(&app.filter);
    html! {
        <details class="filters">
            <summary class="button">
                <Icon name={IconName::Filter} />{ words.filters }
                if set > 0 {
                    <span class="badge">{ set }</span>
                }
            </summary>
            { group(words.corridors, corridors(&app, &dispatch)) }
            { group(words.cities, cities(&app, &dispatch)) }
            { group(words.categories, categories(&app, &dispatch)) }
            { group(words.entry, entry(&app, &dispatch)) }
            <OpenOn />
            if set > 0 {
                <button type="button" class="button" onclick={dispatch.on(|_: MouseEvent| Msg::Filter(FilterMsg::Clear))}>
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

fn chip(dispatch: &Dispatch, label: String, pressed: bool, change: FilterMsg) -> Html {
    let onpress = dispatch.on(move |_: MouseEvent| Msg::Filter(change.clone()));
    html! { <Chip {label} {pressed} {onpress} /> }
}

fn corridors(app: &AppState, dispatch: &Dispatch) -> Html {
    let one = |corridor: Corridor| {
        let pressed = app.filter.corridors.contains(&corridor);
        let label = corridor_name(words(app.lang), corridor).to_owned();
        chip(dispatch, label, pressed, FilterMsg::ToggleCorridor(corridor))
    };
    Corridor::ALL.into_iter().map(one).collect()
}

fn cities(app: &AppState, dispatch: &Dispatch) -> Html {
    let one = |(id, name): &(_, crate::domain::Bilingual)| {
        let pressed = app.filter.cities.contains(id);
        chip(dispatch, name.get(app.lang).to_owned(), pressed, FilterMsg::ToggleCity(Clone::clone(id)))
    };
    app.atlas.info.cities.iter().map(one).collect()
}

fn categories(app: &AppState, dispatch: &Dispatch) -> Html {
    let one = |category: Category| {
        let pressed = app.filter.categories.contains(&category);
        let label = category_name(words(app.lang), category).to_owned();
        chip(dispatch, label, pressed, FilterMsg::ToggleCategory(category))
    };
    Category::ALL.into_iter().map(one).collect()
}

fn entry(app: &AppState, dispatch: &Dispatch) -> Html {
    chip(dispatch, words(app.lang).free.to_owned(), app.filter.free, FilterMsg::ToggleFree)
}

/// The date on which stops have to be open.
#[component]
fn OpenOn() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let words = words(app.lang);
    let onchange = dispatch.on(|event: Event| Msg::Filter(FilterMsg::OpenOn(date_of(&event))));
    html! {
        <div class="field">
            <label for="open-on">{ words.open_on }</label>
            <input id="open-on" type="date" {onchange}
                value={app.filter.open_on.map(|date| date.to_string()).unwrap_or_default()} />
            if app.filter.open_on.is_some() {
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
    event.target_unchecked_into::<HtmlInputElement>().value().parse().ok()
}

//! Where a day begins and ends: a city, a station, or a place of one's own, typed or picked on the map.

use yew::prelude::*;

use super::events::{check, edit, given, on_change};
use crate::app::present::destination::Destination;
use crate::app::trips::TripUiMsg;
use crate::app::trips::look::{DayEnd, Picking};
use crate::app::trips::position::{position_of, position_text};
use crate::app::{Trips, TripsMsg};
use crate::domain::Atlas;
use crate::domain::trip::{Base, Bases, Edit, MAX_TITLE_CHARS};
use crate::geometry::LonLat;
use crate::i18n::{bases, words};
use crate::ui::panels::driver_card::DriverButton;
use crate::ui::parts::{IconName, TypedField, icon};
use crate::ui::store::View;

/// Both ends of a day, and a button that uses them for every day.
pub fn bases(view: &View, trips: &Trips, index: usize) -> Html {
    let Some(day) = trips.trip().days.get(index) else { return Html::default() };
    let for_all = Edit::SetBase { day: None, base: day.base.clone() };
    html! {
        <>
            { end(view, trips, &day.base, DayEnd { day: Some(index), start: true }) }
            { end(view, trips, &day.base, DayEnd { day: Some(index), start: false }) }
            if trips.trip().days.len() > 1 && day.base != Bases::default() {
                <button type="button" class="button" onclick={edit(view, for_all)}>
                    { words(view.app.lang).later().base_for_all }
                </button>
            }
        </>
    }
}

/// The bases with one end changed.
fn with(base: &Bases, start: bool, end: Option<Base>) -> Bases {
    if start { Bases { start: end, ..base.clone() } } else { Bases { end, ..base.clone() } }
}

/// One end of a day: a list to choose from, and for a place of one's own its name and position.
fn end(view: &View, trips: &Trips, base: &Bases, picking: DayEnd) -> Html {
    let words = words(view.app.lang);
    let start = picking.start;
    let now = if start { &base.start } else { &base.end };
    let is_picked = trips.look.picking == Some(Picking::End(picking));
    let id = id_of("base", picking);
    let none = if start { words.later().base_none_start } else { words.later().base_none_end };
    let value = if is_picked { PLACE.to_owned() } else { key_of(now.as_ref()) };
    let before = base.clone();
    let onchange = on_change(view, move |key| Some(choose(key, picking, &before)));
    html! {
        <div class="field base">
            <label for={id.clone()}>{ if start { words.later().base_start } else { words.later().base_end } }</label>
            <select {id} class="select" {onchange}>
                <option value="" selected={value.is_empty()}>{ none }</option>
                if let Some(lost) = lost(view, now.as_ref(), base, start) {
                    <option value={value.clone()} selected={!is_picked}>{ lost }</option>
                }
                { for choices(&view.app.atlas).iter().map(|base| choice(view, base, &value)) }
                <option value={PLACE} selected={value == PLACE}>{ words.later().own_place }</option>
            </select>
            if value == PLACE {
                { place(view, base, picking, now.as_ref()) }
            }
            if let Some(to) = now.as_ref().and_then(|base| Destination::of_base(&view.app.atlas, base)) {
                <DriverButton {to} />
            }
        </div>
    }
}

fn choice(view: &View, base: &Base, chosen: &str) -> Html {
    let value = key_of(Some(base));
    let name = bases::name(base, &view.app.atlas).unwrap_or_default();
    html! { <option selected={value == chosen} value={value.clone()}>{ name.get(view.app.lang) }</option> }
}

/// The id of a field of one end of a day.
fn id_of(what: &str, picking: DayEnd) -> String {
    let end = if picking.start { "start" } else { "end" };
    format!("{what}-{end}-{}", picking.day.unwrap_or(0))
}

const PLACE: &str = "place";

/// The words for a chosen base that the map does not have: no option of the list matches it.
fn lost(view: &View, now: Option<&Base>, both: &Bases, start: bool) -> Option<String> {
    let (lang, atlas) = (view.app.lang, &view.app.atlas);
    now.filter(|base| bases::name(base, atlas).is_none())?;
    if start { bases::start(lang, both, atlas) } else { bases::end(lang, both, atlas) }
}

/// The cities and the stations, those on the line first.
fn choices(atlas: &Atlas) -> Vec<Base> {
    let cities = atlas.info.cities.iter().map(|(id, _)| Base::City(id.clone()));
    let stations = atlas.rail.stations_line_first().into_iter();
    cities.chain(stations.map(|station| Base::Station(station.id.clone()))).collect()
}

fn key_of(base: Option<&Base>) -> String {
    match base {
        None => String::new(),
        Some(Base::City(id)) => format!("city:{id}"),
        Some(Base::Station(id)) => format!("station:{id}"),
        Some(Base::Place { .. }) => PLACE.to_owned(),
    }
}

/// What a choice in the list means. A place of one's own is picked on the map or typed.
fn choose(key: &str, picking: DayEnd, before: &Bases) -> TripsMsg {
    let end = match key.split_once(':') {
        Some(("city", id)) => Some(Base::City(id.into())),
        Some(("station", id)) => Some(Base::Station(id.into())),
        _ if key == PLACE => return TripsMsg::Look(TripUiMsg::Pick(Some(Picking::End(picking)))),
        _ => None,
    };
    TripsMsg::Edit(Edit::SetBase { day: picking.day, base: with(before, picking.start, end) })
}

fn place(view: &View, base: &Bases, picking: DayEnd, now: Option<&Base>) -> Html {
    let words = words(view.app.lang);
    let known = match now {
        Some(Base::Place { name, position }) => Some((name.clone(), *position)),
        _ => None,
    };
    let (name_id, position_id) = (id_of("place", picking), id_of("position", picking));
    let set = move |base: &Bases, name: &str, position: LonLat| {
        let base = with(base, picking.start, Some(Base::Place { name: name.to_owned(), position }));
        Some(Edit::SetBase { day: picking.day, base })
    };
    let (before, position) = (base.clone(), known.as_ref().map(|(_, position)| *position));
    let set_name = given(view, move |text| set(&before, text, position?));
    let (before, name) = (base.clone(), known.clone().map(|(name, _)| name).unwrap_or_default());
    let set_position = given(view, move |text| set(&before, &name, position_of(text)?));
    // An empty field is valid: it asks for nothing.
    let check =
        check(|text| text.trim().is_empty() || position_of(text).is_some(), words.later().place_refused);
    html! {
        <div class="base__place">
            <button type="button" class="button"
                onclick={view.trips(TripsMsg::Look(TripUiMsg::Pick(Some(Picking::End(picking)))))}>
                { icon(IconName::Pin) }{ words.later().pick_on_map }
            </button>
            <label for={position_id.clone()}>{ words.later().place_position }</label>
            <TypedField id={position_id} {check} ongiven={set_position}
                value={position.map(position_text).unwrap_or_default()} placeholder="30.2460, 120.1485" />
            if let Some((name, _)) = known {
                <label for={name_id.clone()}>{ words.later().place_name }</label>
                <TypedField id={name_id} maxlength={MAX_TITLE_CHARS} cut_words={words.later().text_cut} value={name}
                    ongiven={set_name} />
            }
        </div>
    }
}

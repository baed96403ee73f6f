//! 一线穿: the high-speed line as a diagram from which every station's stops are reached.

use yew::prelude::*;

use crate::app::Msg;
use crate::app::present::format::{distance, minutes};
use crate::domain::{Atlas, Lang, Rail, Station};
use crate::i18n::words;
use crate::ui::store::{use_app, use_dispatch};

/// The line's stations from end to end, each a button that shows what is reached from it.
#[component]
pub fn Strip() -> Html {
    let app = use_app();
    let words = words(app.lang);
    let rail = &app.atlas.rail;
    let stations = rail.line_stations();
    html! {
        <section class="strip" aria-labelledby="strip-title">
            <h2 id="strip-title" class="section-title">{ words.one_line }</h2>
            <p class="strip__about">
                { rail.name.get(app.lang) }{ " · " }{ distance(app.lang, rail.length_km * 1000.0) }
            </p>
            <ol class="strip__line">
                { for stations.iter().enumerate().map(|(at, station)| {
                    let before = at.checked_sub(1).and_then(|before| stations.get(before).copied());
                    html! {
                        <StripStation key={station.id.as_str()} station={(*station).clone()}
                            ride={before.and_then(|before| ride(rail, app.lang, before, station))} />
                    }
                }) }
            </ol>
            <p class="strip__note">{ rail.note.get(app.lang) }</p>
        </section>
    }
}

/// Typical minutes in the train from one station to the next, where a timetable tells.
fn ride(rail: &Rail, lang: Lang, from: &Station, to: &Station) -> Option<String> {
    let hop = rail.hops.iter().find(|hop| hop.from == from.id && hop.to == to.id)?;
    Some(minutes(lang, hop.minutes))
}

/// Properties of [`StripStation`].
#[derive(Properties, PartialEq)]
pub struct StripStationProps {
    /// The station.
    pub station: Station,
    /// The ride from the station before.
    pub ride: Option<String>,
}

/// A station of the diagram.
#[component]
pub fn StripStation(props: &StripStationProps) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let id = props.station.id.clone();
    let pressed = app.station.as_ref() == Some(&id);
    let stops = stops_near(&app.atlas, &props.station);
    let onclick = {
        let pick = (!pressed).then(|| id.clone());
        dispatch.on(move |_: MouseEvent| Msg::PickStation(pick.clone()))
    };
    html! {
        <li class="strip__station">
            if let Some(ride) = &props.ride {
                <span class="strip__ride">{ ride }</span>
            }
            <button type="button" class="strip__button" aria-pressed={pressed.to_string()} {onclick}
                disabled={stops == 0}>
                <span class="strip__dot" aria-hidden="true"></span>
                <span class="strip__name">{ props.station.name.get(app.lang) }</span>
                <span class="strip__stops">{ words(app.lang).stops_count.count(stops) }</span>
            </button>
        </li>
    }
}

fn stops_near(atlas: &Atlas, station: &Station) -> usize {
    atlas.stops_from(&station.id).count()
}

//! 一线穿: the high-speed line as a diagram from which every station's stops are reached.

use yew::prelude::*;

use super::PageLink;
use super::chips::pressed_word;
use super::prose::prose;
use crate::app::topic::Topic;
use crate::app::{Msg, Page};
use crate::domain::{Atlas, Lang, Rail, Station};
use crate::i18n::format::{DOT, distance, minutes, since};
use crate::i18n::words;
use crate::ui::store::View;

/// The line's stations from end to end; each that has something to see gets a button that shows it.
pub fn strip(view: &View) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let rail = &app.atlas.rail;
    let stations = rail.line_stations();
    html! {
        <section class="strip" aria-labelledby="strip-title">
            <h2 id="strip-title" class="section-title">{ words.one_line }</h2>
            <p class="strip__about">
                { rail.name.get(app.lang) }{ DOT }{ distance(app.lang, rail.length_km * 1000.0) }
            </p>
            <ol role="list" class="strip__line">
                { for stations.iter().enumerate().map(|(at, station)| {
                    strip_station(view, station, ride(rail, app.lang, &stations, at))
                }) }
            </ol>
            { PageLink::to(Page::Topic(Topic::Line)).class("button").around(view, words.line_fits.into()) }
            <p class="strip__note">{ prose(rail.note.get(app.lang)) }</p>
        </section>
    }
}

/// Typical minutes on the train from the previous station, if a timetable has them; else from the nearest earlier
/// station, with its name.
fn ride(rail: &Rail, lang: Lang, stations: &[&Station], at: usize) -> Option<String> {
    let to = stations.get(at)?;
    let hop_from = |from: &Station| rail.hops.iter().find(|hop| hop.from == from.id && hop.to == to.id);
    let before = stations.iter().enumerate().take(at).rev();
    let (from, hop) = before.filter_map(|(from, station)| Some((from, hop_from(station)?))).next()?;
    let ride = minutes(lang, hop.minutes);
    match stations.get(from).filter(|_| from + 1 < at) {
        Some(station) => Some(since(lang, &ride, station.name.get(lang))),
        None => Some(ride),
    }
}

/// A station of the diagram, with the ride from the station before.
fn strip_station(view: &View, station: &Station, ride: Option<String>) -> Html {
    let app = &view.app;
    let pressed = app.station.as_ref() == Some(&station.id);
    let stops = stops_near(&app.atlas, station);
    let pick = (!pressed).then(|| station.id.clone());
    let name = html! {
        <>
            <span class="strip__dot" aria-hidden="true"></span>
            <span class="strip__name">{ station.name.get(app.lang) }</span>
        </>
    };
    html! {
        <li class="strip__station" key={station.id.as_str()}>
            if let Some(ride) = ride {
                <span class="strip__ride">{ ride }</span>
            }
            // Trains only stop there: nothing to press, and no number.
            if stops == 0 {
                <span class="strip__pass">{ name }</span>
            } else {
                <button type="button" class="strip__button" aria-pressed={pressed_word(pressed)}
                    onclick={view.send(Msg::PickStation(pick))}>
                    { name }
                    <span class="strip__stops">{ words(app.lang).stops_count.count(stops) }</span>
                </button>
            }
        </li>
    }
}

fn stops_near(atlas: &Atlas, station: &Station) -> usize {
    atlas.stops_from(&station.id).count()
}

//! Raw → domain: every value is read, every reference followed. Invalid parts are dropped and reported.

use std::collections::HashSet;

use super::files::Parts;
use super::finding::{JsonPath, Report};
use crate::domain::search::{keywords, lexicon::Lexicon};
use crate::domain::topics::PackedTopics;
use crate::domain::traditional::Simplifier;
use crate::domain::{Atlas, CityId, Network, PackedNetwork, StationId, Stop};

mod admission;
mod calendar;
mod info;
mod metro;
mod rail;
mod reading;
mod ready_trips;
mod route;
mod sports;
mod stop;
mod topics;
mod value;
mod water;

#[cfg(not(target_arch = "wasm32"))]
pub use admission::{BOOKING, WHO};
#[cfg(not(target_arch = "wasm32"))]
pub use ready_trips::WEEKDAYS;
#[cfg(not(target_arch = "wasm32"))]
pub use value::is_id;
#[cfg(not(target_arch = "wasm32"))]
pub use water::CROSSINGS;

/// The ids that parts of a pack may refer to.
pub struct References {
    pub cities: HashSet<CityId>,
    pub stations: HashSet<StationId>,
}

/// The atlas of a pack; `None` when its description, its stops or its routes are unusable.
pub fn atlas(parts: &Parts, report: &mut Report) -> Option<Atlas> {
    let mut info = info::info(&parts.pack, &parts.stops, report)?;
    let cities: HashSet<_> = info.cities.iter().map(|(city, _)| city.clone()).collect();
    let rail = rail::rail(parts.rail.as_ref(), &cities, report);
    let stations = rail.stations.iter().map(|station| station.id.clone()).collect();
    let known = References { cities, stations };

    let mut stops = stop::stops(&parts.stops, &known, report)?;
    let ids: HashSet<_> = stops.iter().map(|stop| stop.id.clone()).collect();
    info::name_stray_cities(&mut info, &stops);
    let routes = route::routes(&parts.routes, &ids, report)?;
    let route_ids: HashSet<_> = routes.iter().map(|route| route.id.clone()).collect();

    let calendar = calendar::calendar(parts.holidays.as_ref(), report);
    let events = reading::events(parts.events.as_ref(), &ids, report);
    let (experiences, facts) = reading::experiences(parts.experiences.as_ref(), &ids, report);
    let leads = ready_trips::StopRefs { known: &known, stops: &ids, routes: &route_ids };
    let guides = reading::guides(&parts.guides, &leads, report);
    let ready = ready_trips::ready_trips(parts.ready_trips.as_ref(), &leads, report);
    let mut topics = topics::topics(parts.topics.as_ref(), &ids, report);
    topics.experiences = facts;
    topics.packages = sports::packages(parts.experiences.as_ref(), &leads, report);
    for stop in &mut stops {
        stop.details.found_by = keywords::of(stop, &rail, &experiences);
    }
    info.lexicon = lexicon(&stops);
    let atlas = Atlas::new(info, stops, routes, rail, calendar, events, guides, experiences);
    let network = network(parts, &atlas, &known.cities, report);
    let atlas = atlas.with_ready_trips(ready).with_topics(PackedTopics::new(&topics));
    Some(atlas.with_network(PackedNetwork::of(&network)))
}

/// The characters that a search of these stops can meet.
fn lexicon(stops: &[Stop]) -> Lexicon {
    let mut text = String::new();
    for stop in stops {
        for part in [&stop.name.zh, &stop.summary.zh, &stop.district.zh] {
            text.push_str(part);
        }
        text.extend(stop.details.found_by.iter().chain(&stop.details.other_names).map(String::as_str));
    }
    let pairs = Simplifier::default().pairs_of(&text).into_iter();
    Lexicon { variants: pairs.flat_map(|(from, to)| [from, to]).collect(), readings: readings() }
}

#[cfg(not(target_arch = "wasm32"))]
fn readings() -> String {
    super::pinyin::readings_of_common()
}

/// Empty in the browser: the table of readings is larger than the rest of the app.
#[cfg(target_arch = "wasm32")]
const fn readings() -> String {
    String::new()
}

/// The transport network besides the line: metros, other railways, boats and coaches.
fn network(parts: &Parts, atlas: &Atlas, cities: &HashSet<CityId>, report: &mut Report) -> Network {
    let (metro_lines, metro_stations) = metro::metro(parts.metro.as_ref(), cities, report);
    let rail_lines = rail::other_lines(parts.rail.as_ref(), &atlas.rail, report);
    let mut network = Network { metro_lines, metro_stations, rail_lines, ..Network::default() };
    water::water(parts.water.as_ref(), &mut network, report);
    network.drawn_by_hand = route::drawn_by_hand(&parts.routes, &atlas.routes);
    for (at, stop) in atlas.stops.iter().enumerate() {
        let Some(metro) = &stop.access.metro else { continue };
        if parts.metro.is_some() && network.metro_station(&metro.station).is_none() {
            let place = JsonPath::file("stops.geojson").key("features").item(at);
            report.error(
                &place.key("properties").key("access").key("metro").key("station"),
                format!("\"{}\" is not a station of metro.json", metro.station),
                "write the id of a station that is listed there",
            );
        }
    }
    network
}

/// Whether an id is new in this file; a repeated one is reported.
fn first_of_its_id<T: std::hash::Hash + Eq>(
    seen: &mut HashSet<T>,
    id: T,
    place: &JsonPath,
    report: &mut Report,
) -> bool {
    let first = seen.insert(id);
    if !first {
        report.error(
            &place.key("id"),
            "stands twice in this file",
            "give the second one its own id or take it out",
        );
    }
    first
}

//! Raw → domain: every value is read, every reference followed. What is broken is left out and told.

use std::collections::HashSet;

use super::files::Parts;
use super::finding::{Place, Report};
use crate::domain::topics::PackedTopics;
use crate::domain::{Atlas, CityId, StationId};

mod admission;
mod calendar;
mod info;
mod rail;
mod reading;
mod ready_trips;
mod route;
mod stop;
mod topics;
mod value;

#[cfg(not(target_arch = "wasm32"))]
pub use admission::{BOOKING, WHO};
#[cfg(not(target_arch = "wasm32"))]
pub use ready_trips::WEEKDAYS;
#[cfg(not(target_arch = "wasm32"))]
pub use value::is_id;

/// What the parts of a pack may refer to.
pub struct Known {
    pub cities: HashSet<CityId>,
    pub stations: HashSet<StationId>,
}

/// The atlas of a pack; none when its description, its stops or its routes are unusable.
pub fn atlas(parts: &Parts, report: &mut Report) -> Option<Atlas> {
    let mut info = info::info(&parts.pack, &parts.stops, report)?;
    let cities: HashSet<_> = info.cities.iter().map(|(city, _)| city.clone()).collect();
    let rail = rail::rail(parts.rail.as_ref(), &cities, report);
    let stations = rail.stations.iter().map(|station| station.id.clone()).collect();
    let known = Known { cities, stations };

    let stops = stop::stops(&parts.stops, &known, report)?;
    let ids: HashSet<_> = stops.iter().map(|stop| stop.id.clone()).collect();
    info::name_stray_cities(&mut info, &stops);
    let routes = route::routes(&parts.routes, &ids, report)?;
    let route_ids: HashSet<_> = routes.iter().map(|route| route.id.clone()).collect();

    let calendar = calendar::calendar(parts.holidays.as_ref(), report);
    let events = reading::events(parts.events.as_ref(), &ids, report);
    let experiences = reading::experiences(parts.experiences.as_ref(), &ids, report);
    let guides = reading::guides(&parts.guides, &ids, &route_ids, report);
    let leads = ready_trips::Leads { known: &known, stops: &ids, routes: &route_ids };
    let ready = ready_trips::ready_trips(parts.ready_trips.as_ref(), &leads, report);
    let topics = topics::topics(parts.topics.as_ref(), &ids, report);
    let atlas = Atlas::new(info, stops, routes, rail, calendar, events, guides, experiences);
    Some(atlas.with_ready_trips(ready).with_topics(PackedTopics::new(&topics)))
}

/// Notes an id that was met before; true for the first one.
fn first_of_its_id<T: std::hash::Hash + Eq>(
    seen: &mut HashSet<T>,
    id: T,
    place: &Place,
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

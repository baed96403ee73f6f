//! All the content of a pack, checked and cross-referenced: every id in it can be resolved.

use std::collections::HashMap;

use super::later::{Later, PackedLater};
use super::reading::{Event, Experience, Guide};
use super::topics::PackedTopics;
use super::{
    Bilingual, Calendar, CityId, PackInfo, PackedNetwork, Rail, ReadyTrip, Route, RouteId, StationId, Stop,
    StopId,
};

/// The content of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Atlas {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// Stops in file order.
    pub stops: Vec<Stop>,
    /// Routes in file order.
    pub routes: Vec<Route>,
    /// The high-speed line.
    pub rail: Rail,
    /// Off days and make-up work days.
    pub calendar: Calendar,
    /// Packed events and departure bands, which [`Atlas::with_later_read`] decodes; empty once they have been
    /// decoded.
    pub later: PackedLater,
    /// Events in file order.
    pub events: Vec<Event>,
    /// Guides in file order.
    pub guides: Vec<Guide>,
    /// Sports experiences in file order.
    pub experiences: Vec<Experience>,
    /// Ready-made trips in file order.
    pub ready_trips: Vec<ReadyTrip>,
    /// Corridors, venues, benefits, advice for guests.
    pub topics: PackedTopics,
    /// Transport other than the line; empty in a first view.
    pub network: PackedNetwork,
    index: HashMap<StopId, usize>,
}

impl Atlas {
    /// An atlas of checked parts. The caller guarantees that references between them resolve (see `atlas::validate`).
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        info: PackInfo,
        stops: Vec<Stop>,
        routes: Vec<Route>,
        rail: Rail,
        calendar: Calendar,
        events: Vec<Event>,
        guides: Vec<Guide>,
        experiences: Vec<Experience>,
    ) -> Self {
        let index = stops.iter().enumerate().map(|(at, stop)| (stop.id.clone(), at)).collect();
        let (ready_trips, topics, network) = (Vec::new(), PackedTopics::default(), PackedNetwork::default());
        let later = PackedLater::default();
        Self {
            info,
            stops,
            routes,
            rail,
            calendar,
            later,
            events,
            guides,
            experiences,
            ready_trips,
            topics,
            network,
            index,
        }
    }

    /// The same atlas with this network of transport other than the line.
    pub fn with_network(self, network: PackedNetwork) -> Self {
        Self { network, ..self }
    }

    /// The same atlas with these ready-made trips.
    pub fn with_ready_trips(self, ready_trips: Vec<ReadyTrip>) -> Self {
        Self { ready_trips, ..self }
    }

    /// The same atlas with packed lists, which [`Atlas::with_later_read`] decodes.
    pub fn with_later(self, later: PackedLater) -> Self {
        Self { later, ..self }
    }

    /// A copy in which the lists packed in `later` are decoded.
    // A gate of the wasm split: must not be inlined.
    #[inline(never)]
    pub fn completed(&self) -> Self {
        self.clone().with_later_read()
    }

    /// The same atlas with the contents of `later` decoded into its lists.
    pub fn with_later_read(self) -> Self {
        if self.later.is_empty() {
            return self;
        }
        let Later { events, frequency } = self.later.read();
        let rail = Rail { frequency, ..self.rail };
        Self { events, rail, later: PackedLater::default(), ..self }
    }

    /// The same atlas with these topics.
    pub fn with_topics(self, topics: PackedTopics) -> Self {
        Self { topics, ..self }
    }

    /// The stop of that id.
    pub fn stop(&self, id: &StopId) -> Option<&Stop> {
        self.index.get(id).and_then(|at| self.stops.get(*at))
    }

    /// The stop of that id, mutable.
    pub fn stop_mut(&mut self, id: &StopId) -> Option<&mut Stop> {
        self.index.get(id).and_then(|at| self.stops.get_mut(*at))
    }

    /// The route of that id.
    pub fn route(&self, id: &RouteId) -> Option<&Route> {
        self.routes.iter().find(|route| &route.id == id)
    }

    /// The ready-made trip of that id.
    pub fn ready_trip(&self, id: &str) -> Option<&ReadyTrip> {
        self.ready_trips.iter().find(|trip| trip.id == id)
    }

    /// The guide of that id.
    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.id == id)
    }

    /// The routes that a stop lies on, with its place in each, counted from 0.
    pub fn routes_of<'a>(&'a self, stop: &'a StopId) -> impl Iterator<Item = (&'a Route, usize)> {
        self.routes.iter().filter_map(move |route| Some((route, route.index_of(stop)?)))
    }

    /// The stops of a route in travel order.
    pub fn stops_of<'a>(&'a self, route: &'a Route) -> impl Iterator<Item = &'a Stop> {
        route.legs.iter().filter_map(|leg| self.stop(&leg.stop))
    }

    /// The stops that are reached from a station, in file order.
    pub fn stops_from<'a>(&'a self, station: &'a StationId) -> impl Iterator<Item = &'a Stop> {
        self.stops.iter().filter(move |stop| stop.access.station.as_ref() == Some(station))
    }

    /// The name of a city.
    pub fn city_name(&self, id: &CityId) -> Option<&Bilingual> {
        self.info.cities.iter().find(|(city, _)| city == id).map(|(_, name)| name)
    }
}

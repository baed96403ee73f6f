//! The pack's stops, routes, stations and railway line as the map needs them: projected, their vertices ranked by zoom,
//! and indexed.

mod route;

use std::collections::HashMap;

use super::trace::Trace;
use crate::domain::{Atlas, Bilingual, RouteId, StationId, StopId};
use crate::geometry::{World, WorldBox};

pub use route::{FAR_M, MapLeg, MapRoute, arc};

/// A stop on the map.
#[derive(Clone, Debug)]
pub struct MapStop {
    /// Its id.
    pub id: StopId,
    /// Its name.
    pub name: Bilingual,
    /// Where it is.
    pub world: World,
    /// Each route that it lies on, as the route's index and the stop's position in that route, counted from 1.
    pub places: Vec<(usize, usize)>,
}

/// A railway station on the map.
#[derive(Clone, Debug)]
pub struct MapStation {
    /// Its id.
    pub id: StationId,
    /// Its name, without 站.
    pub name: Bilingual,
    /// Where it is.
    pub world: World,
    /// Whether it is a station of the line itself.
    pub on_line: bool,
}

/// Everything of the pack that the map shows.
#[derive(Clone, Debug, Default)]
pub struct MapContent {
    /// Stops in the pack's order.
    pub stops: Vec<MapStop>,
    /// Routes in the pack's order.
    pub routes: Vec<MapRoute>,
    /// Stations in the pack's order.
    pub stations: Vec<MapStation>,
    /// The course of the railway line; `None` if it has fewer than two points.
    pub line: Option<Trace>,
    stop_index: HashMap<StopId, usize>,
}

impl MapContent {
    /// What the map shows of an atlas.
    pub fn from_atlas(atlas: &Atlas) -> Self {
        let stop_index: HashMap<_, _> =
            atlas.stops.iter().enumerate().map(|(at, stop)| (stop.id.clone(), at)).collect();
        let mut places: Vec<Vec<(usize, usize)>> = vec![Vec::new(); atlas.stops.len()];
        for (route_at, route) in atlas.routes.iter().enumerate() {
            for (leg_at, leg) in route.legs.iter().enumerate() {
                if let Some(of_stop) = stop_index.get(&leg.stop).and_then(|at| places.get_mut(*at)) {
                    of_stop.push((route_at, leg_at + 1));
                }
            }
        }
        let stops = atlas.stops.iter().zip(places).map(|(stop, places)| MapStop {
            id: stop.id.clone(),
            name: stop.name.clone(),
            world: stop.position.into(),
            places,
        });
        let stations = atlas.rail.stations.iter().map(|station| MapStation {
            id: station.id.clone(),
            name: station.name.clone(),
            world: station.position.into(),
            on_line: station.on_line,
        });
        Self {
            stops: stops.collect(),
            routes: atlas.routes.iter().map(|route| MapRoute::new(route, atlas)).collect(),
            stations: stations.collect(),
            line: (atlas.rail.geometry.len() > 1).then(|| Trace::of_line(&atlas.rail.geometry)),
            stop_index,
        }
    }

    /// The index of a stop in `stops`.
    pub fn stop_at(&self, id: &StopId) -> Option<usize> {
        self.stop_index.get(id).copied()
    }

    /// The stop with this id.
    pub fn stop(&self, id: &StopId) -> Option<&MapStop> {
        self.stop_at(id).and_then(|at| self.stops.get(at))
    }

    /// The index of a route in `routes`.
    pub fn route_at(&self, id: &RouteId) -> Option<usize> {
        self.routes.iter().position(|route| &route.id == id)
    }

    /// The station with this id.
    pub fn station(&self, id: &StationId) -> Option<&MapStation> {
        self.stations.iter().find(|station| &station.id == id)
    }

    /// The box around all stops, routes and the line.
    pub fn bounds(&self) -> WorldBox {
        let stops = WorldBox::around(self.stops.iter().map(|stop| stop.world));
        let lines = self.routes.iter().map(|route| route.bounds).chain(self.line.iter().map(Trace::bounds));
        lines.fold(stops, WorldBox::union)
    }
}

//! Which stops and stations are marked, given what is chosen and filtered.

use std::collections::HashSet;

use super::{MARGIN_PX, Mark, PlacedMark, Scenery, Subject};
use crate::domain::StopId;
use crate::geometry::WorldBox;
use crate::map::cluster::{Cluster, ClusterIndex};
use crate::map::content::{MapContent, MapStop};
use crate::map::scene::Color;
use crate::map::trip::TripOnMap;

/// Seals closer than this are merged into one bubble.
const SEAL_GAP_PX: f64 = 17.0;
/// The same for numbers.
const NUMBER_GAP_PX: f64 = 23.0;
/// The same for stops off the chosen route, which are merged into one dot.
const DOT_GAP_PX: f64 = 9.0;
/// The zoom from which stops off the chosen route are shown.
const ASIDE_ZOOM: f64 = 10.5;

/// The stops that are marked, in clusters.
#[derive(Clone, Debug, Default)]
pub struct ShownStops {
    main: ClusterIndex,
    aside: ClusterIndex,
}

impl ShownStops {
    /// Splits the stops that pass the filter into those of the trip or of the chosen route (or all) and the others. The
    /// chosen stop is in neither group: it has a mark of its own.
    pub fn new(
        content: &MapContent,
        route: Option<usize>,
        chosen: Option<usize>,
        trip: Option<&TripOnMap>,
        filter: Option<&HashSet<StopId>>,
    ) -> Self {
        let passes = |stop: &MapStop| filter.is_none_or(|filter| filter.contains(&stop.id));
        let on_route = |stop: &MapStop| {
            route.is_none_or(|route| stop.places.iter().any(|(of_route, _)| *of_route == route))
        };
        let in_front = |at: usize, stop: &MapStop| match trip {
            Some(trip) => trip.number_of(at).is_some(),
            None => on_route(stop),
        };
        let shown = content.stops.iter().enumerate().filter(|(at, stop)| chosen != Some(*at) && passes(stop));
        let (main, aside): (Vec<_>, Vec<_>) = shown.partition(|(at, stop)| in_front(*at, stop));
        let points = |list: Vec<(usize, &MapStop)>| list.iter().map(|(at, stop)| (*at, stop.world)).collect();
        let gap = if trip.is_some() || route.is_some() { NUMBER_GAP_PX } else { SEAL_GAP_PX };
        Self {
            main: ClusterIndex::new(points(main), gap),
            aside: ClusterIndex::new(points(aside), DOT_GAP_PX),
        }
    }

    /// The marks in and around the view, in drawing order from bottom to top.
    pub(super) fn marks(&mut self, scenery: &Scenery<'_>) -> Vec<PlacedMark> {
        let Some(content) = scenery.content else { return Vec::new() };
        let area = scenery.view.world_box(MARGIN_PX);
        let zoom = scenery.view.camera.zoom;
        let mut marks = Vec::new();
        if zoom >= ASIDE_ZOOM {
            let dots = self.aside.at_zoom(zoom).iter().filter(|cluster| area.contains(cluster.world));
            marks.extend(dots.filter_map(|cluster| dot(scenery, content, cluster)));
        }
        marks.extend(stations(scenery, content, area));
        let shown = self.main.at_zoom(zoom).iter().filter(|cluster| area.contains(cluster.world));
        marks.extend(shown.filter_map(|cluster| main_mark(scenery, content, cluster)));
        marks.extend(scenery.stop.and_then(|at| chosen(scenery, at, content)));
        marks
    }
}

fn dot(scenery: &Scenery<'_>, content: &MapContent, cluster: &Cluster) -> Option<PlacedMark> {
    let stop = content.stops.get(*cluster.members.first()?)?;
    let mark = Mark::Dot(scenery.theme.palette().plain_stop.alpha(0.75));
    Some(PlacedMark { world: stop.world, mark, subject: subject(cluster) })
}

fn main_mark(scenery: &Scenery<'_>, content: &MapContent, cluster: &Cluster) -> Option<PlacedMark> {
    let mark = match &*cluster.members {
        [only] => match scenery.trip.and_then(|trip| trip.number_of(*only)) {
            Some(of_day) => Mark::Number(scenery.theme.on_land(of_day.color), of_day.letter, of_day.number),
            None => single(scenery, content, content.stops.get(*only)?),
        },
        many => Mark::Count { count: many.len(), lang: scenery.lang, colors: colors(scenery, content, many) },
    };
    Some(PlacedMark { world: cluster.world, mark, subject: subject(cluster) })
}

fn single(scenery: &Scenery<'_>, content: &MapContent, stop: &MapStop) -> Mark {
    let color = |route: usize| color_of(scenery, content, Some(route));
    match scenery.route.and_then(|route| stop.places.iter().find(|(at, _)| *at == route)) {
        Some((route, place)) => Mark::Number(color(*route), None, *place),
        None => match stop.places.as_slice() {
            [] => Mark::Dot(scenery.theme.palette().plain_stop),
            [(only, _)] => Mark::Seal(color(*only), color(*only)),
            [(first, _), (second, _), ..] => Mark::Seal(color(*first), color(*second)),
        },
    }
}

fn chosen(scenery: &Scenery<'_>, at: usize, content: &MapContent) -> Option<PlacedMark> {
    let stop = content.stops.get(at)?;
    let on_route = scenery.route.and_then(|route| stop.places.iter().find(|(at, _)| *at == route));
    let route = on_route.or(stop.places.first()).map(|(route, _)| *route);
    let mark = Mark::Chosen(color_of(scenery, content, route), on_route.map(|(_, place)| *place));
    Some(PlacedMark { world: stop.world, mark, subject: Subject::Stop(at) })
}

fn color_of(scenery: &Scenery<'_>, content: &MapContent, route: Option<usize>) -> Color {
    let color = route.and_then(|route| content.routes.get(route)).map(|route| route.color);
    color.map_or(scenery.theme.palette().plain_stop, |color| scenery.theme.on_land(color))
}

/// The colours of the routes that the members of a bubble belong to, and the share of each in twelfths.
fn colors(scenery: &Scenery<'_>, content: &MapContent, members: &[usize]) -> Vec<(Color, u8)> {
    if scenery.trip.is_some() {
        return vec![(scenery.theme.palette().ink, 12)];
    }
    if scenery.route.is_some() {
        return vec![(color_of(scenery, content, scenery.route), 12)];
    }
    let routes = content.routes.len() + 1;
    let mut counts = vec![0_usize; routes];
    for stop in members.iter().filter_map(|at| content.stops.get(*at)) {
        let route = stop.places.first().map_or(routes - 1, |(route, _)| *route);
        if let Some(count) = counts.get_mut(route) {
            *count += 1;
        }
    }
    let mut ring = Vec::new();
    let (mut seen, mut drawn) = (0, 0);
    for (route, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        seen += count;
        // Cumulative rounding, so that the twelfths always add up.
        let end = (seen * 12 + members.len() / 2) / members.len().max(1);
        if end > drawn {
            ring.push((color_of(scenery, content, Some(route)), (end - drawn) as u8));
            drawn = end;
        }
    }
    ring
}

/// A cluster, or its only stop.
fn subject(cluster: &Cluster) -> Subject {
    match *cluster.members {
        [only] => Subject::Stop(only),
        _ => Subject::Cluster(cluster.clone()),
    }
}

fn stations<'a>(
    scenery: &'a Scenery<'_>,
    content: &'a MapContent,
    area: WorldBox,
) -> impl Iterator<Item = PlacedMark> + 'a {
    let zoom = scenery.view.camera.zoom;
    content
        .stations
        .iter()
        .enumerate()
        .filter(move |(_, station)| {
            let chosen = scenery.station == Some(&station.id);
            let from = if station.on_line { 7.4 } else { 10.0 };
            (chosen || zoom >= from) && area.contains(station.world)
        })
        .map(|(at, station)| PlacedMark {
            world: station.world,
            mark: Mark::Station { chosen: scenery.station == Some(&station.id) },
            subject: Subject::Station(at),
        })
}

//! Stations, piers and coach stops, the rides between them, and the best chain of rides for every pair.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Net;
use super::chain::Chain;
use super::flow::Flow;
use super::ride::{Ride, Vehicle};
use super::stand::Stand;
use crate::domain::network::{Link, Network};
use crate::domain::rail::{Frequency, Hop};
use crate::domain::schedule::departures::Departures;
use crate::domain::schedule::{Spot, pace};
use crate::domain::{Bilingual, PositionQuality, Rail, Station, StationId};
use crate::geometry::LonLat;

/// Maximum number of rides in a chain.
const MOST_RIDES: usize = 4;
/// The minute of the day for which chains are chosen.
const USUAL_MINUTE: u32 = 10 * 60;

/// Where one gets on and off.
#[derive(Clone, Debug, PartialEq)]
pub struct Hub {
    station: Option<StationId>,
    pub position: LonLat,
    quality: PositionQuality,
}

/// The hubs of a pack and all rides between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hubs {
    pub hubs: Vec<Hub>,
    pub rides: Vec<Ride>,
    made: OnceLock<Made>,
}

/// What takes a moment to compute, and is computed when the first long way is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    pub stands: Vec<Stand>,
    /// Indexed by `from * hubs + to`.
    pub chains: Vec<Option<Chain>>,
    /// The same with boats only, for travel by car.
    pub boats: Vec<Option<Chain>>,
}

impl Hubs {
    pub fn new(rail: &Rail, network: &Network) -> Self {
        let mut hubs = Self::default();
        hubs.add_trains(rail, (&rail.name, &rail.hops, &rail.frequency, false));
        for line in &network.rail_lines {
            hubs.add_trains(rail, (&line.name, &line.hops, &line.frequency, line.suburban));
        }
        for link in &network.links {
            hubs.add_link(link);
        }
        hubs
    }

    /// Adds the trains of a line. A pair without a time of its own takes that of the opposite direction, or else the
    /// smallest sum of known times in between, since trains call at several stations.
    fn add_trains(
        &mut self,
        rail: &Rail,
        (name, hops, frequency, suburban): (&Bilingual, &[Hop], &[Frequency], bool),
    ) {
        let named = |id: &StationId| hops.iter().any(|hop| &hop.from == id || &hop.to == id);
        let stations: Vec<&Station> = rail.stations.iter().filter(|station| named(&station.id)).collect();
        let at: Vec<usize> = stations.iter().map(|station| self.station_hub(station)).collect();
        let mut pairs: Vec<_> = times(&stations, hops).into_iter().collect();
        pairs.sort_unstable_by_key(|(pair, _)| *pair);
        for ((from, to), time) in pairs {
            let (Some(a), Some(b)) = (stations.get(from), stations.get(to)) else { continue };
            let crow = || a.position.distance_m(b.position);
            let metres = a.km.zip(b.km).map_or_else(crow, |(a, b)| (b - a).abs() * 1_000.0);
            let vehicle = Vehicle::Train {
                line: name.clone(),
                from: a.id.clone(),
                to: b.id.clone(),
                as_of: time.as_of,
                suburban,
            };
            let departures = Departures::of_pair(&a.id, &b.id, frequency);
            if let Some(ends) = at.get(from).copied().zip(at.get(to).copied()) {
                self.rides.push(Ride::new(ends, time.minutes, metres, vehicle, departures));
            }
        }
    }

    fn station_hub(&mut self, station: &Station) -> usize {
        let known = self.hubs.iter().position(|hub| hub.station.as_ref() == Some(&station.id));
        known.unwrap_or_else(|| {
            let station_id = Some(station.id.clone());
            self.hubs.push(Hub { station: station_id, position: station.position, quality: station.quality });
            self.hubs.len() - 1
        })
    }

    fn add_link(&mut self, link: &Link) {
        let hubs = [0, 1].map(|end: usize| {
            let position = link.ends[end].position;
            let is_it = |hub: &Hub| hub.station.is_none() && hub.position.distance_m(position) < SAME_PLACE_M;
            self.hubs.iter().position(is_it).unwrap_or_else(|| {
                self.hubs.push(Hub { station: None, position, quality: PositionQuality::Approximate });
                self.hubs.len() - 1
            })
        });
        let every = link.every_minutes.or(Some(pace::LINK_EVERY_MINUTES));
        let first = link.first.unwrap_or(pace::LINK_FIRST_MINUTE);
        let last = link.last.unwrap_or(pace::LINK_LAST_MINUTE);
        for (from, to) in [(0, 1), (1, 0)] {
            let vehicle = Vehicle::Link {
                kind: link.kind,
                name: link.name.clone(),
                from: link.ends[from].name.clone(),
                to: link.ends[to].name.clone(),
                every_minutes: link.every_minutes,
                cny: link.cny,
            };
            let metres = link.ends[0].position.distance_m(link.ends[1].position);
            let departures = Some(Departures::of_hours(first, last, every));
            self.rides.push(Ride::new((hubs[from], hubs[to]), link.minutes, metres, vehicle, departures));
        }
    }

    /// Whether a boat leaves from a hub.
    pub fn is_pier(&self, hub: usize) -> bool {
        self.rides.iter().any(|ride| ride.from == hub && ride.is_boat())
    }

    /// The chain from a hub to another.
    pub(super) fn chain<'a>(&self, made: &'a Made, boats: bool, from: usize, to: usize) -> Option<&'a Chain> {
        let chains = if boats { &made.boats } else { &made.chains };
        chains.get(from * self.hubs.len() + to)?.as_ref()
    }

    pub(super) fn made(&self, net: &Net) -> &Made {
        self.made.get_or_init(|| {
            let stand = |hub: &Hub| Stand::new(Spot::at(hub.position, hub.quality), net);
            let stands: Vec<Stand> = self.hubs.iter().map(stand).collect();
            let chains = self.chains(&stands, net);
            let boat = |ride: &Ride| ride.is_boat();
            let mut boats = vec![None; chains.len()];
            for (at, ride) in self.rides.iter().enumerate().filter(|(_, ride)| boat(ride)) {
                if let Some(cell) = boats.get_mut(ride.from * self.hubs.len() + ride.to) {
                    *cell = Some(Chain::new(&[at], &self.rides, &stands, net));
                }
            }
            Made { stands, chains, boats }
        })
    }

    /// The best chain for every pair of hubs, with usual waits.
    fn chains(&self, stands: &[Stand], net: &Net) -> Vec<Option<Chain>> {
        let hubs = self.hubs.len();
        let mut single: Vec<Option<(u32, Vec<usize>)>> = vec![None; hubs * hubs];
        for (at, ride) in self.rides.iter().enumerate() {
            let cost = ride.in_minutes() + ride.usual_wait() + ride.minutes + ride.out_minutes();
            keep(&mut single, ride.from * hubs + ride.to, cost, || vec![at]);
        }
        let changes = changes(stands, net);
        let mut best = single.clone();
        for _ in 1..MOST_RIDES {
            let mut longer = best.clone();
            for (from, (x, y, change)) in
                (0..hubs).flat_map(|from| changes.iter().map(move |change| (from, *change)))
            {
                let Some((before, rides)) = best.get(from * hubs + x).cloned().flatten() else { continue };
                for to in (0..hubs).filter(|to| *to != from && *to != x) {
                    let Some(Some((after, last))) = single.get(y * hubs + to) else { continue };
                    let cost = before + change + after;
                    keep(&mut longer, from * hubs + to, cost, || [rides.as_slice(), last].concat());
                }
            }
            best = longer;
        }
        let chain = |found: Option<(u32, Vec<usize>)>| {
            found.map(|(_, rides)| Chain::new(&rides, &self.rides, stands, net))
        };
        best.into_iter().map(chain).collect()
    }
}

/// Piers and coach stops nearer to each other than this are treated as one.
const SAME_PLACE_M: f64 = 150.0;

fn keep(cells: &mut [Option<(u32, Vec<usize>)>], at: usize, cost: u32, rides: impl FnOnce() -> Vec<usize>) {
    if let Some(cell) = cells.get_mut(at)
        && cell.as_ref().is_none_or(|(known, _)| cost < *known)
    {
        *cell = Some((cost, rides()));
    }
}

/// Pairs of hubs between which one may change, with the minutes from the first to the second.
fn changes(stands: &[Stand], net: &Net) -> Vec<(usize, usize, u32)> {
    let mut changes: Vec<_> = (0..stands.len()).map(|hub| (hub, hub, 0)).collect();
    for (x, from) in stands.iter().enumerate() {
        for (y, to) in stands.iter().enumerate().filter(|(y, _)| *y != x) {
            let crow_m = from.spot.position.distance_m(to.spot.position);
            if from.island == to.island && crow_m <= pace::CHANGE_MAX_M {
                changes.push((x, y, Flow::public(from, to, net).at(USUAL_MINUTE).minutes));
            }
        }
    }
    changes
}

/// How long trains take between two stations, and by which timetable.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Time {
    minutes: u32,
    as_of: chrono::NaiveDate,
}

/// Times by pairs of station indices.
fn times(stations: &[&Station], hops: &[Hop]) -> HashMap<(usize, usize), Time> {
    let index = |id: &StationId| stations.iter().position(|station| &station.id == id);
    let mut times = HashMap::new();
    for hop in hops {
        if let Some((from, to)) = index(&hop.from).zip(index(&hop.to)) {
            let time = Time { minutes: hop.minutes, as_of: hop.as_of };
            times.insert((from, to), time);
            times.entry((to, from)).or_insert(time);
        }
    }
    fill(&mut times, stations.len());
    times
}

/// Fills in the pairs that have no time of their own (Floyd and Warshall), leaving known times alone.
fn fill(times: &mut HashMap<(usize, usize), Time>, stations: usize) {
    let known = times.clone();
    for via in 0..stations {
        for from in 0..stations {
            for to in (0..stations).filter(|to| *to != from && !known.contains_key(&(from, *to))) {
                let Some((a, b)) = times.get(&(from, via)).zip(times.get(&(via, to))) else { continue };
                let sum = Time { minutes: a.minutes + b.minutes, as_of: a.as_of.min(b.as_of) };
                let best = times.entry((from, to)).or_insert(sum);
                if sum.minutes < best.minutes {
                    *best = sum;
                }
            }
        }
    }
}

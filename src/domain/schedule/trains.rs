//! From door to door by train: to a station, through it, a wait, the ride, and on from the other one.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::departures::Departures;
use super::estimate::{Estimate, Step, StepKind, TravelMode};
use super::pace;
use crate::domain::{Rail, Station, StationId};
use crate::geometry::LonLat;

/// How long trains take between two stations, and by which timetable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ride {
    /// Typical minutes in the train.
    pub minutes: u32,
    /// The day of the oldest timetable used.
    pub as_of: NaiveDate,
}

/// A ride that someone takes, by indices into the stations.
struct Taken {
    from: usize,
    to: usize,
    ride: Ride,
    /// The minute of the day at which one stands on the platform.
    on_platform: u32,
}

/// What is known of the line's trains, ready for use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trains {
    stations: Vec<Station>,
    /// By indices into `stations`.
    rides: HashMap<(usize, usize), Ride>,
    /// By indices into `stations`; a pair that is not here has trains about which nothing is known.
    departures: HashMap<(usize, usize), Departures>,
}

impl Trains {
    /// The stations that trains are known to call at. A pair without a time of its own takes that of the way back, else
    /// the sum of the shortest chain of known times: trains call at several stations.
    pub fn new(rail: &Rail) -> Self {
        let named = |id: &StationId| rail.hops.iter().any(|hop| &hop.from == id || &hop.to == id);
        let stations: Vec<_> = rail.stations.iter().filter(|station| named(&station.id)).cloned().collect();
        let index = |id: &StationId| stations.iter().position(|station| &station.id == id);
        let mut rides = HashMap::new();
        for hop in &rail.hops {
            if let Some((from, to)) = index(&hop.from).zip(index(&hop.to)) {
                let ride = Ride { minutes: hop.minutes, as_of: hop.as_of };
                rides.insert((from, to), ride);
                rides.entry((to, from)).or_insert(ride);
            }
        }
        chain(&mut rides, stations.len());
        let of_pair = |&(from, to): &(usize, usize)| {
            let (here, there) = (&stations.get(from)?.id, &stations.get(to)?.id);
            Some(((from, to), Departures::of_pair(here, there, &rail.frequency)?))
        };
        let departures = rides.keys().filter_map(of_pair).collect();
        Self { stations, rides, departures }
    }

    /// The quickest way by train for someone who leaves at a minute of the day, given the local ways to and from any
    /// position; `None` when no two stations help.
    pub fn door_to_door(
        &self,
        depart: u32,
        from_door: impl Fn(LonLat) -> Estimate,
        to_door: impl Fn(LonLat) -> Estimate,
    ) -> Option<Estimate> {
        let minutes =
            |way: &dyn Fn(LonLat) -> Estimate| self.calls().map(|at| way(at).minutes).collect::<Vec<_>>();
        let ride = self.quickest(depart, &minutes(&from_door), &minutes(&to_door))?;
        let before = from_door(self.stations.get(ride.from)?.position);
        let after = to_door(self.stations.get(ride.to)?.position);
        let middle = self.by_train(&ride)?;
        Some(before.then(TravelMode::Train, middle).then(TravelMode::Train, after))
    }

    /// The ride that is the quickest from door to door, by the minutes to and from each station. Most pairs are passed
    /// over for their ends and their ride alone, before their timetable is looked at.
    fn quickest(&self, depart: u32, access: &[u32], egress: &[u32]) -> Option<Taken> {
        let mut best: Option<((u32, usize, usize), Taken)> = None;
        for (&(from, to), &ride) in &self.rides {
            let Some((before, after)) = access.get(from).zip(egress.get(to)) else { continue };
            let moving = before + pace::STATION_IN_MINUTES + ride.minutes + pace::STATION_OUT_MINUTES + after;
            if best.as_ref().is_some_and(|((least, ..), _)| moving > *least) {
                continue;
            }
            let taken = Taken { from, to, ride, on_platform: depart + before + pace::STATION_IN_MINUTES };
            let wait = wait_minutes(self.departures.get(&(from, to)), taken.on_platform);
            let rank = (moving + wait, from, to);
            if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                best = Some((rank, taken));
            }
        }
        best.map(|(_, taken)| taken)
    }

    /// From the door of one station to the door of the other.
    fn by_train(&self, taken: &Taken) -> Option<Estimate> {
        let (from, to) = (self.stations.get(taken.from)?, self.stations.get(taken.to)?);
        let metres = from
            .km
            .zip(to.km)
            .map_or_else(|| from.position.distance_m(to.position), |(a, b)| (b - a).abs() * 1000.0);
        let train = StepKind::Train { from: from.id.clone(), to: to.id.clone(), as_of: taken.ride.as_of };
        let steps = vec![
            Step::pause(StepKind::StationIn(from.id.clone()), pace::STATION_IN_MINUTES),
            self.wait(taken),
            Step::new(train, f64::from(taken.ride.minutes), metres),
            Step::pause(StepKind::StationOut(to.id.clone()), pace::STATION_OUT_MINUTES),
        ];
        Some(Estimate::of(TravelMode::Train, steps))
    }

    /// The wait on the platform.
    fn wait(&self, taken: &Taken) -> Step {
        match self.departures.get(&(taken.from, taken.to)) {
            Some(departures) => departures.wait(taken.on_platform),
            None => {
                let kind = StepKind::WaitForTrain { every_minutes: None, as_of: None };
                Step::pause(kind, pace::TRAIN_WAIT_MINUTES)
            }
        }
    }

    /// Where trains call, in a fixed order.
    pub(super) fn calls(&self) -> impl Iterator<Item = LonLat> {
        self.stations.iter().map(|station| station.position)
    }

    /// Every ride in numbers, in the order in which equals are chosen. Stations are those of [`Self::calls`].
    pub(super) fn connections(&self) -> Vec<Connection> {
        let mut pairs: Vec<_> = self.rides.iter().collect();
        pairs.sort_unstable_by_key(|(pair, _)| **pair);
        let connection = |(pair, ride): (&(usize, usize), &Ride)| {
            Connection::new(*pair, ride.minutes, self.departures.get(pair))
        };
        pairs.into_iter().map(connection).collect()
    }
}

/// The wait on a platform from that minute on, whether or not anything is known of the trains.
fn wait_minutes(departures: Option<&Departures>, on_platform: u32) -> u32 {
    departures.map_or(pace::TRAIN_WAIT_MINUTES, |known| known.wait_minutes(on_platform))
}

/// The last minute of leaving that is told apart from later ones: no day lasts into the next afternoon.
const LAST_MINUTE: u32 = 36 * 60;

/// A ride between two stations, worked out for every minute for whoever works out many ways.
pub(super) struct Connection {
    pub from: usize,
    pub to: usize,
    /// Minutes from door to door, by the minute at which one reaches the first.
    minutes: Vec<u16>,
    /// The minutes of reaching the door just too late for a train that is waited for; from them on the way may be longer.
    missed: Vec<u32>,
}

impl Connection {
    fn new((from, to): (usize, usize), ride: u32, departures: Option<&Departures>) -> Self {
        let at = |at_door: u32| {
            let at_platform = at_door + pace::STATION_IN_MINUTES;
            let wait = wait_minutes(departures, at_platform);
            let minutes = pace::STATION_IN_MINUTES + wait + ride + pace::STATION_OUT_MINUTES;
            u16::try_from(minutes).unwrap_or(u16::MAX)
        };
        let leaps = departures.into_iter().flat_map(Departures::leaps);
        Self {
            from,
            to,
            minutes: (0..=LAST_MINUTE).map(at).collect(),
            missed: leaps.map(|minute| minute.saturating_sub(pace::STATION_IN_MINUTES)).collect(),
        }
    }

    /// Minutes from the door of one station, reached at that minute, to the door of the other.
    pub(super) fn door_to_door(&self, at_door: u32) -> u32 {
        self.minutes.get(at_door.min(LAST_MINUTE) as usize).copied().map_or(u32::MAX / 4, u32::from)
    }

    /// The moments between two minutes of reaching the door from which on the way may be longer.
    pub(super) fn missed_between(&self, first: u32, last: u32) -> impl Iterator<Item = u32> {
        self.missed.iter().copied().filter(move |minute| (first..=last).contains(minute))
    }
}

/// Fills in the pairs that have no time of their own (Floyd and Warshall), leaving known times alone.
fn chain(rides: &mut HashMap<(usize, usize), Ride>, stations: usize) {
    let known = rides.clone();
    for via in 0..stations {
        for from in 0..stations {
            for to in (0..stations).filter(|to| *to != from && !known.contains_key(&(from, *to))) {
                let Some((a, b)) = rides.get(&(from, via)).zip(rides.get(&(via, to))) else { continue };
                let sum = Ride { minutes: a.minutes + b.minutes, as_of: a.as_of.min(b.as_of) };
                let best = rides.entry((from, to)).or_insert(sum);
                if sum.minutes < best.minutes {
                    *best = sum;
                }
            }
        }
    }
}

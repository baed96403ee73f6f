//! The way between two places on the same land by bus or by metro, whichever is quicker at a minute of the day.

use super::Net;
use super::metro::Reach;
use super::stand::{Gate, Stand};
use crate::domain::schedule::estimate::{Estimate, Step, StepKind, TravelMode};
use crate::domain::schedule::local::{self, Distance};
use crate::domain::schedule::pace;
use crate::domain::schedule::way_length::WayLength;

const DAY: u32 = 24 * 60;

/// The means of travel without a metro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slow {
    /// On foot, or by bus, or by road.
    Public,
    /// By car.
    Car,
}

/// The way between two places as a function of the minute of departure. Leaving later never means arriving earlier.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    pub slow: WayLength,
    /// Whether one goes by road because it is too far for a bus, and no metro goes there.
    pub by_road: bool,
    /// How many minutes longer than the alternative a metro may take.
    bonus: u32,
    metro: Option<Timed>,
}

/// The way by metro, and when it can be taken.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Timed {
    way: WayLength,
    open: u32,
    close: u32,
    gates: (usize, usize),
}

impl Flow {
    /// The way by bus or metro.
    pub(super) fn public(from: &Stand, to: &Stand, net: &Net) -> Self {
        let way = slow(from, to, net, Slow::Public);
        let slow = WayLength::of(&way);
        let metro = metro(from, to, net).filter(|metro| is_taken(metro.way.minutes, &way));
        let by_road = metro.is_none() && way.mode == TravelMode::Drive;
        Self { slow, by_road, bonus: bonus(&way), metro }
    }

    /// The way by car.
    pub(super) fn car(from: &Stand, to: &Stand, net: &Net) -> Self {
        Self { slow: WayLength::of(&slow(from, to, net, Slow::Car)), by_road: false, bonus: 0, metro: None }
    }

    /// How long it takes when leaving at that minute.
    pub fn at(&self, minute: u32) -> WayLength {
        match self.ride(minute) {
            Some((wait, metro)) => WayLength { minutes: metro.way.minutes + wait, ..metro.way },
            None => self.slow,
        }
    }

    /// The wait until the metro opens, and the metro; `None` if it is not preferred.
    fn ride(&self, minute: u32) -> Option<(u32, Timed)> {
        let metro = self.metro?;
        let now = minute % DAY;
        let wait = if now > metro.close { metro.open + DAY - now } else { metro.open.saturating_sub(now) };
        let bonus = if wait == 0 { self.bonus } else { 0 };
        (metro.way.minutes + wait < self.slow.minutes + bonus).then_some((wait, metro))
    }

    /// The least time that it may take, in minutes.
    pub fn least(&self) -> u32 {
        self.metro.map_or(self.slow.minutes, |metro| metro.way.minutes.min(self.slow.minutes))
    }

    /// Whether the duration does not increase from the first to the last of these minutes.
    pub fn is_quiet(&self, first: u32, last: u32) -> bool {
        let Some(metro) = self.metro else { return true };
        let within =
            |minute: u32| (0..=last / DAY).any(|day| (first + 1..=last).contains(&(day * DAY + minute)));
        let opens_longer = metro.way.minutes > self.slow.minutes;
        !(within(metro.close + 1) || opens_longer && within(metro.open))
    }

    /// The same as [`Self::at`], as a list of steps.
    pub(super) fn steps(&self, from: &Stand, to: &Stand, net: &Net, by: Slow, minute: u32) -> Estimate {
        let by_metro = self.ride(minute).and_then(|(wait, metro)| {
            let (a, b) = (from.gates.get(metro.gates.0)?, to.gates.get(metro.gates.1)?);
            Some(metro_steps(a, b, wait, net))
        });
        by_metro.unwrap_or_else(|| slow(from, to, net, by))
    }
}

/// How many minutes longer than another way a metro may take: 0 unless that is a bus.
fn bonus(other: &Estimate) -> u32 {
    if other.mode == TravelMode::Transit { pace::METRO_PREFERRED_MINUTES } else { 0 }
}

fn is_taken(metro: u32, other: &Estimate) -> bool {
    metro < other.minutes + bonus(other)
}

/// The way without a metro.
fn slow(from: &Stand, to: &Stand, net: &Net, by: Slow) -> Estimate {
    match by {
        Slow::Car => local::drive(net.on_wheels(from, to)),
        Slow::Public => {
            let on_foot = net.short_walk(from, to).or_else(|| net.stroll(from, to));
            on_foot.unwrap_or_else(|| local::bus_or_road(net.on_wheels(from, to)))
        }
    }
}

/// The way by metro between the quickest pair of stations.
fn metro(from: &Stand, to: &Stand, net: &Net) -> Option<Timed> {
    let mut best: Option<Timed> = None;
    for (a, before) in from.gates.iter().enumerate() {
        for (b, after) in to.gates.iter().enumerate() {
            let Some(Reach { minutes, open, close }) = net.metro.reach(before.station, after.station) else {
                continue;
            };
            let access = before.way.minutes + pace::METRO_IN_MINUTES;
            let whole = access + minutes + pace::METRO_OUT_MINUTES + after.way.minutes;
            if close < access || best.is_some_and(|best| best.way.minutes <= whole) {
                continue;
            }
            let walk_m = before.way.on_foot().1 + after.way.on_foot().1;
            let driven = before.way.driven() + after.way.driven();
            best = Some(Timed {
                way: WayLength { minutes: whole, walk_m, driven },
                open: open.saturating_sub(access),
                close: close - access,
                gates: (a, b),
            });
        }
    }
    best.filter(|metro| metro.open <= metro.close && metro.close < DAY)
}

/// From the door to a station, along the rides, and from the other station to the door.
fn metro_steps(before: &Gate, after: &Gate, wait: u32, net: &Net) -> Estimate {
    let metro = &net.metro;
    let name =
        |station: usize| metro.station(station).map(|station| station.name.clone()).unwrap_or_default();
    let mut steps = before.way.how.clone();
    for (at, ride) in metro.rides(before.station, after.station).into_iter().enumerate() {
        let line = metro.line_name(ride.line).cloned().unwrap_or_default();
        let is_first = at == 0;
        let inside = if is_first { pace::METRO_IN_MINUTES + wait } else { ride.change };
        let waiting = StepKind::WaitForMetro { line: line.clone(), change: !is_first, counted: ride.counted };
        steps.push(Step::pause(waiting, inside + ride.wait));
        let metres = metro.place(ride.from).zip(metro.place(ride.to)).map_or(0.0, |(a, b)| a.distance_m(b));
        let kind = StepKind::Metro {
            line,
            from: name(ride.from),
            to: name(ride.to),
            towards: name(ride.towards),
            stops: ride.stops,
        };
        steps.push(Step::new(kind, f64::from(ride.minutes), metres));
    }
    let leave = StepKind::LeaveMetro { station: name(after.station), exit: after.exit.clone() };
    steps.push(Step::pause(leave, pace::METRO_OUT_MINUTES));
    steps.extend(after.way.how.iter().cloned());
    Estimate::of(TravelMode::Transit, steps)
}

/// The way on foot, if it is so short that everyone walks.
pub(super) fn short(distance: Distance) -> Option<Estimate> {
    (distance.on_foot_m() <= pace::WALKABLE_M).then(|| local::walk(distance))
}

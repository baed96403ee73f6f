//! How one gets from one place to the next: which means, and the estimate for it.
//!
//! Created once for a pack, because the lengths of the known courses are summed up here. Metros, rides and the
//! connections between them are computed on first use.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::courses::Courses;
use super::crossings::{Crossings, ferry};
use super::estimate::{Basis, Estimate, Step, StepKind, TravelMode};
use super::local::{self, Distance};
use super::measured::MeasuredWays;
use super::{Spot, pace};
use crate::domain::trip::TripMode;
use crate::domain::{Atlas, PositionQuality, Stop, StopId};
use crate::geometry::LonLat;

mod chain;
pub(super) mod choice;
pub(super) mod flow;
mod hubs;
mod metro;
mod ride;
mod rivers;
mod stand;

use choice::{Choice, WaySpot};
use flow::Slow;
use hubs::Hubs;
use metro::Metro;
pub(super) use ride::Ride;
use rivers::{Crosser, Rivers, is_within};
use stand::Stand;

/// Metros, rides and the water in between.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Net {
    metro: Metro,
    rivers: Rivers,
    hubs: Hubs,
    islands: Vec<Vec<LonLat>>,
}

impl Net {
    fn new(atlas: &Atlas) -> Self {
        let network = atlas.network.read();
        Self {
            metro: Metro::new(&network),
            rivers: Rivers::new(&network),
            hubs: Hubs::new(&atlas.rail, &network),
            islands: network.islands.into_iter().map(|island| island.outline).collect(),
        }
    }

    fn island_of(&self, at: LonLat) -> Option<usize> {
        self.islands.iter().position(|outline| is_within(outline, at))
    }

    /// The way on foot, if it is so short that everyone walks.
    fn short_walk(&self, from: &Stand, to: &Stand) -> Option<Estimate> {
        let distance = self.on_foot(from, to, Crosser::Walker, pace::WALKABLE_M)?;
        flow::short(distance)
    }

    /// The way on foot, if it is within walking range and no bus is quicker.
    fn stroll(&self, from: &Stand, to: &Stand) -> Option<Estimate> {
        let distance = self.on_foot(from, to, Crosser::Walker, pace::STROLL_MAX_M)?;
        let walk = (distance.on_foot_m() <= pace::STROLL_MAX_M).then(|| local::walk(distance))?;
        (walk.minutes <= local::transit(from.distance(to)).minutes).then_some(walk)
    }

    /// How far it is on foot or by bicycle, around water; `None` if the way is longer than `most_m`.
    fn on_foot(&self, from: &Stand, to: &Stand, who: Crosser, most_m: f64) -> Option<Distance> {
        self.around_water(from, to, who, most_m / pace::WALK.detour)
    }

    /// How far it is by car or bus: around a strait, or over its bridges.
    fn on_wheels(&self, from: &Stand, to: &Stand) -> Distance {
        self.around_water(from, to, Crosser::Driver, f64::INFINITY).unwrap_or_else(|| from.distance(to))
    }

    fn around_water(&self, from: &Stand, to: &Stand, who: Crosser, most_m: f64) -> Option<Distance> {
        let (_, a, b) = from.spot.nearest(&to.spot);
        Some(from.distance(to).by_way_of(self.rivers.metres(a, b, who, most_m)?))
    }
}

/// Everything that ways are estimated from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ways {
    courses: Courses,
    pub(super) crossings: Crossings,
    pub(super) net: Arc<Net>,
    stops: Arc<Stops>,
    measured: MeasuredWays,
}

/// The pack's stops as places, each prepared once, on first use: for public transport, and for cars.
type Stops = HashMap<StopId, KnownStop>;

impl Ways {
    /// The ways of a pack.
    pub fn new(atlas: &Atlas) -> Self {
        let network = atlas.network.read();
        // If the pack lists boats or coaches, the ferries of its routes are not used.
        let crossings = if network.links.is_empty() { Crossings::new(atlas) } else { Crossings::default() };
        Self {
            courses: Courses::new(&atlas.routes),
            crossings,
            net: Arc::new(Net::new(atlas)),
            stops: Arc::new(atlas.stops.iter().map(known).collect()),
            measured: MeasuredWays::default(),
        }
    }

    /// The same ways with a router's answers, which take precedence over estimates.
    pub fn with_measured(self, measured: MeasuredWays) -> Self {
        Self { measured, ..self }
    }

    /// The ways of another pack with the same router's answers.
    pub fn again(&self, atlas: &Atlas) -> Self {
        Self::new(atlas).with_measured(self.measured.clone())
    }

    /// The way from one place to another for someone who leaves at a minute of the day.
    pub fn estimate(&self, from: &Spot, to: &Spot, mode: TripMode, depart: u32) -> Estimate {
        if self.crossings.joins(from, to) {
            return ferry(from, to);
        }
        if let Some(shore) = self.crossings.shore_of(from) {
            let crossing = ferry(from, shore);
            let rest = self.estimate(&on_land(shore), to, mode, depart + crossing.minutes);
            return crossing.then(TravelMode::Ferry, rest);
        }
        match self.crossings.shore_of(to) {
            Some(shore) => {
                self.by_land(from, &on_land(shore), mode, depart).then(TravelMode::Ferry, ferry(shore, to))
            }
            None => self.by_land(from, to, mode, depart),
        }
    }

    fn by_land(&self, from: &Spot, to: &Spot, mode: TripMode, depart: u32) -> Estimate {
        let (from, to) = (self.place(from, mode), self.place(to, mode));
        let any_time = self.at_any_time(&from.stand, &to.stand, mode);
        any_time.unwrap_or_else(|| self.by_choice(&from, &to, mode, depart))
    }

    fn by_choice(&self, from: &WaySpot, to: &WaySpot, mode: TripMode, depart: u32) -> Estimate {
        let (net, by) = (&*self.net, by(mode));
        let choices = Choice::all(from, to, net, by);
        let mut best: Option<(u32, &Choice)> = None;
        for choice in &choices {
            if best.is_some_and(|(minutes, _)| choice.least() > minutes) {
                break;
            }
            let minutes = choice.at(depart, &net.hubs.rides).minutes;
            if best.is_none_or(|(least, _)| minutes < least) {
                best = Some((minutes, choice));
            }
        }
        let steps = best.and_then(|(_, choice)| choice.steps(from, to, net, by, depart));
        steps.unwrap_or_else(|| local::bus_or_road(net.on_wheels(&from.stand, &to.stand)))
    }

    /// A prepared place; for a stop of the pack this is done only once.
    pub(super) fn place(&self, spot: &Spot, mode: TripMode) -> Arc<WaySpot> {
        let by = by(mode);
        let make = || Arc::new(WaySpot::new(Stand::new(spot.clone(), &self.net), &self.net, by));
        let known = spot.stop.as_ref().and_then(|stop| self.stops.get(stop)).filter(|known| &known.0 == spot);
        match known {
            Some((_, [public, _])) if by == Slow::Public => public.get_or_init(make).clone(),
            Some((_, [_, car])) => car.get_or_init(make).clone(),
            None => make(),
        }
    }

    pub(super) fn choices<'a>(
        &'a self,
        from: &'a WaySpot,
        to: &'a WaySpot,
        mode: TripMode,
    ) -> Vec<Choice<'a>> {
        Choice::all(from, to, &self.net, by(mode))
    }

    pub(super) fn rides(&self) -> &[Ride] {
        &self.net.hubs.rides
    }

    /// The way by land if it does not depend on the time of day: on foot, by bicycle, by car.
    pub(super) fn at_any_time(&self, from: &Stand, to: &Stand, mode: TripMode) -> Option<Estimate> {
        if from.island != to.island {
            return None;
        }
        let course_m = self.courses.between(from.spot.stop.as_ref(), to.spot.stop.as_ref());
        let own = match (course_m, mode) {
            (Some(metres), _) => own(Distance { course_m: Some(metres), ..from.distance(to) }, mode)?,
            (None, TripMode::Drive) => {
                self.net.short_walk(from, to).unwrap_or_else(|| local::drive(self.net.on_wheels(from, to)))
            }
            (None, TripMode::Bike) => {
                let on_foot = self.net.short_walk(from, to);
                let cycled = || {
                    let distance = self.net.on_foot(from, to, Crosser::Cyclist, pace::BIKE_MAX_M)?;
                    own(distance, mode)
                };
                on_foot.or_else(cycled)?
            }
            (None, TripMode::Walk) => {
                own(self.net.on_foot(from, to, Crosser::Walker, pace::WALK_MAX_M)?, mode)?
            }
            (None, TripMode::Transit) => self.net.short_walk(from, to)?,
        };
        let answer = self.measured.get(&from.spot, &to.spot, own.mode);
        Some(answer.map_or(own.clone(), |answer| measured(&own, answer)))
    }
}

/// On foot, by bicycle or by car, if the distance is within range for that.
fn own(distance: Distance, mode: TripMode) -> Option<Estimate> {
    let on_foot_m = distance.on_foot_m();
    match mode {
        _ if on_foot_m <= pace::WALKABLE_M => Some(local::walk(distance)),
        TripMode::Walk if on_foot_m <= pace::WALK_MAX_M => Some(local::walk(distance)),
        TripMode::Bike if on_foot_m <= pace::BIKE_MAX_M => Some(local::bike(distance)),
        TripMode::Drive => Some(local::drive(distance)),
        _ => None,
    }
}

/// A stop's spot with its prepared places, for public transport and for cars, filled on first use.
type KnownStop = (Spot, [OnceLock<Arc<WaySpot>>; 2]);

fn known(stop: &Stop) -> (StopId, KnownStop) {
    (stop.id.clone(), (Spot::of_stop(stop), [OnceLock::new(), OnceLock::new()]))
}

fn by(mode: TripMode) -> Slow {
    if mode == TripMode::Drive { Slow::Car } else { Slow::Public }
}

/// The shore as a plain position, so that no second ferry is looked for.
pub(super) fn on_land(shore: &Spot) -> Spot {
    Spot::at(shore.position, PositionQuality::Approximate)
}

/// The estimate with a router's numbers for its moving part; what comes before and after stays.
fn measured(own: &Estimate, answer: super::Measured) -> Estimate {
    let how = own.how.iter().map(|step| {
        let kind = match step.kind {
            StepKind::Walk(_) => StepKind::Walk(Basis::Router),
            StepKind::Cycle(_) => StepKind::Cycle(Basis::Router),
            StepKind::Drive(_) => StepKind::Drive(Basis::Router),
            _ => return step.clone(),
        };
        Step { kind, minutes: answer.minutes, metres: answer.metres }
    });
    Estimate::of(own.mode, how.collect())
}

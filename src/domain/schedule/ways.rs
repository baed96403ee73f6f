//! How one gets from one place to the next: which means, and the estimate for it.
//!
//! Made once for a pack, since the lengths of the known courses are summed up here.

use super::courses::Courses;
use super::crossings::{Crossings, ferry};
use super::estimate::{Basis, Estimate, Step, StepKind, TravelMode};
use super::local::{self, Distance};
use super::measured::MeasuredWays;
use super::trains::Trains;
use super::{Spot, pace};
use crate::domain::trip::TripMode;
use crate::domain::{Atlas, PositionQuality};
use crate::geometry::LonLat;

/// All that ways are estimated from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ways {
    courses: Courses,
    pub(super) crossings: Crossings,
    pub(super) trains: Trains,
    measured: MeasuredWays,
}

impl Ways {
    /// The ways of a pack.
    pub fn new(atlas: &Atlas) -> Self {
        Self {
            courses: Courses::new(&atlas.routes),
            crossings: Crossings::new(atlas),
            trains: Trains::new(&atlas.rail),
            measured: MeasuredWays::default(),
        }
    }

    /// The same ways with a router's answers, which go before estimates.
    pub fn with_measured(self, measured: MeasuredWays) -> Self {
        Self { measured, ..self }
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

    pub(super) fn by_land(&self, from: &Spot, to: &Spot, mode: TripMode, depart: u32) -> Estimate {
        let distance = self.distance(from, to);
        self.at_any_time(from, to, distance, mode).unwrap_or_else(|| self.public(from, to, distance, depart))
    }

    /// The way by land where it does not hang on the clock: on foot, by bicycle, by car.
    pub(super) fn at_any_time(
        &self,
        from: &Spot,
        to: &Spot,
        distance: Distance,
        mode: TripMode,
    ) -> Option<Estimate> {
        let on_foot_m = distance.on_foot_m();
        let own = match mode {
            _ if on_foot_m <= pace::WALKABLE_M => local::walk(distance),
            TripMode::Walk if on_foot_m <= pace::WALK_MAX_M => local::walk(distance),
            TripMode::Bike if on_foot_m <= pace::BIKE_MAX_M => local::bike(distance),
            TripMode::Drive => local::drive(distance),
            _ => return None,
        };
        let answer = self.measured.get(from, to, own.mode);
        Some(answer.map_or(own.clone(), |answer| measured(&own, answer)))
    }

    /// By metro, bus and train, whichever is quicker.
    fn public(&self, from: &Spot, to: &Spot, distance: Distance, depart: u32) -> Estimate {
        let slow = local::transit(distance);
        if distance.crow_m < pace::TRAIN_MIN_M {
            return slow;
        }
        let local = |a: LonLat, b: LonLat| walk_or_ride(a.distance_m(b));
        let door_to_door = self.trains.door_to_door(
            depart,
            |station| local(from.position, station),
            |station| local(station, to.position),
        );
        door_to_door.filter(|train| train.minutes < slow.minutes).unwrap_or(slow)
    }

    pub(super) fn distance(&self, from: &Spot, to: &Spot) -> Distance {
        Distance {
            crow_m: from.position.distance_m(to.position),
            course_m: self.courses.between(from.stop.as_ref(), to.stop.as_ref()),
        }
    }
}

/// The shore as a mere place, so that no second ferry is looked for.
pub(super) fn on_land(shore: &Spot) -> Spot {
    Spot { stop: None, position: shore.position, quality: PositionQuality::Approximate }
}

pub(super) fn walk_or_ride(crow_m: f64) -> Estimate {
    let distance = Distance { crow_m, course_m: None };
    if distance.on_foot_m() <= pace::WALKABLE_M { local::walk(distance) } else { local::transit(distance) }
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

//! Ways on foot, by bicycle, by bus, by car: a length, a pace, and what one does before and after.

use super::estimate::{Basis, Estimate, Step, StepKind, TravelMode};
use super::pace::{self, Pace};

/// How far it is between two places.
#[derive(Clone, Copy, Debug, Default)]
pub struct Distance {
    /// As the crow flies.
    pub crow_m: f64,
    /// Along the course given by the pack, if there is one.
    pub course_m: Option<f64>,
    /// In straight lines by way of crossings, where a river or a strait lies between.
    pub over_m: Option<f64>,
    /// Whether both places are known only to within a few hundred metres.
    pub is_rough: bool,
}

impl Distance {
    /// A straight-line distance, with nothing else known.
    pub fn crow(crow_m: f64) -> Self {
        Self { crow_m, ..Self::default() }
    }

    /// The same with a detour by way of crossings, `metres` long in straight lines; ignored unless it is longer than
    /// the direct line.
    pub fn by_way_of(self, metres: f64) -> Self {
        Self { over_m: (metres > self.crow_m + 1.0).then_some(metres), ..self }
    }

    /// The length of the way for a pace, and where it comes from.
    fn along(self, pace: &Pace) -> (f64, Basis) {
        let percent = (pace.detour * 100.0).round() as u32;
        match (self.course_m, self.over_m) {
            (Some(metres), _) => (metres, Basis::Course),
            (None, _) if self.is_rough => {
                (self.over_m.unwrap_or(self.crow_m) * pace.detour, Basis::Rough { percent })
            }
            (None, Some(metres)) => (metres * pace.detour, Basis::Crossing { percent }),
            (None, None) => (self.crow_m * pace.detour, Basis::CrowFlies { percent }),
        }
    }

    /// The length of the way on foot.
    pub fn on_foot_m(self) -> f64 {
        self.along(&pace::WALK).0
    }
}

/// On foot.
pub fn walk(distance: Distance) -> Estimate {
    Estimate::of(TravelMode::Walk, vec![moving(distance, &pace::WALK, StepKind::Walk)])
}

/// By bicycle.
pub fn bike(distance: Distance) -> Estimate {
    let handling = Step::pause(StepKind::HandleBike, pace::BIKE_HANDLING_MINUTES);
    Estimate::of(TravelMode::Bike, vec![handling, moving(distance, &pace::BIKE, StepKind::Cycle)])
}

/// By bus. Courses of the pack are not used, since a bus does not follow them.
pub fn transit(distance: Distance) -> Estimate {
    let metres = pace::TRANSIT_WALK_M;
    let basis = Basis::CrowFlies { percent: 100 };
    let walk = Step::new(StepKind::Walk(basis), pace::WALK.minutes(metres), metres);
    let wait = Step::pause(StepKind::WaitForTransit, pace::TRANSIT_WAIT_MINUTES);
    let ride = moving(on_no_course(distance), &pace::TRANSIT, StepKind::Transit);
    Estimate::of(TravelMode::Transit, vec![walk.clone(), wait, ride, walk])
}

/// By car or taxi.
pub fn drive(distance: Distance) -> Estimate {
    let handling = Step::pause(StepKind::HandleCar, pace::DRIVE_HANDLING_MINUTES);
    Estimate::of(TravelMode::Drive, vec![handling, moving(distance, &pace::DRIVE, StepKind::Drive)])
}

/// By road, where the pack knows no train or coach and it is too far for a bus.
pub fn road(distance: Distance) -> Estimate {
    let handling = Step::pause(StepKind::HandleCar, pace::DRIVE_HANDLING_MINUTES);
    Estimate::of(
        TravelMode::Drive,
        vec![handling, moving(on_no_course(distance), &pace::DRIVE, StepKind::Road)],
    )
}

/// By bus, or by road where it is too far for one.
pub fn bus_or_road(distance: Distance) -> Estimate {
    let metres = distance.over_m.unwrap_or(distance.crow_m);
    if metres > pace::BUS_MAX_M { road(distance) } else { transit(distance) }
}

fn on_no_course(distance: Distance) -> Distance {
    Distance { course_m: None, ..distance }
}

fn moving(distance: Distance, pace: &Pace, kind: fn(Basis) -> StepKind) -> Step {
    let (metres, basis) = distance.along(pace);
    Step::new(kind(basis), pace.minutes(metres), metres)
}

/// On foot, with a duration given by the pack.
pub fn walk_of_minutes(minutes: u32) -> Estimate {
    let metres = f64::from(minutes) * METRES_A_MINUTE;
    let step = Step::new(StepKind::Walk(Basis::CrowFlies { percent: 100 }), f64::from(minutes), metres);
    Estimate::of(TravelMode::Walk, vec![step])
}

/// The speed of [`pace::WALK`].
const METRES_A_MINUTE: f64 = 75.0;

//! Ways on foot, by bicycle, by metro and bus, by car: a length, a pace, and what one does before and after.

use super::estimate::{Basis, Estimate, Step, StepKind, TravelMode};
use super::pace::{self, Pace};

/// How far it is between two places.
#[derive(Clone, Copy, Debug)]
pub struct Distance {
    /// As the crow flies.
    pub crow_m: f64,
    /// Along the course that the pack has, if it has one.
    pub course_m: Option<f64>,
}

impl Distance {
    /// The length of the way for a pace, and where it comes from.
    fn along(self, pace: &Pace) -> (f64, Basis) {
        let crow = || {
            (self.crow_m * pace.detour, Basis::CrowFlies { percent: (pace.detour * 100.0).round() as u32 })
        };
        self.course_m.map_or_else(crow, |metres| (metres, Basis::Course))
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

/// By metro and bus. A course on land is not theirs, so theirs is always the crow's.
pub fn transit(distance: Distance) -> Estimate {
    let metres = pace::TRANSIT_WALK_M;
    let basis = Basis::CrowFlies { percent: 100 };
    let walk = Step::new(StepKind::Walk(basis), pace::WALK.minutes(metres), metres);
    let wait = Step::pause(StepKind::WaitForTransit, pace::TRANSIT_WAIT_MINUTES);
    let crow = Distance { course_m: None, ..distance };
    let ride = moving(crow, &pace::TRANSIT, StepKind::Transit);
    Estimate::of(TravelMode::Transit, vec![walk.clone(), wait, ride, walk])
}

/// By car or taxi.
pub fn drive(distance: Distance) -> Estimate {
    let handling = Step::pause(StepKind::HandleCar, pace::DRIVE_HANDLING_MINUTES);
    Estimate::of(TravelMode::Drive, vec![handling, moving(distance, &pace::DRIVE, StepKind::Drive)])
}

fn moving(distance: Distance, pace: &Pace, kind: fn(Basis) -> StepKind) -> Step {
    let (metres, basis) = distance.along(pace);
    Step::new(kind(basis), pace.minutes(metres), metres)
}

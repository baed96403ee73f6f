//! What is said of a way: how long, how far, by what means, and how the numbers came about.

use chrono::NaiveDate;

use crate::domain::{Atlas, Bilingual, StationId};

/// By what means one goes, in the main.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TravelMode {
    /// On foot.
    Walk,
    /// By bicycle.
    Bike,
    /// By metro or bus.
    Transit,
    /// By car or taxi.
    Drive,
    /// By high-speed train, with the ways to and from the stations.
    Train,
    /// By ferry, with the way to the pier.
    Ferry,
}

/// Where a length comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// As the crow flies, times a factor in percent.
    CrowFlies {
        /// 130 is a way 1.3 times as long.
        percent: u32,
    },
    /// Along the course that the pack has.
    Course,
    /// From a router.
    Router,
}

/// What one does for a part of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Walks.
    Walk(Basis),
    /// Finds, unlocks and locks a bicycle.
    HandleBike,
    /// Cycles.
    Cycle(Basis),
    /// Waits for metro or bus.
    WaitForTransit,
    /// Rides metro or bus.
    Transit(Basis),
    /// Hails a taxi, or parks.
    HandleCar,
    /// Drives or is driven.
    Drive(Basis),
    /// Goes through a station to its platform.
    StationIn(StationId),
    /// Waits for a train.
    WaitForTrain {
        /// Minutes between two trains; `None` where the pack does not know.
        every_minutes: Option<u32>,
        /// The day of the timetable that says so; `None` where only the trains of the other direction are known.
        as_of: Option<NaiveDate>,
    },
    /// Waits for the first train of the next morning, in minutes after midnight.
    WaitForMorning {
        /// When the last train has left.
        last: u32,
        /// When the first one leaves.
        first: u32,
    },
    /// Rides a train.
    Train {
        /// Departure station.
        from: StationId,
        /// Arrival station.
        to: StationId,
        /// The day of the oldest timetable among those that say so.
        as_of: NaiveDate,
    },
    /// Leaves a station.
    StationOut(StationId),
    /// Waits for a ferry.
    WaitForFerry,
    /// Crosses on a ferry.
    Ferry(Basis),
}

/// A part of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What one does.
    pub kind: StepKind,
    /// For how long.
    pub minutes: u32,
    /// For how far.
    pub metres: u32,
}

impl Step {
    /// A step of whole minutes and metres, rounded up, so that an estimate never promises more than its parts.
    pub fn new(kind: StepKind, minutes: f64, metres: f64) -> Self {
        Self { kind, minutes: minutes.max(0.0).ceil() as u32, metres: metres.max(0.0).round() as u32 }
    }

    /// A step that goes nowhere.
    pub fn pause(kind: StepKind, minutes: u32) -> Self {
        Self { kind, minutes, metres: 0 }
    }

    /// The words for it, such as 步行约 400 米，6 分钟.
    pub fn words(&self, atlas: &Atlas) -> Bilingual {
        super::words::step(self, atlas)
    }
}

/// What is said of a way. The sums are those of the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// From door to door.
    pub minutes: u32,
    /// From door to door.
    pub metres: u32,
    /// The means that matters most.
    pub mode: TravelMode,
    /// The parts, in order.
    pub how: Vec<Step>,
}

impl Estimate {
    /// An estimate of its steps.
    pub fn of(mode: TravelMode, how: Vec<Step>) -> Self {
        let minutes = how.iter().map(|step| step.minutes).sum();
        let metres = how.iter().map(|step| step.metres).sum();
        Self { minutes, metres, mode, how }
    }

    /// One estimate after another.
    pub fn then(mut self, mode: TravelMode, next: Self) -> Self {
        self.how.extend(next.how);
        Self::of(mode, self.how)
    }

    /// Minutes and metres on foot.
    pub fn on_foot(&self) -> (u32, u32) {
        let walks = self.how.iter().filter(|step| matches!(step.kind, StepKind::Walk(_)));
        walks.fold((0, 0), |(minutes, metres), step| (minutes + step.minutes, metres + step.metres))
    }
}

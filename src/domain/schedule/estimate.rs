//! The estimate for a way: duration, length, means, and how the numbers were derived.

use chrono::NaiveDate;

use crate::domain::network::LinkKind;
use crate::domain::trip::Base;
use crate::domain::{Bilingual, StationId};

/// The main means of travel.
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
        /// 130 means 1.3 times as long.
        percent: u32,
    },
    /// The same between two places that are both known only to within a few hundred metres: no length is shown.
    Rough {
        /// As above.
        percent: u32,
    },
    /// In straight lines by way of bridges, tunnels and ferries of the pack, times a factor in percent.
    Crossing {
        /// As above.
        percent: u32,
    },
    /// Along the course given by the pack.
    Course,
    /// From a router.
    Router,
}

/// What the traveller does in one step of a way.
#[derive(Clone, Debug, PartialEq)]
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
    /// Goes into a metro station, or from one line to another, and waits.
    WaitForMetro {
        /// The line that one waits for.
        line: Bilingual,
        /// Whether one comes from another line.
        change: bool,
        /// Whether the pack knows how often it goes.
        counted: bool,
    },
    /// Rides a metro.
    Metro {
        /// The line.
        line: Bilingual,
        /// Where one gets on.
        from: Bilingual,
        /// Where one gets off.
        to: Bilingual,
        /// Where the train goes.
        towards: Bilingual,
        /// How many stations one rides.
        stops: u32,
    },
    /// Leaves a metro station.
    LeaveMetro {
        /// Which.
        station: Bilingual,
        /// The exit to take, if known.
        exit: Option<String>,
    },
    /// Goes by road because the pack knows no train or coach.
    Road(Basis),
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
        /// When the last train left.
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
        /// The railway.
        line: Bilingual,
    },
    /// Rides a train or a boat with the traveller's own ticket.
    Own {
        /// Its number; may be empty.
        number: String,
        /// Where one gets on.
        from: Base,
        /// Where one gets off.
        to: Base,
        /// Whether it is a boat.
        boat: bool,
        /// When it leaves and arrives, in minutes after midnight.
        times: (u32, u32),
    },
    /// Changes trains at a station.
    ChangeTrain(StationId),
    /// Leaves a station.
    StationOut(StationId),
    /// Buys a ticket, waits and boards a boat or a coach.
    WaitForLink {
        /// Which of them.
        kind: LinkKind,
        /// Minutes between two of them, if known.
        every_minutes: Option<u32>,
        /// When the last one left and when the first one of the next morning leaves, if the traveller is too late.
        morning: Option<(u32, u32)>,
    },
    /// Rides a boat or a coach.
    Link {
        /// Which of them.
        kind: LinkKind,
        /// Its name.
        name: Bilingual,
        /// Where one gets on.
        from: Bilingual,
        /// Where one gets off.
        to: Bilingual,
        /// What it costs one way in yuan, if known.
        cny: Option<u32>,
    },
    /// Gets off a boat or a coach.
    LeaveLink(LinkKind),
    /// Waits for a ferry.
    WaitForFerry,
    /// Crosses on a ferry.
    Ferry(Basis),
}

/// A part of a way.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What the traveller does.
    pub kind: StepKind,
    /// Duration in minutes.
    pub minutes: u32,
    /// Length in metres.
    pub metres: u32,
}

impl Step {
    /// A step in whole minutes, rounded up so that an estimate is never shorter than its parts, and in whole metres,
    /// rounded.
    pub fn new(kind: StepKind, minutes: f64, metres: f64) -> Self {
        Self { kind, minutes: minutes.max(0.0).ceil() as u32, metres: metres.max(0.0).round() as u32 }
    }

    /// A step without movement.
    pub fn pause(kind: StepKind, minutes: u32) -> Self {
        Self { kind, minutes, metres: 0 }
    }

    /// Whether it is a ride with a name and two ends.
    pub fn is_ride(&self) -> bool {
        use StepKind::{Link, Metro, Own, Train};
        matches!(self.kind, Metro { .. } | Train { .. } | Link { .. } | Own { .. })
    }
}

/// The estimate for a way. The totals are the sums over its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Minutes from door to door.
    pub minutes: u32,
    /// Metres from door to door.
    pub metres: u32,
    /// The main means of travel.
    pub mode: TravelMode,
    /// The parts, in order.
    pub how: Vec<Step>,
}

impl Estimate {
    /// The estimate that these steps add up to. Steps that take no time and lead nowhere are dropped, such as the walk
    /// to a place at the station itself.
    pub fn of(mode: TravelMode, mut how: Vec<Step>) -> Self {
        how.retain(|step| step.minutes > 0 || step.metres > 0 || step.is_ride());
        let minutes = how.iter().map(|step| step.minutes).sum();
        let metres = how.iter().map(|step| step.metres).sum();
        Self { minutes, metres, mode, how }
    }

    /// Whether it includes a train: by a timetable, or with the traveller's own ticket.
    pub fn has_train(&self) -> bool {
        let is_train =
            |step: &Step| matches!(step.kind, StepKind::Train { .. } | StepKind::Own { boat: false, .. });
        self.how.iter().any(is_train)
    }

    /// This estimate followed by another, with `mode` as the main means of both.
    pub fn then(mut self, mode: TravelMode, next: Self) -> Self {
        self.how.extend(next.how);
        Self::of(mode, self.how)
    }

    /// Whether its length can be shown: not if a part lies between two places that are only roughly known, or is a
    /// ride with the traveller's own ticket.
    pub fn knows_metres(&self) -> bool {
        use StepKind::{Cycle, Drive, Road, Transit, Walk};
        let rough = |kind: &StepKind| matches!(kind, Walk(basis) | Cycle(basis) | Transit(basis) | Drive(basis) | Road(basis) if matches!(basis, Basis::Rough { .. }));
        // A ticket gives no length; the straight line is counted but not shown.
        let own = |kind: &StepKind| matches!(kind, StepKind::Own { .. });
        !self.how.iter().any(|step| own(&step.kind) || step.metres > 0 && rough(&step.kind))
    }

    /// Minutes in a car or a taxi, without hailing or parking.
    pub fn driven(&self) -> u32 {
        let drives =
            self.how.iter().filter(|step| matches!(step.kind, StepKind::Drive(_) | StepKind::Road(_)));
        drives.map(|step| step.minutes).sum()
    }

    /// Minutes and metres on foot.
    pub fn on_foot(&self) -> (u32, u32) {
        let walks = self.how.iter().filter(|step| matches!(step.kind, StepKind::Walk(_)));
        walks.fold((0, 0), |(minutes, metres), step| (minutes + step.minutes, metres + step.metres))
    }
}

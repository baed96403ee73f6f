//! What is said of a way: how long, how far, by what means, and how the numbers came about.

use chrono::NaiveDate;

use crate::domain::network::LinkKind;
use crate::domain::{Bilingual, StationId};

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
    /// The same between two places neither of which is known to more than some hundred metres: no length is told.
    Rough {
        /// As above.
        percent: u32,
    },
    /// As the crow flies from bank to bank by bridges, tunnels and ferries of the pack, times a factor in percent.
    Crossing {
        /// As above.
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
        /// The railway.
        line: Bilingual,
    },
    /// Rides a train or a boat by the traveller's own ticket.
    Own {
        /// Its number; may be empty.
        number: String,
        /// Where one gets on.
        from: Bilingual,
        /// Where one gets off.
        to: Bilingual,
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
        /// When the last one has left and the first one of the next morning leaves, for one who comes too late.
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

    /// Whether one rides something that has a name and two ends.
    pub fn is_ride(&self) -> bool {
        use StepKind::{Link, Metro, Own, Train};
        matches!(self.kind, Metro { .. } | Train { .. } | Link { .. } | Own { .. })
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

    /// Whether one takes a train: by a timetable, or with a ticket of one's own.
    pub fn has_train(&self) -> bool {
        let is_train =
            |step: &Step| matches!(step.kind, StepKind::Train { .. } | StepKind::Own { boat: false, .. });
        self.how.iter().any(is_train)
    }

    /// One estimate after another.
    pub fn then(mut self, mode: TravelMode, next: Self) -> Self {
        self.how.extend(next.how);
        Self::of(mode, self.how)
    }

    /// Whether a length can be told: not where it is reckoned between two places that are only roughly known.
    pub fn knows_metres(&self) -> bool {
        use StepKind::{Cycle, Drive, Road, Transit, Walk};
        let rough = |kind: &StepKind| matches!(kind, Walk(basis) | Cycle(basis) | Transit(basis) | Drive(basis) | Road(basis) if matches!(basis, Basis::Rough { .. }));
        // A ticket tells no length; the crow's is counted and not told.
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

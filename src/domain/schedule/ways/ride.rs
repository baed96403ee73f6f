//! A ride between two stations, piers or coach stops, with its timetable.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::domain::network::LinkKind;
use crate::domain::schedule::departures::Departures;
use crate::domain::schedule::estimate::{Step, StepKind};
use crate::domain::schedule::pace;
use crate::domain::{Bilingual, StationId};

/// Later minutes are treated like this one: no day lasts into the afternoon of the next day.
const LAST_MINUTE: u32 = 40 * 60;

/// What one rides.
#[derive(Clone, Debug, PartialEq)]
pub enum Vehicle {
    /// A train between two stations, by a timetable of that day.
    Train { line: Bilingual, from: StationId, to: StationId, as_of: NaiveDate, suburban: bool },
    /// A boat or a coach.
    Link {
        kind: LinkKind,
        name: Bilingual,
        from: Bilingual,
        to: Bilingual,
        every_minutes: Option<u32>,
        cny: Option<u32>,
    },
}

/// A ride without a change, by indices of hubs.
#[derive(Clone, Debug, PartialEq)]
pub struct Ride {
    pub from: usize,
    pub to: usize,
    pub minutes: u32,
    pub metres: f64,
    pub vehicle: Vehicle,
    /// `None` where nothing is known.
    pub departures: Option<Departures>,
    /// The wait, indexed by the minute at which one is on the platform.
    waits: OnceLock<Vec<u16>>,
}

impl Ride {
    pub fn new(
        (from, to): (usize, usize),
        minutes: u32,
        metres: f64,
        vehicle: Vehicle,
        departures: Option<Departures>,
    ) -> Self {
        Self { from, to, minutes, metres, vehicle, departures, waits: OnceLock::new() }
    }

    /// Minutes from the door to the platform or the deck.
    pub fn in_minutes(&self) -> u32 {
        match self.vehicle {
            Vehicle::Train { suburban: true, .. } => pace::SUBURBAN_IN_MINUTES,
            Vehicle::Train { .. } => pace::STATION_IN_MINUTES,
            Vehicle::Link { .. } => pace::LINK_IN_MINUTES,
        }
    }

    /// Minutes from there to the door.
    pub fn out_minutes(&self) -> u32 {
        match self.vehicle {
            Vehicle::Train { suburban: true, .. } => pace::SUBURBAN_OUT_MINUTES,
            Vehicle::Train { .. } => pace::STATION_OUT_MINUTES,
            Vehicle::Link { .. } => pace::LINK_OUT_MINUTES,
        }
    }

    pub fn is_train(&self) -> bool {
        matches!(self.vehicle, Vehicle::Train { .. })
    }

    pub fn is_boat(&self) -> bool {
        matches!(self.vehicle, Vehicle::Link { kind: LinkKind::Boat, .. })
    }

    /// The usual wait, for choosing among rides.
    pub fn usual_wait(&self) -> u32 {
        self.departures.as_ref().map_or(pace::TRAIN_WAIT_MINUTES, Departures::usual_wait)
    }

    /// The wait in minutes when one is on the platform at that minute.
    pub fn wait(&self, minute: u32) -> u32 {
        let wait = self.waits().get(minute.min(LAST_MINUTE) as usize).copied();
        wait.map_or(pace::TRAIN_WAIT_MINUTES, u32::from)
    }

    /// Whether the wait does not increase from the first to the last of these minutes.
    pub fn is_quiet(&self, first: u32, last: u32) -> bool {
        let waits = self.waits();
        let at = |minute: u32| minute.min(LAST_MINUTE) as usize;
        waits.get(at(first)..=at(last)).is_none_or(|waits| waits.is_sorted_by(|a, b| a >= b))
    }

    fn waits(&self) -> &[u16] {
        let wait = |minute| {
            let known = self.departures.as_ref().map(|departures| departures.wait_minutes(minute));
            u16::try_from(known.unwrap_or(pace::TRAIN_WAIT_MINUTES)).unwrap_or(u16::MAX)
        };
        self.waits.get_or_init(|| (0..=LAST_MINUTE).map(wait).collect())
    }

    /// The steps when one comes to the platform at that minute: `before`, which leads to it, the wait, and the ride.
    /// For a boat or a coach `before` becomes part of the wait.
    pub fn steps(&self, before: Option<Step>, minute: u32) -> Vec<Step> {
        let wait = self.wait(minute);
        let mut steps: Vec<Step> = before.into_iter().collect();
        match &self.vehicle {
            Vehicle::Train { line, from, to, as_of, .. } => {
                let unknown = StepKind::WaitForTrain { every_minutes: None, as_of: None };
                let kind = self.departures.as_ref().map_or(unknown, |known| known.wait(minute).kind);
                steps.push(Step::pause(kind, wait));
                let (from, to) = (from.clone(), to.clone());
                let kind = StepKind::Train { from, to, as_of: *as_of, line: line.clone() };
                steps.push(Step::new(kind, f64::from(self.minutes), self.metres));
            }
            Vehicle::Link { kind, name, from, to, every_minutes, cny } => {
                let morning = self.departures.as_ref().and_then(|known| known.morning(minute));
                let wait_for = StepKind::WaitForLink { kind: *kind, every_minutes: *every_minutes, morning };
                // Tickets and boarding are shown together with the wait.
                let inside: u32 = steps.drain(..).map(|step| step.minutes).sum();
                steps.push(Step::pause(wait_for, inside + wait));
                let (name, from, to) = (name.clone(), from.clone(), to.clone());
                let kind = StepKind::Link { kind: *kind, name, from, to, cny: *cny };
                steps.push(Step::new(kind, f64::from(self.minutes), self.metres));
            }
        }
        steps
    }

    /// From the door to the platform.
    pub fn step_in(&self) -> Step {
        let kind = match &self.vehicle {
            Vehicle::Train { from, .. } => StepKind::StationIn(from.clone()),
            Vehicle::Link { kind, .. } => {
                StepKind::WaitForLink { kind: *kind, every_minutes: None, morning: None }
            }
        };
        Step::pause(kind, self.in_minutes())
    }

    /// From the platform to the door.
    pub fn step_out(&self) -> Step {
        let kind = match &self.vehicle {
            Vehicle::Train { to, .. } => StepKind::StationOut(to.clone()),
            Vehicle::Link { kind, .. } => StepKind::LeaveLink(*kind),
        };
        Step::pause(kind, self.out_minutes())
    }
}

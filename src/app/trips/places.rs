//! Where stops stand in the trip on the desk, for pages that are not about it.

use super::Trips;
use crate::domain::StopId;

/// Where a stop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On a day, counted from 0.
    Day(usize),
    /// Beside the days.
    Candidate,
}

impl Trips {
    /// Where a stop stands first, if it is in the trip.
    #[inline(never)]
    pub fn place_of(&self, stop: &StopId) -> Option<Place> {
        let trip = self.trip();
        let beside = || trip.candidates.iter().any(|visit| &visit.stop == stop).then_some(Place::Candidate);
        trip.find(stop).map(|at| Place::Day(at.day)).or_else(beside)
    }

    /// The number of the last news; 0 while there is none.
    #[inline(never)]
    pub fn told(&self) -> u32 {
        self.said.as_ref().map_or(0, |said| said.number)
    }

    /// How many visits are planned.
    #[inline(never)]
    pub fn planned(&self) -> usize {
        self.schedule.sums.visits as usize
    }
}

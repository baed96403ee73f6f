//! What puts a computed day into words. What it tells is in `today`, `ahead` and `buttons`.

use super::Course;
use super::ways_on::WorkedOut;
use super::words::Speaker;
use crate::domain::schedule::ScheduledRide;
use crate::domain::trip::Ride;
use crate::domain::{Lang, StopId};

/// Puts a computed day into words.
pub(super) struct Teller<'a> {
    pub course: Course<'a>,
    pub speaker: Speaker<'a>,
    pub lang: Lang,
}

impl Teller<'_> {
    /// The ride that the traveller is aboard, after its index in the day.
    pub fn aboard(&self, now: &WorkedOut) -> Option<(usize, &Ride)> {
        let place = now.underway.aboard(self.speaker.day)?;
        Some((place, self.speaker.day.rides.get(place)?))
    }

    /// The ride that comes before anything else.
    pub fn ride_ahead<'b>(&self, now: &'b WorkedOut) -> Option<(&'b ScheduledRide, &Ride)> {
        let ahead = now.rest.ahead.rides_before(0).next()?;
        Some((ahead, self.speaker.day.rides.get(ahead.ride)?))
    }

    /// The next stop; `None` is where the day ends.
    pub fn target<'b>(&self, now: &'b WorkedOut) -> Option<&'b StopId> {
        now.rest.ahead.visits.first().map(|visit| &visit.stop)
    }
}

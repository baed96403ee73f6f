//! Where stops are in the trip on the desk, for pages that are not about the trip.

use super::Trips;
use super::look::Picking;
use crate::app::Shared;
use crate::domain::{Atlas, StopId};

/// Where a stop is in the trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripSlot {
    /// On a day, counted from 0.
    Day(usize),
    /// Among the candidates.
    Candidate,
}

impl Trips {
    /// The first place of a stop in the trip, if it is in it.
    #[inline(never)]
    pub fn place_of(&self, stop: &StopId) -> Option<TripSlot> {
        let trip = self.trip();
        let beside =
            || trip.candidates.iter().any(|visit| &visit.stop == stop).then_some(TripSlot::Candidate);
        trip.find(stop).map(|at| TripSlot::Day(at.day)).or_else(beside)
    }

    /// The stop near which a place is being picked on the map: the first stop of the day when its beginning is picked,
    /// the last when its end is picked.
    // A gate of the split (see `ARCHITECTURE.md`): must not be inlined.
    #[inline(never)]
    pub fn picked_near(&self, atlas: &Atlas) -> Option<StopId> {
        let Picking::End(end) = self.look.picking? else { return None };
        let visits = &self.trip().days.get(end.day.unwrap_or(0))?.visits;
        let mut known = visits.iter().map(|visit| &visit.stop).filter(|stop| atlas.stop(stop).is_some());
        if end.start { known.next() } else { known.next_back() }.cloned()
    }

    /// The identity of the announced outcome; `None` while there is none.
    #[inline(never)]
    pub fn announced(&self) -> Option<usize> {
        self.said.as_ref().map(Shared::identity)
    }

    /// How many visits are planned.
    #[inline(never)]
    pub fn planned(&self) -> usize {
        self.schedule.sums.visits as usize
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::app::trips::look::DayEnd;
    use crate::domain::trip::{Day, History, Visit};
    use crate::domain::{Trip, testing};

    #[test]
    fn a_place_is_picked_near_the_end_of_its_day_that_it_is_for() {
        let atlas = testing::atlas(vec![testing::stop("bridge", |_| ()), testing::stop("library", |_| ())]);
        let visits = ["elsewhere", "bridge", "library"].map(|stop| Visit::to(stop.into())).to_vec();
        let days = vec![Day { visits, ..Day::default() }, Day::default()];
        let trip = Trip { days, ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) };
        let mut trips = Trips::new(History::new(trip), Vec::new(), &atlas);
        assert_eq!(trips.picked_near(&atlas), None);
        for (day, start, near) in
            [(Some(0), true, Some("bridge")), (Some(0), false, Some("library")), (Some(1), true, None)]
        {
            trips.look.picking = Some(Picking::End(DayEnd { day, start }));
            assert_eq!(trips.picked_near(&atlas), near.map(StopId::from));
        }
    }
}

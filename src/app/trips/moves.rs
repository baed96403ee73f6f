//! Where a visit goes when it is moved by a step: a place up or down, across the edges of days, or to another day.

use crate::domain::Trip;
use crate::domain::trip::VisitAt;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A place up; from the first place to the end of the day before.
    Up,
    /// A place down; from the last place to the beginning of the day after.
    Down,
    /// To the same position on the day before, or to the end of that day if it is shorter.
    DayBefore,
    /// To the day after, likewise.
    DayAfter,
}

/// Where the visit will be after the step; `None` where there is no such place.
pub fn target(trip: &Trip, from: VisitAt, step: Step) -> Option<VisitAt> {
    let here = trip.days.get(from.day)?.visits.len();
    let VisitAt { day, index } = from;
    match step {
        Step::Up if index > 0 => Some(VisitAt { day, index: index - 1 }),
        Step::Up => {
            let before = day.checked_sub(1)?;
            Some(VisitAt { day: before, index: trip.days.get(before)?.visits.len() })
        }
        Step::Down if index + 1 < here => Some(VisitAt { day, index: index + 1 }),
        Step::Down => trip.days.get(day + 1).map(|_| VisitAt { day: day + 1, index: 0 }),
        Step::DayBefore => beside(trip, day.checked_sub(1)?, index),
        Step::DayAfter => beside(trip, day + 1, index),
    }
}

/// That position on another day, or the end of that day if it is shorter.
pub fn beside(trip: &Trip, day: usize, index: usize) -> Option<VisitAt> {
    let there = trip.days.get(day)?.visits.len();
    Some(VisitAt { day, index: index.min(there) })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::trip::{Day, Edit, Visit};

    fn trip() -> Trip {
        let day = |stops: &[&str]| Day {
            visits: stops.iter().map(|stop| Visit::to((*stop).into())).collect(),
            ..Day::default()
        };
        let days = vec![day(&["a", "b", "c"]), day(&[]), day(&["d"])];
        Trip { days, ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) }
    }

    const fn at(day: usize, index: usize) -> VisitAt {
        VisitAt { day, index }
    }

    #[test]
    fn steps_go_through_the_day_and_over_its_edges() {
        let trip = trip();
        assert_eq!(target(&trip, at(0, 1), Step::Up), Some(at(0, 0)));
        assert_eq!(target(&trip, at(0, 2), Step::Down), Some(at(1, 0)));
        assert_eq!(target(&trip, at(2, 0), Step::Up), Some(at(1, 0)));
        assert_eq!(target(&trip, at(0, 2), Step::DayAfter), Some(at(1, 0)));
        assert_eq!(target(&trip, at(0, 0), Step::Up), None);
        assert_eq!(target(&trip, at(2, 0), Step::Down), None);
        assert_eq!(target(&trip, at(0, 0), Step::DayBefore), None);
    }

    #[test]
    fn every_step_is_an_edit_that_can_be_made() {
        let trip = trip();
        for (from, _) in trip.visits() {
            for step in [Step::Up, Step::Down, Step::DayBefore, Step::DayAfter] {
                if let Some(to) = target(&trip, from, step) {
                    let moved = Edit::Move { from, to }.apply(&trip).expect("it can be moved");
                    assert_eq!(moved.visit(to).map(|visit| &visit.stop), trip.visit(from).map(|v| &v.stop));
                }
            }
        }
    }
}

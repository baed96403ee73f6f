//! Identifies a visit by its content. Its place is known only as of the last rendering: another tab may have moved it
//! since, and what is typed for one stop must never be written to another.

use crate::domain::TripId;
use crate::domain::trip::{Edit, EditError, Trip, Visit, VisitAt};

/// A visit as it was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitName {
    /// In which trip.
    pub trip: TripId,
    /// What it was.
    pub visit: Visit,
    /// Where it was.
    pub at: VisitAt,
}

impl VisitName {
    /// The name of the visit at a place.
    pub fn of(trip: &Trip, at: VisitAt) -> Option<Self> {
        Some(Self { trip: trip.id.clone(), visit: trip.visit(at)?.clone(), at })
    }

    /// Where it is now; `None` if the trip no longer has it. If the stop is visited several times, an equal visit is
    /// preferred, then one on the same day.
    pub fn find(&self, trip: &Trip) -> Option<VisitAt> {
        let same_stop = |visit: &Visit| visit.stop == self.visit.stop;
        let likeness = |(at, visit): &(VisitAt, &Visit)| (*visit == &self.visit, at.day == self.at.day);
        let here = trip.visits().filter(|(_, visit)| same_stop(visit) && trip.id == self.trip);
        here.max_by_key(likeness).map(|(at, _)| at)
    }

    /// The edit, aimed at where this visit is now.
    ///
    /// # Errors
    /// Fails when the visit is not in the trip any more.
    pub fn aimed(&self, edit: Edit, trip: &Trip) -> Result<Edit, EditError> {
        let at = self.find(trip).ok_or(EditError::NoSuchVisit(self.at))?;
        Ok(match edit {
            Edit::SetMinutes { minutes, .. } => Edit::SetMinutes { at, minutes },
            Edit::SetNote { note, .. } => Edit::SetNote { at, note },
            Edit::SetLocked { locked, .. } => Edit::SetLocked { at, locked },
            Edit::Remove(_) => Edit::Remove(at),
            Edit::SetAside(_) => Edit::SetAside(at),
            Edit::Move { to, .. } => Edit::Move { from: at, to },
            other => other,
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::trip::Day;

    fn trip(days: &[&[&str]]) -> Trip {
        let visits = |stops: &&[&str]| stops.iter().map(|stop| Visit::to((*stop).into())).collect();
        let days = days.iter().map(|stops| Day { visits: visits(stops), ..Day::default() }).collect();
        Trip { days, ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) }
    }

    const fn at(day: usize, index: usize) -> VisitAt {
        VisitAt { day, index }
    }

    fn noted(name: &VisitName, trip: &Trip) -> Option<Trip> {
        let edit = Edit::SetNote { at: name.at, note: Some("带伞".into()) };
        name.aimed(edit, trip).ok()?.apply(trip).ok()
    }

    #[test]
    fn a_note_is_written_on_its_stop_wherever_another_tab_has_put_it() {
        let name = VisitName::of(&trip(&[&["a", "b", "c"], &["d"]]), at(0, 1)).expect("b");
        let moved: [[&[&str]; 2]; 3] =
            [[&["b", "a", "c"], &["d"]], [&["a", "c"], &["d", "b"]], [&["d"], &["c", "b", "a"]]];
        for moved in moved {
            let after = noted(&name, &trip(&moved)).expect("b is there");
            for (_, visit) in after.visits() {
                assert_eq!(visit.note.is_some(), visit.stop.as_str() == "b", "{visit:?}");
            }
        }
    }

    #[test]
    fn a_note_for_a_stop_that_is_gone_is_written_nowhere() {
        let name = VisitName::of(&trip(&[&["a", "b"]]), at(0, 1)).expect("b");
        assert_eq!(noted(&name, &trip(&[&["a", "c"]])), None);
        let other = Trip { id: "other".into(), ..trip(&[&["a", "b"]]) };
        assert_eq!(noted(&name, &other), None);
    }

    #[test]
    fn a_stop_on_two_days_is_told_by_what_it_says() {
        let mut twice = trip(&[&["a"], &["a"]]);
        twice.days[0].visits[0].minutes = Some(30);
        let name = VisitName::of(&twice, at(0, 0)).expect("the first");
        twice.days.swap(0, 1);
        assert_eq!(name.find(&twice), Some(at(1, 0)));
        let plain = trip(&[&["a"], &["a"]]);
        let second = VisitName::of(&plain, at(1, 0)).expect("the second");
        assert_eq!(second.find(&plain), Some(at(1, 0)));
    }
}

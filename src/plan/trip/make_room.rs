//! Makes room for kept visits: they outrank lunch, the day's end, the limit on walking and the budget.

use super::answer::Unmet;
use super::asked::PlanningModel;
use super::openings::at_any_time;
use crate::plan::problem::{DayIndex, Priority, VisitIndex};
use crate::plan::timeline::{Timeline, Timetabler};

/// Later than any day ends.
const LONG_AFTER: i32 = 1 << 20;

impl PlanningModel<'_> {
    /// Loosens the limits that keep out kept visits, and records what was given up: locked visits outrank lunch, the
    /// day's end, the limit on walking and the budget. A must-see outranks lunch.
    pub(super) fn make_room(&mut self) {
        for (day, kept) in self.kept_in_order().into_iter().enumerate() {
            let shut = kept.iter().filter_map(|&visit| self.candidates.get(visit).filter(|one| one.shut));
            self.given_up.extend(shut.map(|one| Unmet::KeptShut(day, one.stop.id.clone())));
            if !kept.is_empty() {
                self.make_room_on(day, &kept);
            }
        }
        self.make_room_for_musts();
        self.make_room_in_the_budget();
    }

    /// Gives up the lunch of a day for a must-see that fits no day with lunch.
    fn make_room_for_musts(&mut self) {
        let kept = self.kept_in_order();
        let musts = self.problem.visits.iter().enumerate().filter(|(_, visit)| visit.wish == Priority::Must);
        for must in musts.map(|(must, _)| must).collect::<Vec<_>>() {
            let timetabler = Timetabler::new(&self.problem);
            let fits = |day: DayIndex, lunch: bool| {
                let lines = (0..=kept.get(day).map_or(0, Vec::len)).filter_map(|place| {
                    let mut visits = kept.get(day)?.clone();
                    visits.insert(place, must);
                    timetabler.timeline(day, &visits)
                });
                let lacks = |line: &Timeline| {
                    self.problem.days.get(day).is_none_or(|day| day.lacks_lunch(false, line.lunch.is_some()))
                };
                lines.into_iter().any(|line| !lunch || !lacks(&line))
            };
            let days = 0..self.problem.days.len();
            let gives = if days.clone().any(|day| fits(day, true)) {
                None
            } else {
                days.clone().find(|day| fits(*day, false))
            };
            if let Some(day) = gives.and_then(|day| self.problem.days.get_mut(day)) {
                day.lunch = None;
            }
        }
    }

    fn make_room_on(&mut self, day: DayIndex, kept: &[VisitIndex]) {
        let found = self.timeline(day, kept);
        let mut is_too_short = found.is_none();
        let mut line = found.or_else(|| self.timeline_of_a_longer_day(day, kept));
        if line.is_none() {
            line = self.timeline_without_its_rides_times(day, kept);
            is_too_short =
                line.as_ref().zip(self.problem.days.get(day)).is_none_or(|(line, day)| line.end > day.end);
        }
        let Some((today, line)) = self.problem.days.get_mut(day).zip(line) else { return };
        let is_missed = self.given_up.iter().any(|one| matches!(one, Unmet::RideMissed(at, _) if *at == day));
        if is_too_short || is_missed {
            // Anything else on such a day would make it end even later.
            (today.end, today.most_visits) = (today.end.max(line.end), Some(kept.len()));
        }
        if is_too_short {
            self.given_up.push(Unmet::DayTooShort(day));
        }
        if today.lacks_lunch(false, line.lunch.is_some()) {
            today.lunch = None;
        }
        if today.most_walk_m.is_some_and(|most| line.walk_m > most) {
            today.most_walk_m = Some(line.walk_m);
            self.given_up.push(Unmet::TooFarOnFoot(day));
        }
    }

    fn timeline(&self, day: DayIndex, visits: &[VisitIndex]) -> Option<Timeline> {
        Timetabler::new(&self.problem).timeline(day, visits)
    }

    /// The timeline of a day without an end; if that is not enough, with doors that are always open.
    fn timeline_of_a_longer_day(&mut self, day: DayIndex, kept: &[VisitIndex]) -> Option<Timeline> {
        let today = self.problem.days.get_mut(day)?;
        let (start, end) = (today.start, today.end);
        today.end = LONG_AFTER;
        let mut line = self.timeline(day, kept);
        if line.is_none() {
            for &visit in kept {
                if let Some(windows) =
                    self.problem.visits.get_mut(visit).and_then(|one| one.windows.get_mut(day))
                {
                    *windows = vec![at_any_time(start, LONG_AFTER)];
                }
            }
            line = self.timeline(day, kept);
        }
        self.problem.days.get_mut(day)?.end = end;
        line
    }

    /// The timeline of a day without an end on which rides wait for a late traveller; records which had to.
    fn timeline_without_its_rides_times(&mut self, day: DayIndex, kept: &[VisitIndex]) -> Option<Timeline> {
        let end = std::mem::replace(&mut self.problem.days.get_mut(day)?.end, LONG_AFTER);
        let rides: Vec<(VisitIndex, String)> = self
            .rides
            .iter()
            .filter(|ride| ride.day == day)
            .map(|ride| (ride.visit, ride.number.clone()))
            .collect();
        for (ride, number) in rides {
            let at = kept.iter().position(|visit| *visit == ride).map_or(0, |at| at + 1);
            let is_reached = self.timeline(day, kept.get(..at).unwrap_or(kept)).is_some();
            if let Some(visit) = self.problem.visits.get_mut(ride).filter(|_| !is_reached) {
                let windows = visit.windows.get_mut(day).into_iter().flatten();
                windows.for_each(|window| window.last_entry = LONG_AFTER);
                visit.start = None;
                self.given_up.push(Unmet::RideMissed(day, number));
            }
        }
        let line = self.timeline(day, kept);
        self.problem.days.get_mut(day)?.end = end;
        line
    }

    fn make_room_in_the_budget(&mut self) {
        let kept = self.problem.visits.iter().filter(|visit| visit.wish == Priority::Kept);
        let costs: u32 = kept.map(|visit| visit.price).fold(0, u32::saturating_add);
        if let Some(budget) = self.problem.trip.budget.filter(|budget| costs > *budget) {
            self.problem.trip.budget = Some(costs);
            self.given_up.push(Unmet::OverBudget(costs - budget));
        }
    }
}

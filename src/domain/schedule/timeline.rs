//! One day from its beginning to its end: way, arrival, wait, stay, and on.

use chrono::{NaiveTime, Timelike};

use super::conflict::{Entered, enter_at};
use super::sums::Payers;
use super::{Conflict, ConflictKind, DaySchedule, Leg, ScheduledVisit, Spot, Sums, Ways};
use crate::domain::trip::{Day, TripMode, Visit};
use crate::domain::{Atlas, Trip};

/// Works out one day; `None` when there is no such day.
pub(super) fn day(trip: &Trip, index: usize, atlas: &Atlas, ways: &Ways) -> Option<DaySchedule> {
    let day = trip.days.get(index)?;
    let (from, to) = (minute_of(day.from), minute_of(day.to));
    let start = day.base.start.as_ref().and_then(|base| Spot::of_base(base, atlas));
    let mut walker = Walker {
        atlas,
        ways,
        mode: trip.mode,
        index,
        over: to,
        minute: from,
        at: start,
        conflicts: Vec::new(),
    };
    let date = trip.date_of(index);
    let visits: Vec<_> =
        day.visits.iter().enumerate().map(|(order, visit)| walker.visit(order, visit, date)).collect();
    let way_home = walker.go_home(day);
    let end = walker.minute;
    if end > to {
        let kind = ConflictKind::DayTooLong { minutes: end - to };
        walker.conflicts.push(Conflict { day: index, visit: None, kind });
    }
    let payers = Payers { party: trip.party.as_ref(), date, atlas };
    let sums = Sums::of(&visits, way_home.as_ref(), &payers);
    Some(DaySchedule { date, from, to, visits, way_home, end, conflicts: walker.conflicts, sums })
}

/// Someone who goes through the day.
struct Walker<'a> {
    atlas: &'a Atlas,
    ways: &'a Ways,
    mode: TripMode,
    index: usize,
    /// By when the day should be over.
    over: u32,
    minute: u32,
    at: Option<Spot>,
    conflicts: Vec<Conflict>,
}

impl Walker<'_> {
    fn visit(&mut self, order: usize, visit: &Visit, date: Option<chrono::NaiveDate>) -> ScheduledVisit {
        let Some(stop) = self.atlas.stop(&visit.stop) else {
            return self.unknown_stop(order, visit);
        };
        let way = self.go(Spot::of_stop(stop));
        let arrive = self.minute;
        let stay = visit.minutes.unwrap_or(stop.visit_minutes);
        let judged = date.map(|date| enter_at(stop, date, &self.atlas.calendar, arrive, stay, self.over));
        let (let_in, entered) = judged.unzip();
        let entered = entered.unwrap_or(Entered { enter: arrive, conflict: None });
        self.note(order, visit, entered.conflict);
        self.minute = entered.enter + stay;
        ScheduledVisit {
            stop: visit.stop.clone(),
            way,
            arrive,
            enter: entered.enter,
            leave: self.minute,
            let_in,
        }
    }

    /// Nobody knows where it is: the time for it is kept, the way to it is not counted.
    fn unknown_stop(&mut self, order: usize, visit: &Visit) -> ScheduledVisit {
        self.note(order, visit, Some(ConflictKind::StopUnknown));
        let arrive = self.minute;
        self.minute += visit.minutes.unwrap_or(0);
        let leave = self.minute;
        ScheduledVisit { stop: visit.stop.clone(), way: None, arrive, enter: arrive, leave, let_in: None }
    }

    fn go(&mut self, to: Spot) -> Option<Leg> {
        let from = self.at.replace(to.clone())?;
        let depart = self.minute;
        let estimate = self.ways.estimate(&from, &to, self.mode, depart);
        self.minute += estimate.minutes;
        Some(Leg { depart, arrive: self.minute, estimate })
    }

    fn go_home(&mut self, day: &Day) -> Option<Leg> {
        let home = Spot::of_base(day.base.end.as_ref()?, self.atlas)?;
        if day.visits.is_empty() && day.base.start == day.base.end { None } else { self.go(home) }
    }

    fn note(&mut self, order: usize, visit: &Visit, kind: Option<ConflictKind>) {
        self.conflicts.extend(kind.map(|kind| Conflict {
            day: self.index,
            visit: Some((order, visit.stop.clone())),
            kind,
        }));
    }
}

fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

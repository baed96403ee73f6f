//! Schedules one day from beginning to end: way, arrival, wait, stay, and so on; and the rides that do not wait.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::conflict::{Entered, enter_at};
use super::sums::Payers;
use super::underway::{RestOfDay, Underway, Whereabouts};
use super::{Conflict, ConflictKind, DaySchedule, Leg, ScheduledVisit, Spot, Sums, Ways};
use super::{Estimate, ScheduledRide, pace};
use crate::domain::trip::{Day, Party, Ride, TripMode, Visit};
use crate::domain::{Atlas, EntryDay, EntryWindow, Stop, Trip};

/// Schedules one day; `None` when there is no such day.
pub(super) fn day(trip: &Trip, index: usize, atlas: &Atlas, ways: &Ways) -> Option<DaySchedule> {
    let day = trip.days.get(index)?;
    let mut walker = Walker::new(trip, day, index, atlas, ways);
    let (visits, rides): (Vec<usize>, Vec<usize>) =
        ((0..day.visits.len()).collect(), (0..day.rides.len()).collect());
    let done = walker.through(day, (&visits, &rides), |_| trip.mode);
    let way_home = walker.go_home(day);
    Some(walker.over(day, done, way_home))
}

/// Schedules what is left of a day for a traveller who is under way; `None` when there is no such day.
pub(super) fn rest(
    trip: &Trip,
    index: usize,
    underway: &Underway,
    atlas: &Atlas,
    ways: &Ways,
) -> Option<RestOfDay> {
    let day = trip.days.get(index)?;
    let mut walker = Walker::new(trip, day, index, atlas, ways);
    let here = walker.take_up(day, underway);
    let by = |place: usize| if underway.by_taxi.contains(&place) { TripMode::Drive } else { trip.mode };
    let (_, rides) = underway.rides(day);
    let done = walker.through(day, (&underway.ahead, &rides), by);
    let way_home = walker.go_home(day);
    Some(RestOfDay { here, ahead: walker.over(day, done, way_home) })
}

/// Scheduled visits and rides.
type Done = (Vec<ScheduledVisit>, Vec<ScheduledRide>);

/// The traveller going through the day.
struct Walker<'a> {
    atlas: &'a Atlas,
    ways: &'a Ways,
    mode: TripMode,
    /// Who travels, where that is known.
    party: Option<&'a Party>,
    index: usize,
    date: Option<NaiveDate>,
    /// When the day should end.
    over: u32,
    minute: u32,
    at: Option<Spot>,
    /// Whether they are where the day begins and have not gone anywhere.
    is_fresh: bool,
    /// Whether they have just got off a ride.
    got_off: bool,
    /// For a traveller already on the way: the delay still to be applied to the next arrival.
    delay: Option<&'a Underway>,
    conflicts: Vec<Conflict>,
}

impl<'a> Walker<'a> {
    /// A traveller who is where the day begins, when it begins.
    fn new(trip: &'a Trip, day: &Day, index: usize, atlas: &'a Atlas, ways: &'a Ways) -> Self {
        Self {
            atlas,
            ways,
            mode: trip.mode,
            party: trip.party.as_ref(),
            index,
            date: trip.date_of(index),
            over: minute_of(day.to),
            minute: minute_of(day.from),
            at: day.base.start.as_ref().and_then(|base| Spot::of_base(base, atlas)),
            is_fresh: true,
            got_off: false,
            delay: None,
            conflicts: Vec::new(),
        }
    }

    /// Continues from where the traveller is; returns the visit that they are in.
    fn take_up(&mut self, day: &Day, underway: &'a Underway) -> Option<ScheduledVisit> {
        self.is_fresh = underway.whereabouts == Whereabouts::NotOut;
        match underway.whereabouts {
            Whereabouts::NotOut => self.minute = underway.later(self.minute),
            Whereabouts::Inside { visit: order, since } => {
                let visit = day.visits.get(order)?;
                return Some(self.inside(order, visit, since, underway));
            }
            Whereabouts::OnTheWay { left, since } => {
                if let Some(visit) = left.and_then(|left| day.visits.get(left)) {
                    self.at = self.atlas.stop(&visit.stop).map(Spot::of_stop);
                }
                self.minute = since;
                self.get_off_all(day, &underway.rides(day).0);
                self.delay = Some(underway);
            }
            Whereabouts::Aboard { ride } => {
                self.get_off_all(day, &[ride]);
                self.minute = underway.later(self.minute);
            }
            Whereabouts::GotOff { since, .. } => {
                // They got off when they said so, not when the ticket says so.
                let mut rides = underway.rides(day).0.into_iter().filter_map(|ride| day.rides.get(ride));
                rides.next().into_iter().for_each(|ride| self.get_off(ride));
                self.minute = since;
                rides.for_each(|ride| self.get_off(ride));
                self.delay = Some(underway);
            }
        }
        None
    }

    fn get_off_all(&mut self, day: &Day, rides: &[usize]) {
        rides.iter().filter_map(|ride| day.rides.get(*ride)).for_each(|ride| self.get_off(ride));
    }

    /// The visit that the traveller has been in since a minute: they were let in, but closing time may cut the stay.
    fn inside(&mut self, order: usize, visit: &Visit, since: u32, underway: &Underway) -> ScheduledVisit {
        let stop = self.atlas.stop(&visit.stop);
        let stay = visit.minutes.unwrap_or_else(|| stop.map_or(0, |stop| stop.visit_minutes));
        let let_in = stop.zip(self.date).map(|(stop, date)| stop.entry_windows(date, &self.atlas.calendar));
        let open = stop.zip(let_in.as_ref()).and_then(|(stop, let_in)| open_at(stop, let_in, since));
        let enter = open.map_or(since, |(from, _)| since.max(from));
        let leave = underway.later(enter + stay);
        let cut = open.map_or(0, |(_, to)| leave.saturating_sub(to));
        self.note(order, visit, (cut > 0).then_some(ConflictKind::StayCut { minutes: cut }));
        self.at = stop.map(Spot::of_stop);
        self.minute = leave;
        ScheduledVisit { stop: visit.stop.clone(), way: None, arrive: since, enter, leave, let_in }
    }

    /// Finishes the day: checks when it ends and adds it up.
    fn over(mut self, day: &Day, (visits, rides): Done, way_home: Option<Leg>) -> DaySchedule {
        let (from, to, end) = (minute_of(day.from), self.over, self.minute);
        if end > to {
            let kind = ConflictKind::DayTooLong { minutes: end - to };
            self.conflicts.push(Conflict { day: self.index, visit: None, ride: None, kind });
        }
        let payers = Payers { party: self.party, date: self.date, atlas: self.atlas };
        let sums = Sums::of(&visits, &rides, way_home.as_ref(), &payers);
        DaySchedule {
            date: self.date,
            from,
            to,
            visits,
            rides,
            way_home,
            end,
            conflicts: self.conflicts,
            sums,
        }
    }

    /// Schedules visits and rides in order, both given by their indices in the day; `by` returns the means of travel
    /// to a visit, or, for the index past the last, to where the day ends.
    fn through(
        &mut self,
        day: &Day,
        (visits, rides): (&[usize], &[usize]),
        by: impl Fn(usize) -> TripMode,
    ) -> Done {
        let mut left = rides.iter().filter_map(|at| Some((*at, day.rides.get(*at)?))).peekable();
        let mut done = Done::default();
        for order in visits.iter().copied().chain([day.visits.len()]) {
            self.mode = by(order);
            while let Some((at, ride)) =
                left.next_if(|(_, ride)| ride.after <= order || order == day.visits.len())
            {
                let after = done.0.len();
                done.1.push(self.ride(at, after, ride));
            }
            done.0.extend(day.visits.get(order).map(|visit| self.visit(order, visit)));
        }
        done
    }

    /// Goes to where a ride leaves, waits for it and gets off it. A traveller who is too late for it goes on as if
    /// they had caught it, so that what is left of the day can still be shown.
    fn ride(&mut self, at: usize, after: usize, ride: &Ride) -> ScheduledRide {
        let (depart, arrive) = ride.minutes();
        let early = if self.is_fresh { 0 } else { pace::OWN_RIDE_EARLY_MINUTES };
        let (way, early) = match Spot::of_base(&ride.from, self.atlas) {
            Some(from) if self.is_at(&from) || self.is_fresh && self.at.is_none() => (None, early),
            Some(from) => (self.go(from), pace::OWN_RIDE_EARLY_MINUTES),
            None => (None, early),
        };
        self.come_late();
        let there = self.minute;
        let minutes = (there + early).saturating_sub(depart);
        if minutes > 0 {
            let kind = ConflictKind::RideMissed { depart, minutes, boat: ride.is_boat() };
            let ride = Some((at, ride.number.clone()));
            self.conflicts.push(Conflict { day: self.index, visit: None, ride, kind });
        }
        self.get_off(ride);
        let leg = Leg { depart, arrive, estimate: Estimate::of_ticket(ride, self.atlas) };
        ScheduledRide { ride: at, after, way, arrive: there, leg }
    }

    fn get_off(&mut self, ride: &Ride) {
        self.at = Spot::of_base(&ride.to, self.atlas);
        self.minute = self.minute.max(ride.minutes().1);
        (self.is_fresh, self.got_off) = (false, true);
    }

    fn is_at(&self, place: &Spot) -> bool {
        self.at.as_ref().is_some_and(|at| at.position == place.position)
    }

    fn visit(&mut self, order: usize, visit: &Visit) -> ScheduledVisit {
        (self.is_fresh, self.got_off) = (false, false);
        let Some(stop) = self.atlas.stop(&visit.stop) else {
            return self.unknown_stop(order, visit);
        };
        let way = self.go(Spot::of_stop(stop));
        let arrive = self.minute;
        let stay = visit.minutes.unwrap_or(stop.visit_minutes);
        let judged =
            self.date.map(|date| enter_at(stop, date, &self.atlas.calendar, arrive, stay, self.over));
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

    /// A stop that is not in the pack: the time for it is kept, the way to it is not counted.
    fn unknown_stop(&mut self, order: usize, visit: &Visit) -> ScheduledVisit {
        self.note(order, visit, Some(ConflictKind::StopUnknown));
        self.come_late();
        let arrive = self.minute;
        self.minute += visit.minutes.unwrap_or(0);
        let leave = self.minute;
        ScheduledVisit { stop: visit.stop.clone(), way: None, arrive, enter: arrive, leave, let_in: None }
    }

    fn go(&mut self, to: Spot) -> Option<Leg> {
        let depart = self.minute;
        let from = self.at.replace(to.clone());
        let estimate = from.map(|from| self.ways.estimate(&from, &to, self.mode, depart));
        self.minute += estimate.as_ref().map_or(0, |estimate| estimate.minutes);
        self.come_late();
        estimate.map(|estimate| Leg { depart, arrive: self.minute, estimate })
    }

    /// Applies the delay of a traveller already on the way to their first arrival.
    fn come_late(&mut self) {
        if let Some(underway) = self.delay.take() {
            self.minute = underway.later(self.minute);
        }
    }

    fn go_home(&mut self, day: &Day) -> Option<Leg> {
        let home = Spot::of_base(day.base.end.as_ref()?, self.atlas)?;
        let is_idle = day.visits.is_empty() && day.rides.is_empty() && day.base.start == day.base.end;
        if is_idle || self.got_off && self.is_at(&home) { None } else { self.go(home) }
    }

    fn note(&mut self, order: usize, visit: &Visit, kind: Option<ConflictKind>) {
        self.conflicts.extend(kind.map(|kind| Conflict {
            day: self.index,
            visit: Some((order, visit.stop.clone())),
            ride: None,
            kind,
        }));
    }
}

/// Opening and closing time of the window around a minute, or else of the next one; `None` if there is none, the stop
/// is always open, or the hours are not known.
fn open_at(stop: &Stop, let_in: &EntryDay, minute: u32) -> Option<(u32, u32)> {
    let EntryDay::Open(windows) = let_in else { return None };
    let span = |window: &EntryWindow| (u32::from(window.open.from), u32::from(window.open.to));
    let open = windows.iter().map(span).find(|(_, to)| minute < *to);
    open.filter(|_| !stop.is_always_open())
}

fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

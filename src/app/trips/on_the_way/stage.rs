//! Derives where the traveller is in a day from what was reported.

use super::progress::{Progress, Told};
use crate::domain::schedule::{Late, Underway, Whereabouts};
use crate::domain::trip::{Day, Ride};
use crate::domain::{StopId, Trip};

/// Where the traveller is in the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// In the middle of it.
    Underway(Underway),
    /// Done with it.
    Over,
}

/// What is behind the traveller: indices of visits in the day, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Visits that were made.
    pub seen: Vec<usize>,
    /// Visits that were skipped or passed by.
    pub skipped: Vec<usize>,
}

/// Where the traveller is in a day, counted from 0, and what is behind them, at `now` in minutes after its midnight;
/// `None` when there is no such day.
pub fn stage(trip: &Trip, day: usize, progress: &Progress, now: u32) -> Option<(Stage, Behind)> {
    let day = trip.days.get(day)?;
    let mut reader = Reader::new(day, now);
    progress.entries.iter().for_each(|entry| reader.read(entry.at, &entry.told));
    Some(reader.end())
}

struct Reader<'a> {
    day: &'a Day,
    underway: Underway,
    behind: Behind,
    is_home: bool,
}

impl<'a> Reader<'a> {
    fn new(day: &'a Day, now: u32) -> Self {
        let underway = Underway {
            now,
            whereabouts: Whereabouts::NotOut,
            late: Vec::new(),
            ahead: Vec::new(),
            by_taxi: Vec::new(),
        };
        Self { day, underway, behind: Behind::default(), is_home: false }
    }

    /// The index of a stop in the day; `None` if it has been removed since.
    fn place(&self, stop: &StopId) -> Option<usize> {
        self.day.visits.iter().position(|visit| &visit.stop == stop)
    }

    fn read(&mut self, at: u32, told: &Told) {
        match told {
            Told::Arrived { stop: Some(stop), passed } => {
                passed.iter().for_each(|stop| self.skip(stop));
                self.arrive(stop, at);
            }
            Told::Arrived { stop: None, .. } => self.is_home = true,
            Told::Left { stop } => self.leave(stop.as_ref(), at),
            Told::Skipped { stop } => self.skip(stop),
            Told::Late { minutes } => self.underway.late.push(Late { told: at, minutes: *minutes }),
            Told::Boarded { number, depart } => {
                let aboard = |ride| Whereabouts::Aboard { ride };
                self.ride(number, *depart, aboard);
            }
            Told::GotOff { number, depart } => {
                let off = |ride| Whereabouts::GotOff { ride, since: at };
                self.ride(number, *depart, off);
            }
            Told::Taxi { to: Some(stop) } => self.underway.by_taxi.extend(self.place(stop)),
            Told::Taxi { to: None } => self.underway.by_taxi.push(self.day.visits.len()),
            Told::Changed { .. } => {}
        }
    }

    fn arrive(&mut self, stop: &StopId, since: u32) {
        let Some(visit) = self.place(stop) else { return };
        self.underway.whereabouts = Whereabouts::Inside { visit, since };
        self.underway.late.clear();
        self.see(visit);
    }

    /// Whoever left a stop is on the way, even if that stop is not in the day any more.
    fn leave(&mut self, stop: Option<&StopId>, since: u32) {
        let left = stop.and_then(|stop| self.place(stop));
        self.underway.whereabouts = Whereabouts::OnTheWay { left, since };
        self.underway.late.clear();
        left.into_iter().for_each(|visit| self.see(visit));
    }

    /// A traveller on a ride has skipped the unseen visits before it. A ride that has left the day is ignored.
    fn ride(&mut self, number: &str, depart: u32, whereabouts: impl FnOnce(usize) -> Whereabouts) {
        let mut rides = self.day.rides.iter();
        let is_meant = |ride: &Ride| ride.number == number && ride.minutes().0 == depart;
        let Some(place) = rides.position(is_meant) else { return };
        let before = self.day.rides.get(place).map_or(0, |ride| ride.after);
        self.day.visits.iter().take(before).for_each(|visit| self.skip(&visit.stop));
        self.underway.whereabouts = whereabouts(place);
        self.underway.late.clear();
    }

    fn see(&mut self, visit: usize) {
        self.behind.skipped.retain(|other| *other != visit);
        if !self.behind.seen.contains(&visit) {
            self.behind.seen.push(visit);
        }
    }

    fn skip(&mut self, stop: &StopId) {
        let place = self.place(stop).filter(|place| !self.behind.seen.contains(place));
        self.behind.skipped.extend(place.filter(|place| !self.behind.skipped.contains(place)));
    }

    fn end(mut self) -> (Stage, Behind) {
        let behind = |place: &usize| self.behind.seen.contains(place) || self.behind.skipped.contains(place);
        self.underway.ahead = (0..self.day.visits.len()).filter(|place| !behind(place)).collect();
        let inside = matches!(self.underway.whereabouts, Whereabouts::Inside { .. });
        let goes_home = self.day.base.end.is_some() && !self.behind.seen.is_empty();
        let rides = self.underway.aboard(self.day).is_some() || !self.underway.rides(self.day).1.is_empty();
        let is_over = self.is_home || (self.underway.ahead.is_empty() && !inside && !goes_home && !rides);
        (if is_over { Stage::Over } else { Stage::Underway(self.underway) }, self.behind)
    }
}

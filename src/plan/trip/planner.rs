//! What the plans of a pack share: its stops, the travel between them, and how wishes become a problem.

use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::asked::PlanningModel;
use super::candidates::Which;
use super::considered::{considered, is_small};
use super::places::{Places, StopWays, hours, usual_hours};
use super::wishes::Wishes;
use crate::domain::Atlas;
use crate::domain::schedule::Ways;
use crate::domain::trip::TripMode;

/// The most trips for which travel is cached.
const MOST_KNOWN: usize = 8;

/// Everything that a pack's plans are made from.
pub struct Planner<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) ways: &'a Ways,
    /// Recently computed travel: many questions only differ in their stops.
    known: RefCell<Vec<Rc<Places>>>,
    stop_ways: RefCell<Vec<Rc<StopWays<'a>>>>,
}

impl<'a> Planner<'a> {
    /// A planner for a pack.
    pub fn new(atlas: &'a Atlas, ways: &'a Ways) -> Self {
        Self { atlas, ways, known: RefCell::default(), stop_ways: RefCell::default() }
    }

    /// Precomputes what all plans by that means of transport share, so that plans come sooner. Does nothing for a large
    /// pack: what its plans share depends on the wishes.
    pub fn prepare(&self, mode: TripMode) {
        if is_small(self.atlas) {
            let every: Vec<usize> = (0..self.atlas.stops.len()).collect();
            self.stop_ways(mode, usual_hours()).of(&every);
        }
    }

    /// The travel for these wishes.
    pub(super) fn places(&self, wishes: &Wishes) -> Rc<Places> {
        let stops = considered(wishes, self.atlas);
        if let Some(places) = self.known.borrow().iter().find(|places| places.serve(wishes, &stops)) {
            return Rc::clone(places);
        }
        let between_stops = self.stop_ways(wishes.means(), hours(&wishes.days));
        let places = Rc::new(Places::new(wishes, stops, self.atlas, self.ways, &between_stops));
        remember(&self.known, places)
    }

    fn stop_ways(&self, mode: TripMode, hours: RangeInclusive<u32>) -> Rc<StopWays<'a>> {
        if let Some(known) = self.stop_ways.borrow().iter().find(|known| known.are(mode, &hours)) {
            return Rc::clone(known);
        }
        remember(&self.stop_ways, Rc::new(StopWays::new(mode, hours, self.atlas, self.ways)))
    }

    /// The problem of these wishes, with every stop that may be visited and its opening times.
    pub fn asked(&self, wishes: &Wishes) -> PlanningModel<'a> {
        PlanningModel::new(wishes, self.atlas, &self.places(wishes), Which::Offered)
    }

    /// The problem of these wishes for `which` stops, with room made for kept visits.
    pub(super) fn asked_about(&self, wishes: &Wishes, which: Which) -> PlanningModel<'a> {
        let mut asked = PlanningModel::new(wishes, self.atlas, &self.places(wishes), which);
        asked.make_room();
        asked
    }

    /// The problem of these wishes, with its must-sees settled.
    pub(super) fn question(&self, wishes: &Wishes) -> PlanningModel<'a> {
        let mut asked = self.asked_about(wishes, Which::Offered);
        asked.settle_musts(wishes);
        asked
    }
}

/// Caches a new value, and drops the oldest.
fn remember<T>(known: &RefCell<Vec<Rc<T>>>, new: Rc<T>) -> Rc<T> {
    let mut known = known.borrow_mut();
    if known.len() >= MOST_KNOWN {
        known.remove(0);
    }
    known.push(Rc::clone(&new));
    new
}

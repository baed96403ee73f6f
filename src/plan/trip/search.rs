//! The search for a trip's plan, with a look at the best so far whenever there is a better one.

use std::cell::RefCell;
use std::ops::{ControlFlow, RangeInclusive};
use std::rc::Rc;

use super::answer::Answer;
use super::asked::Asked;
use super::candidates::Which;
use super::places::{Places, StopWays, hours, usual_hours};
use super::remedies::Trials;
use super::wishes::Wishes;
use crate::domain::Atlas;
use crate::domain::schedule::Ways;
use crate::domain::trip::TripMode;
use crate::plan::problem::VisitIndex;
use crate::plan::{Effort, Refusal, solve};

/// Rounds for a plan: what real visitors ask for (`tests/sense/requests`) gets the same plans from a third of them on.
const ROUNDS: u64 = 2_400;
/// Rounds for each day of a long trip, whose days are many to be shared out.
const ROUNDS_OF_A_DAY: u64 = 600;

/// How many rounds a plan gets.
pub fn rounds(wishes: &Wishes) -> u64 {
    let days = u64::try_from(wishes.days.len()).unwrap_or(1);
    ROUNDS.max(ROUNDS_OF_A_DAY * days)
}

/// For so many different trips the ways are kept.
const MOST_KNOWN: usize = 8;

/// All that a pack's plans are made of.
pub struct Planner<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) ways: &'a Ways,
    /// Ways that were worked out, the last ones: many questions differ in the stops alone.
    known: RefCell<Vec<Rc<Places>>>,
    stop_ways: RefCell<Vec<Rc<StopWays>>>,
}

/// A look at a search under way.
pub struct Look<'a> {
    /// The share of the time that is spent, 0 to 1.
    pub spent: f64,
    /// The best plan so far, when it is a new one.
    pub better: Option<&'a [Vec<VisitIndex>]>,
    asked: &'a Asked<'a>,
}

impl Look<'_> {
    /// A plan that was found better, in the traveller's terms. Takes its time: ask for the plans that are shown.
    pub fn answer(&self, days: &[Vec<VisitIndex>]) -> Answer {
        Answer::of_days(self.asked, &self.asked.made_good(days.to_vec()), false)
    }
}

/// Keeps what was worked out last, and forgets what is oldest.
fn remember<T>(known: &RefCell<Vec<Rc<T>>>, new: Rc<T>) -> Rc<T> {
    let mut known = known.borrow_mut();
    if known.len() >= MOST_KNOWN {
        known.remove(0);
    }
    known.push(Rc::clone(&new));
    new
}

impl<'a> Planner<'a> {
    /// A planner for a pack.
    pub fn new(atlas: &'a Atlas, ways: &'a Ways) -> Self {
        Self { atlas, ways, known: RefCell::default(), stop_ways: RefCell::default() }
    }

    /// Works out what questions of travellers by that means share, so that their plans come sooner.
    pub fn prepare(&self, mode: TripMode) {
        self.stop_ways(mode, usual_hours());
    }

    /// The ways of everyone with these wishes.
    pub(super) fn places(&self, wishes: &Wishes) -> Rc<Places> {
        if let Some(places) = self.known.borrow().iter().find(|places| places.serve(wishes)) {
            return Rc::clone(places);
        }
        let between_stops = self.stop_ways(wishes.means(), hours(&wishes.days));
        let places = Rc::new(Places::new(wishes, self.atlas, self.ways, &between_stops));
        remember(&self.known, places)
    }

    fn stop_ways(&self, mode: TripMode, hours: RangeInclusive<u32>) -> Rc<StopWays> {
        if let Some(known) = self.stop_ways.borrow().iter().find(|known| known.are(mode, &hours)) {
            return Rc::clone(known);
        }
        remember(&self.stop_ways, Rc::new(StopWays::new(mode, hours, self.atlas, self.ways)))
    }

    /// Plans. `clock` returns seconds from any fixed moment; `report` is told of every better plan, and may stop the
    /// search.
    ///
    /// # Errors
    /// Wishes that make no sense, with the reason.
    pub fn plan(
        &self,
        wishes: &Wishes,
        effort: Effort,
        clock: &mut dyn FnMut() -> f64,
        report: &mut dyn FnMut(&Look) -> ControlFlow<()>,
    ) -> Result<Answer, Refusal> {
        Ok(self.found(wishes, effort, clock, report)?.advised(self))
    }

    /// The same without advice, which may take longer to find than the plan: [`Planner::explained`] gives it then.
    ///
    /// # Errors
    /// Wishes that make no sense, with the reason.
    pub fn plan_without_advice(
        &self,
        wishes: &Wishes,
        effort: Effort,
        clock: &mut dyn FnMut() -> f64,
        report: &mut dyn FnMut(&Look) -> ControlFlow<()>,
    ) -> Result<Answer, Refusal> {
        Ok(self.found(wishes, effort, clock, report)?.answer)
    }

    fn found(
        &self,
        wishes: &Wishes,
        effort: Effort,
        clock: &mut dyn FnMut() -> f64,
        report: &mut dyn FnMut(&Look) -> ControlFlow<()>,
    ) -> Result<Found<'a>, Refusal> {
        let wishes = wishes.tidied();
        let asked = self.question(&wishes);
        let outcome = solve(&asked.for_the_rest(), effort, clock, &mut |progress| {
            report(&Look { spent: progress.spent, better: progress.better, asked: &asked })
        })?;
        let days = asked.made_good(outcome.days);
        let proven = outcome.proven && !asked.shortened;
        Ok(Found::new(wishes, asked, &days, proven))
    }

    /// A plan that was found on the way, with reasons for what is left out, and advice.
    pub fn explained(&self, wishes: &Wishes, answer: &Answer) -> Answer {
        let wishes = wishes.tidied();
        let asked = self.question(&wishes);
        let days = asked.with_all_that_is_kept(asked.days_of(answer));
        Found::new(wishes, asked, &days, answer.proven).advised(self)
    }

    /// What is asked, with every stop that may be visited and the times at which it lets one in.
    pub fn asked(&self, wishes: &Wishes) -> Asked<'a> {
        Asked::new(wishes, self.atlas, &self.places(wishes), Which::Offered)
    }

    /// The question of these wishes about those stops, with room for what is kept.
    pub(super) fn asked_about(&self, wishes: &Wishes, which: Which) -> Asked<'a> {
        let mut asked = Asked::new(wishes, self.atlas, &self.places(wishes), which);
        asked.make_room();
        asked
    }

    /// The question of these wishes, its must-sees settled.
    fn question(&self, wishes: &Wishes) -> Asked<'a> {
        let mut asked = self.asked_about(wishes, Which::Offered);
        asked.settle_musts(wishes);
        asked
    }
}

/// A plan with what was asked for it.
struct Found<'a> {
    wishes: Wishes,
    asked: Asked<'a>,
    /// With reasons for what is left out.
    answer: Answer,
}

impl<'a> Found<'a> {
    fn new(wishes: Wishes, asked: Asked<'a>, days: &[Vec<VisitIndex>], proven: bool) -> Self {
        let answer = Answer::of_days(&asked, days, proven).with_reasons(&asked, days, &wishes.liked);
        Self { wishes, asked, answer }
    }

    fn advised(self, planner: &Planner<'a>) -> Answer {
        self.answer.with_remedies(&Trials::new(planner, &self.wishes, &self.asked))
    }
}

//! The search for a trip's plan, which reports every better plan on the way.

use std::cell::RefCell;
use std::ops::{ControlFlow, RangeInclusive};
use std::rc::Rc;

use super::answer::Answer;
use super::asked::PlanningModel;
use super::candidates::Which;
use super::considered::{considered, is_small};
use super::places::{Places, StopWays, hours, usual_hours};
use super::remedies::Trials;
use super::wishes::Wishes;
use crate::domain::schedule::Ways;
use crate::domain::trip::TripMode;
use crate::domain::{Atlas, Stop, StopId};
use crate::plan::problem::{Priority, VisitIndex};
use crate::plan::{Effort, Progress, Refusal, solve};

/// Rounds for a plan: the requests in `tests/sense/requests` already get the same plans with a third of them.
const ROUNDS: u64 = 2_400;
/// Rounds per day of a long trip, which has many days to distribute stops over.
const ROUNDS_OF_A_DAY: u64 = 600;

/// How many rounds a plan gets.
pub fn rounds(wishes: &Wishes) -> u64 {
    let days = u64::try_from(wishes.days.len()).unwrap_or(1);
    ROUNDS.max(ROUNDS_OF_A_DAY * days)
}

/// The share of the progress that is reported for the first search, since a second one may follow.
const FIRST_SHARE: f64 = 0.6;
/// The rank of stops that are a reason to visit a city.
const FIRST_RANK: u8 = 5;
/// A sight of that rank with a lower score is far away, or not what was asked for.
const NEAR_SCORE: u32 = 700;

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

/// A look at a search in progress.
pub struct SearchProgress<'a> {
    /// The share of the time spent, 0 to 1.
    pub spent: f64,
    /// The best plan so far, if it is new.
    pub better: Option<&'a [Vec<VisitIndex>]>,
    asked: &'a PlanningModel<'a>,
}

impl SearchProgress<'_> {
    /// Converts a plan to the traveller's terms. This takes time, so use it only for plans that are shown.
    pub fn answer(&self, days: &[Vec<VisitIndex>]) -> Answer {
        Answer::of_days(self.asked, &self.asked.made_good(days.to_vec()), false)
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

    /// Plans a trip. `clock` returns seconds from any fixed moment. `report` gets every better plan, and may stop the
    /// search.
    ///
    /// # Errors
    /// Fails with the reason if the wishes make no sense.
    pub fn plan(
        &self,
        wishes: &Wishes,
        effort: Effort,
        clock: &mut dyn FnMut() -> f64,
        report: &mut dyn FnMut(&SearchProgress) -> ControlFlow<()>,
    ) -> Result<Answer, Refusal> {
        Ok(self.found(wishes, effort, clock, report)?.advised(self))
    }

    /// The same without advice, which may take longer to find than the plan; [`Planner::explained`] gives it
    /// afterwards.
    ///
    /// # Errors
    /// Fails with the reason if the wishes make no sense.
    pub fn plan_without_advice(
        &self,
        wishes: &Wishes,
        effort: Effort,
        clock: &mut dyn FnMut() -> f64,
        report: &mut dyn FnMut(&SearchProgress) -> ControlFlow<()>,
    ) -> Result<Answer, Refusal> {
        Ok(self.found(wishes, effort, clock, report)?.answer)
    }

    fn found(
        &self,
        wishes: &Wishes,
        effort: Effort,
        clock: &mut dyn FnMut() -> f64,
        report: &mut dyn FnMut(&SearchProgress) -> ControlFlow<()>,
    ) -> Result<Found<'a>, Refusal> {
        let (wishes, asked) = self.settled_nights(wishes.tidied());
        let first = searched(wishes, asked, effort, clock, &mut |progress, asked| {
            report(&SearchProgress { spent: progress.spent * FIRST_SHARE, better: progress.better, asked })
        })?;
        let Some((wishes, asked)) = self.with_short_stays(&first) else { return Ok(first) };
        let least = first.answer.score;
        let second = searched(wishes, asked, effort, clock, &mut |progress, asked| {
            let better = progress.better.filter(|_| progress.score > least);
            let spent = FIRST_SHARE + progress.spent * (1.0 - FIRST_SHARE);
            report(&SearchProgress { spent, better, asked })
        })?;
        let is_better = second.answer.score > least && first.great_stops().all(|stop| second.holds(stop));
        Ok(if is_better { self.with_longer_stays(&first.wishes, second) } else { first })
    }

    /// The same problem with short stays at nearby sights of the first rank that found no room: an hour there is better
    /// than no visit. `None` if there are no such sights.
    fn with_short_stays(&self, found: &Found<'a>) -> Option<(Wishes, PlanningModel<'a>)> {
        let mut wishes = found.wishes.clone();
        for (visit, candidate) in found.asked.problem.visits.iter().zip(&found.asked.candidates) {
            let (stop, short) = (candidate.stop, candidate.shortest(&wishes));
            let is_wanted = visit.wish == Priority::May && is_great(stop) && visit.score >= NEAR_SCORE;
            if is_wanted && short < candidate.minutes && !found.holds(&stop.id) {
                wishes.stays.push((stop.id.clone(), short));
            }
        }
        if wishes.stays.len() == found.wishes.stays.len() {
            return None;
        }
        let mut asked = self.question(&wishes);
        asked.nights = found.asked.nights.clone();
        Some((wishes, asked))
    }

    /// A plan found during the search, with reasons for what is left out, and advice.
    pub fn explained(&self, wishes: &Wishes, answer: &Answer) -> Answer {
        let mut wishes = wishes.tidied().with_nights(&answer.nights, self.atlas);
        wishes.take_short_stays(answer);
        let mut asked = self.question(&wishes);
        asked.nights = answer.nights.clone();
        let days = asked.with_all_that_is_kept(asked.days_of(answer));
        Found::new(wishes, asked, &days, answer.proven).advised(self)
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

    /// The wishes with a free night at each must-see that needs one, and their problem.
    fn settled_nights(&self, mut wishes: Wishes) -> (Wishes, PlanningModel<'a>) {
        let mut asked = self.question(&wishes);
        for stop in wishes.must.clone() {
            if wishes.free_nights.is_empty() || !asked.is_too_far(&stop) {
                continue;
            }
            let Some(night) = Trials::new(self, &wishes, &asked).night_at(&stop) else { continue };
            let mut nights = std::mem::take(&mut asked.nights);
            nights.push((night, stop.clone()));
            wishes = wishes.with_nights(&nights, self.atlas);
            wishes.free_nights.retain(|free| *free != night);
            asked = self.question(&wishes);
            asked.nights = nights;
        }
        (wishes, asked)
    }

    /// The problem of these wishes, with its must-sees settled.
    pub(super) fn question(&self, wishes: &Wishes) -> PlanningModel<'a> {
        let mut asked = self.asked_about(wishes, Which::Offered);
        asked.settle_musts(wishes);
        asked
    }
}

/// Whether a stop is a reason to visit a city.
fn is_great(stop: &Stop) -> bool {
    stop.worth == Some(FIRST_RANK)
}

/// Searches for the plan of a problem.
fn searched<'a>(
    wishes: Wishes,
    asked: PlanningModel<'a>,
    effort: Effort,
    clock: &mut dyn FnMut() -> f64,
    report: &mut dyn FnMut(Progress, &PlanningModel) -> ControlFlow<()>,
) -> Result<Found<'a>, Refusal> {
    let outcome = solve(&asked.for_the_rest(), effort, clock, &mut |progress| report(*progress, &asked))?;
    let days = asked.made_good(outcome.days);
    let proven = outcome.proven && !asked.shortened;
    Ok(Found::new(wishes, asked, &days, proven))
}

/// A plan with the wishes and the problem that it answers.
pub(super) struct Found<'a> {
    pub(super) wishes: Wishes,
    pub(super) asked: PlanningModel<'a>,
    /// With reasons for what is left out.
    pub(super) answer: Answer,
}

impl<'a> Found<'a> {
    pub(super) fn new(
        wishes: Wishes,
        asked: PlanningModel<'a>,
        days: &[Vec<VisitIndex>],
        proven: bool,
    ) -> Self {
        let answer = Answer::of_days(&asked, days, proven).with_reasons(&asked, days, &wishes.liked);
        Self { wishes, asked, answer }
    }

    pub(super) fn holds(&self, stop: &StopId) -> bool {
        self.answer.stops().any(|planned| planned == stop)
    }

    /// The stops of the first rank in the plan.
    fn great_stops(&self) -> impl Iterator<Item = &StopId> {
        let candidates = self.asked.candidates.iter().filter(|candidate| is_great(candidate.stop));
        candidates.map(|candidate| &candidate.stop.id).filter(|stop| self.holds(stop))
    }

    fn advised(self, planner: &Planner<'a>) -> Answer {
        self.answer.with_remedies(&Trials::new(planner, &self.wishes, &self.asked))
    }
}

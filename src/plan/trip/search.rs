//! The search for a trip's plan, which reports every better plan on the way.

use std::ops::ControlFlow;

use super::answer::Answer;
use super::asked::PlanningModel;
use super::planner::Planner;
use super::remedies::Trials;
use super::wishes::Wishes;
use crate::domain::{Stop, StopId};
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

impl<'a> Planner<'a> {
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

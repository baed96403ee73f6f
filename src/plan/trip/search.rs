//! The search for a trip's plan, with a look at the best so far whenever there is a better one.

use std::ops::ControlFlow;

use super::answer::Answer;
use super::asked::Asked;
use super::wishes::Wishes;
use crate::domain::Atlas;
use crate::domain::schedule::Ways;
use crate::plan::problem::VisitIndex;
use crate::plan::{Effort, Refusal, solve};

/// All that a pack's plans are made of.
pub struct Planner<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) ways: &'a Ways,
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
        Answer::of_days(self.asked, &self.asked.with_all_that_is_kept(days.to_vec()), false)
    }
}

impl<'a> Planner<'a> {
    /// A planner for a pack.
    pub fn new(atlas: &'a Atlas, ways: &'a Ways) -> Self {
        Self { atlas, ways }
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
        let asked = self.question(wishes);
        let outcome = solve(&asked.problem, effort, clock, &mut |progress| {
            report(&Look { spent: progress.spent, better: progress.better, asked: &asked })
        })?;
        let proven = outcome.proven;
        let days = asked.with_all_that_is_kept(outcome.days);
        let answer = Answer::of_days(&asked, &days, proven);
        Ok(answer.with_reasons(&asked, &days, wishes, &self.atlas.calendar))
    }

    /// A plan that was found on the way, with reasons for what is left out.
    pub fn explained(&self, wishes: &Wishes, answer: &Answer) -> Answer {
        let asked = self.question(wishes);
        let days = asked.with_all_that_is_kept(asked.days_of(answer));
        let explained = Answer::of_days(&asked, &days, answer.proven);
        explained.with_reasons(&asked, &days, wishes, &self.atlas.calendar)
    }

    fn question(&self, wishes: &Wishes) -> Asked<'a> {
        let mut asked = Asked::new(wishes, self.atlas, self.ways);
        asked.make_room();
        asked
    }
}

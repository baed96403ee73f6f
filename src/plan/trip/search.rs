//! The search for a trip's plan, with a look at the best so far whenever there is a better one.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use super::answer::Answer;
use super::asked::Asked;
use super::places::Places;
use super::remedies::Trials;
use super::wishes::Wishes;
use crate::domain::Atlas;
use crate::domain::schedule::Ways;
use crate::plan::problem::VisitIndex;
use crate::plan::{Effort, Refusal, solve};

/// Rounds for a plan of one day; about a second of a browser's work, and so for any number of days.
const ROUNDS_OF_A_DAY: u64 = 6_000;
/// The fewest rounds.
const FEWEST_ROUNDS: u64 = 1_200;

/// How many rounds a plan gets: the work of a round grows with the days.
pub fn rounds(wishes: &Wishes) -> u64 {
    let days = u64::try_from(wishes.days.len()).unwrap_or(1).max(1);
    (ROUNDS_OF_A_DAY / days).max(FEWEST_ROUNDS)
}

/// For so many different trips the ways are kept.
const MOST_KNOWN: usize = 8;

/// All that a pack's plans are made of.
pub struct Planner<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) ways: &'a Ways,
    /// Ways that were worked out, the last ones: many questions differ in the stops alone.
    known: RefCell<Vec<Rc<Places>>>,
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

impl<'a> Planner<'a> {
    /// A planner for a pack.
    pub fn new(atlas: &'a Atlas, ways: &'a Ways) -> Self {
        Self { atlas, ways, known: RefCell::default() }
    }

    /// The ways of everyone with these wishes.
    pub(super) fn places(&self, wishes: &Wishes) -> Rc<Places> {
        let mut known = self.known.borrow_mut();
        if let Some(places) = known.iter().find(|places| places.serve(wishes)) {
            return Rc::clone(places);
        }
        let places = Rc::new(Places::new(wishes, self.atlas, self.ways));
        if known.len() >= MOST_KNOWN {
            known.remove(0);
        }
        known.push(Rc::clone(&places));
        places
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
        let wishes = &wishes.tidied();
        let places = self.places(wishes);
        let asked = self.question(wishes, &places);
        let outcome = solve(&asked.for_the_rest(), effort, clock, &mut |progress| {
            report(&Look { spent: progress.spent, better: progress.better, asked: &asked })
        })?;
        let days = asked.made_good(outcome.days);
        let answer = Answer::of_days(&asked, &days, outcome.proven && !asked.shortened);
        Ok(answer.with_reasons(&asked, &days, &Trials::new(self, wishes, &asked)))
    }

    /// A plan that was found on the way, with reasons for what is left out.
    pub fn explained(&self, wishes: &Wishes, answer: &Answer) -> Answer {
        let wishes = &wishes.tidied();
        let places = self.places(wishes);
        let asked = self.question(wishes, &places);
        let days = asked.with_all_that_is_kept(asked.days_of(answer));
        let explained = Answer::of_days(&asked, &days, answer.proven);
        explained.with_reasons(&asked, &days, &Trials::new(self, wishes, &asked))
    }

    /// What is asked, with every stop that may be visited and the times at which it lets one in.
    pub fn asked(&self, wishes: &Wishes) -> Asked<'a> {
        Asked::new(wishes, self.atlas, &self.places(wishes))
    }

    /// The question of these wishes, its must-sees settled.
    pub(super) fn question(&self, wishes: &Wishes, places: &Places) -> Asked<'a> {
        let mut asked = Asked::new(wishes, self.atlas, places);
        asked.make_room();
        asked.settle_musts(wishes);
        asked
    }
}

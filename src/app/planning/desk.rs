//! The planner's desk: the planning under way, and what each step asks of the worker and the page. Pure, as
//! [`crate::app::update`] is.

use super::form::Form;
use super::state::{Planning, PlanningMsg, update};
use crate::app::Section;
use crate::domain::trip::{Edit, ReplaceReason, Trip};
use crate::plan::trip::talk::PlannerRequest;
use crate::plan::trip::{Wishes, rounds};

/// How many times as many rounds are tried for a better plan.
const LONGER: u64 = 20;

/// The planning under way, if there is one, and whether the last one ended with its plan taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlannerState {
    /// The planning under way.
    pub planning: Option<Planning>,
    /// Whether the plan of the last one was taken.
    pub taken: bool,
}

/// What can happen at the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum DeskMsg {
    /// Open the questions.
    Open {
        /// As the trip answers them.
        asked: Box<Form>,
        /// As they were answered before the page was reloaded; the same as `asked` if they were not.
        answered: Box<Form>,
    },
    /// Open the questions, as the trip answers them, as if nothing had been answered.
    StartAgain(Box<Form>),
    /// Look for a plan.
    Plan {
        /// The answers.
        form: Box<Form>,
        /// What they amount to for the trip.
        wishes: Box<Wishes>,
    },
    /// Look for a better plan, for as long as the reader likes.
    LookLonger(Box<Wishes>),
    /// End the search and show the best plan so far.
    Stop,
    /// End the search and discard it.
    Cancel,
    /// Close the questions or the plan.
    Close,
    /// Take the plan: the trip becomes this one.
    Take(Box<Trip>),
    /// Another event of planning.
    Planning(PlanningMsg),
}

/// What a message asks of the worker and the page, to be done at once and in order.
#[derive(Clone, Debug, PartialEq)]
pub enum DeskEffect {
    /// Start the worker, so that its answer to a later request comes sooner.
    Wake,
    /// Send the worker a request.
    Ask(Box<PlannerRequest>),
    /// End the worker, even while it is computing.
    HangUp,
    /// Forget the answers that are kept for a reloaded page.
    ForgetAnswers,
    /// Edit the trip.
    Edit(Edit),
    /// Show a section of the page.
    Show(Section),
}

/// A request for a plan; the same wishes give the same plan.
pub fn plan(wishes: &Wishes) -> PlannerRequest {
    PlannerRequest::Plan { wishes: Box::new(wishes.clone()), rounds: rounds(wishes), seed: 1 }
}

/// The same request with many more rounds; the reader may end it at any time.
fn plan_longer(wishes: &Wishes) -> PlannerRequest {
    let rounds = rounds(wishes).saturating_mul(LONGER);
    PlannerRequest::Plan { wishes: Box::new(wishes.clone()), rounds, seed: 2 }
}

/// The desk after a message, and what the message asks of the worker and the page.
pub fn at_desk(desk: &PlannerState, msg: DeskMsg) -> (PlannerState, Vec<DeskEffect>) {
    match msg {
        DeskMsg::Open { asked, answered } => {
            let opened = PlannerState { planning: Some(Planning::new(*asked)), taken: false };
            (desk_after(&opened, PlanningMsg::Answered(answered)), vec![DeskEffect::Wake])
        }
        DeskMsg::StartAgain(asked) => {
            let planning = Some(Planning::new(*asked));
            (PlannerState { planning, taken: false }, vec![DeskEffect::ForgetAnswers])
        }
        DeskMsg::Plan { form, wishes } => {
            let answered = desk_after(desk, PlanningMsg::Answered(form));
            let ask = DeskEffect::Ask(Box::new(plan(&wishes)));
            (desk_after(&answered, PlanningMsg::Plan(wishes)), vec![ask])
        }
        DeskMsg::LookLonger(wishes) => {
            let ask = DeskEffect::Ask(Box::new(plan_longer(&wishes)));
            (desk_after(desk, PlanningMsg::Plan(wishes)), vec![ask])
        }
        DeskMsg::Stop => (desk_after(desk, PlanningMsg::Stop), stopped(desk)),
        DeskMsg::Cancel => (desk_after(desk, PlanningMsg::Cancel), vec![DeskEffect::HangUp]),
        DeskMsg::Close => (PlannerState::default(), vec![DeskEffect::HangUp]),
        DeskMsg::Take(trip) => (PlannerState { planning: None, taken: true }, taken(trip)),
        DeskMsg::Planning(msg) => (desk_after(desk, msg), Vec::new()),
    }
}

fn desk_after(desk: &PlannerState, msg: PlanningMsg) -> PlannerState {
    PlannerState { planning: desk.planning.as_ref().map(|planning| update(planning, msg)), ..*desk }
}

/// Why the other stops are not in the best plan so far is asked of a new worker, which is not busy.
fn stopped(desk: &PlannerState) -> Vec<DeskEffect> {
    let best = desk.planning.as_ref().and_then(Planning::answer);
    let explain = best.map(|(wishes, answer)| {
        let request = PlannerRequest::Explain(Box::new(wishes.clone()), Box::new(answer.clone()));
        DeskEffect::Ask(Box::new(request))
    });
    [DeskEffect::HangUp].into_iter().chain(explain).collect()
}

fn taken(trip: Box<Trip>) -> Vec<DeskEffect> {
    vec![
        DeskEffect::Edit(Edit::Replace { with: trip, reason: ReplaceReason::Plan }),
        DeskEffect::HangUp,
        DeskEffect::ForgetAnswers,
        DeskEffect::Show(Section::Days),
    ]
}

//! The stages of planning and the transitions between them. Pure: the worker's replies arrive as messages.

use super::form::Form;
use crate::domain::StopId;
use crate::plan::Refusal;
use crate::plan::trip::talk::PlannerEvent;
use crate::plan::trip::{Answer, Wishes};

/// The state of planning.
#[derive(Clone, Debug, PartialEq)]
pub struct Planning {
    /// The questions as the trip answers them now.
    pub asked: Form,
    /// The answers to the questions.
    pub form: Form,
    /// The stage.
    pub stage: Stage,
}

/// A stage of planning.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The form is being filled in.
    Asking,
    /// The worker is searching.
    Thinking {
        /// What was asked.
        wishes: Box<Wishes>,
        /// The share of the search time that is used up, 0 to 1.
        spent: f64,
        /// The best plan so far.
        best: Option<Box<Answer>>,
    },
    /// A plan to accept or discard.
    Shown {
        /// What was asked.
        wishes: Box<Wishes>,
        /// The plan.
        answer: Box<Answer>,
        /// Whether the search ended early, so that it is unknown what could still be improved.
        stopped: bool,
    },
    /// There is no plan.
    Failed(Failure),
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The planner or its pack did not load.
    NotThere,
    /// The planner refused the wishes.
    Refused(Refusal),
    /// It was stopped, or did not answer in time, before there was any plan.
    Stopped,
}

/// Events of planning.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanningMsg {
    /// An answer was changed.
    Answered(Box<Form>),
    /// The trip or the day changed: the questions as the trip answers them now.
    AskedAnew(Box<Form>),
    /// Start planning with these wishes.
    Plan(Box<Wishes>),
    /// The worker sent a message.
    Heard(Box<PlannerEvent>),
    /// The worker broke down or could not be started.
    Broken,
    /// Stop the search and show the best plan so far.
    Stop,
    /// Stop and discard: back to the questions if there is a plan; a search without a plan yet fails as stopped.
    Cancel,
    /// Back to the questions.
    AskAgain,
}

/// The next stage.
pub fn update(planning: &Planning, msg: PlanningMsg) -> Planning {
    let Planning { asked, form, stage } = planning.clone();
    match msg {
        PlanningMsg::Answered(form) => Planning { asked, form: *form, stage },
        PlanningMsg::AskedAnew(now) => Planning { form: form.following(&asked, &now), asked: *now, stage },
        msg => Planning { asked, form, stage: stage.after(msg) },
    }
}

impl Stage {
    /// The stage after a message. Answers to questions do not change the stage.
    #[must_use]
    pub fn after(self, msg: PlanningMsg) -> Self {
        match msg {
            PlanningMsg::Answered(_) | PlanningMsg::AskedAnew(_) => self,
            PlanningMsg::Plan(wishes) => Self::Thinking { wishes, spent: 0.0, best: None },
            PlanningMsg::Heard(tell) => heard(self, *tell),
            PlanningMsg::Broken => stopped(self, Failure::NotThere),
            PlanningMsg::Cancel if self.answer().is_some() => Self::Asking,
            PlanningMsg::Cancel | PlanningMsg::Stop => stopped(self, Failure::Stopped),
            PlanningMsg::AskAgain => Self::Asking,
        }
    }

    /// The plan shown, with the wishes it answers.
    pub fn answer(&self) -> Option<(&Wishes, &Answer)> {
        match self {
            Self::Thinking { wishes, best: Some(answer), .. } | Self::Shown { wishes, answer, .. } => {
                Some((wishes, answer))
            }
            _ => None,
        }
    }
}

fn heard(stage: Stage, tell: PlannerEvent) -> Stage {
    if let (Stage::Shown { wishes, stopped, .. }, PlannerEvent::Explained(answer)) = (&stage, &tell) {
        return Stage::Shown { wishes: wishes.clone(), answer: answer.clone(), stopped: *stopped };
    }
    let Stage::Thinking { wishes, spent, best } = stage else { return stage };
    match tell {
        PlannerEvent::Spent(spent) => Stage::Thinking { wishes, spent, best },
        PlannerEvent::Better(answer) => Stage::Thinking { wishes, spent, best: Some(Box::new(answer)) },
        PlannerEvent::Planned(answer) => Stage::Shown { wishes, answer: Box::new(answer), stopped: false },
        PlannerEvent::Refused(why) => Stage::Failed(Failure::Refused(why)),
        PlannerEvent::NoPack => Stage::Failed(Failure::NotThere),
        PlannerEvent::Explained(_)
        | PlannerEvent::Ordered(..)
        | PlannerEvent::Fits(..)
        | PlannerEvent::Spares(_) => Stage::Thinking { wishes, spent, best },
    }
}

/// The stage when the worker will send nothing more: the best plan so far, or `failure`.
fn stopped(stage: Stage, failure: Failure) -> Stage {
    match stage {
        Stage::Thinking { wishes, best: Some(answer), .. } => Stage::Shown { wishes, answer, stopped: true },
        Stage::Thinking { .. } => Stage::Failed(failure),
        other => other,
    }
}

impl Planning {
    /// Planning at its first stage, with the questions as the trip answers them.
    pub fn new(asked: Form) -> Self {
        Self { form: asked.clone(), asked, stage: Stage::Asking }
    }

    /// The plan shown, with the wishes it answers.
    pub fn answer(&self) -> Option<(&Wishes, &Answer)> {
        self.stage.answer()
    }

    /// The form with that stop as a must-see.
    pub fn with_must(&self, stop: &StopId) -> Form {
        let mut form = self.without(stop);
        form.never.retain(|other| other != stop);
        form.must.push(stop.clone());
        form
    }

    /// The form with that stop as not wanted.
    pub fn with_never(&self, stop: &StopId) -> Form {
        let mut form = self.without(stop);
        form.never.push(stop.clone());
        form
    }

    fn without(&self, stop: &StopId) -> Form {
        let mut form = self.form.clone();
        form.must.retain(|other| other != stop);
        form.never.retain(|other| other != stop);
        form
    }
}

//! The planner's worker: started when planning begins, queried, and ended with the page or on request.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::AppState;
use crate::app::planning::{DeskEffect, DeskMsg, PlannerState, at_desk};
use crate::atlas::packed;
use crate::domain::script::file_address;
use crate::plan::trip::talk::{PlannerEvent, PlannerRequest, bytes, heard};
use crate::platform::conversation::{Conversation, Heard};
use crate::platform::timer::Timeout;
use crate::platform::{document, location};

/// The planner's program.
const PLANNER: &str = "planner_loader.js";
/// A planner that says nothing for this long is given up, in milliseconds: on a slow connection its program takes a
/// while to load.
const GIVES_UP_MS: u32 = 45_000;

/// A message from the planner; `None` when it broke down.
pub type PlannerSays = Option<PlannerEvent>;

/// A connection to the planner.
#[derive(Clone)]
pub struct PlannerLine {
    conversation: Rc<RefCell<Option<Conversation>>>,
    /// Whether the worker broke down or fell silent: the next question then needs a new one.
    is_broken: Rc<RefCell<bool>>,
    watch: Rc<RefCell<Option<Timeout>>>,
    hear: Callback<PlannerSays>,
}

/// A connection to the planner; `hear` receives its messages. The worker is not started before it is needed.
#[hook]
pub fn use_planner(hear: Callback<PlannerSays>) -> PlannerLine {
    let conversation = use_mut_ref(|| None);
    let watch = use_mut_ref(|| None);
    let is_broken = use_mut_ref(|| false);
    let ends = conversation.clone();
    use_effect_with((), move |()| move || drop(ends.borrow_mut().take()));
    PlannerLine { conversation, is_broken, watch, hear }
}

impl PlannerLine {
    /// Starts the worker and gives it the pack, so that the answer to a later question comes sooner.
    pub fn wake(&self, app: &AppState) {
        if self.conversation.borrow().is_some() && !self.is_broken.replace(false) {
            return;
        }
        let address = file_address(&app.root, PLANNER);
        let (hear, watch, is_broken) = (self.hear.clone(), self.watch.clone(), self.is_broken.clone());
        let started = Conversation::start(&address, move |said| {
            let tell = match said {
                Heard::Said(bytes) => heard::<PlannerEvent>(&bytes),
                Heard::Broken => None,
            };
            let goes_on = matches!(tell, Some(PlannerEvent::Spent(_) | PlannerEvent::Better(_)));
            is_broken.replace(tell.is_none());
            *watch.borrow_mut() = goes_on.then(|| give_up(hear.clone(), is_broken.clone()));
            hear.emit(tell);
        });
        match started {
            Ok(conversation) => {
                conversation.say(&bytes(&pack(app)));
                *self.conversation.borrow_mut() = Some(conversation);
            }
            Err(_not_allowed) => self.hear.emit(None),
        }
    }

    /// Sends a question; starts the worker if there is none.
    pub fn ask(&self, app: &AppState, ask: &PlannerRequest) {
        self.wake(app);
        if let Some(conversation) = &*self.conversation.borrow() {
            conversation.say(&bytes(ask));
            *self.watch.borrow_mut() = Some(give_up(self.hear.clone(), self.is_broken.clone()));
        }
    }

    /// Ends the worker, even while it is computing.
    pub fn hang_up(&self) {
        self.watch.borrow_mut().take();
        self.conversation.borrow_mut().take();
    }
}

fn give_up(hear: Callback<PlannerSays>, is_broken: Rc<RefCell<bool>>) -> Timeout {
    Timeout::new(GIVES_UP_MS, move || {
        is_broken.replace(true);
        hear.emit(None);
    })
}

/// The planner's desk as a page has it.
#[derive(Clone)]
pub struct Desk {
    state: Rc<RefCell<PlannerState>>,
    redraw: UseForceUpdateHandle,
}

/// The planner's desk, empty when the page opens.
#[hook]
pub fn use_desk() -> Desk {
    Desk { state: use_mut_ref(PlannerState::default), redraw: use_force_update() }
}

impl Desk {
    /// The present state.
    pub fn now(&self) -> PlannerState {
        self.state.borrow().clone()
    }

    /// Changes the state and renders the page if it differs; returns what the message asks of the worker and the page.
    pub fn take_in(&self, msg: DeskMsg) -> Vec<DeskEffect> {
        let (next, effects) = at_desk(&self.now(), msg);
        if *self.state.borrow() != next {
            self.state.replace(next);
            self.redraw.force_update();
        }
        effects
    }
}

/// The site's own pack is fetched by the worker; any other pack is sent to it, because only this page has it.
fn pack(app: &AppState) -> PlannerRequest {
    match app.host.pack {
        None => PlannerRequest::PackAt(location::absolute(&file_address(&app.root, "pack/whole.bin"))),
        Some(_) => PlannerRequest::Pack(packed::encode(&app.atlas)),
    }
}

/// When a plan is shown: sets a performance mark, and scrolls to the plan's heading if that still has the focus.
/// Browsers keep in place what was in view, and while the planner works that is what lies below the plan.
#[hook]
pub fn use_plan_shown(shown: bool, heading: &'static str) {
    use_effect_with(shown, move |shown| {
        if *shown {
            document::mark("hangyong:plan-ready");
            if let Some(heading) = document::select(&format!("#{heading}:focus")) {
                heading.scroll_into_view();
            }
        }
    });
}

/// Moves the focus to the element with this id whenever the id changes: what was pressed has left the page.
#[hook]
pub fn use_focus_at(place: &'static str) {
    let first = use_mut_ref(|| true);
    use_effect_with(place, move |place| {
        // When the page opens, the focus stays where it is.
        if !first.replace(false)
            && let Some(element) = document::element(place)
        {
            let _not_focusable = element.focus();
        }
    });
}

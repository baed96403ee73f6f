//! 帮我排 on the trip page: the questions, the growing plan, and the preview that is taken or rejected.

mod fields;
mod form;
mod help;
mod kept;
mod left_out;
mod more;
mod own_place;
mod places;
mod preview;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::planning::words as sentences;
use crate::app::planning::{
    Airport, Failure, Form, Planning, PlanningMsg, Stage, airports, update, without_lunch,
};
use crate::app::{Effect, Msg, Section, Trips, TripsMsg};
use crate::domain::clock::shanghai_time;
use crate::domain::trip::{Edit, ReplaceReason, Trip};
use crate::i18n::{PlanningWords, lunch_notes, planning_words};
use crate::plan::trip::Wishes;
use crate::plan::trip::talk::PlannerRequest;
use crate::platform::document;
use crate::ui::effects::now::utc_now;
use crate::ui::effects::planning::{
    PlannerLine, PlannerSays, plan, plan_longer, use_focus_at, use_plan_shown, use_planner,
};
use crate::ui::panels::trip::DAYS_TITLE;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_performer, use_view};

pub use help::DayHelp;

/// The planning under way, if there is one, and whether the last one ended with its plan taken.
#[derive(Clone, Default, PartialEq)]
struct PlannerState {
    planning: Option<Planning>,
    taken: bool,
}

/// What can happen to the planning.
enum DeskMsg {
    Open(Box<Form>),
    Close,
    Taken,
    Planning(PlanningMsg),
}

impl Reducible for PlannerState {
    type Action = DeskMsg;

    fn reduce(self: Rc<Self>, msg: DeskMsg) -> Rc<Self> {
        let next = match msg {
            DeskMsg::Open(asked) => Self { planning: Some(Planning::new(*asked)), taken: false },
            DeskMsg::Close => Self::default(),
            DeskMsg::Taken => Self { planning: None, taken: true },
            DeskMsg::Planning(msg) => {
                Self { planning: self.planning.as_ref().map(|planning| update(planning, msg)), ..*self }
            }
        };
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What the parts of the planner need: the page, the words, the trip, the questions and the connection to the worker.
#[derive(Clone)]
struct PlannerCtx {
    view: View,
    words: &'static PlanningWords,
    /// The trip as it is, without the lunches of an earlier plan.
    trip: Rc<Trip>,
    desk: UseReducerDispatcher<PlannerState>,
    line: PlannerLine,
    /// The pack's airports, read once.
    airports: Rc<Vec<Airport>>,
}

impl PlannerCtx {
    fn send(&self, msg: PlanningMsg) {
        self.desk.dispatch(DeskMsg::Planning(msg));
    }

    fn answered(&self, form: Form) {
        self.send(PlanningMsg::Answered(Box::new(form)));
    }

    /// Asks for a plan with these answers.
    fn plan(&self, form: &Form) {
        let wishes = form.wishes(&self.trip, &self.view.app.atlas);
        self.line.ask(&self.view.app, &plan(&wishes));
        self.answered(form.clone());
        self.send(PlanningMsg::Plan(Box::new(wishes)));
    }

    /// Asks the same again with many more rounds, which the reader can stop at any time.
    fn look_longer(&self, wishes: &Wishes) {
        self.line.ask(&self.view.app, &plan_longer(wishes));
        self.send(PlanningMsg::Plan(Box::new(wishes.clone())));
    }

    /// Ends the search and shows the best plan so far. Why the other stops are not in it is asked of a new worker,
    /// which is not busy.
    fn stop(&self, planning: &Planning) {
        self.line.hang_up();
        self.send(PlanningMsg::Stop);
        if let Some((wishes, answer)) = planning.answer() {
            let ask = PlannerRequest::Explain(Box::new(wishes.clone()), Box::new(answer.clone()));
            self.line.ask(&self.view.app, &ask);
        }
    }

    /// The questions, filled in from the trip.
    fn questions(&self) -> Form {
        let app = &self.view.app;
        let today = app.now.unwrap_or_else(|| shanghai_time(utc_now().timestamp_millis() as f64)).date();
        Form::of(&self.trip, &app.atlas, today)
    }

    /// Opens the questions, with the answers that were given before the page was reloaded.
    fn open(&self) {
        // The worker loads while the questions are answered.
        self.line.wake(&self.view.app);
        let asked = self.questions();
        self.desk.dispatch(DeskMsg::Open(Box::new(asked.clone())));
        self.answered(kept::taken_up(asked));
    }

    /// Opens the questions as if nothing had been answered.
    fn start_again(&self) {
        kept::forget();
        self.desk.dispatch(DeskMsg::Open(Box::new(self.questions())));
    }

    fn cancel(&self) {
        self.line.hang_up();
        self.send(PlanningMsg::Cancel);
    }

    fn close(&self) {
        self.line.hang_up();
        self.desk.dispatch(DeskMsg::Close);
    }

    fn take(&self, next: Trip) {
        let edit = Edit::Replace { with: Box::new(next), reason: ReplaceReason::Plan };
        self.view.dispatch.trips(TripsMsg::Edit(edit));
        self.line.hang_up();
        kept::forget();
        self.desk.dispatch(DeskMsg::Taken);
        self.view.dispatch.send(Msg::OpenSection(Section::Days));
    }

    /// A callback for a press.
    fn press(&self, act: impl Fn(&Self) + 'static) -> Callback<MouseEvent> {
        let bench = self.clone();
        Callback::from(move |_| act(&bench))
    }
}

/// The planner. Shows nothing until the trips are loaded.
#[component]
pub fn Planner() -> Html {
    let view = use_view();
    let desk = use_reducer(PlannerState::default);
    let hear = {
        let desk = desk.dispatcher();
        use_callback((), move |said: PlannerSays, ()| {
            let msg = said.map_or(PlanningMsg::Broken, |tell| PlanningMsg::Heard(Box::new(tell)));
            desk.dispatch(DeskMsg::Planning(msg));
        })
    };
    let line = use_planner(hear);
    use_plan_shown(desk.planning.as_ref().is_some_and(|planning| planning.answer().is_some()), PLAN);
    let closed = if desk.taken { DAYS_TITLE } else { OPENS };
    use_focus_at(desk.planning.as_ref().map_or(closed, |planning| heading(&planning.stage)));
    let airports = use_memo(view.app.atlas.clone(), |atlas| airports(atlas));
    let bench = view.app.trips.as_ref().map(|trips| PlannerCtx {
        words: planning_words(view.app.lang),
        trip: Rc::new(without_lunch(trips.trip(), &lunch_notes())),
        desk: desk.dispatcher(),
        view: view.clone(),
        line,
        airports,
    });
    use_asked_for(&view, bench.as_ref(), desk.planning.is_some());
    use_asked_anew(bench.as_ref(), desk.planning.as_ref());
    kept::use_kept(bench.as_ref(), desk.planning.as_ref().map(|planning| &planning.form));
    own_place::use_picked(bench.as_ref(), desk.planning.as_ref().map(|planning| &planning.form));
    let (Some(trips), Some(bench)) = (&view.app.trips, bench) else { return Html::default() };
    html! {
        <section class="planning" id={Section::Plan.id()} aria-label={bench.words.plan_for_me} data-unsaved={desk.planning.is_some().then_some("")}>
            { for desk.planning.as_ref().map(|planning| stage(&bench, trips, planning)) }
            if desk.planning.is_none() {
                { invitation(&bench) }
            }
        </section>
    }
}

/// Opens the questions when a link led to them; questions that are already open stay as they are.
#[hook]
fn use_asked_for(view: &View, bench: Option<&PlannerCtx>, is_open: bool) {
    let asked = view.app.section == Some(Section::Plan) && !is_open;
    let bench = bench.filter(|_| asked).cloned();
    let again = bench.clone();
    use_performer(move |effect| {
        if let (Effect::ShowSection(Section::Plan), Some(bench)) = (effect, &again) {
            bench.open();
        }
    });
    use_effect_with(view.app.section, move |_| {
        if let Some(bench) = bench {
            bench.open();
        }
    });
    use_effect_with((view.app.section, is_open), |(section, is_open)| {
        let asked = section.filter(|section| *is_open && *section == Section::Plan);
        if let Some(questions) = asked.and_then(|section| document::element(section.id())) {
            questions.scroll_into_view();
        }
    });
}

/// Lets the questions follow the trip, which can be changed on the same page.
#[hook]
fn use_asked_anew(bench: Option<&PlannerCtx>, planning: Option<&Planning>) {
    let bench = bench.filter(|_| planning.is_some()).cloned();
    let asked = bench.as_ref().map(PlannerCtx::questions);
    use_effect_with(asked, move |asked| {
        if let (Some(bench), Some(asked)) = (bench, asked) {
            bench.send(PlanningMsg::AskedAnew(Box::new(asked.clone())));
        }
    });
}

/// The id of the button with which planning begins.
const OPENS: &str = "planning-opens";

/// The id of the heading of a plan, while it is worked out and when it is shown.
const PLAN: &str = "planning-plan";

/// The id of the heading that a stage begins with.
fn heading(stage: &Stage) -> &'static str {
    match stage {
        Stage::Asking => "planning-asks",
        Stage::Thinking { .. } | Stage::Shown { .. } => PLAN,
        Stage::Failed(_) => "planning-failed",
    }
}

fn invitation(bench: &PlannerCtx) -> Html {
    let open = bench.press(PlannerCtx::open);
    html! {
        <>
            <button type="button" class="button button--main" id={OPENS} onclick={open}>
                { icon(IconName::Route) }{ bench.words.plan_for_me }
            </button>
            <p class="quiet">{ bench.words.plan_what }</p>
        </>
    }
}

fn stage(bench: &PlannerCtx, trips: &Trips, planning: &Planning) -> Html {
    let asking = matches!(planning.stage, Stage::Asking);
    let failure = match planning.stage {
        Stage::Failed(failure) => Some(failure),
        _ => None,
    };
    html! {
        <>
            <p class="unseen" role="status">{ said(bench, planning) }</p>
            if asking {
                { form::questions(bench, &planning.form) }
            } else if let Some(failure) = failure {
                { failed(bench, &planning.form, failure) }
            } else {
                { preview::plan(bench, trips, planning) }
            }
        </>
    }
}

/// What screen readers announce: that the planner is working, and the result.
fn said(bench: &PlannerCtx, planning: &Planning) -> String {
    if matches!(planning.stage, Stage::Thinking { .. }) {
        return bench.words.thinking.to_owned();
    }
    let Stage::Shown { answer, .. } = &planning.stage else { return String::new() };
    let words = crate::i18n::words(bench.view.app.lang);
    let (days, stops) = (answer.days.len(), answer.stops().count());
    format!(
        "{}{}{}{}{}",
        bench.words.plan,
        words.colon,
        words.days_count.count(days),
        words.list_comma,
        words.stops_count.count(stops)
    )
}

fn failed(bench: &PlannerCtx, form: &Form, failure: Failure) -> Html {
    let form = form.clone();
    // A refused request would be refused again; any other failure may have been temporary.
    let again =
        (!matches!(failure, Failure::Refused(_))).then(|| bench.press(move |bench| bench.plan(&form)));
    let change = if again.is_some() { "button" } else { "button button--main" };
    html! {
        <>
            <h2 class="section-title" id="planning-failed" tabindex="-1">{ bench.words.plan_for_me }</h2>
            <p class="notice" role="alert">{ icon(IconName::Info) }{ sentences::failure(bench.view.app.lang, failure) }</p>
            <p class="planning__acts">
                if let Some(again) = again {
                    <button type="button" class="button button--main" onclick={again}>{ bench.words.try_again }</button>
                }
                <button type="button" class={change}
                    onclick={bench.press(|bench| bench.send(PlanningMsg::AskAgain))}>{ bench.words.ask_again }</button>
                <button type="button" class="button"
                    onclick={bench.press(PlannerCtx::close)}>{ bench.words.close }</button>
            </p>
        </>
    }
}

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
    Airport, DeskEffect, DeskMsg, Failure, Form, Planning, PlanningMsg, Stage, airports, without_lunch,
};
use crate::app::{Effect, Msg, Section, Trips, TripsMsg};
use crate::domain::clock::shanghai_time;
use crate::domain::trip::Trip;
use crate::i18n::{PlanningWords, lunch_notes, planning_words};
use crate::platform::document;
use crate::ui::effects::now::utc_now;
use crate::ui::effects::planning::{
    Desk, PlannerLine, PlannerSays, use_desk, use_focus_at, use_plan_shown, use_planner,
};
use crate::ui::panels::trip::DAYS_TITLE;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_performer, use_view};

pub use help::DayHelp;

/// What the parts of the planner need: the page, the words, the trip, the questions and the connection to the worker.
#[derive(Clone)]
struct PlannerCtx {
    view: View,
    words: &'static PlanningWords,
    /// The trip as it is, without the lunches of an earlier plan.
    trip: Rc<Trip>,
    desk: Desk,
    line: PlannerLine,
    /// The pack's airports, read once.
    airports: Rc<Vec<Airport>>,
}

impl PlannerCtx {
    /// Changes the desk, and does what that asks of the worker and the page.
    fn send(&self, msg: DeskMsg) {
        self.desk.take_in(msg).into_iter().for_each(|effect| self.perform(effect));
    }

    fn perform(&self, effect: DeskEffect) {
        match effect {
            DeskEffect::Wake => self.line.wake(&self.view.app),
            DeskEffect::Ask(request) => self.line.ask(&self.view.app, &request),
            DeskEffect::HangUp => self.line.hang_up(),
            DeskEffect::ForgetAnswers => kept::forget(),
            DeskEffect::Edit(edit) => self.view.dispatch.trips(TripsMsg::Edit(edit)),
            DeskEffect::Show(section) => self.view.dispatch.send(Msg::OpenSection(section)),
        }
    }

    fn answered(&self, form: Form) {
        self.send(DeskMsg::Planning(PlanningMsg::Answered(Box::new(form))));
    }

    /// Asks for a plan with these answers.
    fn plan(&self, form: &Form) {
        let wishes = Box::new(form.wishes(&self.trip, &self.view.app.atlas));
        self.send(DeskMsg::Plan { form: Box::new(form.clone()), wishes });
    }

    /// The questions, filled in from the trip.
    fn questions(&self) -> Form {
        let app = &self.view.app;
        let today = app.now.unwrap_or_else(|| shanghai_time(utc_now().timestamp_millis() as f64)).date();
        Form::of(&self.trip, &app.atlas, today)
    }

    /// Opens the questions, with the answers that were given before the page was reloaded.
    fn open(&self) {
        let asked = self.questions();
        let answered = Box::new(kept::taken_up(asked.clone()));
        self.send(DeskMsg::Open { asked: Box::new(asked), answered });
    }

    /// A callback for a press.
    fn press(&self, act: impl Fn(&Self) + 'static) -> Callback<MouseEvent> {
        let bench = self.clone();
        Callback::from(move |_| act(&bench))
    }

    /// A callback that sends the same message at every press.
    fn on_press(&self, msg: DeskMsg) -> Callback<MouseEvent> {
        self.press(move |bench| bench.send(msg.clone()))
    }
}

/// The planner. Shows nothing until the trips are loaded.
#[component]
pub fn Planner() -> Html {
    let view = use_view();
    let handle = use_desk();
    let hear = {
        let desk = handle.clone();
        use_callback((), move |said: PlannerSays, ()| {
            let msg = said.map_or(PlanningMsg::Broken, |tell| PlanningMsg::Heard(Box::new(tell)));
            // What the worker says changes the desk only.
            let _nothing = desk.take_in(DeskMsg::Planning(msg));
        })
    };
    let line = use_planner(hear);
    let desk = handle.now();
    use_plan_shown(desk.planning.as_ref().is_some_and(|planning| planning.answer().is_some()), PLAN);
    let closed = if desk.taken { DAYS_TITLE } else { OPENS };
    use_focus_at(desk.planning.as_ref().map_or(closed, |planning| heading(&planning.stage)));
    let airports = use_memo(view.app.atlas.clone(), |atlas| airports(atlas));
    let bench = view.app.trips.as_ref().map(|trips| PlannerCtx {
        words: planning_words(view.app.lang),
        trip: Rc::new(without_lunch(trips.trip(), &lunch_notes())),
        desk: handle,
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
    use_performer(Box::new(move |effect| {
        if let (Effect::ShowSection(Section::Plan), Some(bench)) = (effect, &again) {
            bench.open();
        }
    }));
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
            bench.send(DeskMsg::Planning(PlanningMsg::AskedAnew(Box::new(asked.clone()))));
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
                    onclick={bench.on_press(DeskMsg::Planning(PlanningMsg::AskAgain))}>{ bench.words.ask_again }</button>
                <button type="button" class="button"
                    onclick={bench.on_press(DeskMsg::Close)}>{ bench.words.close }</button>
            </p>
        </>
    }
}

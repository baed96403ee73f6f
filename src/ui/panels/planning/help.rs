//! One day at a time: its quickest order, what fits a gap, a spare for every stop. Asked of the planner's worker.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use crate::app::planning::words::{name, order_gain, spare_more, spare_when};
use crate::app::{Trips, TripsMsg};
use crate::domain::trip::{Edit, Trip, Visit, VisitAt};
use crate::domain::{Schedule, StopId};
use crate::i18n::{PlanningWords, planning_words, words};
use crate::plan::trip::talk::{PlannerEvent, PlannerRequest};
use crate::plan::trip::{BetterOrder, Spare, Wishes};
use crate::ui::effects::planning::{PlannerLine, PlannerSays, use_planner};
use crate::ui::parts::{IconName, icon, is_unfolded};
use crate::ui::store::{View, use_view};

/// What has been learnt about the days; discarded when the trip changes.
#[derive(Clone, Default, PartialEq)]
struct Learnt {
    order: Option<(usize, Option<BetterOrder>)>,
    fits: Option<(VisitAt, Vec<StopId>)>,
    spares: Option<Vec<Vec<Vec<Spare>>>>,
    looking: bool,
    broken: bool,
}

enum LearntMsg {
    Forget,
    Looking,
    Heard(Box<PlannerSays>),
}

impl Reducible for Learnt {
    type Action = LearntMsg;

    fn reduce(self: Rc<Self>, msg: LearntMsg) -> Rc<Self> {
        let old = (*self).clone();
        let next = match msg {
            LearntMsg::Forget => Self::default(),
            LearntMsg::Looking => Self { looking: true, broken: false, ..old },
            LearntMsg::Heard(said) => {
                let old = Self { looking: false, ..old };
                match *said {
                    Some(PlannerEvent::Ordered(day, order)) => Self { order: Some((day, order)), ..old },
                    Some(PlannerEvent::Fits(day, index, stops)) => {
                        Self { fits: Some((VisitAt { day, index }, stops)), ..old }
                    }
                    Some(PlannerEvent::Spares(spares)) => Self { spares: Some(spares), ..old },
                    Some(
                        PlannerEvent::Spent(_)
                        | PlannerEvent::Better(_)
                        | PlannerEvent::Planned(_)
                        | PlannerEvent::Explained(_)
                        | PlannerEvent::Refused(_),
                    ) => old,
                    Some(PlannerEvent::NoPack) | None => Self { broken: true, ..old },
                }
            }
        };
        Rc::new(next)
    }
}

/// What the parts of the help need.
struct HelpDesk {
    view: View,
    words: &'static PlanningWords,
    trip: Arc<Trip>,
    learnt: UseReducerHandle<Learnt>,
    line: PlannerLine,
}

impl HelpDesk {
    fn ask(&self, ask: impl Fn(Box<Wishes>) -> PlannerRequest + 'static) -> Callback<MouseEvent> {
        let (view, trip, line, learnt) =
            (self.view.clone(), self.trip.clone(), self.line.clone(), self.learnt.dispatcher());
        Callback::from(move |_| {
            let today = view.app.now.map(|now| now.date()).unwrap_or_default();
            learnt.dispatch(LearntMsg::Looking);
            line.ask(&view.app, &ask(Box::new(Wishes::standing(&trip, today))));
        })
    }

    fn edit(&self, edit: Edit) -> Callback<MouseEvent> {
        self.view.trips(TripsMsg::Edit(edit))
    }

    fn name<'a>(&'a self, stop: &'a StopId) -> &'a str {
        name(&self.view.app.atlas, self.view.app.lang, stop)
    }

    fn labelled(&self, act: &str, what: &str) -> String {
        format!("{act}{}{what}", words(self.view.app.lang).colon)
    }
}

/// Help with single days, for a trip that has visits. Rendered only once it is unfolded: it repeats the whole trip,
/// and would have to be rendered again at every edit.
#[component]
pub fn DayHelp() -> Html {
    let view = use_view();
    let open = use_state_eq(|| false);
    let learnt = use_reducer_eq(Learnt::default);
    let hear = {
        let learnt = learnt.dispatcher();
        use_callback((), move |said: PlannerSays, ()| learnt.dispatch(LearntMsg::Heard(Box::new(said))))
    };
    let line = use_planner(hear);
    let updated = view.app.trips.as_ref().map(|trips| trips.trip().clone());
    {
        let learnt = learnt.dispatcher();
        use_effect_with(updated, move |_| learnt.dispatch(LearntMsg::Forget));
    }
    let Some(trips) = view.app.trips.clone() else { return Html::default() };
    if trips.trip().visits().next().is_none() {
        return Html::default();
    }
    let words = planning_words(view.app.lang);
    let desk = HelpDesk { words, trip: trips.trip().clone(), learnt, line, view };
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| open.set(is_unfolded(&event)))
    };
    html! {
        <details class="planning__more planning__help" {ontoggle}>
            <summary class="button">{ words.help }</summary>
            if *open {
                { help(&desk, &trips) }
            }
        </details>
    }
}

fn help(desk: &HelpDesk, trips: &Trips) -> Html {
    let words = desk.words;
    html! {
        <>
            <p class="quiet">{ words.help_what }</p>
            <p role="status" class="quiet">{ heard(desk) }</p>
            <button type="button" class="button" onclick={desk.ask(PlannerRequest::Spares)}>{ words.spares }</button>
            { for (0..desk.trip.days.len()).map(|day| day_help(desk, trips, day)) }
        </>
    }
}

/// The status line, visible and announced to screen readers.
fn heard(desk: &HelpDesk) -> String {
    let learnt = &desk.learnt;
    let words = desk.words;
    if learnt.broken {
        return words.not_there.to_owned();
    }
    if learnt.looking { words.looking.to_owned() } else { String::new() }
}

fn day_help(desk: &HelpDesk, trips: &Trips, day: usize) -> Html {
    let words = words(desk.view.app.lang);
    let Some(visits) = desk.trip.days.get(day).map(|day| day.visits.as_slice()) else {
        return Html::default();
    };
    let title = format!("{}{}{}", words.day_before, day + 1, words.day_after);
    let gap = |index: usize| gap(desk, VisitAt { day, index }, &title);
    let visit = |(index, visit): (usize, &Visit)| {
        html! {
            <>
                { gap(index) }
                <li class="planning__line planning__line--visit">
                    <span class="planning__stop">{ desk.name(&visit.stop) }{ spares(desk, VisitAt { day, index }) }</span>
                </li>
            </>
        }
    };
    html! {
        <section key={day} aria-label={title.clone()}>
            <h3 class="planning__day">{ &title }</h3>
            if visits.len() > 1 {
                { order(desk, trips, day, &title) }
            }
            <ol role="list" class="planning__lines">
                { for visits.iter().enumerate().map(visit) }
                { gap(visits.len()) }
            </ol>
        </section>
    }
}

fn order(desk: &HelpDesk, trips: &Trips, day: usize, title: &str) -> Html {
    let words = desk.words;
    let found = desk.learnt.order.as_ref().filter(|(of, _)| *of == day).map(|(_, order)| order);
    let label = desk.labelled(words.order, title);
    html! {
        <>
            <button type="button" class="button" aria-label={label}
                onclick={desk.ask(move |standing| PlannerRequest::Order(standing, day))}>{ words.order }</button>
            if let Some(order) = found {
                <p role="status">
                    if let Some((gain, edit)) = order.as_ref().and_then(|order| gained(desk, trips, day, order)) {
                        { words.order_better }{ gain }
                        <button type="button" class="button button--main"
                            onclick={desk.edit(edit)}>{ words.order_take }</button>
                    } else {
                        { words.order_best }
                    }
                </p>
            }
        </>
    }
}

/// What another order gains according to the schedule, and the edit that makes it.
fn gained(desk: &HelpDesk, trips: &Trips, day: usize, better: &BetterOrder) -> Option<(String, Edit)> {
    let edit = Edit::Reorder { day, order: better.order.clone() };
    let next = edit.apply(&desk.trip).ok()?;
    let then = Schedule::day(&next, day, &desk.view.app.atlas, &trips.ways)?;
    let gain = order_gain(desk.view.app.lang, trips.schedule.days.get(day)?, &then)?;
    Some((gain, edit))
}

fn gap(desk: &HelpDesk, at: VisitAt, title: &str) -> Html {
    let words = desk.words;
    let found = desk.learnt.fits.as_ref().filter(|(of, _)| *of == at).map(|(_, stops)| stops);
    let label = format!("{} {} {}", words.fill, title, at.index + 1);
    let add = |stop: &StopId| {
        let edit = Edit::AddStop { stop: stop.clone(), day: at.day, at: Some(at.index) };
        html! {
            <li key={stop.as_str()} class="planning__line">
                <span class="planning__stop">{ desk.name(stop) }</span>
                <button type="button" class="button" aria-label={desk.labelled(words.add, desk.name(stop))}
                    onclick={desk.edit(edit)}>{ words.add }</button>
            </li>
        }
    };
    html! {
        <li class="planning__gap">
            <button type="button" class="tool" aria-label={label}
                onclick={desk.ask(move |standing| PlannerRequest::Fill(standing, at.day, at.index))}>
                { icon(IconName::ZoomIn) }<span>{ words.fill }</span>
            </button>
            if let Some(stops) = found {
                <p role="status">{ if stops.is_empty() { words.fill_none } else { words.fill_found } }</p>
                <ul role="list">{ for stops.iter().map(add) }</ul>
            }
        </li>
    }
}

fn spares(desk: &HelpDesk, at: VisitAt) -> Html {
    let lang = desk.view.app.lang;
    let found = desk.learnt.spares.as_ref().and_then(|days| days.get(at.day)?.get(at.index));
    let one = |spare: &Spare| {
        let label = format!("{}{}", desk.words.swap, desk.name(&spare.stop));
        html! {
            <li key={spare.stop.as_str()} class="planning__line">
                <span class="planning__stop">
                    { spare_when(lang, spare.when) }{ words(lang).colon }{ desk.name(&spare.stop) }
                    { spare_more(lang, spare.more_minutes) }
                </span>
                <button type="button" class="button" aria-label={label}
                    onclick={desk.edit(Edit::PutInstead { at, stop: spare.stop.clone() })}>{ desk.words.swap }</button>
            </li>
        }
    };
    html! {
        if let Some(spares) = found {
            if spares.is_empty() {
                <span class="quiet">{ desk.words.spares_none }</span>
            } else {
                <ul role="list" class="planning__list">{ for spares.iter().map(one) }</ul>
            }
        }
    }
}

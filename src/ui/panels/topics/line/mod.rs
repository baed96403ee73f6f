//! 一线穿: what fits between the train there and the train back, asked of the planner's worker and shown as days.

mod days;
mod form;

use std::rc::Rc;

use yew::prelude::*;

use super::transport::transport;
use super::{by_worth, stop_rows};
use crate::app::line::{Choices, Nothing, Span, Told, found_nothing, leaving, taken, told};
use crate::app::planning::words::failure;
use crate::app::planning::{PlanningMsg, Stage, plan};
use crate::app::state::Stories;
use crate::app::{AppState, Shared};
use crate::domain::trip::Party;
use crate::domain::{Lang, Ways};
use crate::i18n::{LineWords, line_words, words};
use crate::platform::document;
use crate::ui::effects::planning::{PlannerLine, PlannerSays, use_planner};
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_view};

/// The id of the heading above what was found.
const FOUND: &str = "line-found";

/// The content below the heading of the page.
pub fn content(view: &View) -> Html {
    let words = line_words(view.app.lang);
    html! {
        <>
            <p class="topic__intro">{ words.intro }</p>
            if let Some(usual) = Choices::usual(&view.app.atlas) {
                <LineDesk {usual} />
                { along(view) }
            } else {
                <p>{ words.no_line }</p>
            }
            { transport(&view.app) }
        </>
    }
}

/// What each station leads to, best first, folded away behind the number.
fn along(view: &View) -> Html {
    let app = &view.app;
    html! {
        <>
            <h2 class="section-title">{ line_words(app.lang).along }</h2>
            { for leaving(&app.atlas).into_iter().map(|(station, _)| {
                let stops = by_worth(app.atlas.stops_from(&station.id));
                html! {
                    <details class="guide" key={station.id.as_str()}>
                        <summary>
                            <span class="guide__title">{ station.name.get(app.lang) }</span>
                            <span class="guide__author">{ words(app.lang).stops_count.count(stops.len()) }</span>
                        </summary>
                        { stop_rows(view, stops.into_iter()) }
                    </details>
                }
            }) }
        </>
    }
}

/// What is chosen, and how far the answer has got.
#[derive(Clone, PartialEq)]
struct LineState {
    choices: Choices,
    stage: Stage,
}

/// What can happen to the state.
enum LineMsg {
    Choose(Choices),
    Planning(PlanningMsg),
}

impl Reducible for LineState {
    type Action = LineMsg;

    fn reduce(self: Rc<Self>, msg: LineMsg) -> Rc<Self> {
        let next = match msg {
            // An answer to other choices is no longer valid.
            LineMsg::Choose(choices) => Self { choices, stage: Stage::Asking },
            LineMsg::Planning(msg) => Self { stage: self.stage.clone().after(msg), ..(*self).clone() },
        };
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What the parts of the page need.
#[derive(Clone)]
struct LineBench {
    view: View,
    words: &'static LineWords,
    desk: UseReducerHandle<LineState>,
    line: PlannerLine,
}

impl LineBench {
    fn choose(&self, choices: Choices) {
        if matches!(self.desk.stage, Stage::Thinking { .. }) {
            self.line.hang_up();
        }
        self.desk.dispatch(LineMsg::Choose(choices));
    }

    /// Asks the planner, unless something is wrong with the choices.
    fn ask(&self) {
        let (app, choices) = (&self.view.app, &self.desk.choices);
        if choices.trouble(app.now, app.date).is_some() {
            return;
        }
        if let Some(start) = choices.first_day(app.now, app.date) {
            let wishes = choices.wishes(&app.atlas, start, party(app).as_ref());
            self.line.ask(app, &plan(&wishes));
            self.desk.dispatch(LineMsg::Planning(PlanningMsg::Plan(Box::new(wishes))));
        }
    }
}

/// Who travels, if the trip on the desk says so.
fn party(app: &AppState) -> Option<Party> {
    app.trips.as_ref().and_then(|trips| trips.trip().party.clone())
}

#[derive(PartialEq, Properties)]
struct LineDeskProps {
    usual: Choices,
}

/// The choices and their result.
#[component]
fn LineDesk(props: &LineDeskProps) -> Html {
    let view = use_view();
    let usual = props.usual.clone();
    let desk = use_reducer(move || LineState { choices: usual, stage: Stage::Asking });
    let hear = use_callback((), {
        let desk = desk.dispatcher();
        move |said: PlannerSays, ()| {
            let heard = said.map_or(PlanningMsg::Broken, |tell| PlanningMsg::Heard(Box::new(tell)));
            desk.dispatch(LineMsg::Planning(heard));
        }
    });
    let line = use_planner(hear);
    let found = use_found(&view, &desk);
    let bench = LineBench { words: line_words(view.app.lang), view, desk, line };
    html! {
        <>
            { form::choices(&bench) }
            <p class="unseen" role="status">{ said(&bench, found.as_ref().as_ref()) }</p>
            { answer(&bench, found.as_ref().as_ref()) }
        </>
    }
}

/// What was found; computed again only if something that it depends on has changed.
#[hook]
fn use_found(view: &View, desk: &LineState) -> Rc<Option<Result<Told, Nothing>>> {
    let app = Rc::clone(&view.app);
    let depends = (desk.clone(), app.lang, party(&app), app.stories == Stories::Loaded);
    let found = use_memo(depends, move |(desk, lang, party, _)| found(&app, desk, *lang, party.as_ref()));
    use_effect_with(found.is_some(), |is_there| {
        if let Some(heading) = document::element(FOUND).filter(|_| *is_there) {
            let _not_focusable = heading.focus();
        }
    });
    found
}

fn found(
    app: &AppState,
    desk: &LineState,
    lang: Lang,
    party: Option<&Party>,
) -> Option<Result<Told, Nothing>> {
    let Stage::Shown { wishes, answer, .. } = &desk.stage else { return None };
    if let Some(nothing) = found_nothing(answer) {
        return Some(Err(nothing));
    }
    let ways = app.trips.as_ref().map(|trips| trips.ways.clone());
    let ways = ways.unwrap_or_else(|| Shared::new(Ways::new(&app.atlas)));
    let words = line_words(lang);
    let title = desk.choices.title(lang, &app.atlas, words.anywhere, how_long(words, desk.choices.span));
    let trip = taken(wishes, answer, party, lang, &app.atlas, &ways);
    Some(Ok(told(lang, trip, title, answer, &app.atlas, &ways)))
}

/// The words of a span.
fn how_long(words: &LineWords, span: Span) -> &'static str {
    match span {
        Span::Half => words.half,
        Span::Day => words.day,
        Span::Weekend => words.weekend,
    }
}

/// What screen readers announce.
fn said(bench: &LineBench, found: Option<&Result<Told, Nothing>>) -> &'static str {
    match found {
        Some(Ok(_)) => bench.words.fits,
        _ if matches!(bench.desk.stage, Stage::Thinking { .. }) => bench.words.searching,
        _ => "",
    }
}

fn answer(bench: &LineBench, found: Option<&Result<Told, Nothing>>) -> Html {
    let words = bench.words;
    match (&bench.desk.stage, found) {
        (_, Some(Ok(told))) => days::days(bench, told),
        (_, Some(Err(Nothing::Shut))) => notice(words.shut),
        (_, Some(Err(Nothing::NoTime))) => notice(words.no_time),
        (Stage::Thinking { spent, .. }, None) => html! {
            <div class="planning__progress">
                <span aria-hidden="true">{ words.searching }</span>
                <progress max="100" value={format!("{:.0}", spent * 100.0)} aria-label={words.searching}></progress>
            </div>
        },
        (Stage::Failed(why), None) => notice(failure(bench.view.app.lang, *why)),
        _ => Html::default(),
    }
}

/// A sentence about what is wrong.
fn notice(text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { <p class="notice" role="alert">{ icon(IconName::Info) }{ text }</p> }
}

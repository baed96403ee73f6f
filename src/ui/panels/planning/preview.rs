//! The plan compared with the present trip: what comes in, what is put aside, the days with their times.

use yew::prelude::*;

use super::{PlannerCtx, form, left_out};
use crate::app::planning::reasons::nothing_in_it;
use crate::app::planning::words::{by_taxi, clock, name, sleeps_there, span, unmet};
use crate::app::planning::{
    DayView, DeskMsg, Line, Planning, PlanningMsg, Stage, difference, not_kept, preview, with_lunch,
};
use crate::app::trips::present::{hours_of, warnings_of};
use crate::app::{Page, Trips};
use crate::domain::schedule::{DaySchedule, Schedule};
use crate::domain::{StopId, Trip};
use crate::i18n::format::{date, minutes, tickets};
use crate::i18n::schedule::own_ride_name;
use crate::i18n::words;
use crate::plan::trip::{Answer, Unmet, settled};
use crate::ui::parts::prose::prose;
use crate::ui::parts::{IconName, PageLink, icon};

/// A plan, still growing or finished.
pub(super) fn plan(bench: &PlannerCtx, trips: &Trips, planning: &Planning) -> Html {
    let thinks = matches!(planning.stage, Stage::Thinking { .. });
    let title = if thinks { bench.words.so_far } else { bench.words.plan };
    html! {
        <>
            <h2 class="section-title" id="planning-plan" tabindex="-1">
                { if thinks && planning.answer().is_none() { bench.words.thinking } else { title } }
            </h2>
            if let Stage::Thinking { spent, .. } = &planning.stage {
                { progress(bench, planning, *spent) }
            }
            if let Some((wishes, answer)) = planning.answer() {
                { shown(bench, trips, planning, settled(&bench.trip, wishes, answer, &bench.view.app.atlas), answer) }
            }
        </>
    }
}

fn progress(bench: &PlannerCtx, planning: &Planning, spent: f64) -> Html {
    let words = bench.words;
    html! {
        <div class="planning__progress">
            <progress max="100" value={format!("{:.0}", spent * 100.0)} aria-label={words.thinking}></progress>
            if planning.answer().is_some() {
                <button type="button" class="button" onclick={bench.on_press(DeskMsg::Stop)}>{ words.stop }</button>
            }
            <button type="button" class="button" onclick={bench.on_press(DeskMsg::Cancel)}>{ words.cancel }</button>
        </div>
    }
}

fn shown(bench: &PlannerCtx, trips: &Trips, planning: &Planning, next: Trip, answer: &Answer) -> Html {
    let (words, app) = (bench.words, &bench.view.app);
    let next = with_lunch(next, answer, words.lunch_note, &app.atlas, &trips.ways);
    let schedule = Schedule::of(&next, &app.atlas, &trips.ways);
    let days = preview(&bench.trip, &next, &schedule, answer, words.lunch_note);
    let is_final = matches!(planning.stage, Stage::Shown { .. });
    html! {
        <>
            if let Some(why) = nothing_in_it(bench.view.app.lang, answer, &app.atlas).filter(|_| is_final) {
                <p class="notice" role="alert">{ icon(IconName::Info) }{ why }</p>
            }
            if let Stage::Shown { stopped, .. } = &planning.stage {
                { how_good(bench, answer.proven, *stopped) }
                { acts(bench, planning, &next) }
            }
            { form::no_date(bench, &planning.form) }
            if answer.means.is_some() {
                <p class="quiet">{ by_taxi(bench.view.app.lang) }</p>
            }
            { for answer.nights.iter().map(|(night, stop)| html! {
                <p class="quiet">{ sleeps_there(bench.view.app.lang, *night, stop, &app.atlas) }</p>
            }) }
            { unmet_wishes(bench, &not_kept(&bench.trip, &next, answer, &days)) }
            { beside(bench, trips, &next, &schedule) }
            <ol role="list" class="planning__days">
                { for days.iter().zip(&schedule.days).enumerate().map(|(index, (day, times))| {
                    day_view(bench, planning, is_final, index, (day, times))
                }) }
            </ol>
            if is_final {
                { left_out::left_out(bench, planning, answer) }
                { acts(bench, planning, &next) }
            }
        </>
    }
}

fn how_good(bench: &PlannerCtx, proven: bool, stopped: bool) -> Html {
    let words = bench.words;
    html! {
        if proven {
            <p class="planning__proof">{ icon(IconName::Check) }{ words.best_possible }</p>
        } else if stopped {
            <p class="quiet">{ words.stopped }</p>
        }
    }
}

fn acts(bench: &PlannerCtx, planning: &Planning, next: &Trip) -> Html {
    let words = bench.words;
    let asked = planning.answer().filter(|(_, answer)| !answer.proven).map(|(wishes, _)| wishes.clone());
    html! {
        <p class="planning__acts">
            <button type="button" class="button button--main" onclick={bench.on_press(DeskMsg::Take(Box::new(next.clone())))}>
                { words.take }
            </button>
            if let Some(wishes) = asked {
                <button type="button" class="button" onclick={bench.on_press(DeskMsg::LookLonger(Box::new(wishes)))}>
                    { words.longer }
                </button>
            }
            <button type="button" class="button"
                onclick={bench.on_press(DeskMsg::Planning(PlanningMsg::AskAgain))}>{ words.ask_again }</button>
            <button type="button" class="button" onclick={bench.on_press(DeskMsg::Close)}>{ words.close }</button>
        </p>
    }
}

fn unmet_wishes(bench: &PlannerCtx, all: &[Unmet]) -> Html {
    let (lang, atlas) = (bench.view.app.lang, &bench.view.app.atlas);
    html! {
        if !all.is_empty() {
            <div class="notice">
                { icon(IconName::Info) }
                <div>
                    <p>{ bench.words.not_kept }</p>
                    <ul role="list" class="planning__list">
                        { for all.iter().map(|one| html! { <li>{ unmet(lang, one, atlas) }</li> }) }
                    </ul>
                </div>
            </div>
        }
    }
}

/// Both trips in numbers, and the names of what changes. There is no comparison with an empty trip.
fn beside(bench: &PlannerCtx, trips: &Trips, next: &Trip, schedule: &Schedule) -> Html {
    let (words, lang) = (bench.words, bench.view.app.lang);
    let clashes =
        |schedule: &Schedule| schedule.conflicts().filter(|one| one.kind.is_clash()).count().to_string();
    let (now, then) = (&trips.schedule.sums, &schedule.sums);
    let has_now = now.visits > 0;
    let rows = [
        (words.stops, now.visits.to_string(), then.visits.to_string()),
        (words.on_the_way, minutes(lang, now.way_minutes), minutes(lang, then.way_minutes)),
        (words.waiting, minutes(lang, now.waiting_minutes), minutes(lang, then.waiting_minutes)),
        (
            words.tickets,
            tickets(lang, now, trips.trip().party.as_ref()),
            tickets(lang, then, next.party.as_ref()),
        ),
        (words.clashes, clashes(&trips.schedule), clashes(schedule)),
    ];
    html! {
        <>
            <table class="planning__beside">
                <caption class="unseen">{ words.compare }</caption>
                if has_now {
                    <thead>
                        <tr><td></td><th scope="col">{ words.now }</th><th scope="col">{ words.then }</th></tr>
                    </thead>
                }
                <tbody>
                    { for rows.into_iter().map(|(label, now, then)| html! {
                        <tr>
                            <th scope="row">{ label }</th>
                            if has_now { <td>{ now }</td> }
                            <td>{ then }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { changes(bench, next) }
        </>
    }
}

fn changes(bench: &PlannerCtx, next: &Trip) -> Html {
    let (lang, atlas) = (bench.view.app.lang, &bench.view.app.atlas);
    let difference = difference(&bench.trip, next);
    let names = |stops: &[StopId]| {
        let names: Vec<&str> = stops.iter().map(|stop| name(atlas, lang, stop)).collect();
        names.join(words(lang).list_comma)
    };
    html! {
        <>
            // For an empty trip every stop would be listed as gained; the days show that better.
            if difference.stay > 0 && !difference.gained.is_empty() {
                <p class="quiet">{ bench.words.comes_in }{ names(&difference.gained) }</p>
            }
            if !difference.put_aside.is_empty() {
                <p class="quiet">{ bench.words.put_aside }{ names(&difference.put_aside) }</p>
            }
        </>
    }
}

fn day_view(
    bench: &PlannerCtx,
    planning: &Planning,
    is_final: bool,
    index: usize,
    (day, times): (&DayView, &DaySchedule),
) -> Html {
    let lang = bench.view.app.lang;
    let words = words(lang);
    html! {
        <li key={index}>
            <h3 class="planning__day">
                { format!("{}{}{}", words.day_before, index + 1, words.day_after) }
                if let Some(on) = day.date {
                    <span class="quiet">{ date(lang, on) }</span>
                }
                if !day.lines.is_empty() {
                    <span class="quiet">{ format!("{} {}", bench.words.over_at, clock(lang, day.end)) }</span>
                }
            </h3>
            if day.lines.is_empty() {
                <p class="quiet">{ bench.words.nothing_planned }</p>
            } else {
                <ol role="list" class="planning__lines">
                    { for day.lines.iter().map(|line| line_view(bench, planning, is_final, line, times)) }
                </ol>
            }
        </li>
    }
}

fn line_view(
    bench: &PlannerCtx,
    planning: &Planning,
    is_final: bool,
    line: &Line,
    day: &DaySchedule,
) -> Html {
    let (words, app) = (bench.words, &bench.view.app);
    match line {
        Line::Lunch((from, to)) => html! {
            <li class="planning__line planning__line--lunch" key="lunch">
                <span class="planning__time">{ span(app.lang, (*from, *to)) }</span>
                <span>{ words.lunch_line }</span>
            </li>
        },
        Line::Ride { at, times } => html! {
            <li class="planning__line" key={format!("ride-{at}")}>
                <span class="planning__time">{ span(app.lang, *times) }</span>
                <span class="planning__stop">{ day.rides.get(*at).map(|ride| own_ride_name(app.lang, ride, &app.atlas)) }</span>
            </li>
        },
        Line::Visit { stop, times, is_new, at, note } => html! {
            <li class="planning__line" key={stop.as_str()}>
                <span class="planning__time">{ span(app.lang, *times) }</span>
                <span class="planning__stop">
                    { PageLink::to(Page::Stop(stop.clone())).around(&bench.view, name(&app.atlas, app.lang, stop).into()) }
                    if *is_new { <span class="badge">{ words.is_new }</span> }
                    { door(bench, day, *at) }
                    if let Some(note) = note { <span class="quiet">{ note }</span> }
                </span>
                if is_final {
                    { leave_out(bench, planning, stop) }
                }
            </li>
        },
    }
}

/// Notes on getting into the stop of a visit, as on the trip page: its hours with their doubt, what is closed, what
/// has to be booked.
fn door(bench: &PlannerCtx, day: &DaySchedule, at: usize) -> Html {
    let (lang, atlas) = (bench.view.app.lang, &bench.view.app.atlas);
    let Some(visit) = day.visits.get(at) else { return Html::default() };
    html! {
        <>
            if let Some(hours) = hours_of(lang, atlas, visit, day) {
                <span class="quiet">{ prose(&hours.text) }</span>
            }
            { for warnings_of(lang, atlas, visit, day).into_iter().map(|one| html! { <span class="quiet">{ prose(&one) }</span> }) }
        </>
    }
}

fn leave_out(bench: &PlannerCtx, planning: &Planning, stop: &StopId) -> Html {
    let (words, app) = (bench.words, &bench.view.app);
    let form = planning.with_never(stop);
    let label = format!(
        "{}{}{}",
        words.leave_out,
        crate::i18n::words(app.lang).colon,
        name(&app.atlas, app.lang, stop)
    );
    html! {
        <button type="button" class="button" aria-label={label} onclick={bench.press(move |bench| bench.plan(&form))}>
            { words.leave_out }
        </button>
    }
}

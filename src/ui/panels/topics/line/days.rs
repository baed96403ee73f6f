//! What fits: each day with the train there, the visits, and the train back.

use yew::prelude::*;

use super::{FOUND, LineBench};
use crate::app::line::{DayTold, Entry, Span, Told};
use crate::app::planning::words::{name, span};
use crate::app::trips::CODE;
use crate::app::{Msg, Page, TripRequest};
use crate::i18n::format::{DOT, date, full_date, minutes};
use crate::i18n::words;
use crate::ui::effects::trips::new_id;
use crate::ui::parts::prose::prose;
use crate::ui::parts::{IconName, PageLink, icon};

/// The days, their totals, and the button that makes a trip of them.
pub(super) fn days(bench: &LineBench, told: &Told) -> Html {
    let says = bench.words;
    html! {
        <section aria-labelledby={FOUND}>
            <h2 id={FOUND} class="section-title" tabindex="-1">{ says.fits }</h2>
            <p class="quiet">{ sums(bench, told) }</p>
            <ol role="list" class="planning__days">
                { for told.days.iter().enumerate().map(|(at, one)| day(bench, at, one, told.days.len())) }
            </ol>
            { take(bench, told) }
            if let Some(as_of) = told.as_of {
                <p class="quiet">{ says.as_of }{ full_date(bench.view.app.lang, as_of) }{ says.check }</p>
            }
        </section>
    }
}

fn sums(bench: &LineBench, told: &Told) -> String {
    let (says, lang) = (bench.words, bench.view.app.lang);
    let trains = (told.train_minutes > 0).then_some((says.on_trains, told.train_minutes));
    let rest = [(says.on_the_way, told.way_minutes), (says.at_stops, told.stay_minutes)];
    let all = trains.into_iter().chain(rest);
    let parts: Vec<_> = all.map(|(label, length)| format!("{label}{}", minutes(lang, length))).collect();
    parts.join(DOT)
}

fn day(bench: &LineBench, at: usize, day: &DayTold, of: usize) -> Html {
    let app = &bench.view.app;
    let words = words(app.lang);
    let night = bench.desk.choices.night(&app.atlas).filter(|_| at + 1 < of);
    let night = night.as_ref().and_then(|city| app.atlas.city_name(city));
    html! {
        <li key={at}>
            <h3 class="planning__day">
                if bench.desk.choices.span == Span::Weekend {
                    { format!("{}{}{}", words.day_before, at + 1, words.day_after) }
                }
                if let Some(on) = day.date {
                    <span class="quiet">{ date(app.lang, on) }</span>
                }
            </h3>
            <ol role="list" class="planning__lines">{ for day.entries.iter().map(|one| entry(bench, one)) }</ol>
            if let Some(city) = night {
                <p class="quiet">{ bench.words.night }{ city.get(app.lang) }</p>
            }
        </li>
    }
}

fn entry(bench: &LineBench, entry: &Entry) -> Html {
    let (says, app) = (bench.words, &bench.view.app);
    let times = span(app.lang, entry.times());
    match entry {
        Entry::Way { rides, train_minutes, .. } => html! {
            <li class="planning__line planning__line--lunch">
                <span class="planning__time">{ says.about }{ times }</span>
                <span class="planning__stop">
                    { if rides.is_empty() { says.way.to_owned() } else { rides.join(words(app.lang).list_comma) } }
                    if *train_minutes > 0 {
                        <span class="quiet">{ says.by_train }{ minutes(app.lang, *train_minutes) }</span>
                    }
                </span>
            </li>
        },
        Entry::Visit { stop, hours, warnings, note, .. } => html! {
            <li class="planning__line" key={stop.as_str()}>
                <span class="planning__time">{ times }</span>
                <span class="planning__stop">
                    { PageLink::to(Page::Stop(stop.clone())).around(&bench.view, name(&app.atlas, app.lang, stop).into()) }
                    <span class="quiet">{ hours }</span>
                    { for warnings.iter().map(|one| html! { <span class="quiet">{ prose(one) }</span> }) }
                    if let Some(note) = note { <span class="quiet">{ note }</span> }
                </span>
            </li>
        },
        Entry::Lunch(_) => html! {
            <li class="planning__line planning__line--lunch">
                <span class="planning__time">{ times }</span>
                <span>{ says.lunch }</span>
            </li>
        },
    }
}

/// The button that makes a trip of the days and shows it.
fn take(bench: &LineBench, told: &Told) -> Html {
    let Some(code) = told.code.clone() else { return Html::default() };
    let (dispatch, lang) = (bench.view.dispatch.clone(), bench.view.app.lang);
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.wish(TripRequest::TakeReady {
            ready: format!("{CODE}{code}"),
            id: new_id(),
            lang,
            start: None,
        });
        dispatch.send(Msg::Open(Page::Trip));
    });
    html! {
        <p class="planning__acts">
            <button type="button" class="button button--main" {onclick}>
                { icon(IconName::Trip) }{ bench.words.take }
            </button>
        </p>
    }
}

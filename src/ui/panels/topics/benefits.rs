//! 惠民: what is free or reduced, and where one has to book.

mod for_you;
mod same_city;

use yew::prelude::*;

use super::{by_worth, named, stop_rows};
use crate::app::Page;
use crate::domain::admission::BookingNeeded;
use crate::domain::topics::Benefit;
use crate::domain::{Lang, Stop};
use crate::i18n::format::{DOT, full_date};
use crate::i18n::{topic_words, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::View;

/// The content below the heading.
pub fn content(view: &View) -> Html {
    let app = &view.app;
    let words = topic_words(app.lang);
    let topics = app.atlas.topics.read();
    html! {
        <>
            <p class="topic__intro">{ words.benefits_intro }</p>
            if !topics.benefits.is_empty() {
                <h2 class="section-title">{ words.offers }</h2>
                <ul role="list" class="experiences">{ for topics.benefits.iter().map(|one| benefit(view, one)) }</ul>
            }
            <for_you::ForYou />
            { same_city::same_city(view, &topics) }
            { list(view, words.free_stops, |stop| stop.ticket_cny == Some(0)) }
            { list(view, words.reduced_stops, |stop| stop.ticket_cny != Some(0) && !stop.details.concessions.is_empty()) }
            { list(view, words.booking_stops, needs_booking) }
        </>
    }
}

fn needs_booking(stop: &Stop) -> bool {
    stop.details.booking.as_ref().is_some_and(|booking| booking.needed != BookingNeeded::No)
}

/// The stops of a kind, best first, folded away behind their number.
fn list(view: &View, title: &'static str, holds: impl Fn(&Stop) -> bool) -> Html {
    let app = &view.app;
    let stops = by_worth(app.atlas.stops.iter().filter(|stop| holds(stop)));
    if stops.is_empty() {
        return Html::default();
    }
    html! {
        <details class="guide">
            <summary>
                <span class="guide__title">{ title }</span>
                <span class="guide__author">{ words(app.lang).stops_count.count(stops.len()) }</span>
            </summary>
            { stop_rows(view, stops.into_iter()) }
        </details>
    }
}

fn benefit(view: &View, benefit: &Benefit) -> Html {
    let app = &view.app;
    let says = topic_words(app.lang);
    let over = benefit.to.zip(app.now).is_some_and(|(to, now)| to < now.date());
    html! {
        <li class="experience" key={benefit.id.clone()}>
            <p class="experience__sport">
                { benefit.who.as_ref().map_or(says.for_everyone, |who| who.get(app.lang)) }
                if let Some(days) = days(app.lang, benefit) {
                    { DOT }{ prose(&days) }
                }
                if over {
                    { DOT }<span class="badge">{ says.over }</span>
                }
            </p>
            <h3 class="experience__name">{ benefit.title.get(app.lang) }</h3>
            <p>{ prose(benefit.text.get(app.lang)) }</p>
            if !benefit.stops.is_empty() {
                <p>
                    { for named(app, &benefit.stops).enumerate().map(|(at, stop)| html! {
                        <>
                            if at > 0 { { words(app.lang).list_comma } }
                            { PageLink::to(Page::Stop(stop.id.clone())).around(view, html! { { stop.name.get(app.lang) } }) }
                        </>
                    }) }
                </p>
            }
            { in_further_languages(app, &[&benefit.title, &benefit.text]) }
            { source_list(app, &benefit.sources) }
        </li>
    }
}

/// When the benefit applies; `None` if it always does.
fn days(lang: Lang, benefit: &Benefit) -> Option<String> {
    let visiting = crate::i18n::visiting_words(lang);
    match (benefit.from, benefit.to) {
        (Some(from), Some(to)) if from == to => Some(full_date(lang, from)),
        (Some(from), Some(to)) => Some(format!("{}–{}", full_date(lang, from), full_date(lang, to))),
        (Some(from), None) => {
            Some(format!("{}{}{}", visiting.from, full_date(lang, from), visiting.from_end))
        }
        (None, Some(to)) => Some(format!("{}{}{}", visiting.until, full_date(lang, to), visiting.until_end)),
        (None, None) => None,
    }
}

//! Events: what is coming, what has no date yet, what is over.

use yew::prelude::*;

use crate::app::Page;
use crate::app::present::calendar::by_time;
use crate::domain::Lang;
use crate::domain::reading::{Event, Occurrence};
use crate::i18n::format::full_date;
use crate::i18n::{topic_words, words};
use crate::ui::panels::reading::days_of;
use crate::ui::parts::PageLink;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::View;

/// The content below the heading.
pub fn content(view: &View) -> Html {
    let app = &view.app;
    let words = topic_words(app.lang);
    // Pages that may be read at any time know no today: there, what was over when the pack was checked counts as over.
    let today = app.now.map_or(app.atlas.info.checked, |now| now.date());
    let sorted = by_time(&app.atlas.events, today);
    html! {
        <>
            <p class="topic__intro">{ words.events_intro }</p>
            <h2 class="section-title">{ words.upcoming }</h2>
            if sorted.coming.is_empty() {
                <p>{ words.nothing_upcoming }</p>
            }
            <ul role="list" class="experiences">
                { for sorted.coming.iter().map(|(one, event)| item(view, event, Some(one))) }
            </ul>
            if !sorted.undated.is_empty() {
                <h2 class="section-title">{ words.no_date_yet }</h2>
                { list(view, &sorted.undated) }
            }
            if !sorted.past.is_empty() {
                <details class="guide">
                    <summary><span class="guide__title">{ words.past }</span></summary>
                    { list(view, &sorted.past) }
                </details>
            }
        </>
    }
}

fn list(view: &View, events: &[&Event]) -> Html {
    html! { <ul role="list" class="experiences">{ for events.iter().map(|event| item(view, event, None)) }</ul> }
}

/// An event, in one of its years where that is known.
fn item(view: &View, event: &Event, one: Option<&Occurrence>) -> Html {
    let app = &view.app;
    let when = one.map_or_else(|| when(app.lang, event), |one| days_of(app.lang, one));
    let stop = event.stop.as_ref().and_then(|id| app.atlas.stop(id));
    html! {
        <li class="experience" key={format!("{}-{when}", event.id)}>
            <p class="experience__sport">{ &when }</p>
            <h3 class="experience__name">{ event.name.get(app.lang) }</h3>
            <p>{ prose(event.summary.get(app.lang)) }</p>
            if let Some(recurs) = &event.recurs {
                <p class="quiet">{ recurs.get(app.lang) }</p>
            }
            if let Some(stop) = stop {
                <p>
                    { topic_words(app.lang).where_it_is }
                    { PageLink::to(Page::Stop(stop.id.clone())).around(view, html! { { stop.name.get(app.lang) } }) }
                </p>
            }
            { in_further_languages(app, &[&event.name, &event.summary]) }
            { source_list(app, &event.sources) }
        </li>
    }
}

/// The days of an event that is over, or the statement that they are not known.
fn when(lang: Lang, event: &Event) -> String {
    match (event.from, event.to) {
        (Some(from), Some(to)) if from != to => format!("{}–{}", full_date(lang, from), full_date(lang, to)),
        (Some(from), _) => full_date(lang, from),
        (None, _) => words(lang).date_unknown.to_owned(),
    }
}

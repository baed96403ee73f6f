//! A corridor: what it is, its chapters, half a day and a day along it, its other stops by worth.

use std::collections::HashSet;

use yew::prelude::*;

use super::{by_worth, named, take_stops};
use crate::app::Page;
use crate::app::present::sports::reception;
use crate::app::present::title::page_name;
use crate::app::topic::Topic;
use crate::domain::topics::{Chapter, CorridorPage, Topics};
use crate::domain::{Bilingual, Corridor, Stop, StopId};
use crate::i18n::{sport_words, topic_words, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::parts::stop_row::stop_row;
use crate::ui::store::View;

/// The content below the heading.
pub fn content(view: &View, corridor: Corridor) -> Html {
    let app = &view.app;
    let topics = app.atlas.topics.read();
    let Some(page) = topics.corridor(corridor) else {
        return others(view, &topics, corridor, &HashSet::new());
    };
    let told: HashSet<&StopId> = page.chapters.iter().flat_map(|chapter| &chapter.stops).collect();
    html! {
        <>
            <p class="topic__intro">{ prose(page.intro.get(app.lang)) }</p>
            { in_further_languages(app, &corridor_texts(page)) }
            { days(view, page) }
            <h2 class="section-title">{ topic_words(app.lang).chapters }</h2>
            { for page.chapters.iter().map(|one| chapter(view, &topics, corridor, one)) }
            { others(view, &topics, corridor, &told) }
        </>
    }
}

/// The corridor's texts, which are shown in further languages together.
fn corridor_texts(page: &CorridorPage) -> Vec<&Bilingual> {
    let chapters = page.chapters.iter().flat_map(|chapter| [&chapter.name, &chapter.text]);
    [&page.intro].into_iter().chain(chapters).collect()
}

/// A chapter, its stops by worth unless the pack gives a reason for another order.
fn chapter(view: &View, topics: &Topics, corridor: Corridor, chapter: &Chapter) -> Html {
    let app = &view.app;
    let stops = match &chapter.order_why {
        Some(_) => named(app, &chapter.stops).collect(),
        None => by_worth(named(app, &chapter.stops)),
    };
    html! {
        <section class="topic__chapter">
            <h3>{ chapter.name.get(app.lang) }</h3>
            <p>{ prose(chapter.text.get(app.lang)) }</p>
            if let Some(why) = &chapter.order_why {
                <p class="quiet">{ sport_words(app.lang).order }{ prose(why.get(app.lang)) }</p>
            }
            { rows(view, topics, corridor, &stops) }
        </section>
    }
}

/// Stops as rows; in the corridor of industry each says whether and how it receives visitors.
fn rows(view: &View, topics: &Topics, corridor: Corridor, stops: &[&Stop]) -> Html {
    html! {
        <ul role="list" class="rows">
            { for stops.iter().map(|stop| html! {
                <li key={stop.id.as_str()}>
                    { stop_row(view, stop, None) }
                    if corridor == Corridor::Industry {
                        { receives(view, topics, stop) }
                    }
                </li>
            }) }
        </ul>
    }
}

fn receives(view: &View, topics: &Topics, stop: &Stop) -> Html {
    let app = &view.app;
    let says = reception(app, topics, stop);
    let how =
        if says.how.is_empty() { String::new() } else { words(app.lang).sentence_gap.to_owned() + &says.how };
    html! {
        <>
            <p class="quiet topic__reception">{ sport_words(app.lang).reception }{ says.whether }{ prose(&how) }</p>
            if let Some(told) = topics.reception(&stop.id) {
                <details>
                    <summary class="topic__sources">{ words(app.lang).sources }</summary>
                    { source_list(app, &told.sources) }
                </details>
            }
        </>
    }
}

/// Half a day and a day, each as a series of stops that can be taken as a trip.
fn days(view: &View, page: &CorridorPage) -> Html {
    let words = topic_words(view.app.lang);
    html! {
        <div class="topic__days">
            { day(view, page.corridor, words.half_day, &page.half_day) }
            { day(view, page.corridor, words.whole_day, &page.day) }
        </div>
    }
}

fn day(view: &View, corridor: Corridor, title: &'static str, stops: &[StopId]) -> Html {
    if stops.is_empty() {
        return Html::default();
    }
    let app = &view.app;
    let name = page_name(app, &Page::Topic(Topic::Corridor(corridor)), app.lang);
    html! {
        <section class="topic__day">
            <h2 class="section-title">{ title }</h2>
            <ol role="list" class="topic__course">
                { for named(app, stops).map(|stop| {
                    let name = html! { { stop.name.get(app.lang) } };
                    html! { <li>{ PageLink::to(Page::Stop(stop.id.clone())).around(view, name) }</li> }
                }) }
            </ol>
            { take_stops(view, topic_words(app.lang).take_day, &format!("{name} · {title}"), stops, true) }
        </section>
    }
}

/// The stops of the corridor that no chapter names.
fn others(view: &View, topics: &Topics, corridor: Corridor, told: &HashSet<&StopId>) -> Html {
    let app = &view.app;
    let rest = app.atlas.stops.iter().filter(|stop| stop.corridors.contains(&corridor));
    let rest = by_worth(rest.filter(|stop| !told.contains(&stop.id)));
    if rest.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="others-title">
            <h2 id="others-title" class="section-title">{ topic_words(app.lang).also_here }</h2>
            { rows(view, topics, corridor, &rest) }
        </section>
    }
}

//! Things to read and to do on a route or at a stop: guides, experiences, events.

use chrono::NaiveDate;
use yew::prelude::*;

use super::ready_trips::take;
use crate::app::present::ready_trip::guide_facts;
use crate::app::topic::Topic;
use crate::app::trips::GUIDE;
use crate::app::{AppState, Page};
use crate::domain::reading::{Event, Experience, Guide, Occurrence};
use crate::domain::topics::Topics;
use crate::domain::{Bilingual, Lang, Route, RouteId, Stop};
use crate::i18n::format::{DOT, full_date};
use crate::i18n::{sport_label, sport_name, visiting_words, words};
use crate::ui::panels::topics::sports::facts;
use crate::ui::parts::PageLink;
use crate::ui::parts::prose::prose;
use crate::ui::store::View;

/// The guides (攻略) of a route: how many days they take, a link to each, and a button that makes it one's own trip.
pub fn route_guides(view: &View, route: &RouteId) -> Html {
    let app = &view.app;
    let guides: Vec<_> =
        app.atlas.guides.iter().filter(|guide| guide.route.as_ref() == Some(route)).collect();
    if guides.is_empty() { Html::default() } else { guide_section(view, &guides) }
}

fn guide_section(view: &View, guides: &[&Guide]) -> Html {
    html! {
        <section aria-labelledby="guides-title">
            <h2 id="guides-title" class="section-title">{ words(view.app.lang).guides }</h2>
            <ul role="list" class="experiences">{ for guides.iter().map(|guide| guide_item(view, guide)) }</ul>
        </section>
    }
}

fn guide_item(view: &View, guide: &Guide) -> Html {
    let lang = view.app.lang;
    let title = html! { { guide.title.get(lang) } };
    let page = Page::Topic(Topic::Guide(guide.id.as_str().into()));
    html! {
        <li class="experience" key={guide.id.clone()}>
            <p class="experience__sport">{ guide_facts(lang, guide) }{ DOT }{ guide.author.get(lang) }</p>
            <p class="experience__name">{ PageLink::to(page).around(view, title) }</p>
            { take(view, format!("{GUIDE}{}", guide.id), words(lang).take_guide, "ready__take") }
        </li>
    }
}

/// The sports experiences at the stops of a route.
pub fn route_experiences(view: &View, route: &Route) -> Html {
    let app = &view.app;
    let here = |experience: &&Experience| route.index_of(&experience.stop).is_some();
    let experiences: Vec<_> = app.atlas.experiences.iter().filter(here).collect();
    if experiences.is_empty() { Html::default() } else { experience_section(view, &experiences) }
}

fn experience_section(view: &View, experiences: &[&Experience]) -> Html {
    html! {
        <section aria-labelledby="experiences-title">
            <h2 id="experiences-title" class="section-title">{ words(view.app.lang).experiences }</h2>
            <ul role="list" class="experiences">
                { for experiences.iter().map(|experience| experience_item(view, experience)) }
            </ul>
        </section>
    }
}

fn experience_item(view: &View, experience: &Experience) -> Html {
    let lang = view.app.lang;
    let words = words(lang);
    let text = |value: Option<&Bilingual>| prose(value.map_or(words.unknown, |text| text.get(lang)));
    let name = html! { { experience.name.get(lang) } };
    html! {
        <li class="experience" key={experience.id.clone()}>
            <p class="experience__sport">{ sport_name(words, &experience.sport) }</p>
            <p class="experience__name">
                { PageLink::to(Page::Stop(experience.stop.clone())).around(view, name) }
            </p>
            <p>{ prose(experience.summary.get(lang)) }</p>
            <p class="quiet">
                { words.booking }{ text(experience.booking.as_ref()) }{ words.sentence_gap }
                { words.season }{ text(experience.season.as_ref()) }
            </p>
        </li>
    }
}

/// Experiences and events at a stop.
pub fn at_stop(view: &View, topics: &Topics, stop: &Stop) -> Html {
    let app = &view.app;
    let experiences: Vec<_> = app.atlas.experiences.iter().filter(|one| one.stop == stop.id).collect();
    // Pages written by the build have no clock: there, events that were over when the pack was checked count as over.
    let today = app.now.map_or(app.atlas.info.checked, |now| now.date());
    let here = |event: &&Event| event.stop.as_ref() == Some(&stop.id) && !event.is_over(today);
    let events: Vec<_> = app.atlas.events.iter().filter(here).collect();
    if experiences.is_empty() && events.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="here-title">
            <h2 id="here-title" class="section-title">{ words(app.lang).happening_here }</h2>
            <ul role="list" class="experiences">
                { for experiences.into_iter().map(|one| experience_here(view, topics, one)) }
                { for events.into_iter().map(|one| event_item(app, one, today)) }
            </ul>
        </section>
    }
}

/// An experience at the stop whose page this is, with everything one needs to know before going.
fn experience_here(view: &View, topics: &Topics, experience: &Experience) -> Html {
    let lang = view.app.lang;
    html! {
        <li class="experience" key={experience.id.clone()}>
            <p class="experience__sport">{ sport_label(lang, &experience.sport) }</p>
            <p class="experience__name">{ experience.name.get(lang) }</p>
            <p>{ prose(experience.summary.get(lang)) }</p>
            { facts(&view.app, topics, experience) }
        </li>
    }
}

fn event_item(app: &AppState, event: &Event, today: NaiveDate) -> Html {
    let days = event.coming(today);
    let when = match (&days[..], &event.recurs) {
        ([], Some(recurs)) => html! { <p class="experience__sport">{ recurs.get(app.lang) }</p> },
        ([], None) => html! { <p class="experience__sport">{ words(app.lang).date_unknown }</p> },
        (days, _) => html! {
            { for days.iter().map(|one| html! { <p class="experience__sport">{ days_of(app.lang, one) }</p> }) }
        },
    };
    html! {
        <li class="experience" key={event.id.clone()}>
            { when }
            <p class="experience__name">{ event.name.get(app.lang) }</p>
            <p>{ prose(event.summary.get(app.lang)) }</p>
        </li>
    }
}

/// The days of an event, with a note if they were worked out because no one has announced them.
pub fn days_of(lang: Lang, one: &Occurrence) -> String {
    let from = full_date(lang, one.from);
    let days = if one.to == one.from { from } else { format!("{from}–{}", full_date(lang, one.to)) };
    if one.computed { days + visiting_words(lang).computed } else { days }
}

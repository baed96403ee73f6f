//! Things to read and to do on a route or at a stop: guides, experiences, events.

use chrono::NaiveDate;
use yew::prelude::*;

use crate::app::present::format::full_date;
use crate::app::{AppState, Page};
use crate::domain::reading::{Event, Experience, Guide, Occurrence};
use crate::domain::{Bilingual, Lang, Route, RouteId, Stop};
use crate::i18n::{sport_name, visiting_words, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::View;

/// The guides (攻略) of a route.
pub fn route_guides(app: &AppState, route: &RouteId) -> Html {
    let guides: Vec<_> =
        app.atlas.guides.iter().filter(|guide| guide.route.as_ref() == Some(route)).collect();
    if guides.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="guides-title">
            <h2 id="guides-title" class="section-title">{ words(app.lang).guides }</h2>
            { for guides.into_iter().map(|guide| guide_text(app, guide)) }
        </section>
    }
}

fn guide_text(app: &AppState, guide: &Guide) -> Html {
    html! {
        <details class="guide">
            <summary>
                <span class="guide__title">{ guide.title.get(app.lang) }</span>
                <span class="guide__author">{ guide.author.get(app.lang) }</span>
            </summary>
            { for guide.body.iter().map(|section| html! {
                <>
                    <h3>{ section.heading.get(app.lang) }</h3>
                    <p>{ prose(section.text.get(app.lang)) }</p>
                </>
            }) }
            { source_list(app, &guide.sources) }
        </details>
    }
}

/// The sports experiences at the stops of a route.
pub fn route_experiences(view: &View, route: &Route) -> Html {
    let app = &view.app;
    let here = |experience: &&Experience| route.index_of(&experience.stop).is_some();
    let experiences: Vec<_> = app.atlas.experiences.iter().filter(here).collect();
    if experiences.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="experiences-title">
            <h2 id="experiences-title" class="section-title">{ words(app.lang).experiences }</h2>
            <ul role="list" class="experiences">
                { for experiences.into_iter().map(|experience| experience_item(view, experience)) }
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
pub fn at_stop(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let experiences: Vec<_> = app.atlas.experiences.iter().filter(|one| one.stop == stop.id).collect();
    // The pages that the build writes know no clock; what was over when the pack was gone through is over.
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
                { for experiences.into_iter().map(|one| experience_item(view, one)) }
                { for events.into_iter().map(|one| event_item(app, one, today)) }
            </ul>
        </section>
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

/// The days of an event, and that they were worked out where nobody announced them.
pub fn days_of(lang: Lang, one: &Occurrence) -> String {
    let from = full_date(lang, one.from);
    let days = if one.to == one.from { from } else { format!("{from}–{}", full_date(lang, one.to)) };
    if one.computed { days + visiting_words(lang).computed } else { days }
}

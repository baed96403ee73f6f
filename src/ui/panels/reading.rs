//! Things to read and to do on a route or at a stop: guides, experiences, events.

use yew::prelude::*;

use crate::app::AppState;
use crate::app::Page;
use crate::app::present::format::full_date;
use crate::domain::reading::{Event, Experience, Guide};
use crate::domain::{RouteId, StopId};
use crate::i18n::{sport_name, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::sources::Sources;
use crate::ui::store::use_app;

/// Properties of the lists that belong to a route.
#[derive(Properties, PartialEq)]
pub struct OfRouteProps {
    /// The route.
    pub route: RouteId,
}

/// Properties of the lists that belong to a stop.
#[derive(Properties, PartialEq)]
pub struct OfStopProps {
    /// The stop.
    pub stop: StopId,
}

/// The guides (攻略) of a route.
#[component]
pub fn RouteGuides(props: &OfRouteProps) -> Html {
    let app = use_app();
    let guides: Vec<_> =
        app.atlas.guides.iter().filter(|guide| guide.route.as_ref() == Some(&props.route)).collect();
    if guides.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="guides-title">
            <h2 id="guides-title" class="section-title">{ words(app.lang).guides }</h2>
            { for guides.into_iter().map(|guide| guide_text(&app, guide)) }
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
                    <p>{ section.text.get(app.lang) }</p>
                </>
            }) }
            <Sources sources={guide.sources.clone()} lang={app.lang} today={app.now.map(|now| now.date())} />
        </details>
    }
}

/// The sports experiences at the stops of a route.
#[component]
pub fn RouteExperiences(props: &OfRouteProps) -> Html {
    let app = use_app();
    let Some(route) = app.atlas.route(&props.route) else {
        return Html::default();
    };
    let here = |experience: &&Experience| route.index_of(&experience.stop).is_some();
    let experiences: Vec<_> = app.atlas.experiences.iter().filter(here).collect();
    if experiences.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="experiences-title">
            <h2 id="experiences-title" class="section-title">{ words(app.lang).experiences }</h2>
            <ul class="experiences">
                { for experiences.into_iter().map(|experience| experience_item(&app, experience)) }
            </ul>
        </section>
    }
}

fn experience_item(app: &AppState, experience: &Experience) -> Html {
    let words = words(app.lang);
    let unknown = || words.unknown.to_owned();
    let text = |value: &Option<crate::domain::Bilingual>| {
        value.as_ref().map_or_else(unknown, |text| text.get(app.lang).to_owned())
    };
    html! {
        <li class="experience" key={experience.id.clone()}>
            <p class="experience__sport">{ sport_name(words, &experience.sport) }</p>
            <p class="experience__name">
                <PageLink page={Page::Stop(experience.stop.clone())}>{ experience.name.get(app.lang) }</PageLink>
            </p>
            <p>{ experience.summary.get(app.lang) }</p>
            <p class="quiet">{ words.booking }{ text(&experience.booking) }{ words.sentence_gap }{ words.season }{ text(&experience.season) }</p>
        </li>
    }
}

/// Experiences and events at a stop.
#[component]
pub fn AtStop(props: &OfStopProps) -> Html {
    let app = use_app();
    let experiences: Vec<_> = app.atlas.experiences.iter().filter(|one| one.stop == props.stop).collect();
    let events: Vec<_> = app.atlas.events.iter().filter(|one| one.stop.as_ref() == Some(&props.stop)).collect();
    if experiences.is_empty() && events.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="here-title">
            <h2 id="here-title" class="section-title">{ words(app.lang).happening_here }</h2>
            <ul class="experiences">
                { for experiences.into_iter().map(|one| experience_item(&app, one)) }
                { for events.into_iter().map(|one| event_item(&app, one)) }
            </ul>
        </section>
    }
}

fn event_item(app: &AppState, event: &Event) -> Html {
    let words = words(app.lang);
    let when = match (event.from, event.to, &event.recurs) {
        (Some(from), Some(to), _) if from != to => {
            format!("{}–{}", full_date(app.lang, from), full_date(app.lang, to))
        }
        (Some(from), _, _) => full_date(app.lang, from),
        (None, _, Some(recurs)) => recurs.get(app.lang).to_owned(),
        (None, _, None) => words.date_unknown.to_owned(),
    };
    html! {
        <li class="experience" key={event.id.clone()}>
            <p class="experience__sport">{ when }</p>
            <p class="experience__name">{ event.name.get(app.lang) }</p>
            <p>{ event.summary.get(app.lang) }</p>
        </li>
    }
}

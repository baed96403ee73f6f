//! A guide (攻略): its text, its stops, and a way to make it one's own trip.

use yew::prelude::*;

use super::{named, stop_rows, take_stops};
use crate::app::Page;
use crate::app::present::ready_trip::guide_facts;
use crate::app::trips::GUIDE;
use crate::domain::reading::{Guide, Section};
use crate::domain::{Bilingual, Lang, Route};
use crate::i18n::{guide_words, topic_words};
use crate::ui::panels::ready_trips::{ready_day, take};
use crate::ui::parts::PageLink;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::View;

/// The content below the heading.
pub fn content(view: &View, id: &str) -> Html {
    let app = &view.app;
    let words = topic_words(app.lang);
    let Some(guide) = app.atlas.guide(id) else {
        return html! { <p>{ crate::i18n::words(app.lang).loading }</p> };
    };
    let route = guide.route.as_ref().and_then(|route| app.atlas.route(route));
    html! {
        <>
            <p class="quiet">{ guide.author.get(app.lang) }</p>
            if let Some(route) = route {
                { route_of(view, route) }
            }
            { in_further_languages(app, &guide_texts(guide)) }
            { for guide.body.iter().map(|one| section(app.lang, one)) }
            if !guide.days.is_empty() {
                { days(view, guide) }
            } else if !guide.stops.is_empty() {
                { take_stops(view, crate::i18n::words(app.lang).take_guide, guide.title.get(app.lang), &guide.stops, false) }
                <p class="quiet">{ words.take_guide_note }</p>
            }
            if !guide.stops.is_empty() {
                <h2 class="section-title">{ words.stops_named }</h2>
                { stop_rows(view, named(app, &guide.stops)) }
            }
            <h2 class="section-title">{ crate::i18n::words(app.lang).sources }</h2>
            { source_list(app, &guide.sources) }
        </>
    }
}

/// The guide's texts, which are shown in further languages together.
fn guide_texts(guide: &Guide) -> Vec<&Bilingual> {
    let sections = guide.body.iter().flat_map(|one| [&one.heading, &one.text]);
    [&guide.title].into_iter().chain(sections).collect()
}

/// Its days, and the button that makes them one's own trip.
fn days(view: &View, guide: &Guide) -> Html {
    let lang = view.app.lang;
    html! {
        <section class="topic__day">
            <h2 class="section-title">{ guide_words(lang).days }</h2>
            <p class="quiet">{ guide_facts(lang, guide) }</p>
            { for guide.days.iter().enumerate().map(|(at, day)| ready_day(view, at, day, guide.days.len())) }
            { take(view, format!("{GUIDE}{}", guide.id), crate::i18n::words(lang).take_guide, "button--main") }
        </section>
    }
}

fn section(lang: Lang, section: &Section) -> Html {
    html! {
        <>
            <h2 class="section-title">{ section.heading.get(lang) }</h2>
            <p>{ prose(section.text.get(lang)) }</p>
        </>
    }
}

fn route_of(view: &View, route: &Route) -> Html {
    let lang = view.app.lang;
    let name = html! { { route.name.get(lang) } };
    html! {
        <p>
            { topic_words(lang).route_of_guide }
            { PageLink::to(Page::Route(route.id.clone())).around(view, name) }
        </p>
    }
}

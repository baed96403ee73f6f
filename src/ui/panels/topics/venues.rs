//! The Games' venues and sports today.

use std::collections::HashSet;

use yew::prelude::*;

use super::packages::packages;
use super::sports::sports;
use super::{by_worth, stop_rows};
use crate::app::{AppState, Page, Shared};
use crate::domain::topics::{Venue, VenueUse};
use crate::domain::{Bilingual, Category};
use crate::i18n::{topic_words, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::View;

/// The content below the heading.
pub fn content(view: &View) -> Html {
    let app = &view.app;
    let topics = Shared::new(app.atlas.topics.read());
    let told: HashSet<_> = topics.venues.iter().map(|venue| &venue.stop).collect();
    let is_other = |stop: &&crate::domain::Stop| stop.category == Category::Venue && !told.contains(&stop.id);
    let others = by_worth(app.atlas.stops.iter().filter(is_other));
    let words = topic_words(app.lang);
    html! {
        <>
            <p class="topic__intro">{ words.venues_intro }</p>
            { packages(app, &topics) }
            { sports(view, &topics) }
            if !topics.venues.is_empty() {
                <h2 class="section-title">{ words.venues_by_use }</h2>
            }
            { for VenueUse::ALL.into_iter().enumerate().map(|(at, (kind, _))| {
                let of_kind = topics.venues.iter().filter(|venue| venue.access == kind);
                html! { { for of_kind.map(|one| venue(view, words.venue_use[at], one)) } }
            }) }
            if !others.is_empty() {
                <h2 class="section-title">{ words.other_venues }</h2>
                { stop_rows(view, others.into_iter()) }
            }
        </>
    }
}

fn venue(view: &View, used: &'static str, venue: &Venue) -> Html {
    let app = &view.app;
    let words = topic_words(app.lang);
    let Some(stop) = app.atlas.stop(&venue.stop) else { return Html::default() };
    let name = html! { { stop.name.get(app.lang) } };
    html! {
        <section class="venue" key={venue.stop.as_str()}>
            <h3>{ PageLink::to(Page::Stop(venue.stop.clone())).around(view, name) }</h3>
            <p><span class={classes!("venue__use", format!("venue__use--{}", venue.access.key()))}>{ used }</span></p>
            <dl class="visiting__list">
                <div><dt>{ words.held }</dt><dd>{ prose(venue.held.get(app.lang)) }</dd></div>
                <div><dt>{ words.today }</dt><dd>{ prose(venue.today.get(app.lang)) }</dd></div>
                <div><dt>{ words.price }</dt><dd>{ known(app, venue.price.as_ref()) }</dd></div>
                <div><dt>{ words.booking }</dt><dd>{ known(app, venue.booking.as_ref()) }</dd></div>
            </dl>
            { in_further_languages(app, &[&venue.held, &venue.today]) }
            <details>
                <summary class="topic__sources">{ crate::i18n::words(app.lang).sources }</summary>
                { source_list(app, &venue.sources) }
            </details>
        </section>
    }
}

/// A text, or the statement that it is not known.
fn known(app: &AppState, text: Option<&Bilingual>) -> Html {
    prose(text.map_or(words(app.lang).unknown, |text| text.get(app.lang)))
}

//! A stop: everything that the pack knows about it.

use yew::prelude::*;

use super::filters::on_date;
use super::stop_more::stop_more;
use super::stop_tool_use::{is_used, tool, tool_button};
use super::trip::membership::in_trip;
use crate::app::present::door::price_of_day;
#[cfg(not(target_arch = "wasm32"))]
use crate::app::present::hours_rule::{hours_rule, last_entry_rule};
use crate::app::present::openness::{Tone, openness};
use crate::app::present::route_view::neighbours;
use crate::app::state::Stories;
use crate::app::{AppState, Msg, Page, StopTool, TripRequest};
use crate::domain::{Claim, EntryDay, Stop, StopId};
use crate::i18n::format::{DOT, clock_of_minutes, iso_date, minutes, price};
use crate::i18n::{category_name, corridor_name, stop_tools, words};
use crate::ui::parts::doubt::mark;
use crate::ui::parts::early::early;
use crate::ui::parts::figure::fact;
use crate::ui::parts::further_languages::further_languages_of;
use crate::ui::parts::hours_table::hours_table;
use crate::ui::parts::icon::seal;
use crate::ui::parts::landmark::landmark_at_head;
use crate::ui::parts::picture::pictures;
use crate::ui::parts::prose::prose;
use crate::ui::parts::static_part::static_part;
use crate::ui::parts::{IconName, PageLink, back_link, icon};
use crate::ui::store::View;

/// The panel of a stop.
pub fn stop_panel(view: &View, id: &StopId) -> Html {
    let app = &view.app;
    let Some(stop) = app.atlas.stop(id) else {
        return Html::default();
    };
    html! {
        <article class="stop" key={id.as_str()}>
            { course(view, stop) }
            { head(app, stop) }
            { further(app, stop) }
            { pictures(app, stop) }
            { facts(app, stop) }
            { add(view, stop) }
            { stamp(view, stop) }
            { story(view, stop) }
            { visit(view, stop) }
            { more(view, stop) }
        </article>
    }
}

/// The lower part of the page comes with the deferred half, so that the first view does not need it. Static pages
/// contain all of it.
fn more(view: &View, stop: &Stop) -> Html {
    let is_here = view.app.has_rest();
    let drawn = if is_here {
        stop_more(view, stop)
    } else {
        html! { <p class="story story--loading">{ words(view.app.lang).loading }</p> }
    };
    static_part(stop.id.as_str(), is_here, drawn)
}

/// Where the stop is in the route through which it was reached, with the previous and the next stop.
fn course(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let Some(route) = app.along.as_ref().and_then(|id| app.atlas.route(id)) else {
        return back_link(view);
    };
    let (before, after) = neighbours(&app.atlas, route, &stop.id);
    let place = format!("{} / {}", route.index_of(&stop.id).unwrap_or(0) + 1, route.legs.len());
    let name = html! { { route.name.get(app.lang) } };
    html! {
        <nav class="walk" aria-label={words.walk}>
            { step(view, before, IconName::Previous, words.previous_stop) }
            <p class="walk__stop">
                { PageLink::to(Page::Route(route.id.clone())).around(view, name) }
                <span class="walk__place">{ place }</span>
            </p>
            { step(view, after, IconName::Next, words.next_stop) }
        </nav>
    }
}

/// A link to a neighbour, or an empty space of the same size.
fn step(view: &View, to: Option<&Stop>, name: IconName, label: &str) -> Html {
    let Some(to) = to else {
        return html! { <span class="tool tool--none" aria-hidden="true"></span> };
    };
    let lang = view.app.lang;
    PageLink::to(Page::Stop(to.id.clone()))
        .class("tool")
        .label(format!("{label}{}{}", words(lang).colon, to.name.get(lang)))
        .around(view, icon(name))
}

fn head(app: &AppState, stop: &Stop) -> Html {
    let lang = app.lang;
    let other = lang.other();
    let city = app.atlas.city_name(&stop.city).map(|name| name.get(lang)).unwrap_or_default();
    html! {
        <header class="stop__head">
            { landmark_at_head(app, &stop.id).unwrap_or_else(|| seal(stop.category)) }
            <h1 tabindex="-1">{ stop.name.get(lang) }</h1>
            <p class="stop__other" lang={other.tag()}>{ stop.name.get(other) }</p>
            <p class="stop__where">
                { city }{ DOT }{ stop.district.get(lang) }{ DOT }{ category_name(words(lang), stop.category) }
            </p>
            <p class="stop__summary">{ prose(stop.summary.get(lang)) }</p>
            if let Some(status) = &stop.status {
                <p class="notice">{ icon(IconName::Info) }{ status.get(lang) }</p>
            }
        </header>
    }
}

/// The stop in further languages.
fn further(app: &AppState, stop: &Stop) -> Html {
    let texts = [Some(&stop.name), Some(&stop.summary), stop.status.as_ref(), stop.story.as_ref()];
    let texts: Vec<_> = texts.into_iter().flatten().chain([&stop.access.how]).collect();
    further_languages_of(app, stop.id.as_str(), &texts)
}

fn facts(app: &AppState, stop: &Stop) -> Html {
    let words = words(app.lang);
    let ticket = price(app.lang, if app.has_rest() { price_of_day(app, stop) } else { stop.ticket_cny });
    let corridors: Vec<_> = stop.corridors.iter().map(|one| corridor_name(words, *one)).collect();
    let open = openness(app, stop);
    html! {
        <dl class="facts">
            if let Some(open) = open {
                { fact(IconName::Clock, words.opening, html! {
                    <>
                        <span class={classes!("tone", format!("tone--{}", open.tone.key()))}>{ prose(&open.text) }</span>
                        { mark(app.lang, stop, Claim::Hours) }
                    </>
                }) }
            }
            { fact(IconName::Ticket, words.ticket, html! {
                <>{ ticket }{ mark(app.lang, stop, Claim::Ticket) }</>
            }) }
            { fact(IconName::Hourglass, words.visit, minutes(app.lang, stop.visit_minutes).into()) }
            { fact(IconName::Route, words.corridors, corridors.join(words.list_comma).into()) }
        </dl>
    }
}

fn add(view: &View, stop: &Stop) -> Html {
    if let Some(in_trip) = view.app.trips.as_ref().and_then(|trips| in_trip(view, trips, &stop.id)) {
        return in_trip;
    }
    html! {
        <button type="button" class="button button--main stop__add deed"
            onclick={view.wish(TripRequest::Add(stop.id.clone()))}
            data-wish={early(&TripRequest::Add(stop.id.clone()))}>
            { icon(IconName::Trip) }{ words(view.app.lang).add_to_trip }
        </button>
    }
}

/// Where the stop gets its stamp.
fn stamp(view: &View, stop: &Stop) -> Html {
    html! {
        <div>
            { tool_button(view, "", StopTool::Stamp, IconName::Pin, stop_tools(view.app.lang).stamp) }
            { tool(view, stop, StopTool::Stamp) }
        </div>
    }
}

fn story(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    match (&stop.story, app.stories) {
        (Some(_), _) if app.whole && is_used(view, stop, StopTool::Aloud) => {
            tool(view, stop, StopTool::Aloud)
        }
        (Some(story), _) => html! {
            <>
                <p class="story">{ prose(story.get(app.lang)) }</p>
                { tool_button(view, "aloud", StopTool::Aloud, IconName::Aloud, stop_tools(app.lang).aloud) }
            </>
        },
        (None, Stories::Failed) => html! { <p class="notice">{ words.story_failed }</p> },
        (None, _) => html! { <p class="story story--loading" role="status">{ words.loading }</p> },
    }
}

/// Opening on today or a chosen date.
fn visit(view: &View, stop: &Stop) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    let onchange = on_date(view, Msg::SetDate);
    html! {
        <section aria-labelledby="hours-title">
            <h2 id="hours-title" class="section-title">{ words.hours }{ mark(app.lang, stop, Claim::Hours) }</h2>
            if stop.hours.is_some() {
                <div class="field">
                    <label for="visit-date">{ words.hours_on }</label>
                    <input id="visit-date" type="date" {onchange}
                        value={app.day().map(iso_date).unwrap_or_default()} />
                    if app.date.is_some() {
                        <button type="button" class="button"
                            onclick={view.send(Msg::SetDate(None))}>{ words.today }</button>
                    }
                </div>
                { hours_table(app, stop) }
                { hours_in_words(app, stop) }
            } else {
                <p class={classes!("tone", format!("tone--{}", Tone::Unknown.key()))}>{ words.hours_unknown_long }</p>
            }
            if let Some(last) = last_entry(app, stop) {
                <p>{ words.last_entry }{ clock_of_minutes(last) }{ mark(app.lang, stop, Claim::LastEntry) }</p>
            }
        </section>
    }
}

/// The last entry on the day that the page is about, in minutes since midnight; `None` on pages without a day, which
/// show the rule.
fn last_entry(app: &AppState, stop: &Stop) -> Option<u16> {
    stop.last_entry.as_ref()?;
    match stop.entry_windows(app.day()?, &app.atlas.calendar) {
        EntryDay::Open(windows) => windows.last().map(|window| window.last_entry),
        EntryDay::Closed | EntryDay::Unknown => None,
    }
}

/// Pages that may be read at any time cannot show a week, but they can show the rule itself.
#[cfg(not(target_arch = "wasm32"))]
fn hours_in_words(app: &AppState, stop: &Stop) -> Html {
    match &stop.hours {
        Some(hours) if app.day().is_none() => html! {
            <>
                <p class="hours-rule">{ hours_rule(app.lang, hours) }</p>
                if let Some(last) = &stop.last_entry {
                    <p>
                        { words(app.lang).last_entry }{ last_entry_rule(app.lang, last) }
                        { mark(app.lang, stop, Claim::LastEntry) }
                    </p>
                }
            </>
        },
        _ => Html::default(),
    }
}

/// In the browser there is always a day to show, so the rule is not needed.
#[cfg(target_arch = "wasm32")]
fn hours_in_words(_: &AppState, _: &Stop) -> Html {
    Html::default()
}

//! The trip of a link or a file, shown before it is taken.

use yew::prelude::*;

use super::day::day_class;
use super::guide::{save_button, written};
use crate::app::trips::handbook::trip_map;
use crate::app::trips::incoming::{Incoming, Offer, Refusal, Source, Taking, name};
use crate::app::trips::present::day::span;
use crate::app::trips::present::{day_head, leg_view, stop_name};
use crate::app::{AppState, Trips, TripsMsg};
use crate::codec::import::Datum;
use crate::domain::schedule::{DaySchedule, ScheduledRide, ScheduledVisit};
use crate::i18n::format::{self, DOT, time};
use crate::i18n::schedule::own_ride_name;
use crate::i18n::{guide_words, words};
use crate::ui::effects::trips::new_id;
use crate::ui::effects::trips::printing::use_basemap;
use crate::ui::parts::drawing::drawing;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_view};

/// The heading's id, which gets the focus when a trip comes in.
pub const HEADING: &str = "incoming";

/// What came in, above everything else on the page.
pub fn incoming(view: &View, trips: &Trips) -> Html {
    let Some(incoming) = &trips.incoming else { return Html::default() };
    let app = &view.app;
    html! {
        <section class="incoming" aria-labelledby={HEADING} data-unsaved="">
            <h2 id={HEADING} class="section-title" tabindex="-1">{ heading(app, incoming) }</h2>
            { match &incoming.what {
                Ok(offer) => offered(view, trips, offer),
                Err(refusal) => refused(view, refusal),
            } }
        </section>
    }
}

/// What came in. In a frame the host page provides the trip, by a message or by the frame's address.
fn heading(app: &AppState, incoming: &Incoming) -> Html {
    let words = words(app.lang);
    let is_guide = incoming.what.as_ref().is_ok_and(|offer| offer.guide.is_some());
    match (incoming.source, incoming.what.is_ok()) {
        (Source::Link, true) if app.host.embed => {
            let host = app.host.origin.as_deref().unwrap_or(words.this_site);
            let later = words.later();
            html! { <>{ later.incoming_host }<bdi>{ host }</bdi>{ later.incoming_host_end }</> }
        }
        (Source::Link, true) if is_guide => guide_words(app.lang).from_link.into(),
        (Source::File, true) if is_guide => guide_words(app.lang).from_file.into(),
        (Source::Link, true) => words.later().incoming_link.into(),
        (Source::File, true) => words.later().incoming_file.into(),
        (Source::Link, false) => words.later().incoming_bad_link.into(),
        (Source::File, false) => words.later().incoming_bad_file.into(),
    }
}

fn refused(view: &View, refusal: &Refusal) -> Html {
    let lang = view.app.lang;
    html! {
        <>
            <p role="alert">{ refusal.words(lang) }</p>
            <p class="choices">
                <button type="button" class="button" onclick={view.trips(TripsMsg::Decline)}>{ words(lang).dismiss }</button>
            </p>
        </>
    }
}

fn offered(view: &View, trips: &Trips, offer: &Offer) -> Html {
    let app = &view.app;
    let words = words(app.lang);
    html! {
        <>
            <p class="incoming__title">{ name(&offer.trip, &app.atlas, app.lang) }</p>
            <p class="incoming__about">{ about(app, offer) }</p>
            <PreviewMap />
            if let Some(guide) = &offer.guide {
                { written(app, guide) }
            } else {
                <ol role="list" class="incoming__days">
                    { for offer.schedule.days.iter().enumerate().map(|(at, day)| one_day(view, at, day)) }
                </ol>
            }
            if !offer.trip.candidates.is_empty() {
                <p class="quiet">{ words.later().incoming_candidates }{ candidates(app, offer) }</p>
            }
            if !offer.warnings.is_empty() {
                <ul role="list" class="incoming__warnings">
                    { for offer.warnings.iter().map(|warning| html! { <li>{ warning.get(app.lang) }</li> }) }
                </ul>
            }
            { datum(view, offer) }
            if offer.newer.is_some() {
                <p class="notice">{ icon(IconName::Info) }<span>{ words.later().incoming_newer }</span></p>
            }
            { choices(view, trips, offer) }
        </>
    }
}

/// Whether the file comes from a Chinese map service; asked only if its positions suggest it.
fn datum(view: &View, offer: &Offer) -> Html {
    let later = words(view.app.lang).later();
    let yes = match offer.shifted {
        Some((Datum::Bd09, _)) => later.incoming_datum_baidu,
        Some(_) => later.incoming_datum_tencent,
        None => return Html::default(),
    };
    html! {
        <div class="notice">
            { icon(IconName::Info) }
            <div>
                <p>{ later.incoming_datum }</p>
                <button type="button" class="button" onclick={view.trips(TripsMsg::ReadShifted)}>{ yes }</button>
            </div>
        </div>
    }
}

fn candidates(app: &AppState, offer: &Offer) -> String {
    let names = offer.trip.candidates.iter().map(|visit| stop_name(&visit.stop, &app.atlas, app.lang));
    names.collect::<Vec<_>>().join(words(app.lang).list_comma)
}

/// Its dates first, then how much it contains.
fn about(app: &AppState, offer: &Offer) -> String {
    let words = words(app.lang);
    let visits = offer.trip.visits().count();
    let counts = [words.days_count.count(offer.trip.days.len()), words.stops_count.count(visits)];
    span(app.lang, &offer.trip).into_iter().chain(counts).collect::<Vec<_>>().join(DOT)
}

/// A day to read: where one is at which time, and how one gets there.
fn one_day(view: &View, at: usize, day: &DaySchedule) -> Html {
    let (lang, atlas) = (view.app.lang, &view.app.atlas);
    let words = words(lang);
    let head = day_head(lang, atlas, at, day);
    html! {
        <li class={day_class(at)}>
            <p class="incoming__day">{ head.name }{ " " }{ head.date }</p>
            if day.visits.is_empty() && day.rides.is_empty() {
                <p class="quiet">{ words.later().day_empty }</p>
            }
            <ol role="list" class="incoming__visits">
                { for day.visits.iter().enumerate().flat_map(|(at, visit)| {
                    day.rides_before(at).map(|ride| one_ride(view, ride)).chain([one_visit(view, visit)])
                }) }
                { for day.rides_before(day.visits.len()).map(|ride| one_ride(view, ride)) }
            </ol>
            if let Some(way) = &day.way_home {
                <p class="incoming__way">{ leg_view(lang, atlas, way).summary }</p>
            }
            if !head.end.is_empty() {
                <p class="quiet">{ head.end }</p>
            }
        </li>
    }
}

fn one_ride(view: &View, ride: &ScheduledRide) -> Html {
    let (lang, atlas) = (view.app.lang, &view.app.atlas);
    html! {
        <li>
            if let Some(way) = &ride.way {
                <p class="incoming__way">{ leg_view(lang, atlas, way).summary }</p>
            }
            <p>{ time(lang, ride.leg.depart) }{ " " }{ own_ride_name(lang, ride, atlas) }</p>
        </li>
    }
}

fn one_visit(view: &View, visit: &ScheduledVisit) -> Html {
    let (lang, atlas) = (view.app.lang, &view.app.atlas);
    let later = words(lang).later();
    html! {
        <li>
            if let Some(way) = &visit.way {
                <p class="incoming__way">{ leg_view(lang, atlas, way).summary }</p>
            }
            <p class="incoming__visit">
                <time>{ time(lang, visit.enter) }</time>
                <span>
                    { stop_name(&visit.stop, atlas, lang) }
                    <span class="incoming__stay">{ later.stays }{ format::minutes(lang, visit.stay()) }</span>
                </span>
            </p>
        </li>
    }
}

/// The whole trip on a map within the page, because the sheet covers the large one. A component, because the base map
/// arrives later than the page, and the picture is made only once.
#[component]
fn PreviewMap() -> Html {
    let view = use_view();
    let basemap = use_basemap(&view.app.root);
    let offered = view.app.trips.as_ref().and_then(|trips| trips.incoming.clone());
    let drawn = use_memo((offered, view.app.lang, basemap.is_some()), |(offered, lang, _)| {
        let offer = offered.as_ref()?.what.as_ref().ok()?;
        let title = name(&offer.trip, &view.app.atlas, *lang);
        trip_map(&view.app, &title, &offer.trip, &offer.schedule, basemap.as_deref())
    });
    match &*drawn {
        Some(map) => html! { <figure class="incoming__map">{ drawing(map) }</figure> },
        None => Html::default(),
    }
}

fn choices(view: &View, trips: &Trips, offer: &Offer) -> Html {
    let words = words(view.app.lang);
    let copy = {
        let dispatch = view.dispatch.clone();
        let name = name(&offer.trip, &view.app.atlas, view.app.lang);
        Callback::from(move |_| dispatch.trips(TripsMsg::Take(Taking::Copy(new_id(), name.clone()))))
    };
    let copy_words = match offer.newer {
        Some(_) => words.later().incoming_look,
        None if offer.guide.is_some() => guide_words(view.app.lang).take,
        None => words.later().incoming_copy,
    };
    html! {
        <>
            if trips.can_take_in(offer) {
                <p class="quiet">{ words.later().incoming_yours }</p>
            }
            <p class="choices">
                <button type="button" class="button button--main" onclick={copy}>{ copy_words }</button>
                if trips.can_take_in(offer) {
                    <button type="button" class="button" onclick={view.trips(TripsMsg::Take(Taking::Merge))}>
                        { words.later().incoming_merge }
                    </button>
                    <button type="button" class="button" onclick={view.trips(TripsMsg::Take(Taking::Replace))}>
                        { words.later().incoming_replace }
                    </button>
                }
                if let Some(guide) = &offer.guide {
                    { save_button(view.app.lang, guide) }
                }
                <button type="button" class="button" onclick={view.trips(TripsMsg::Decline)}>{ words.later().incoming_decline }</button>
            </p>
        </>
    }
}

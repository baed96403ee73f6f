//! Packages: sport by the sea and sights beside it, added to one day of the trip by one press.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::present::openness::openness;
use crate::app::present::visiting;
use crate::app::trips::PackagePlace;
use crate::app::trips::packages::wished;
use crate::app::trips::places::TripSlot;
use crate::app::trips::present::{day_head, day_name};
use crate::app::{AppState, Shared, TripRequest, Trips};
use crate::domain::sports::Package;
use crate::domain::topics::{Topics, VenueUse};
use crate::domain::{Stop, StopId};
use crate::i18n::format::DOT;
use crate::i18n::{length_name, sport_words, topic_words, visiting_words, words};
use crate::ui::effects::trips::new_id;
use crate::ui::panels::ready_trips::ready_visit;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::parts::{IconName, icon};
use crate::ui::store::{View, use_view};

/// All packages, under their heading.
pub fn packages(app: &AppState, topics: &Shared<Topics>) -> Html {
    let words = sport_words(app.lang);
    if topics.packages.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="packages-title">
            <h2 id="packages-title" class="section-title">{ words.packages }</h2>
            <p class="quiet">{ words.packages_what }</p>
            { for topics.packages.iter().map(|package| card(package, topics)) }
        </section>
    }
}

/// The packages that a stop is part of.
pub fn packages_with(app: &AppState, topics: &Shared<Topics>, stop: &StopId) -> Html {
    let with = |package: &&Package| package.visits.iter().any(|visit| &visit.stop == stop);
    let packages: Vec<_> = topics.packages.iter().filter(with).collect();
    if packages.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="packages-title">
            <h2 id="packages-title" class="section-title">{ sport_words(app.lang).here_in_packages }</h2>
            { for packages.into_iter().map(|package| card(package, topics)) }
        </section>
    }
}

fn card(package: &Package, topics: &Shared<Topics>) -> Html {
    html! { <PackageCard key={package.id.clone()} package={package.clone()} topics={topics.clone()} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct PackageProps {
    package: Package,
    /// What the pack says about the stops of the package.
    topics: Shared<Topics>,
}

/// A package; a component, because it remembers the day that the reader has picked.
#[component]
fn PackageCard(props: &PackageProps) -> Html {
    let view = use_view();
    let chosen = use_state(|| None::<PackagePlace>);
    let (app, package) = (&view.app, &props.package);
    html! {
        <article class="venue package" id={format!("package-{}", package.id)}>
            <h3>{ package.name.get(app.lang) }</h3>
            <p class="package__length">
                { length_name(app.lang, package.length) }
                if let Some(season) = &package.season {
                    { DOT }{ sport_words(app.lang).season }{ words(app.lang).colon }{ prose(season.get(app.lang)) }
                }
            </p>
            <p>{ prose(package.why.get(app.lang)) }</p>
            { in_further_languages(app, &[&package.name, &package.why]) }
            <ol role="list" class="ready__stops">
                { for package.visits.iter().filter_map(|visit| {
                    let stop = app.atlas.stop(&visit.stop)?;
                    Some(ready_visit(&view, stop, visit, visit_facts(app, &props.topics, stop)))
                }) }
            </ol>
            { take(&view, package, &chosen) }
            <details>
                <summary class="topic__sources">{ words(app.lang).sources }</summary>
                { source_list(app, &package.sources) }
            </details>
        </article>
    }
}

/// What is said of a stop of it: whether it is open, and how to book.
fn visit_facts(app: &AppState, topics: &Topics, stop: &Stop) -> Html {
    html! {
        <>
            <p class="ready__note">{ open(app, stop) }{ used(app, topics, stop) }</p>
            <p class="ready__note">{ prose(&booking(app, topics, stop)) }</p>
        </>
    }
}

fn open(app: &AppState, stop: &Stop) -> Html {
    match openness(app, stop) {
        Some(open) => {
            html! { <span class={classes!("tone", format!("tone--{}", open.tone.key()))}>{ open.text }</span> }
        }
        None if stop.hours.is_none() => html! { { words(app.lang).hours_unknown } },
        None => html! { { sport_words(app.lang).at_its_hours } },
    }
}

/// Whether a venue of the Games lets visitors in.
fn used(app: &AppState, topics: &Topics, stop: &Stop) -> Html {
    let access = topics.venue(&stop.id).map(|venue| venue.access);
    let at = access.and_then(|access| VenueUse::ALL.into_iter().position(|(kind, _)| kind == access));
    match at.and_then(|at| topic_words(app.lang).venue_use.get(at)) {
        Some(used) => html! { { format!("{DOT}{used}") } },
        None => Html::default(),
    }
}

fn booking(app: &AppState, topics: &Topics, stop: &Stop) -> String {
    let lang = app.lang;
    let of_stop = stop.details.booking.as_ref().map(|booking| visiting::booking(lang, booking));
    let of_venue = || topics.venue(&stop.id)?.booking.as_ref().map(|how| how.get(lang).to_owned());
    let how = of_stop.or_else(of_venue).unwrap_or_else(|| words(lang).unknown.to_owned());
    format!("{}{}{how}", visiting_words(lang).booking, words(lang).colon)
}

/// The choice of the day, and the button that adds the whole package to it.
fn take(view: &View, package: &Package, chosen: &UseStateHandle<Option<PackagePlace>>) -> Html {
    let lang = view.app.lang;
    let trips = view.app.trips.as_deref();
    let place = trips.map(|trips| within(trips, chosen.unwrap_or_else(|| PackagePlace::proposed(trips))));
    let onclick = {
        let (dispatch, wished, chosen) = (view.dispatch.clone(), wished(&package.id, place), chosen.setter());
        // After a new trip was made, the next press goes to its first day instead of making another trip.
        let after =
            place.map(|place| if place == PackagePlace::NewTrip { PackagePlace::Day(0) } else { place });
        Callback::from(move |_: MouseEvent| {
            dispatch.wish(TripRequest::TakeReady { ready: wished.clone(), id: new_id(), lang, start: None });
            chosen.set(after);
        })
    };
    html! {
        <div class="package__take">
            if let Some((trips, place)) = trips.zip(place) {
                { days(view, package, trips, place, chosen) }
            }
            <button type="button" class="button button--main" {onclick}>
                { icon(IconName::Trip) }{ words(lang).add_to_trip }
            </button>
            if let Some(day) = trips.and_then(|trips| day_of(trips, package)) {
                <p class="quiet">{ icon(IconName::Check) }{ words(lang).in_your_trip }{ DOT }{ day_name(lang, day) }</p>
            }
        </div>
    }
}

/// Limits a place to the days of the trip: a day that no longer exists becomes a new one.
fn within(trips: &Trips, place: PackagePlace) -> PackagePlace {
    match place {
        PackagePlace::Day(day) => PackagePlace::Day(day.min(trips.trip().days.len())),
        PackagePlace::NewTrip => place,
    }
}

/// The day that holds all of it, if one does.
fn day_of(trips: &Trips, package: &Package) -> Option<usize> {
    let mut places = package.visits.iter().map(|visit| trips.place_of(&visit.stop));
    let Some(Some(TripSlot::Day(day))) = places.next() else { return None };
    places.all(|place| place == Some(TripSlot::Day(day))).then_some(day)
}

fn days(
    view: &View,
    package: &Package,
    trips: &Trips,
    place: PackagePlace,
    chosen: &UseStateHandle<Option<PackagePlace>>,
) -> Html {
    let (lang, says) = (view.app.lang, sport_words(view.app.lang));
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            chosen.set(PackagePlace::from_key(&value));
        })
    };
    let of_trip = trips.schedule.days.iter().enumerate().map(|(at, day)| {
        let head = day_head(lang, &view.app.atlas, at, day);
        let date = if head.date.is_empty() { String::new() } else { format!("{DOT}{}", head.date) };
        (PackagePlace::Day(at), format!("{}{date}", head.name))
    });
    let new_day = (PackagePlace::Day(trips.trip().days.len()), says.new_day.to_owned());
    let new_trip = (PackagePlace::NewTrip, says.new_trip.to_owned());
    let id = format!("package-day-{}", package.id);
    html! {
        <div class="field">
            <label for={id.clone()}>{ says.package_day }</label>
            <select {id} class="select" {onchange}>
                { for of_trip.chain([new_day, new_trip]).map(|(one, name)| html! {
                    <option value={one.key()} selected={one == place}>{ name }</option>
                }) }
            </select>
        </div>
    }
}

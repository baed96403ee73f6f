//! The trip on the desk, from its head to the trips on the shelf.

use yew::prelude::*;

use super::day::DayCard;
use super::events::edit;
use super::on_the_way::OnTheWay;
use super::print::PrintedTrip;
use super::share::SharePanel;
use super::streets::StreetsPanel;
use super::{DAYS_TITLE, adding, candidates, empty, figures, head, import, incoming, settings, shelf};
use crate::app::state::Stories;
use crate::app::trips::Outcome;
use crate::app::trips::words::news;
use crate::app::{Page, Section, Shared, Trips};
use crate::domain::trip::Edit;
use crate::i18n::words;
use crate::ui::effects::trip_page::{use_standing, use_trip_page};
use crate::ui::effects::trips::routing::use_router;
use crate::ui::panels::planning::{DayHelp, Planner};
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// Properties of [`Desk`].
#[derive(Properties, PartialEq)]
pub struct DeskProps {
    /// State and sender.
    pub view: View,
    /// The trips.
    pub trips: Shared<Trips>,
}

/// The trip on the desk. A component, because keys, drags and the focus are listened to while it is shown.
#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let DeskProps { view, trips } = props;
    use_trip_page(view);
    use_router(view, trips);
    let blank =
        trips.trip().days.iter().all(|day| day.visits.is_empty()) && trips.trip().candidates.is_empty();
    html! {
        <>
            if view.app.stories == Stories::Failed {
                <p class="notice" role="status">{ icon(IconName::Info) }<span>{ words(view.app.lang).later().trip_rough }</span></p>
            }
            { incoming::incoming(view, trips) }
            <OnTheWay view={view.clone()} trips={trips.clone()} />
            { head::head(view, trips) }
            { settings::settings(view, trips) }
            <Planner />
            if blank {
                { empty::empty(view) }
            }
            { adding::spread(view, trips) }
            <Days view={view.clone()} trips={trips.clone()} />
            { candidates::candidates(view, trips) }
            if !blank {
                { figures::whole_trip(view, trips) }
            }
            <DayHelp />
            <SharePanel />
            if trips.trip().visits().next().is_some() {
                <StreetsPanel />
            }
            { import::import(view) }
            <PrintedTrip />
            { shelf::shelf(view, trips) }
            { keyboard(view) }
            <p class="unseen" role="status">{ done(view, trips) }</p>
            <p class="drag-ghost" id="drag-ghost" aria-hidden="true" hidden=true></p>
        </>
    }
}

/// What was done, for screen readers. Refusals and the place of an added stop are visible and announced elsewhere.
fn done(view: &View, trips: &Trips) -> String {
    let is_seen = |what: &Outcome| what.is_refusal() || matches!(what, Outcome::Added(_));
    if trips.said.as_ref().is_some_and(|said| is_seen(said)) {
        String::new()
    } else {
        news(trips, &view.app.atlas, view.app.lang)
    }
}

/// The days. A component, so that only the days are rendered again once they have been shown for a while: what is
/// being typed elsewhere stays.
#[component]
fn Days(props: &DeskProps) -> Html {
    let DeskProps { view, trips } = props;
    let known = use_standing();
    let words = words(view.app.lang);
    let days = trips.trip().days.len();
    html! {
        <section class={classes!("days", known.then_some("days--known"))} id={Section::Days.id()}
            aria-labelledby={DAYS_TITLE}>
            <h2 id={DAYS_TITLE} class="unseen" tabindex="-1">{ words.later().days_of_trip }</h2>
            <ol role="list" class="trip__days" id="trip-days">
                { for (0..days).map(|index| html! {
                    <DayCard key={index} view={view.clone()} trips={trips.clone()} {index} />
                }) }
            </ol>
            <div class="days__more">
                <button type="button" class="button" onclick={edit(view, Edit::InsertDay { at: days })}>
                    { icon(IconName::Plus) }{ words.later().add_day }
                </button>
                { PageLink::to(Page::Overview).class("button")
                    .around(view, html! { <>{ icon(IconName::Search) }{ words.later().add_stops }</> }) }
            </div>
        </section>
    }
}

fn keyboard(view: &View) -> Html {
    let words = words(view.app.lang);
    html! {
        <details class="trip__keys">
            <summary>{ words.later().keyboard }</summary>
            <p id="trip-keys">{ words.later().keyboard_help }</p>
        </details>
    }
}

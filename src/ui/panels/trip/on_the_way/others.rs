//! Trips that have one of their days today but are not the trip that is shown.

use yew::prelude::*;

use crate::app::trips::on_the_way::others::{self, TripToday};
use crate::app::{Msg, Page, Trips, TripsMsg};
use crate::i18n::{on_the_way_words, words};
use crate::ui::parts::{IconName, PageLink, icon};
use crate::ui::store::View;

/// On the trip page: the trips on the shelf that have one of their days today, each with a button that opens it.
pub fn on_shelf(view: &View, trips: &Trips) -> Html {
    let lang = view.app.lang;
    let Some(now) = view.app.now else { return Html::default() };
    let says = [on_the_way_words(lang).other_trip, words(lang).colon].concat();
    let one = |trip: TripToday| {
        html! {
            <div class="underway__other" key={trip.id.to_string()}>
                <p class="notice">{ icon(IconName::Info) }<span>{ &says }{ &trip.name }</span></p>
                <button type="button" class="button" onclick={view.trips(TripsMsg::Open(trip.id))}>
                    { on_the_way_words(lang).see_today }<span class="unseen">{ " " }{ &trip.name }</span>
                </button>
            </div>
        }
    };
    others::on_shelf(trips, now.date(), lang).into_iter().map(one).collect()
}

/// On the overview: every trip that has one of its days today, with a link to its page.
pub fn today_on_overview(view: &View, trips: &Trips) -> Html {
    let lang = view.app.lang;
    let Some(date) = view.app.now.map(|now| now.date()) else { return Html::default() };
    let says = [on_the_way_words(lang).today, words(lang).colon].concat();
    let desk = others::on_desk(trips, date, lang);
    let shelf = others::on_shelf(trips, date, lang);
    html! {
        <>
            if let Some(trip) = desk {
                <p class="notice" key="desk">{ icon(IconName::Trip) }
                    { PageLink::to(Page::Trip).around(view, [says.as_str(), &trip.name].concat().into()) }</p>
            }
            { for shelf.into_iter().map(|trip| html! {
                <p class="notice" key={trip.id.to_string()}>{ icon(IconName::Trip) }
                    <a href={view.app.href(&Page::Trip)} onclick={opens(view, trip.clone())}>{ &says }{ &trip.name }</a></p>
            }) }
        </>
    }
}

/// Puts a trip from the shelf on the desk and shows it.
fn opens(view: &View, trip: TripToday) -> Callback<MouseEvent> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.trips(TripsMsg::Open(trip.id.clone()));
        dispatch.send(Msg::Open(Page::Trip));
    })
}

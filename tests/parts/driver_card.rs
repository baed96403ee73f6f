//! The card for a driver, and where on a trip's page it can be opened.

use chrono::{DateTime, Utc};
use hangyong::app::present::destination::Destination;
use hangyong::app::trips::{TripUiMsg, Trips, TripsMsg, update};
use hangyong::app::{AppState, Page, Shared};
use hangyong::domain::trip::{Base, Bases, Edit, TripMode};
use hangyong::domain::{Bilingual, Lang, TripId};
use hangyong::geometry::LonLat;
use hangyong::ui::panels::driver_card::DriverCard;
use hangyong::ui::panels::trip::trip_panel;
use yew::prelude::*;

use super::rendered::{Rendered, rendered, state};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).expect("a time")
}

/// The hotel of a trip, as its traveller calls it.
fn hotel() -> Base {
    Base::Place { name: "湖滨客栈".into(), position: LonLat::new(120.16, 30.25) }
}

/// The page of a trip to two stops that ends at a base.
fn page(lang: Lang, mode: TripMode, end: Base, further: Vec<TripsMsg>) -> Rendered {
    let mut app = state(lang, Page::Trip);
    let add = |stop: &str| Edit::AddStop { stop: stop.into(), day: 0, at: None };
    let base = Bases { start: None, end: Some(end) };
    let edits =
        [add("lake-garden"), add("west-bridge"), Edit::SetMode(mode), Edit::SetBase { day: None, base }];
    let messages = edits.into_iter().map(TripsMsg::Edit).chain(further);
    let first = Trips::first(TripId::from("t1"), &app.atlas, now());
    let trips = messages.fold(first, |trips, msg| update(&trips, msg, &app.atlas, now()).0);
    app.trips = Some(Shared::new(trips));
    rendered(app, trip_panel)
}

/// The card itself.
fn card(lang: Lang, to: impl Fn(&AppState) -> Option<Destination>) -> Rendered {
    let app = state(lang, Page::Trip);
    let to = to(&app).expect("somewhere to go");
    rendered(app, move |_| html! { <DriverCard to={to.clone()} onclose={Callback::noop()} /> })
}

#[test]
fn every_way_has_a_card_for_the_driver_and_names_where_it_leads() {
    let driven = page(Lang::Zh, TripMode::Drive, hotel(), vec![]);
    assert_eq!(driven.count("aria-haspopup=\"dialog\""), 2);
    assert!(driven.count("leg__driver") >= 1, "at hand where one is driven");
    driven.says("给司机看").has("aria-label=\"给司机看：湖滨客栈\"");
    let by_bus = page(Lang::En, TripMode::Transit, hotel(), vec![]);
    assert_eq!(by_bus.count("aria-haspopup=\"dialog\""), 2);
    assert_eq!(by_bus.count("leg__driver"), 0);
    by_bus.has("aria-label=\"Show a driver: 湖滨客栈\"");
}

#[test]
fn a_base_has_one_where_it_is_set_and_a_city_has_none() {
    let settings = || vec![TripsMsg::Look(TripUiMsg::Settings(Some(0)))];
    let slept = page(Lang::Zh, TripMode::Transit, hotel(), settings());
    assert_eq!(slept.count("aria-haspopup=\"dialog\""), 3);
    let city = page(Lang::Zh, TripMode::Transit, Base::City("hangzhou".into()), settings());
    assert_eq!(city.count("aria-haspopup=\"dialog\""), 1, "only the way between the stops");
}

#[test]
fn the_card_is_in_chinese_and_says_plainly_that_no_address_is_known() {
    let hotel_card = card(Lang::En, |app| Destination::of_base(&app.atlas, &hotel()));
    hotel_card.says("师傅，请送我到").says("湖滨客栈").says("street address unknown").says("Close");
    hotel_card.has("aria-label=\"湖滨客栈\"").never_says("电话");
    let stop = card(Lang::Zh, |app| {
        let mut stop = app.atlas.stop(&"lake-garden".into())?.clone();
        stop.details.address = Some(Bilingual::new("杭州市湖边路1号", "1 Lakeside Road"));
        stop.details.phone = Some("+86 571 1".into());
        Some(Destination::of_stop(&app.atlas, &stop))
    });
    stop.says("杭州市湖边路1号").says("电话：").says("+86 571 1").never_says("门牌地址未知").says("复制地址");
}

#[test]
fn a_station_is_found_by_its_name() {
    let card = card(Lang::Zh, |app| {
        let id = app.atlas.rail.stations.first()?.id.clone();
        Destination::of_base(&app.atlas, &Base::Station(id))
    });
    card.says("站").never_says("门牌地址未知");
}

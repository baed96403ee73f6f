//! The filters for tickets and bookings: they narrow list, map and count like the others, and wait for the data they
//! judge by.

use hangyong::app::present::listing::{count, countable, listed, visible};
use hangyong::app::state::Stories;
use hangyong::app::update::update;
use hangyong::app::{AppState, FilterMsg, Msg, Page, Shared, Trips};
use hangyong::domain::Lang;
use hangyong::domain::admission::{Booking, BookingNeeded, Concession, Pays, Who};
use hangyong::domain::filter::{Filter, Further, FurtherFilter};
use hangyong::domain::trip::{History, Party, Trip};
use hangyong::ui::panels::filters::filters;

use super::rendered::{rendered, state};

fn elder() -> Party {
    Party { adults: 0, elders: vec![72], children: Vec::new(), students: 0 }
}

/// The small pack, whose house costs 30, is free from age 70, and has to be booked.
fn overview(lang: Lang) -> AppState {
    let mut app = state(lang, Page::Overview);
    let mut atlas = (*app.atlas).clone();
    let house = atlas.stops.iter_mut().find(|stop| stop.id.as_str() == "tianyi-house").expect("the house");
    house.details.concessions = vec![Concession { who: Who::OverAge(70), pays: Pays::Free }];
    house.details.booking = Some(Booking {
        needed: BookingNeeded::Holidays,
        ahead_days: (None, None),
        how: None,
        passport: None,
    });
    app.atlas = Shared::new(atlas);
    app
}

fn asking(app: &AppState, asked: FurtherFilter) -> AppState {
    update(app, Msg::Filter(FilterMsg::Further(Further::new(asked)))).0
}

fn ids(app: &AppState) -> Vec<&str> {
    listed(app).into_iter().map(|stop| stop.id.as_str()).collect()
}

#[test]
fn free_for_us_and_booking_narrow_the_list_the_map_and_the_count_alike() {
    let app = overview(Lang::Zh);
    let free_anyway = asking(&app, FurtherFilter { free_for: Some(Party::default()), booking: false });
    let free = asking(&app, FurtherFilter { free_for: Some(elder()), booking: false });
    assert!(!ids(&free_anyway).contains(&"tianyi-house") && ids(&free).contains(&"tianyi-house"));
    let booked = asking(&app, FurtherFilter { free_for: None, booking: true });
    assert_eq!(ids(&booked), ["tianyi-house"]);
    assert_eq!(visible(&booked).map(|stops| stops.len()), Some(1), "the map");
    let alone = |filter: &mut Filter| filter.further = booked.filter.further.clone();
    assert_eq!(count(&app, &countable(&app), alone), 1, "the chip");
}

#[test]
fn they_are_pressed_counted_and_cleared_like_the_others() {
    let asked = FurtherFilter { free_for: Some(elder()), booking: true };
    let set = asking(&overview(Lang::Zh), asked);
    let found = rendered(set.clone(), filters);
    found.says("筛选 2").says("清除筛选").says("对我们免费").says("需要预约");
    assert_eq!(found.count("aria-pressed=\"true\""), 2);
    found.has("value=\"72\"");
    let cleared = update(&set, Msg::Filter(FilterMsg::Clear)).0;
    assert_eq!(ids(&cleared).len(), cleared.atlas.stops.len());
    rendered(cleared, filters).never_says("清除筛选");
}

#[test]
fn the_people_of_the_trip_are_those_who_travel_until_others_are_chosen() {
    let mut app = overview(Lang::En);
    let mut trip = Trip::new("t1".into(), "", chrono::DateTime::default());
    trip.party = Some(Party { adults: 1, elders: vec![81], children: Vec::new(), students: 0 });
    app.trips = Some(Shared::new(Trips::new(History::new(trip), Vec::new(), &app.atlas)));
    rendered(app, filters).has("value=\"81\"").says("Free for us").says("Booking needed");
}

#[test]
fn until_concessions_and_bookings_have_come_the_filters_wait_and_say_so() {
    for (whole, stories) in [(false, Stories::Loaded), (true, Stories::Loading)] {
        let mut app = overview(Lang::Zh);
        (app.whole, app.stories) = (whole, stories);
        rendered(app, filters).never_says("需要预约").says("载入").says("免费");
    }
}

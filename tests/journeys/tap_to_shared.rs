//! A stop is tapped on the map, added, kept, taken back, and sent to a friend.

use hangyong::app::trips::kept::SaveStatus;
use hangyong::app::{Msg, Page, TripRequest, TripsMsg};

use super::disc::Disc;
use super::session::Session;

#[test]
fn a_stop_tapped_on_the_map_is_added_kept_and_there_after_a_reload() {
    let mut tab = Session::ready("zh/", Disc::default());
    tab.tap_on("tianyi-house");
    assert!(tab.is_on(&Page::Stop("tianyi-house".into())));
    assert_eq!(tab.history, ["/zh/", "/zh/stops/tianyi-house/"]);
    tab.wish(TripRequest::Add("tianyi-house".into()));
    assert_eq!(tab.app.planned, 1);
    assert_eq!(tab.app.trips.as_ref().expect("trips").sign, SaveStatus::Saved);
    let reloaded = Session::ready("zh/trip/", tab.disc);
    assert_eq!(reloaded.days(), [["tianyi-house"]]);
}

#[test]
fn what_is_added_before_the_trips_are_read_is_added_to_them() {
    let mut first = Session::ready("zh/", Disc::default());
    first.wish(TripRequest::Add("west-bridge".into()));
    let mut tab = Session::open("zh/", first.disc);
    tab.tap_on("tianyi-house");
    tab.wish(TripRequest::Add("tianyi-house".into()));
    assert!(tab.app.trips.is_none());
    tab.read();
    let stops: Vec<String> = tab.days().concat();
    assert!(
        stops.contains(&"west-bridge".to_owned()) && stops.contains(&"tianyi-house".to_owned()),
        "{stops:?}"
    );
    let reloaded = Session::ready("zh/trip/", tab.disc);
    assert_eq!(reloaded.days().concat(), stops);
}

#[test]
fn undo_and_redo_are_kept_as_well() {
    let mut tab = Session::ready("zh/", Disc::default());
    tab.wish(TripRequest::Add("tianyi-house".into()));
    tab.trips(TripsMsg::Undo);
    let mut reloaded = Session::ready("zh/trip/", tab.disc);
    assert_eq!(reloaded.days().concat(), [""; 0]);
    reloaded.trips(TripsMsg::Redo);
    assert_eq!(Session::ready("zh/trip/", reloaded.disc).days(), [["tianyi-house"]]);
}

#[test]
fn a_friend_who_opens_the_link_sees_the_same_trip_and_keeps_an_own_one() {
    let mut tab = Session::ready("zh/", Disc::default());
    tab.wish(TripRequest::Add("tianyi-house".into()));
    tab.wish(TripRequest::Add("west-bridge".into()));
    let code = tab.app.trips.as_ref().and_then(|trips| trips.link_code()).expect("a link");
    let mut friend = Session::ready(&format!("en/#trip={code}"), Disc::default());
    assert!(friend.is_on(&Page::Trip));
    assert_eq!(friend.history, ["/en/trip/"], "the link shows the trip's page without a step for Back");
    let trips = friend.app.trips.clone().expect("trips");
    let offer = trips.incoming.as_ref().and_then(|incoming| incoming.what.as_ref().ok()).expect("a trip");
    let offered: Vec<_> = offer.trip.visits().map(|(_, visit)| visit.stop.to_string()).collect();
    assert_eq!(offered, tab.days().concat());
    assert_eq!(friend.app.planned, 0, "nothing is taken in without being asked");
    friend.send(Msg::Open(Page::Overview));
    assert_eq!(friend.address(), "/en/");
}

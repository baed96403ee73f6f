//! A trip of one's own meets the trip of a link.

use hangyong::app::trips::incoming::Taking;
use hangyong::app::{TripRequest, TripsMsg};

use super::disc::Disc;
use super::session::Session;

/// A tab with a trip of its own that shows the trip of a friend's link, and the friend's stops.
fn offered() -> (Session, Vec<String>) {
    let mut friend = Session::ready("zh/", Disc::default());
    friend.wish(TripRequest::Add("west-bridge".into()));
    let code = friend.app.trips.as_ref().and_then(|trips| trips.link_code()).expect("a link");
    let mut own = Session::ready("zh/", Disc::default());
    own.wish(TripRequest::Add("tianyi-house".into()));
    (Session::ready(&format!("zh/trip/#trip={code}"), own.disc), friend.days().concat())
}

#[test]
fn a_link_s_days_follow_the_own_ones_and_undo_takes_them_out_again() {
    let (mut tab, theirs) = offered();
    assert_eq!(tab.days(), [["tianyi-house"]], "only looked at so far");
    tab.trips(TripsMsg::Take(Taking::Merge));
    assert_eq!(tab.days(), [vec!["tianyi-house".to_owned()], theirs]);
    assert_eq!(tab.app.link, None, "a reload does not offer it again");
    let mut reloaded = Session::ready("zh/trip/", tab.disc);
    assert_eq!(reloaded.days().len(), 2);
    reloaded.trips(TripsMsg::Undo);
    assert_eq!(reloaded.days(), [["tianyi-house"]]);
}

#[test]
fn a_link_that_is_declined_or_copied_leaves_the_own_trip_alone() {
    let (mut tab, _) = offered();
    tab.trips(TripsMsg::Decline);
    assert_eq!((tab.days(), tab.app.link.clone()), (vec![vec!["tianyi-house".to_owned()]], None));
    let (mut tab, theirs) = offered();
    tab.trips(TripsMsg::Take(Taking::Copy("copy".into(), String::new())));
    assert_eq!(tab.days().concat(), theirs);
    let shelf = &tab.app.trips.as_ref().expect("trips").shelf;
    let own: Vec<_> = shelf.iter().flat_map(|trip| trip.history.trip().visits()).collect();
    assert_eq!(own.len(), 1, "the own trip is on the shelf");
}

//! A portal shows the map in a frame, steers it, and asks for the trip.

use hangyong::app::{Msg, Page, TripRequest};
use serde_json::json;

use super::disc::Disc;
use super::session::Session;

#[test]
fn a_portal_steers_the_map_and_hears_where_the_reader_goes() {
    let mut frame = Session::ready("zh/?embed=1", Disc::default());
    frame.post(json!({ "type": "hello" }));
    frame.heard();
    frame.post(json!({ "type": "show_route", "route": "canal" }));
    assert!(frame.is_on(&Page::Route("canal".into())));
    assert_eq!(frame.heard(), ["route_shown"]);
    frame.tap_on("tianyi-house");
    assert_eq!(frame.heard(), ["stop_selected"]);
    assert_eq!(frame.history, ["/zh/stops/tianyi-house/"], "Back leaves the portal's page");
    frame.post(json!({ "type": "set_language", "lang": "en" }));
    assert_eq!(frame.heard(), ["language_changed"]);
    assert_eq!(frame.address(), "/en/stops/tianyi-house/");
}

#[test]
fn a_portal_gets_the_trip_once_if_the_reader_agrees_and_never_otherwise() {
    let mut frame = Session::ready("zh/?embed=1", Disc::default());
    frame.post(json!({ "type": "hello" }));
    frame.wish(TripRequest::Add("tianyi-house".into()));
    assert_eq!(frame.heard(), ["trip_changed"]);
    frame.send(Msg::AnswerHost { yes: true });
    assert_eq!(frame.heard(), [""; 0], "nobody asked");
    frame.post(json!({ "type": "request_trip" }));
    assert_eq!(frame.heard(), [""; 0], "the reader is asked first");
    frame.send(Msg::AnswerHost { yes: false });
    assert_eq!(frame.heard(), ["error"]);
    frame.post(json!({ "type": "request_trip" }));
    frame.send(Msg::AnswerHost { yes: true });
    frame.send(Msg::AnswerHost { yes: true });
    assert_eq!(frame.heard(), ["trip"]);
}

//! How a host's messages change the application, and which messages it is sent when the application changes.

use super::pack_address::address;
use super::present::selection::shown;
use super::{AppState, Msg, Page, Shown, ThemeChoice};
use crate::codec::{doc, open, share};
use crate::domain::Lang;
use crate::embed::{HostTheme, Incoming, Outgoing, Place, Refusal};

/// What the host is sent as long as the protocol's code has not arrived, exactly as [`Outgoing::to_json`] would write
/// it.
pub const NOT_LOADED: &str = r#"{"hangyong":1,"type":"error","re":"load","code":"not_loaded","message":"A part of the map has not arrived yet; it is asked for again."}"#;

/// What the host is sent instead of `ready` if the frame's address asks for something that the pack does not have.
pub fn lost(state: &AppState) -> Option<Refusal> {
    let Page::NotFound { path } = &state.page else { return None };
    let asked = path.split('/').nth(1).unwrap_or_default();
    Some(match asked {
        "routes" => Refusal::of_address("unknown_route", "The content pack has no route of this id."),
        "stops" => Refusal::of_address("unknown_stop", "The content pack has no stop of this id."),
        _ => Refusal::of_address("unknown_page", "There is no page at this address."),
    })
}

/// Where the reader is; `map` is the camera as written in the address.
pub fn place(state: &AppState, map: Option<String>) -> Place {
    Place {
        address: address(&state.page, state.lang, "", state.host.pack.as_deref()),
        map,
        theme: state.theme.key(),
        offered: state.link.is_some(),
    }
}

/// The message to the application that a host's message asks for.
///
/// # Errors
/// When the host's message is understood but cannot be carried out: the refusal to send back.
pub fn asked(state: &AppState, said: &Incoming) -> Result<Msg, Refusal> {
    let refuse = |code, message| Refusal::of(said, code, message);
    match said {
        Incoming::Hello(HostTheme { auto_height, .. }) => Ok(Msg::HostGreeted { auto_height: *auto_height }),
        Incoming::ShowRoute(id) => match state.atlas.route(id) {
            Some(_) => Ok(Msg::Open(Page::Route(id.clone()))),
            None => Err(refuse("unknown_route", "The content pack has no route of this id.")),
        },
        Incoming::SelectStop(id) => match state.atlas.stop(id) {
            Some(_) => Ok(Msg::Open(Page::Stop(id.clone()))),
            None => Err(refuse("unknown_stop", "The content pack has no stop of this id.")),
        },
        Incoming::SetLanguage(code) => Lang::from_code(code)
            .map(Msg::SetLang)
            .ok_or_else(|| refuse("unknown_language", "The map speaks zh, zh-hant and en.")),
        Incoming::SetTheme(key) => ThemeChoice::from_key(key)
            .map(Msg::SetTheme)
            .ok_or_else(|| refuse("unknown_theme", "The themes are light, dark and auto.")),
        Incoming::Fit => Ok(Msg::FitAll),
        Incoming::RequestTrip => Ok(Msg::HostAskedForTrip),
        // This concerns a drag in progress on the page, which the application state does not contain.
        Incoming::Scrolled(_) => Err(refuse("no_drag", "No visit is being dragged.")),
        Incoming::LoadTrip(trip) => offered(state, trip).map_err(|(code, message)| refuse(code, message)),
    }
}

/// A host's trip is shown like that of a link: the reader's own trip stays as it is until the reader decides otherwise.
fn offered(state: &AppState, trip: &str) -> Result<Msg, (&'static str, &'static str)> {
    if state.host.shown == Shown::Map {
        return Err(("no_panel", "The map alone has no room to show a trip."));
    }
    let opened = open::read(trip, &state.atlas)
        .map_err(|_| ("bad_trip", "This is no trip document that can be read."))?;
    // A newer document stays one, so that it can only be viewed.
    let code = match opened.newer {
        Some(_) => share::encode_document(trip.as_bytes()),
        None => share::encode(&opened.trip),
    };
    let code = code.map_err(|_| ("trip_too_long", "The trip is too long to be shown."))?;
    Ok(Msg::LinkOpened(code.into()))
}

/// The messages to the host about the difference between two states; without an earlier one, about the current state.
pub fn outgoing(before: Option<&AppState>, now: &AppState) -> Vec<Outgoing> {
    let (was, is) = (before.map(shown).unwrap_or_default(), shown(now));
    let mut news = Vec::new();
    if is.route != was.route {
        news.push(Outgoing::RouteShown { route: is.route.map(|id| id.to_string()) });
    }
    if is.stop != was.stop {
        news.push(Outgoing::StopSelected { stop: is.stop.map(|id| id.to_string()) });
    }
    if before.is_some_and(|before| before.lang != now.lang) {
        news.push(Outgoing::LanguageChanged { lang: now.lang.code() });
    }
    news.extend(trip_news(before, now));
    news
}

/// The messages about the trip: its size whenever it changes. Its content is sent only when the reader agrees, see
/// [`answer`].
fn trip_news(before: Option<&AppState>, now: &AppState) -> Vec<Outgoing> {
    let (Some(before), Some(trips)) = (before, &now.trips) else { return Vec::new() };
    let mut news = Vec::new();
    if before.trips.as_ref().is_some_and(|was| was.trip() != trips.trip()) {
        let (stops, days) = (trips.stop_count(), trips.trip().days.len());
        news.push(Outgoing::TripChanged { stops, days });
    }
    news
}

/// What the host is sent once the reader has decided about its request for the trip: the trip with `yes`, otherwise a
/// refusal; `None` while there are no trips.
pub fn answer(state: &AppState, yes: bool) -> Option<Outgoing> {
    let trips = state.trips.as_ref()?;
    if !yes {
        let refusal = Refusal::of(&Incoming::RequestTrip, "declined", "The reader keeps the trip.");
        return Some(Outgoing::Error(refusal));
    }
    // A document consists of strings, numbers and lists: serialization cannot fail.
    let trip = serde_json::to_value(doc::from_trip(trips.trip())).unwrap_or_default();
    Some(Outgoing::Trip { trip })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use chrono::DateTime;
    use serde_json::{Value, json};

    use super::*;
    use crate::app::update::update;
    use crate::app::{Effect, TripRequest, Trips, TripsMsg};
    use crate::domain::testing;

    fn state() -> AppState {
        let atlas = testing::atlas(vec![testing::stop("lake", |_| {}), testing::stop("tower", |_| {})]);
        AppState::new(Rc::new(atlas), "/", Lang::Zh, Page::Overview)
    }

    fn parsed(mut said: Value) -> Incoming {
        said["hangyong"] = json!(1);
        Incoming::parse(&said.to_string()).expect("a message of the protocol")
    }

    /// The state after a host's message, and the messages that the host is sent in turn.
    fn told(before: &AppState, said: Value) -> (AppState, Vec<Value>) {
        let said = parsed(said);
        let (after, news) = match asked(before, &said) {
            Ok(msg) => {
                let after = update(before, msg).0;
                let news = outgoing(Some(before), &after);
                (after, news)
            }
            Err(refusal) => (before.clone(), vec![Outgoing::Error(refusal)]),
        };
        let read = |message: Outgoing| serde_json::from_str(&message.to_json()).expect("JSON");
        (after, news.into_iter().map(read).collect())
    }

    #[test]
    fn a_host_shows_a_route_and_a_stop_and_hears_of_both() {
        let (route, news) = told(&state(), json!({ "type": "show_route", "route": "all" }));
        assert_eq!(news, [json!({ "hangyong": 1, "type": "route_shown", "route": "all" })]);
        let (_, news) = told(&route, json!({ "type": "select_stop", "stop": "tower" }));
        assert_eq!(news, [json!({ "hangyong": 1, "type": "stop_selected", "stop": "tower" })]);
    }

    #[test]
    fn what_a_traveller_does_is_heard_as_well_and_leaving_is_heard_as_nothing() {
        let (stop, _) = told(&state(), json!({ "type": "select_stop", "stop": "lake" }));
        let overview = update(&stop, Msg::Open(Page::Overview)).0;
        assert_eq!(
            outgoing(Some(&stop), &overview),
            [Outgoing::RouteShown { route: None }, Outgoing::StopSelected { stop: None }]
        );
    }

    #[test]
    fn a_greeted_host_learns_how_things_stand() {
        let (stop, _) = told(&state(), json!({ "type": "select_stop", "stop": "lake" }));
        assert_eq!(outgoing(None, &stop).len(), 2);
        assert_eq!(outgoing(None, &state()), []);
    }

    #[test]
    fn language_and_theme_change_and_fitting_shows_everything() {
        let (english, news) = told(&state(), json!({ "type": "set_language", "lang": "en" }));
        assert_eq!(news, [json!({ "hangyong": 1, "type": "language_changed", "lang": "en" })]);
        let (dark, news) = told(&english, json!({ "type": "set_theme", "theme": "dark" }));
        assert_eq!((dark.theme, news), (ThemeChoice::Dark, vec![]));
        let fit = asked(&dark, &parsed(json!({ "type": "fit" }))).expect("a message");
        assert_eq!(update(&dark, fit), (dark, vec![Effect::FitMap]));
    }

    fn with_trips(state: &AppState) -> AppState {
        let trips = Trips::first("mine".into(), &state.atlas, DateTime::default());
        update(state, Msg::Trips(Box::new(TripsMsg::Arrived(Box::new(trips))), DateTime::default())).0
    }

    #[test]
    fn the_trip_is_handed_over_only_after_a_yes_to_a_question_that_was_asked() {
        let before = with_trips(&state());
        assert_eq!(update(&before, Msg::AnswerHost { yes: true }), (before.clone(), vec![]));
        let (asked, news) = told(&before, json!({ "type": "request_trip" }));
        assert_eq!(news, Vec::<Value>::new());
        for yes in [true, false] {
            let (decided, effects) = update(&asked, Msg::AnswerHost { yes });
            assert_eq!(effects, [Effect::AnswerHost { yes }]);
            assert_eq!(update(&decided, Msg::AnswerHost { yes }).1, [], "one question has one answer");
        }
        assert!(matches!(answer(&asked, true), Some(Outgoing::Trip { trip }) if trip["v"] == 1));
        assert!(matches!(answer(&asked, false), Some(Outgoing::Error(_))));
    }

    #[test]
    fn a_host_s_trip_is_looked_at_and_a_bad_one_is_refused() {
        let (trip, _) = told(&state(), json!({ "type": "load_trip", "trip": doc_of_one_stop() }));
        assert_eq!((trip.page, trip.link.is_some()), (Page::Trip, true));
        let (_, news) = told(&state(), json!({ "type": "load_trip", "trip": { "v": "one" } }));
        assert_eq!((&news[0]["re"], &news[0]["code"]), (&json!("load_trip"), &json!("bad_trip")));
    }

    #[test]
    fn a_host_s_newer_trip_is_shown_as_far_as_it_is_understood_and_stays_newer() {
        let day = json!({ "visits": [{ "stop": "lake" }, { "place": 7 }], "base": { "island": "x" } });
        let newer = json!({ "v": 99, "days": [day], "mode": "ferry" });
        let (trip, _) = told(&state(), json!({ "type": "load_trip", "trip": newer }));
        let opened = share::decode(&trip.link.expect("a link"), &trip.atlas).expect("a trip");
        assert_eq!((opened.newer, opened.trip.visits().count()), (Some(99), 1));
    }

    #[test]
    fn a_trip_that_is_no_object_is_refused_in_words() {
        for trip in [json!("x"), json!(7), json!([]), json!(null)] {
            let (after, news) = told(&state(), json!({ "type": "load_trip", "trip": trip }));
            assert_eq!((&news[0]["re"], &news[0]["code"]), (&json!("load_trip"), &json!("bad_trip")));
            assert_eq!(after.link, None);
        }
    }

    fn doc_of_one_stop() -> Value {
        let day = json!({ "from": "09:00", "to": "18:00", "visits": [{ "stop": "lake" }] });
        json!({ "v": 1, "id": "theirs", "title": "Theirs", "start": null, "days": [day], "mode": "transit",
            "updated": "2026-11-26T00:00:00Z" })
    }

    #[test]
    fn a_place_says_the_page_the_camera_the_theme_and_whether_a_trip_is_on_offer() {
        let (offered, _) = told(&state(), json!({ "type": "load_trip", "trip": doc_of_one_stop() }));
        let (stop, _) = told(&state(), json!({ "type": "select_stop", "stop": "lake" }));
        let place = |state: &AppState, map: Option<&str>| {
            let message = Outgoing::Place(place(state, map.map(str::to_owned)));
            serde_json::from_str::<Value>(&message.to_json()).expect("JSON")
        };
        let at = place(&stop, Some("9.00/30/120"));
        assert_eq!((&at["type"], &at["address"]), (&json!("place"), &json!("zh/stops/lake/")));
        assert_eq!(
            (&at["map"], &at["theme"], &at["offered"]),
            (&json!("9.00/30/120"), &json!("auto"), &json!(false))
        );
        assert_eq!(place(&offered, None)["offered"], true);
    }

    #[test]
    fn a_frame_that_was_asked_for_what_there_is_not_says_what() {
        let lost_at = |page| {
            let state = AppState { page: Page::NotFound { path: page }, ..state() };
            let refusal = lost(&state).expect("a refusal");
            serde_json::from_str::<Value>(&Outgoing::Error(refusal).to_json()).expect("JSON")["code"].clone()
        };
        assert_eq!(lost_at("zh/routes/atlantis/".to_owned()), "unknown_route");
        assert_eq!(lost_at("zh/stops/atlantis/".to_owned()), "unknown_stop");
        assert_eq!(lost_at("nowhere".to_owned()), "unknown_page");
        assert_eq!(lost(&state()), None);
    }

    #[test]
    fn what_is_said_without_the_protocol_is_said_as_the_protocol_would() {
        let refusal = Refusal::of_address(
            "not_loaded",
            "A part of the map has not arrived yet; it is asked for again.",
        );
        assert_eq!(Outgoing::Error(refusal).to_json(), NOT_LOADED);
    }

    #[test]
    fn a_changed_trip_is_told_in_numbers_only() {
        let before = with_trips(&state());
        let after = update(&before, Msg::Wish(TripRequest::Add("lake".into()), DateTime::default())).0;
        assert_eq!(outgoing(Some(&before), &after), [Outgoing::TripChanged { stops: 1, days: 1 }]);
    }

    #[test]
    fn what_cannot_be_done_changes_nothing_and_is_answered_with_the_reason() {
        let before = state();
        for (said, code) in [
            (json!({ "type": "show_route", "route": "atlantis" }), "unknown_route"),
            (json!({ "type": "select_stop", "stop": "__proto__" }), "unknown_stop"),
            (json!({ "type": "set_language", "lang": "fr" }), "unknown_language"),
            (json!({ "type": "set_theme", "theme": "pink" }), "unknown_theme"),
        ] {
            let (after, news) = told(&before, said.clone());
            assert_eq!(after, before);
            assert_eq!((&news[0]["type"], &news[0]["re"]), (&json!("error"), &said["type"]));
            assert_eq!(news[0]["code"], code);
            assert!(news[0]["message"].as_str().is_some_and(|message| message.ends_with('.')));
        }
    }
}

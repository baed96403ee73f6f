//! The operator's own router, which gives travel times in place of estimates: OSRM's HTTP API, version 1. This module
//! makes the questions and reads the answers; it sends no requests. See `docs/router.md`.

use serde::Deserialize;

use super::Trips;
use crate::domain::schedule::{DaySchedule, Leg, Measured, Spot, TravelMode};
use crate::domain::trip::Day;
use crate::domain::{Atlas, StopId};

/// The longest travel time that is accepted in an answer, in minutes.
const MOST_MINUTES: f64 = 24.0 * 60.0;
/// How far from a place the nearest road may be, in metres.
const TO_ROAD_M: f64 = 800.0;
/// How many times the straight-line distance a leg may be long: round a bay rather than across it.
const MOST_TIMES: f64 = 8.0;
/// How much longer it may be in addition, in metres: round a block, over the next bridge.
const ROUND_ABOUT_M: f64 = 15_000.0;
/// How much time a leg may take in addition to moving, in seconds: traffic lights, gates, a ferry.
const WAITING_S: f64 = 3_600.0;

/// The highest and the lowest speed that is accepted for a means of transport, in metres per second.
const fn speeds(mode: TravelMode) -> (f64, f64) {
    match mode {
        TravelMode::Walk => (3.0, 0.4),
        TravelMode::Bike => (12.0, 1.5),
        _ => (42.0, 3.0),
    }
}

/// A question to the router.
#[derive(Clone, Debug, PartialEq)]
pub struct WayQuestion {
    /// Where the leg begins.
    pub from: Spot,
    /// Where it ends.
    pub to: Spot,
    /// The means of transport.
    pub mode: TravelMode,
    /// The URL that answers it.
    pub url: String,
}

/// Every question about legs of the trip on the desk that a router can answer, in order, without duplicates. `root` is
/// the router's address in the pack.
pub fn questions(trips: &Trips, atlas: &Atlas, root: &str) -> Vec<WayQuestion> {
    let mut found: Vec<WayQuestion> = Vec::new();
    for (day, times) in trips.trip().days.iter().zip(&trips.schedule.days) {
        for (from, to, leg) in ways(day, times, atlas) {
            let Some(url) = address(root, &from, &to, leg.estimate.mode) else { continue };
            if !found.iter().any(|question| question.url == url) {
                found.push(WayQuestion { from, to, mode: leg.estimate.mode, url });
            }
        }
    }
    found
}

/// The legs of a day with both their ends.
fn ways<'a>(day: &Day, times: &'a DaySchedule, atlas: &Atlas) -> Vec<(Spot, Spot, &'a Leg)> {
    let base = |base: &Option<_>| base.as_ref().and_then(|base| Spot::of_base(base, atlas));
    let spot = |stop: &StopId| atlas.stop(stop).map(Spot::of_stop);
    let mut here = base(&day.base.start);
    let mut found = Vec::new();
    let mut rides = times.rides.iter().peekable();
    let mut ride = |until: usize, here: &mut Option<Spot>, found: &mut Vec<(Spot, Spot, &'a Leg)>| {
        while let Some(next) = rides.next_if(|ride| ride.after <= until) {
            let Some(own) = day.rides.get(next.ride) else { continue };
            let there = Spot::of_base(&own.from, atlas);
            if let (Some(from), Some(to), Some(leg)) = (here.take(), there, &next.way) {
                found.push((from, to, leg));
            }
            *here = Spot::of_base(&own.to, atlas);
        }
    };
    for (at, visit) in times.visits.iter().enumerate() {
        ride(at, &mut here, &mut found);
        let Some(there) = spot(&visit.stop) else { continue };
        if let (Some(from), Some(leg)) = (here.replace(there.clone()), &visit.way) {
            found.push((from, there, leg));
        }
    }
    ride(times.visits.len(), &mut here, &mut found);
    if let (Some(from), Some(to), Some(leg)) = (here, base(&day.base.end), &times.way_home) {
        found.push((from, to, leg));
    }
    found
}

/// The URL of a question; `None` for means of transport without an OSRM profile.
fn address(root: &str, from: &Spot, to: &Spot, mode: TravelMode) -> Option<String> {
    let profile = match mode {
        TravelMode::Walk => "foot",
        TravelMode::Bike => "bike",
        TravelMode::Drive => "driving",
        TravelMode::Transit | TravelMode::Train | TravelMode::Ferry => return None,
    };
    let place = |spot: &Spot| format!("{:.5},{:.5}", spot.position.lon, spot.position.lat);
    let root = root.trim_end_matches('/');
    Some(format!("{root}/route/v1/{profile}/{};{}?overview=false", place(from), place(to)))
}

#[derive(Deserialize)]
struct Answer {
    code: String,
    #[serde(default)]
    routes: Vec<Route>,
}

#[derive(Deserialize)]
struct Route {
    /// Seconds.
    duration: f64,
    /// Metres.
    distance: f64,
}

/// The measured leg in an answer to a question; `None` where it has none or is implausible, such as a leg shorter than
/// the straight line or faster than its means of transport.
pub fn answer(content: &[u8], question: &WayQuestion) -> Option<Measured> {
    let Answer { code, routes } = serde_json::from_slice(content).ok()?;
    let Route { duration, distance } = routes.into_iter().next().filter(|_| code == "Ok")?;
    let minutes = (duration / 60.0).ceil();
    let straight = question.from.position.distance_m(question.to.position);
    let (fastest, slowest) = speeds(question.mode);
    let is_a_way =
        distance >= straight - 2.0 * TO_ROAD_M && distance <= straight * MOST_TIMES + ROUND_ABOUT_M;
    let is_a_ride = duration >= distance / fastest && duration <= distance / slowest + WAITING_S;
    let sane = distance >= 0.0 && minutes <= MOST_MINUTES && is_a_way && is_a_ride;
    sane.then_some(Measured { minutes: minutes as u32, metres: distance.round() as u32 })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::app::TripsMsg;
    use crate::app::trips::update;
    use crate::domain::schedule::MeasuredWays;
    use crate::domain::trip::{Base, Bases, Edit, History, TripMode, Visit};
    use crate::domain::{Trip, testing};
    use crate::geometry::LonLat;

    fn trips(mode: TripMode) -> (Trips, Atlas) {
        let place = |lon| move |stop: &mut crate::domain::Stop| stop.position = LonLat::new(lon, 30.0);
        let atlas = testing::atlas(vec![
            testing::stop("bridge", place(120.1)),
            testing::stop("library", place(120.3)),
        ]);
        let visits = ["bridge", "library"].map(|stop| Visit::to(stop.into())).to_vec();
        let trip = Trip {
            mode,
            days: vec![Day { visits, ..Day::default() }],
            ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH)
        };
        (Trips::new(History::new(trip), Vec::new(), &atlas), atlas)
    }

    #[test]
    fn a_way_by_car_is_asked_for_once_in_the_words_of_osrm_and_a_way_by_metro_is_not() {
        let (driven, atlas) = trips(TripMode::Drive);
        let asked = questions(&driven, &atlas, "https://router.example/");
        let urls: Vec<_> = asked.iter().map(|question| question.url.as_str()).collect();
        assert_eq!(
            urls,
            ["https://router.example/route/v1/driving/120.10000,30.00000;120.30000,30.00000?overview=false"]
        );
        let (ridden, atlas) = trips(TripMode::Transit);
        assert_eq!(questions(&ridden, &atlas, "https://router.example"), []);
    }

    #[test]
    fn an_answer_takes_the_place_of_the_estimate_and_says_so() {
        let (driven, atlas) = trips(TripMode::Drive);
        let asked = questions(&driven, &atlas, "https://router.example");
        let said = answer(
            br#"{"code":"Ok","routes":[{"duration":1500.5,"distance":21000.4,"legs":[]}]}"#,
            &asked[0],
        );
        let mut answers = MeasuredWays::default();
        answers.insert(&asked[0].from, &asked[0].to, asked[0].mode, said.expect("an answer"));
        let after = update(&driven, TripsMsg::Measured(answers), &atlas, DateTime::UNIX_EPOCH).0;
        let leg = after.schedule.days[0].visits[1].way.clone().expect("a way");
        assert_eq!(leg.estimate.metres, 21_000);
        assert!(leg.estimate.how.iter().any(|step| {
            crate::i18n::schedule::step(crate::domain::Lang::En, step, &atlas).contains("from the router")
        }));
    }

    #[test]
    fn the_way_from_and_to_a_base_is_asked_for_as_well() {
        let (driven, atlas) = trips(TripMode::Drive);
        let hotel = Base::Place { name: String::new(), position: LonLat::new(120.2, 30.1) };
        let base = Bases { start: Some(hotel.clone()), end: Some(hotel) };
        let housed =
            update(&driven, TripsMsg::Edit(Edit::SetBase { day: None, base }), &atlas, DateTime::UNIX_EPOCH)
                .0;
        assert_eq!(questions(&housed, &atlas, "https://router.example").len(), 3);
    }

    #[test]
    fn what_is_no_answer_changes_nothing() {
        let (driven, atlas) = trips(TripMode::Drive);
        let asked = questions(&driven, &atlas, "https://router.example");
        for content in [
            &b"<!doctype html>"[..],
            br#"{"code":"NoRoute","routes":[]}"#,
            br#"{"code":"Ok","routes":[]}"#,
            br#"{"code":"Ok","routes":[{"duration":-5,"distance":10}]}"#,
            br#"{"code":"Ok","routes":[{"duration":1e300,"distance":10}]}"#,
            br#"{"code":"Ok","routes":[{"distance":10}]}"#,
        ] {
            assert_eq!(answer(content, &asked[0]), None, "{}", String::from_utf8_lossy(content));
        }
    }

    #[test]
    fn absurd_answers_are_not_believed() {
        // Some 19 km as the crow flies.
        let (driven, atlas) = trips(TripMode::Drive);
        let drive = questions(&driven, &atlas, "https://router.example").remove(0);
        let walk = WayQuestion { mode: TravelMode::Walk, ..drive.clone() };
        let said = |seconds: f64, metres: f64, question: &WayQuestion| {
            let text = format!(r#"{{"code":"Ok","routes":[{{"duration":{seconds},"distance":{metres}}}]}}"#);
            answer(text.as_bytes(), question).is_some()
        };
        assert!(said(1_500.0, 21_000.0, &drive) && said(15_000.0, 20_500.0, &walk));
        // Shorter than the straight line; round the whole province; faster than a train; no time at all; a day's drive;
        // walking as fast as a car; driving as slowly as a walker.
        for (seconds, metres, question) in [
            (1_500.0, 9_000.0, &drive),
            (9_000.0, 300_000.0, &drive),
            (200.0, 21_000.0, &drive),
            (0.0, 21_000.0, &drive),
            (80_000.0, 21_000.0, &drive),
            (1_500.0, 21_000.0, &walk),
            (30_000.0, 21_000.0, &drive),
            (0.0, 0.0, &drive),
        ] {
            assert!(!said(seconds, metres, question), "{seconds} s, {metres} m");
        }
    }
}

//! Adding stops to the trip on the desk: choosing a place, moving the added stop to another one, and spreading what
//! does not fit over the days.

use chrono::{DateTime, Utc};

use super::desk::{edit, with_desk};
use super::{Outcome, Trips};
use crate::domain::placing::{self, World};
use crate::domain::trip::{Edit, EditError, EditLabel, ReplaceReason, VisitAt};
use crate::domain::{Atlas, StopId};

/// Adds the stop where it fits and costs least; on the day being shown, if it fits there.
pub(super) fn add(trips: &Trips, stop: &StopId, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let trip = trips.trip();
    if let Some(at) = trip.find(stop) {
        let mut next = trips.clone();
        next.say(Outcome::Refused(EditError::AlreadyThatDay { stop: stop.clone(), day: at.day }));
        return next;
    }
    let added = placing::add(trip, stop, trips.look.day, world(trips, atlas));
    // A candidate that still fits nowhere stays a candidate; what is in the way is reported anyway.
    let stays = added.place.is_none() && trip.holds(stop);
    let mut next = if stays { trips.clone() } else { edit(trips, &added.edit(), atlas, now) };
    if stays || is_done(&next) {
        next.say(Outcome::Added(Box::new(added)));
    }
    next
}

/// Moves the stop that was added last to another place; one undo takes back both the adding and the move.
pub(super) fn put_elsewhere(
    trips: &Trips,
    stop: &StopId,
    at: VisitAt,
    atlas: &Atlas,
    now: DateTime<Utc>,
) -> Trips {
    let label = EditLabel::AddStop { stop: stop.clone() };
    let before = trips.desk.past().last().filter(|last| last.label == label);
    let added = before.and_then(|last| placing::put(&last.trip, stop, at, world(trips, atlas)));
    let Some(added) = added else { return trips.clone() };
    match trips.desk.go_on(&added.edit(), now) {
        Ok(desk) => {
            let mut next = trips.clone();
            next.say(Outcome::Added(Box::new(added)));
            with_desk(next, desk, atlas)
        }
        Err(_) => trips.clone(),
    }
}

/// Spreads what does not fit, and the candidate `besides`, over the days as one edit.
pub(super) fn spread(trips: &Trips, besides: Option<&StopId>, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let Some(spread) = placing::spread(trips.trip(), besides, world(trips, atlas)) else {
        let mut next = trips.clone();
        next.say(Outcome::Refused(EditError::NothingChanges));
        return next;
    };
    let (days, aside) = (spread.days, spread.aside);
    let change = Edit::Replace { with: Box::new(spread.trip), reason: ReplaceReason::Spread };
    let mut next = edit(trips, &change, atlas, now);
    if is_done(&next) {
        next.say(Outcome::Spread { days, aside });
    }
    next
}

/// The pack and the travel times, as placing needs them.
pub(super) fn world<'a>(trips: &'a Trips, atlas: &'a Atlas) -> World<'a> {
    World { atlas, ways: &trips.ways }
}

fn is_done(trips: &Trips) -> bool {
    trips.said.as_ref().is_some_and(|said| !said.is_refusal())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::{TripsMsg, grant, update};
    use super::*;
    use crate::app::TripRequest;
    use crate::domain::schedule::Schedule;
    use crate::domain::{Hours, Stop, testing};
    use crate::geometry::LonLat;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).expect("a time")
    }

    /// Stops along a street, a kilometre apart, with visits of almost three hours; the museum is closed on Mondays.
    fn street() -> Atlas {
        let place = |at: u32| {
            move |stop: &mut Stop| {
                stop.position = LonLat::new(120.1 + 0.0104 * f64::from(at), 30.25);
                stop.visit_minutes = 170;
            }
        };
        let mut stops: Vec<Stop> =
            (0..5).map(|at| testing::stop(["a", "b", "c", "d", "e"][at as usize], place(at))).collect();
        stops.push(testing::stop("museum", |stop| {
            place(1)(stop);
            stop.hours = Hours::parse("Tu-Su 09:00-17:00").ok();
        }));
        testing::atlas(stops)
    }

    fn added(trips: Trips, stops: &[&str], atlas: &Atlas) -> Trips {
        stops.iter().fold(trips, |trips, stop| grant(&trips, &TripRequest::Add((*stop).into()), atlas, now()))
    }

    fn first(atlas: &Atlas) -> Trips {
        Trips::first("t1".into(), atlas, now())
    }

    fn stops(trips: &Trips) -> Vec<Vec<&str>> {
        let days = trips.trip().days.iter();
        days.map(|day| day.visits.iter().map(|visit| visit.stop.as_str()).collect()).collect()
    }

    fn told(trips: &Trips) -> &placing::Added {
        match trips.said.as_deref() {
            Some(Outcome::Added(added)) => added,
            other => panic!("nothing was added: {other:?}"),
        }
    }

    #[test]
    fn five_stops_added_one_after_another_never_make_a_day_that_ends_at_night() {
        let atlas = street();
        let trips = added(first(&atlas), &["a", "b", "c", "d", "e"], &atlas);
        assert_eq!(trips.trip().visits().count(), 5);
        assert!(trips.schedule.days.iter().all(|day| day.end <= day.to), "{:?}", stops(&trips));
        assert!(trips.trip().days.len() >= 2);
    }

    #[test]
    fn a_stop_goes_between_those_that_it_lies_between() {
        let atlas = street();
        let short = |atlas: &Atlas| {
            let stops = atlas.stops.iter().cloned().map(|mut stop| {
                stop.visit_minutes = 60;
                stop.position.lon = 120.1 + (stop.position.lon - 120.1) * 5.0;
                stop
            });
            testing::atlas(stops.collect())
        };
        let atlas = short(&atlas);
        let trips = added(first(&atlas), &["a", "e", "c"], &atlas);
        assert_eq!(stops(&trips), [["a", "c", "e"]]);
        let place = told(&trips).place.clone().expect("a place");
        assert_eq!((place.after, place.before), (Some("a".into()), Some("e".into())));
    }

    #[test]
    fn the_other_places_that_fit_are_one_tap_away_and_one_step_back() {
        let atlas = street();
        let three = update(
            &added(first(&atlas), &["a"], &atlas),
            TripsMsg::Edit(Edit::InsertDay { at: 1 }),
            &atlas,
            now(),
        )
        .0;
        let both = added(three.clone(), &["b"], &atlas);
        let offered = told(&both).others.clone();
        assert!((1..=3).contains(&offered.len()) && offered.iter().any(|place| place.at.day == 1));
        let other = offered.iter().find(|place| place.at.day == 1).expect("the second day").at;
        let msg = TripsMsg::PutElsewhere { stop: "b".into(), at: other };
        let put = update(&both, msg, &atlas, now()).0;
        assert_eq!(stops(&put), [["a"], ["b"]]);
        assert_eq!(told(&put).place.as_ref().map(|place| place.at), Some(other));
        let back = update(&put, TripsMsg::Undo, &atlas, now()).0;
        assert!(back.trip().same_plan(three.trip()));
    }

    #[test]
    fn what_fits_nowhere_goes_somewhere_all_the_same_and_says_what_clashes() {
        let atlas = street();
        let monday = Edit::SetStart(NaiveDate::from_ymd_opt(2026, 10, 12));
        let trips = update(&first(&atlas), TripsMsg::Edit(monday), &atlas, now()).0;
        // The museum is closed on Monday, so it goes to Tuesday.
        let trips = added(trips, &["museum"], &atlas);
        assert_eq!(stops(&trips), [vec![], vec!["museum"]]);
        let street = street();
        let closed = street.stops.iter().cloned().map(|mut stop| {
            stop.hours = Hours::parse("Sa 09:00-17:00").ok();
            stop
        });
        let atlas = testing::atlas(closed.collect());
        let dated = TripsMsg::Edit(Edit::SetStart(NaiveDate::from_ymd_opt(2026, 10, 12)));
        let nowhere = added(update(&first(&atlas), dated, &atlas, now()).0, &["a"], &atlas);
        assert_eq!(stops(&nowhere), [["a"]]);
        assert!(told(&nowhere).clash.is_some() && told(&nowhere).others.is_empty());
    }

    #[test]
    fn a_trip_that_ends_at_a_station_gets_no_day_behind_it_and_the_button_finds_one_before() {
        let atlas = street();
        let base = |at: f64| {
            let position = LonLat::new(at, 30.25);
            Some(crate::domain::trip::Base::Place { name: String::new(), position })
        };
        let base = crate::domain::trip::Bases { start: base(120.1), end: base(120.11) };
        let ends = update(&first(&atlas), TripsMsg::Edit(Edit::SetBase { day: None, base }), &atlas, now()).0;
        let full = added(ends, &["a", "b", "c", "d", "e"], &atlas);
        assert_eq!(full.trip().days.len(), 1, "nobody asked for another day");
        assert!(full.schedule.days.iter().all(|day| day.end <= 22 * 60));
        assert!(told(&full).clash.is_some());
        let msg = TripsMsg::Spread(Some("e".into()));
        let spread = update(&full, msg, &atlas, now()).0;
        assert!(spread.trip().days.len() > 1);
        assert!(
            !spread.schedule.conflicts().any(|conflict| conflict.kind.is_clash()),
            "{:?}",
            stops(&spread)
        );
        assert!(spread.trip().find(&"e".into()).is_some());
    }

    #[test]
    fn one_button_spreads_an_endless_day_and_one_step_takes_it_back() {
        let atlas = street();
        let wish = TripRequest::TakeStops {
            id: "t2".into(),
            title: String::new(),
            stops: ["a", "b", "c", "d", "e", "museum"].map(Into::into).to_vec(),
            as_day: true,
        };
        let endless = grant(&first(&atlas), &wish, &atlas, now());
        assert!(endless.schedule.days[0].end > 24 * 60);
        let spread = update(&endless, TripsMsg::Spread(None), &atlas, now()).0;
        assert!(spread.schedule.days.iter().all(|day| day.end <= day.to), "{:?}", stops(&spread));
        assert_eq!(spread.trip().visits().count(), 6);
        assert!(matches!(spread.said.as_deref(), Some(Outcome::Spread { days: 2.., aside: 0 })));
        let back = update(&spread, TripsMsg::Undo, &atlas, now()).0;
        assert!(back.trip().same_plan(endless.trip()));
        assert_eq!(*back.schedule, Schedule::of(endless.trip(), &atlas, &endless.ways));
    }

    #[test]
    fn what_is_locked_stays_on_its_day_when_the_rest_is_spread() {
        let atlas = street();
        let wish = TripRequest::TakeStops {
            id: "t2".into(),
            title: String::new(),
            stops: ["a", "b", "c", "d"].map(Into::into).to_vec(),
            as_day: true,
        };
        let endless = grant(&first(&atlas), &wish, &atlas, now());
        let lock = Edit::SetLocked { at: VisitAt { day: 0, index: 3 }, locked: true };
        let locked = update(&endless, TripsMsg::Edit(lock), &atlas, now()).0;
        let spread = update(&locked, TripsMsg::Spread(None), &atlas, now()).0;
        assert_eq!(spread.trip().find(&"d".into()).map(|at| at.day), Some(0));
        assert!(spread.schedule.days.iter().all(|day| day.end <= day.to), "{:?}", stops(&spread));
    }
}

//! What becomes of the trips when something is done to them. Pure: the time comes in as an argument.

use std::rc::Rc;

use chrono::{DateTime, Utc};

use super::{Outcome, Shelved, Trips, TripsMsg, incoming, kept};
use crate::app::Wish;
use crate::domain::trip::{Edit, History, Trip, take_route};
use crate::domain::{Atlas, TripId};

/// The trips after a message at the time `now`.
pub fn update(trips: &Trips, msg: TripsMsg, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    match msg {
        TripsMsg::Arrived(arrived) => *arrived,
        TripsMsg::Edit(change) => edit(trips, &change, atlas, now),
        TripsMsg::Undo => undo(trips, atlas, now),
        TripsMsg::Redo => redo(trips, atlas, now),
        TripsMsg::New(id) => put_on_desk(trips, fresh(Trip::new(id, "", now)), atlas),
        TripsMsg::Open(id) => open(trips, &id, atlas),
        TripsMsg::Duplicate(id) => {
            let copy = Trip { id, updated: now, ..(**trips.trip()).clone() };
            put_on_desk(trips, fresh(copy), atlas)
        }
        TripsMsg::Offer(incoming) => Trips { incoming: Some(Rc::new(*incoming)), ..trips.clone() },
        TripsMsg::Take(taking) => incoming::take(trips, taking, atlas, now),
        TripsMsg::Decline => Trips { incoming: None, ..trips.clone() },
        TripsMsg::Signed(sign) => Trips { sign, ..trips.clone() },
        TripsMsg::ChangedElsewhere(news) => kept::take_over(trips, *news, atlas, now),
        TripsMsg::Settle(choice) => kept::settle(trips, choice, atlas, now),
        TripsMsg::DropDamaged(id) => {
            let mut next = trips.clone();
            next.damaged.retain(|one| one.id != id);
            next
        }
        TripsMsg::Forgotten(id) => Trips { sign: trips.sign, ..Trips::first(id, atlas, now) },
    }
}

/// The trips after what a page wished for before they were there.
pub fn grant(trips: &Trips, wish: &Wish, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let change = match wish {
        Wish::Add(stop) => Some(Edit::AddStop {
            stop: stop.clone(),
            day: trips.trip().days.len().saturating_sub(1),
            at: None,
        }),
        Wish::TakeRoute(route) => atlas.route(route).map(|route| take_route(route, atlas, trips.trip())),
        Wish::TakeReady { ready, id, lang, start } => {
            let own = atlas.ready_trip(ready).map(|ready| ready.trip(id.clone(), *lang, *start, now));
            return own.map_or_else(|| trips.clone(), |own| put_on_desk(trips, fresh(own), atlas));
        }
    };
    change.map_or_else(|| trips.clone(), |change| edit(trips, &change, atlas, now))
}

fn edit(trips: &Trips, edit: &Edit, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let mut next = trips.clone();
    if trips.newer.is_some() {
        next.say(Outcome::ReadOnly);
        return next;
    }
    match trips.desk.perform(edit, now) {
        Ok(desk) => {
            next.say(Outcome::Did(edit.label(trips.trip())));
            with_desk(next, desk, atlas)
        }
        Err(why) => {
            next.say(Outcome::Refused(why));
            next
        }
    }
}

fn undo(trips: &Trips, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let (Some(desk), Some(label)) = (trips.desk.undo(now), trips.desk.undo_label()) else {
        return trips.clone();
    };
    let mut next = trips.clone();
    next.say(Outcome::Undid(label.clone()));
    with_desk(next, desk, atlas)
}

fn redo(trips: &Trips, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let (Some(desk), Some(label)) = (trips.desk.redo(now), trips.desk.redo_label()) else {
        return trips.clone();
    };
    let mut next = trips.clone();
    next.say(Outcome::Redid(label.clone()));
    with_desk(next, desk, atlas)
}

/// The trips with another history on the desk; whether it is kept is not known yet.
pub(super) fn with_desk(trips: Trips, desk: History, atlas: &Atlas) -> Trips {
    let sign = trips.sign.after_change();
    Trips { desk, sign, ..trips }.worked_out(atlas)
}

fn fresh(trip: Trip) -> Shelved {
    Shelved::new(History::new(trip))
}

/// The trip on the desk goes back to the shelf, unless nothing was ever put into it.
pub(super) fn put_on_desk(trips: &Trips, taken: Shelved, atlas: &Atlas) -> Trips {
    let mut next = trips.clone();
    let before = trips.trip();
    next.shelf.retain(|other| other.id != taken.id && other.id != before.id);
    if !is_blank(&trips.desk) && before.id != taken.id {
        next.shelf.push(Shelved { history: trips.desk.clone(), newer: trips.newer });
    }
    next.shelf.sort_by_key(|trip| std::cmp::Reverse(trip.updated));
    next.newer = taken.newer;
    with_desk(next, taken.history, atlas)
}

/// Whether nothing was ever put into a trip: one that was emptied can be had back by undo.
pub(super) fn is_blank(history: &History) -> bool {
    let trip = history.trip();
    let empty = trip.visits().next().is_none() && trip.candidates.is_empty() && trip.title.is_empty();
    empty && history.past().len() == 0 && history.future().len() == 0
}

fn open(trips: &Trips, id: &TripId, atlas: &Atlas) -> Trips {
    match trips.shelf.iter().find(|trip| &trip.id == id) {
        Some(trip) => put_on_desk(trips, trip.clone(), atlas),
        None => trips.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Said;
    use super::*;
    use crate::domain::{Lang, testing};

    fn now(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + minute * 60, 0).expect("a time")
    }

    fn world() -> (Atlas, Trips) {
        let atlas = testing::atlas(vec![testing::stop("bridge", |_| ()), testing::stop("library", |_| ())]);
        let trips = Trips::first(TripId::from("t1"), &atlas, now(0));
        (atlas, trips)
    }

    #[test]
    fn a_wish_is_granted_once_and_the_second_time_refused_in_words() {
        let (atlas, trips) = world();
        let once = grant(&trips, &Wish::Add("bridge".into()), &atlas, now(1));
        assert_eq!(once.trip().visits().count(), 1);
        assert_eq!(once.schedule.days[0].visits.len(), 1);
        let twice = grant(&once, &Wish::Add("bridge".into()), &atlas, now(2));
        assert!(matches!(twice.said, Some(Said { number: 2, what: Outcome::Refused(_) })));
        assert_eq!(twice.desk, once.desk);
    }

    #[test]
    fn undo_works_the_day_out_again() {
        let (atlas, trips) = world();
        let added = grant(&trips, &Wish::Add("bridge".into()), &atlas, now(1));
        let back = update(&added, TripsMsg::Undo, &atlas, now(2));
        assert!(back.trip().same_plan(trips.trip()));
        assert_eq!(*back.schedule, *trips.schedule);
        let again = update(&back, TripsMsg::Redo, &atlas, now(3));
        assert_eq!(again.trip().visits().count(), 1);
    }

    #[test]
    fn a_new_trip_leaves_the_old_one_on_the_shelf_and_it_can_be_opened_again() {
        let (atlas, trips) = world();
        let added = grant(&trips, &Wish::Add("bridge".into()), &atlas, now(1));
        let new = update(&added, TripsMsg::New("t2".into()), &atlas, now(2));
        assert_eq!(new.shelf.len(), 1);
        let back = update(&new, TripsMsg::Open("t1".into()), &atlas, now(3));
        assert_eq!(back.trip().visits().count(), 1);
        assert!(back.shelf.is_empty(), "an empty trip is not kept");
    }

    #[test]
    fn a_ready_made_trip_is_taken_as_a_trip_of_its_own() {
        let (atlas, trips) = world();
        let atlas =
            atlas.with_ready_trips(vec![testing::ready_trip("two-days", &[&["bridge"], &["library"]])]);
        let mine = grant(&trips, &Wish::Add("bridge".into()), &atlas, now(1));
        let wish = |ready: &str| Wish::TakeReady {
            ready: ready.into(),
            id: "t2".into(),
            lang: Lang::Zh,
            start: None,
        };
        let taken = grant(&mine, &wish("two-days"), &atlas, now(2));
        assert_eq!((taken.trip().id.as_str(), taken.trip().days.len()), ("t2", 2));
        assert_eq!(taken.schedule.days.len(), 2);
        assert_eq!(taken.shelf.iter().map(|trip| trip.id.as_str()).collect::<Vec<_>>(), ["t1"]);
        assert_eq!(grant(&mine, &wish("nowhere"), &atlas, now(2)), mine);
    }

    #[test]
    fn a_trip_of_a_newer_program_is_never_edited() {
        let (atlas, trips) = world();
        let newer = Trips { newer: Some(9), ..trips };
        let after = grant(&newer, &Wish::Add("bridge".into()), &atlas, now(1));
        assert_eq!(after.desk, newer.desk);
        assert!(matches!(after.said, Some(Said { what: Outcome::ReadOnly, .. })));
    }
}

//! How messages and wishes change the trips. Pure: the time is an argument.

use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::desk::{edit, fresh, is_blank, put_on_desk, redo, undo, with_desk};
use super::kept::SaveStatus;
use super::look::{Control, OpenConflict, Picking};
use super::msg::TripUiMsg;
use super::places::TripSlot;
use super::{
    CODE, GUIDE, MAX_BIN, Outcome, PACKAGE, Shelved, Trips, TripsMsg, VisitName, adding, incoming, kept,
    moves, on_the_way, packages,
};
use crate::app::{Effect, Shared, TripRequest};
use crate::codec::share;
use crate::domain::placing::{for_date, take_route};
use crate::domain::schedule::{MeasuredWays, fixes};
use crate::domain::trip::{Base, Edit, EditError, Trip, Visit, VisitAt};
use crate::domain::{Atlas, StopId, TripId};
use crate::geometry::LonLat;

/// The trips after a message at the time `now`, and what it asks of the browser.
pub fn update(trips: &Trips, msg: TripsMsg, atlas: &Atlas, now: DateTime<Utc>) -> (Trips, Vec<Effect>) {
    let next = match msg {
        TripsMsg::EditAt { edit: change, focus } => {
            return (edit(trips, &change, atlas, now), vec![Effect::Focus(focus)]);
        }
        TripsMsg::Move { from, to, by } => return move_with(trips, from, Some(to), by, atlas, now),
        TripsMsg::Step { from, step, by } => {
            return move_with(trips, from, moves::target(trips.trip(), from, step), by, atlas, now);
        }
        TripsMsg::Look(change) => return look(trips, change, atlas),
        TripsMsg::Arrived(arrived) => *arrived,
        TripsMsg::Edit(change) => edit(trips, &change, atlas, now),
        TripsMsg::Given { edit, of, goes_on } => given(trips, edit, of.as_deref(), goes_on, atlas, now),
        TripsMsg::PutElsewhere { stop, at } => adding::put_elsewhere(trips, &stop, at, atlas, now),
        TripsMsg::Spread(besides) => adding::spread(trips, besides.as_ref(), atlas, now),
        TripsMsg::Undo => undo(trips, atlas, now),
        TripsMsg::Redo => redo(trips, atlas, now),
        TripsMsg::New(id) => put_on_desk(trips, fresh(Trip::new(id, "", now)), atlas),
        TripsMsg::Open(id) => open(trips, &id, atlas),
        TripsMsg::Duplicate { id, title } => {
            let id = TripId::of_copy(&id, &trips.trip().id);
            let copy = Trip { id, title, updated: now, ..(**trips.trip()).clone() };
            put_on_desk(trips, fresh(copy), atlas)
        }
        TripsMsg::Offer(incoming) => Trips { incoming: Some(Rc::new(*incoming)), ..trips.clone() },
        TripsMsg::Take(taking) => incoming::take(trips, taking, atlas, now),
        TripsMsg::ReadShifted => incoming::shifted(trips),
        TripsMsg::Decline => Trips { incoming: None, ..trips.clone() },
        TripsMsg::Signed(sign) => Trips { sign, ..trips.clone() },
        TripsMsg::Kept(kept) => {
            let sign =
                if kept::holds_the_same(trips, &kept) { SaveStatus::Saved } else { SaveStatus::Saving };
            Trips { sign, ..trips.clone() }
        }
        TripsMsg::ChangedElsewhere(news) => kept::take_over(trips, *news, atlas, now),
        TripsMsg::KeepDeleted => {
            Trips { deleted_elsewhere: false, sign: trips.sign.after_change(), ..trips.clone() }
        }
        TripsMsg::Settle(choice) => kept::settle(trips, choice, atlas, now),
        TripsMsg::DropDamaged(id) => {
            let mut next = trips.clone();
            next.damaged.retain(|one| one.id != id);
            next
        }
        TripsMsg::Forgotten(id, heard) => Trips { sign: trips.sign, heard, ..Trips::first(id, atlas, now) },
        TripsMsg::Restore(id) => restore(trips, &id, atlas),
        TripsMsg::Delete(id, empty) => delete(trips, &id, empty, atlas, now),
        TripsMsg::Measured(answers) => measured(trips, answers, atlas),
        TripsMsg::Picked(position, name) => picked(trips, position, name, atlas, now),
        TripsMsg::OnTheWay(msg) => on_the_way::tell(trips, msg, atlas, now),
    };
    (next, Vec::new())
}

/// The trips after a wish of a page, made now or before the trips had been read.
#[inline(never)]
pub fn grant(trips: &Trips, wish: &TripRequest, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let trip = trips.trip();
    let change = match wish {
        TripRequest::Add(stop) => return adding::add(trips, stop, atlas, now),
        TripRequest::TakeOut(stop) => match trips.place_of(stop) {
            Some(TripSlot::Day(_)) => trip.find(stop).map(Edit::Remove),
            Some(TripSlot::Candidate) => Some(Edit::RemoveCandidate { stop: stop.clone() }),
            None => None,
        },
        TripRequest::TakeRoute(route) => {
            atlas.route(route).map(|route| take_route(route, trip, adding::world(trips, atlas)))
        }
        TripRequest::TakeStops { id, title, stops, as_day } => {
            return put_on_desk(trips, fresh(trip_of(id, title, stops, *as_day, now)), atlas);
        }
        TripRequest::TakeReady { ready, id, lang, start } => {
            if let Some(package) = ready.strip_prefix(PACKAGE) {
                return packages::take(trips, package, (id, *lang), atlas, now);
            }
            let own = if let Some(guide) = ready.strip_prefix(GUIDE) {
                atlas.guide(guide).map(|guide| guide.trip(id.clone(), *lang, now))
            } else if let Some(code) = ready.strip_prefix(CODE) {
                let opened = share::decode(code, atlas).ok();
                opened.map(|opened| Trip { id: id.clone(), updated: now, ..opened.trip })
            } else {
                atlas.ready_trip(ready).map(|ready| {
                    let own = ready.trip(id.clone(), *lang, *start, now);
                    for_date(&own, adding::world(trips, atlas))
                })
            };
            return own.map_or_else(|| trips.clone(), |own| put_on_desk(trips, fresh(own), atlas));
        }
    };
    change.map_or_else(|| trips.clone(), |change| edit(trips, &change, atlas, now))
}

/// A trip of some stops, on one day or as candidates.
fn trip_of(id: &TripId, title: &str, stops: &[StopId], as_day: bool, now: DateTime<Utc>) -> Trip {
    let mut trip = Trip::new(id.clone(), title, now);
    let visits = stops.iter().cloned().map(Visit::to).collect();
    match trip.days.first_mut().filter(|_| as_day) {
        Some(day) => day.visits = visits,
        None => trip.candidates = visits,
    }
    trip
}

/// An edit of a field. While typing goes on, there is no new message, and an edit that changes nothing is not refused.
fn given(
    trips: &Trips,
    change: Edit,
    of: Option<&VisitName>,
    goes_on: bool,
    atlas: &Atlas,
    now: DateTime<Utc>,
) -> Trips {
    let aimed = match of {
        Some(name) => name.aimed(change, trips.trip()),
        None => Ok(change),
    };
    let change = match aimed {
        Ok(change) if goes_on && trips.newer.is_none() => change,
        Ok(change) => return edit(trips, &change, atlas, now),
        Err(why) => {
            let mut next = trips.clone();
            next.say(Outcome::Refused(why));
            return next;
        }
    };
    match trips.desk.go_on(&change, now) {
        Ok(desk) => with_desk(trips.clone(), desk, atlas),
        Err(EditError::NothingChanges) => trips.clone(),
        Err(_) => edit(trips, &change, atlas, now),
    }
}

fn move_with(
    trips: &Trips,
    from: VisitAt,
    to: Option<VisitAt>,
    by: Control,
    atlas: &Atlas,
    now: DateTime<Utc>,
) -> (Trips, Vec<Effect>) {
    let Some(to) = to else {
        let mut next = trips.clone();
        next.say(Outcome::AtTheEdge);
        return (next, Vec::new());
    };
    let next = edit(trips, &Edit::Move { from, to }, atlas, now);
    let place = if Arc::ptr_eq(next.trip(), trips.trip()) { from } else { to };
    (next, vec![Effect::Focus(by.id(place))])
}

fn open(trips: &Trips, id: &TripId, atlas: &Atlas) -> Trips {
    match trips.shelf.iter().find(|trip| &trip.id == id) {
        Some(trip) => put_on_desk(trips, trip.clone(), atlas),
        None => trips.clone(),
    }
}

/// Deletes a trip from the shelf, or the one on the desk, which is replaced by the most recently changed one. Unless it
/// was blank, it goes to the bin, from which it can be restored.
fn delete(trips: &Trips, id: &TripId, empty: TripId, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let mut next = trips.clone();
    next.look.deleting = None;
    if &trips.trip().id == id {
        let heir = next.shelf.first().cloned().unwrap_or_else(|| fresh(Trip::new(empty, "", now)));
        next = put_on_desk(&next, heir, atlas);
    }
    let on_desk = Shelved { history: trips.desk.clone(), newer: trips.newer };
    let all = || trips.shelf.iter().chain([&on_desk]);
    let Some(gone) = all().find(|trip| &trip.id == id) else { return next };
    next.shelf.retain(|trip| &trip.id != id);
    next.bin.retain(|trip| &trip.id != id);
    next.say(Outcome::Deleted(gone.title.clone()));
    if !is_blank(&gone.history) {
        next.bin.insert(0, gone.clone());
        next.bin.truncate(MAX_BIN);
    }
    // The sign covers the bin as well.
    next.sign = next.sign.after_change();
    next
}

fn restore(trips: &Trips, id: &TripId, atlas: &Atlas) -> Trips {
    let Some(at) = trips.bin.iter().position(|trip| &trip.id == id) else { return trips.clone() };
    let mut next = trips.clone();
    let back = next.bin.remove(at);
    put_on_desk(&next, back, atlas)
}

fn measured(trips: &Trips, answers: MeasuredWays, atlas: &Atlas) -> Trips {
    let ways = (*trips.ways).clone().with_measured(answers);
    Trips { ways: Shared::new(ways), ..trips.clone() }.worked_out(atlas)
}

/// The place becomes the base that it was picked for, or waits for the planner to take it.
fn picked(trips: &Trips, position: LonLat, name: String, atlas: &Atlas, now: DateTime<Utc>) -> Trips {
    let mut next = match trips.look.picking {
        None => return trips.clone(),
        Some(Picking::End(end)) => {
            let Some(day) = trips.trip().days.get(end.day.unwrap_or(0)) else { return trips.clone() };
            let mut base = day.base.clone();
            let place = if end.start { &mut base.start } else { &mut base.end };
            *place = Some(Base::Place { name, position });
            edit(trips, &Edit::SetBase { day: end.day, base }, atlas, now)
        }
        Some(Picking::Plan(place)) => {
            let mut next = trips.clone();
            next.look.picked = Some((place, position));
            next
        }
    };
    next.look.picking = None;
    next
}

fn look(trips: &Trips, change: TripUiMsg, atlas: &Atlas) -> (Trips, Vec<Effect>) {
    let mut next = trips.clone();
    let mut effects = Vec::new();
    let look = &mut next.look;
    match change {
        TripUiMsg::Day(day) => look.day = day,
        TripUiMsg::Visit(visit) => look.visit = visit,
        TripUiMsg::MoveTo(at) => {
            look.visit = Some(at);
            effects.push(Effect::Focus(Control::Day.id(at)));
        }
        TripUiMsg::Settings(day) => look.settings = day,
        TripUiMsg::Pick(picking) => {
            // Cleared so that picking the same place again is noticed.
            look.picked = look.picked.filter(|_| picking.is_none());
            look.picking = picking;
        }
        TripUiMsg::Deleting(id) => look.deleting = id,
        TripUiMsg::PutAway => next.said = None,
        TripUiMsg::Conflict(conflict) => {
            look.conflict = conflict.map(|conflict| {
                let fixes = Shared::new(fixes(trips.trip(), &conflict, atlas, &trips.ways));
                OpenConflict { conflict, fixes }
            });
        }
    }
    (next, effects)
}

#[cfg(test)]
mod tests {
    use super::super::look::{DayEnd, PlanPlace};
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
        let once = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        assert_eq!(once.trip().visits().count(), 1);
        assert_eq!(once.schedule.days[0].visits.len(), 1);
        let twice = grant(&once, &TripRequest::Add("bridge".into()), &atlas, now(2));
        assert!(matches!(twice.said.as_deref(), Some(Outcome::Refused(_))));
        let thrice = grant(&twice, &TripRequest::Add("bridge".into()), &atlas, now(3));
        assert_eq!(thrice.said.as_deref(), twice.said.as_deref());
        assert_ne!(thrice.announced(), twice.announced(), "the same words are announced again");
        let dismissed = update(&thrice, TripsMsg::Look(TripUiMsg::PutAway), &atlas, now(4)).0;
        assert_eq!(dismissed.announced(), None);
        assert_eq!(twice.desk, once.desk);
    }

    #[test]
    fn undo_works_the_day_out_again() {
        let (atlas, trips) = world();
        let added = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        let back = update(&added, TripsMsg::Undo, &atlas, now(2)).0;
        assert!(back.trip().same_plan(trips.trip()));
        assert_eq!(*back.schedule, *trips.schedule);
        let again = update(&back, TripsMsg::Redo, &atlas, now(3)).0;
        assert_eq!(again.trip().visits().count(), 1);
    }

    #[test]
    fn a_new_trip_leaves_the_old_one_on_the_shelf_and_it_can_be_opened_again() {
        let (atlas, trips) = world();
        let added = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        let new = update(&added, TripsMsg::New("t2".into()), &atlas, now(2)).0;
        assert_eq!(new.shelf.len(), 1);
        let back = update(&new, TripsMsg::Open("t1".into()), &atlas, now(3)).0;
        assert_eq!(back.trip().visits().count(), 1);
        assert!(back.shelf.is_empty(), "an empty trip is not kept");
    }

    #[test]
    fn a_ready_made_trip_is_taken_as_a_trip_of_its_own() {
        let (atlas, trips) = world();
        let atlas =
            atlas.with_ready_trips(vec![testing::ready_trip("two-days", &[&["bridge"], &["library"]])]);
        let mine = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        let wish = |ready: &str| TripRequest::TakeReady {
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
    fn some_stops_become_a_trip_of_their_own_on_one_day_or_as_candidates() {
        let (atlas, trips) = world();
        let mine = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        let wish = |as_day| TripRequest::TakeStops {
            id: "t2".into(),
            title: "Culture".into(),
            stops: vec!["library".into(), "bridge".into()],
            as_day,
        };
        let day = grant(&mine, &wish(true), &atlas, now(2));
        assert_eq!((day.trip().title.as_str(), day.trip().days[0].visits.len()), ("Culture", 2));
        assert_eq!(day.shelf.iter().map(|trip| trip.id.as_str()).collect::<Vec<_>>(), ["t1"]);
        let later = grant(&mine, &wish(false), &atlas, now(2));
        assert_eq!((later.trip().candidates.len(), later.trip().visits().count()), (2, 0));
    }

    #[test]
    fn a_moved_visit_is_told_with_its_new_place_and_keeps_the_focus_and_what_is_open() {
        let (atlas, trips) = world();
        let added = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        let added = grant(&added, &TripRequest::Add("library".into()), &atlas, now(2));
        let at = |index| VisitAt { day: 0, index };
        let opened = update(&added, TripsMsg::Look(TripUiMsg::Visit(Some(at(0)))), &atlas, now(3)).0;
        let step = TripsMsg::Step { from: at(0), step: moves::Step::Down, by: Control::Down };
        let (moved, effects) = update(&opened, step, &atlas, now(4));
        let told = moved.said.as_deref().cloned();
        assert_eq!(told, Some(Outcome::Moved { stop: "bridge".into(), at: at(1), of: 2 }));
        assert_eq!(moved.look.visit, Some(at(1)));
        assert_eq!(effects, [Effect::Focus("down-0-1".to_owned())]);
        let further = TripsMsg::Step { from: at(1), step: moves::Step::Down, by: Control::Down };
        let edge = update(&moved, further, &atlas, now(5)).0;
        assert_eq!(edge.said.as_deref().cloned(), Some(Outcome::AtTheEdge));
        assert_eq!(edge.desk, moved.desk);
    }

    #[test]
    fn what_was_added_can_be_taken_out_by_its_name() {
        let (atlas, trips) = world();
        let added = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        assert_eq!(added.place_of(&"bridge".into()), Some(TripSlot::Day(0)));
        let out = grant(&added, &TripRequest::TakeOut("bridge".into()), &atlas, now(2));
        assert_eq!((out.place_of(&"bridge".into()), out.planned()), (None, 0));
    }

    #[test]
    fn a_deleted_trip_leaves_its_place_to_the_one_changed_last() {
        let (atlas, trips) = world();
        let added = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        let new = update(&added, TripsMsg::New("t2".into()), &atlas, now(2)).0;
        let named = update(&new, TripsMsg::Edit(Edit::SetTitle("b".into())), &atlas, now(3)).0;
        let left = update(&named, TripsMsg::Delete("t2".into(), "t3".into()), &atlas, now(4)).0;
        assert_eq!((left.trip().id.as_str(), left.shelf.len()), ("t1", 0));
        assert_eq!(left.said.as_deref().cloned(), Some(Outcome::Deleted("b".into())));
        let none = update(&left, TripsMsg::Delete("t1".into(), "t3".into()), &atlas, now(5)).0;
        assert_eq!((none.trip().id.as_str(), none.planned()), ("t3", 0));
    }

    #[test]
    fn a_place_picked_on_the_map_becomes_the_base_that_it_was_picked_for() {
        let (atlas, trips) = world();
        let picking = Some(Picking::End(DayEnd { day: None, start: false }));
        let picking = update(&trips, TripsMsg::Look(TripUiMsg::Pick(picking)), &atlas, now(1)).0;
        let place = LonLat::new(120.16, 30.25);
        let based = update(&picking, TripsMsg::Picked(place, "酒店".into()), &atlas, now(2)).0;
        let base = &based.trip().days[0].base;
        assert_eq!((base.start.is_some(), base.end.is_some()), (false, true));
        assert_eq!(based.look.picking, None);
    }

    #[test]
    fn a_place_picked_for_the_planner_waits_for_it_and_changes_no_trip() {
        let (atlas, trips) = world();
        let for_night = Some(Picking::Plan(PlanPlace::Night(1)));
        let picking = update(&trips, TripsMsg::Look(TripUiMsg::Pick(for_night)), &atlas, now(1)).0;
        let place = LonLat::new(120.16, 30.25);
        let picked = update(&picking, TripsMsg::Picked(place, String::new()), &atlas, now(2)).0;
        assert_eq!(picked.trip(), trips.trip());
        assert_eq!((picked.look.picking, picked.look.picked), (None, Some((PlanPlace::Night(1), place))));
        let again = update(&picked, TripsMsg::Look(TripUiMsg::Pick(for_night)), &atlas, now(3)).0;
        assert_eq!(again.look.picked, None);
    }

    #[test]
    fn a_field_that_is_typed_in_further_is_one_edit_and_says_nothing_twice() {
        let (atlas, trips) = world();
        let added = grant(&trips, &TripRequest::Add("bridge".into()), &atlas, now(1));
        let at = VisitAt { day: 0, index: 0 };
        let of = VisitName::of(added.trip(), at).map(Box::new);
        let typed = |trips: &Trips, note: &str, goes_on: bool| {
            let edit = Edit::SetNote { at, note: Some(note.into()) };
            update(trips, TripsMsg::Given { edit, of: of.clone(), goes_on }, &atlas, now(2)).0
        };
        let note = |trips: &Trips| trips.trip().visit(at).and_then(|visit| visit.note.clone());
        let first = typed(&added, "带", false);
        let further = typed(&typed(&first, "带伞", true), "带伞和水", true);
        assert_eq!(note(&further).as_deref(), Some("带伞和水"));
        assert_eq!(further.said, first.said, "once is enough");
        let back = update(&further, TripsMsg::Undo, &atlas, now(3)).0;
        assert_eq!((note(&back), back.trip().visits().count()), (None, 1), "one step takes all of it back");
        // Typed and deleted again, nothing has happened.
        let nothing = typed(&first, "", true);
        assert_eq!((note(&nothing), nothing.desk.undo_label()), (None, added.desk.undo_label()));
        // Something else came in between.
        let locked = update(&first, TripsMsg::Edit(Edit::SetLocked { at, locked: true }), &atlas, now(4)).0;
        let after = typed(&locked, "带伞", true);
        let undone = update(&after, TripsMsg::Undo, &atlas, now(5)).0;
        assert_eq!(
            (note(&undone).as_deref(), undone.trip().visit(at).map(|visit| visit.locked)),
            (Some("带"), Some(true))
        );
    }

    #[test]
    fn dates_of_one_typing_are_one_edit() {
        let (atlas, trips) = world();
        let date = |day| chrono::NaiveDate::from_ymd_opt(2026, 10, day);
        let typed = |trips: &Trips, day, goes_on| {
            let msg = TripsMsg::Given { edit: Edit::SetStart(date(day)), of: None, goes_on };
            update(trips, msg, &atlas, now(1)).0
        };
        let whole = typed(&typed(&trips, 1, false), 15, true);
        assert_eq!(whole.trip().start, date(15));
        assert_eq!(update(&whole, TripsMsg::Undo, &atlas, now(2)).0.trip().start, None);
    }

    #[test]
    fn a_note_for_a_stop_that_another_tab_has_taken_out_is_refused_in_words() {
        let (atlas, trips) = world();
        let both = ["bridge", "library"]
            .into_iter()
            .fold(trips, |trips, stop| grant(&trips, &TripRequest::Add(stop.into()), &atlas, now(1)));
        let at = VisitAt { day: 0, index: 0 };
        let of = VisitName::of(both.trip(), at).map(Box::new);
        let out = grant(&both, &TripRequest::TakeOut("bridge".into()), &atlas, now(2));
        let edit = Edit::SetNote { at, note: Some("带伞".into()) };
        let after = update(&out, TripsMsg::Given { edit, of, goes_on: false }, &atlas, now(3)).0;
        assert_eq!(after.desk, out.desk, "the library gets no note that was meant for the bridge");
        assert!(matches!(after.said.as_deref(), Some(Outcome::Refused(EditError::NoSuchVisit(_)))));
    }

    #[test]
    fn a_trip_of_a_newer_program_is_never_edited() {
        let (atlas, trips) = world();
        let newer = Trips { newer: Some(9), ..trips };
        let after = grant(&newer, &TripRequest::Add("bridge".into()), &atlas, now(1));
        assert_eq!(after.desk, newer.desk);
        assert!(matches!(after.said.as_deref(), Some(Outcome::ReadOnly)));
    }
}

//! Edits, undo and redo, and their words.

use chrono::TimeDelta;
use hangyong::codec;
use hangyong::domain::trip::history::MAX_SNAPSHOTS;
use hangyong::domain::trip::{Edit, EditError, History, MAX_DAYS, Trip, VisitAt};
use hangyong::domain::{Lang, StopId};
use hangyong::i18n::edits;
use proptest::collection::vec;
use proptest::prelude::*;

use super::random;
use super::world::{date, dated, now, trip, world};

fn stops(trip: &Trip) -> Vec<Vec<&str>> {
    trip.days.iter().map(|day| day.visits.iter().map(|visit| visit.stop.as_str()).collect()).collect()
}

fn all_stops(trip: &Trip) -> Vec<StopId> {
    let placed = trip.visits().map(|(_, visit)| visit);
    let mut all: Vec<_> = placed.chain(&trip.candidates).map(|visit| visit.stop.clone()).collect();
    all.sort();
    all
}

fn at(day: usize, index: usize) -> VisitAt {
    VisitAt { day, index }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_sequence_of_edits_undone_is_the_start_and_redone_is_the_end(
        start in random::trip(),
        edits in vec(random::edit(), 0..60),
    ) {
        let mut history = History::new(start.clone());
        let mut done = 0;
        for edit in &edits {
            if let Ok(next) = history.perform(edit, now() + TimeDelta::minutes(1)) {
                history = next;
                done += 1;
            }
        }
        let end = history.trip().clone();
        for _ in 0..done {
            history = history.undo(now()).expect("what was done can be undone");
        }
        prop_assert!(history.trip().same_plan(&start));
        prop_assert!(history.undo(now()).is_none());
        for _ in 0..done {
            history = history.redo(now()).expect("what was undone can be redone");
        }
        prop_assert!(history.trip().same_plan(&end));
        prop_assert!(history.redo(now()).is_none());
    }

    #[test]
    fn a_refused_edit_is_the_same_state(start in random::trip(), edit in random::edit()) {
        let history = History::new(start.clone());
        match history.perform(&edit, now()) {
            Ok(next) => prop_assert!(!next.trip().same_plan(&start)),
            Err(_) => prop_assert_eq!(history, History::new(start)),
        }
    }

    #[test]
    fn rearranging_loses_no_stop_and_invents_none(start in random::trip(), edit in random::edit()) {
        let rearranges = matches!(
            edit,
            Edit::Move { .. } | Edit::SwapVisits(..) | Edit::Reorder { .. } | Edit::MoveDay { .. } | Edit::SwapDays(..)
                | Edit::InsertDay { .. } | Edit::ShiftDates { .. } | Edit::SetTimes { .. } | Edit::SetLocked { .. }
        );
        if let (true, Ok(next)) = (rearranges, edit.apply(&start)) {
            prop_assert_eq!(all_stops(&next), all_stops(&start));
        }
    }

    #[test]
    fn undo_works_after_a_reload(start in random::trip(), edits in vec(random::edit(), 1..20)) {
        let done = edits.iter().fold(History::new(start), |history, edit| {
            history.perform(edit, now()).unwrap_or(history)
        });
        let half = done.undo(now()).unwrap_or(done);
        let reloaded = codec::history::read(&codec::history::write(&half), &world().atlas);
        prop_assert_eq!(reloaded.expect("what was written can be read"), half);
    }
}

#[test]
fn a_stop_that_is_added_goes_to_the_end_of_the_day_or_before_a_visit() {
    let two = trip(&[&["lake", "temple"]]);
    let end = Edit::AddStop { stop: "pier".into(), day: 0, at: None }.apply(&two).expect("room");
    assert_eq!(stops(&end), [["lake", "temple", "pier"]]);
    let middle = Edit::AddStop { stop: "pier".into(), day: 0, at: Some(1) }.apply(&two).expect("room");
    assert_eq!(stops(&middle), [["lake", "pier", "temple"]]);
}

#[test]
fn a_stop_stands_in_a_day_once_and_in_the_trip_on_several_days() {
    let start = trip(&[&["lake"], &[]]);
    let twice = Edit::AddStop { stop: "lake".into(), day: 0, at: None }.apply(&start);
    assert_eq!(twice, Err(EditError::AlreadyThatDay { stop: "lake".into(), day: 0 }));
    assert!(Edit::AddStop { stop: "lake".into(), day: 1, at: None }.apply(&start).is_ok());
}

#[test]
fn a_stop_dropped_past_the_last_day_makes_a_day() {
    let next =
        Edit::Move { from: at(0, 0), to: at(1, 0) }.apply(&trip(&[&["lake", "temple"]])).expect("a new day");
    assert_eq!(stops(&next), [["temple"], ["lake"]]);
}

#[test]
fn a_candidate_keeps_its_note_when_it_gets_a_day() {
    let noted =
        Edit::SetNote { at: at(0, 0), note: Some("带伞".into()) }.apply(&trip(&[&["lake"]])).expect("a note");
    let aside = Edit::SetAside(at(0, 0)).apply(&noted).expect("a candidate");
    assert_eq!((stops(&aside), aside.candidates.len()), (vec![vec![]], 1));
    let back = Edit::AddStop { stop: "lake".into(), day: 0, at: None }.apply(&aside).expect("a visit");
    assert_eq!(back.days[0].visits[0].note.as_deref(), Some("带伞"));
    assert!(back.candidates.is_empty());
}

#[test]
fn the_visits_of_a_removed_day_become_candidates() {
    let next =
        Edit::RemoveDay { day: 0 }.apply(&trip(&[&["lake", "temple"], &["pier"]])).expect("one day less");
    assert_eq!(stops(&next), [["pier"]]);
    assert_eq!(
        next.candidates.iter().map(|visit| visit.stop.as_str()).collect::<Vec<_>>(),
        ["lake", "temple"]
    );
}

#[test]
fn shifting_moves_every_date_and_no_visit() {
    let start = dated("2026-10-03", &[&["lake"], &["pier"]]);
    let next = Edit::ShiftDates { days: -3 }.apply(&start).expect("dates");
    assert_eq!((next.date_of(0), next.date_of(1)), (Some(date("2026-09-30")), Some(date("2026-10-01"))));
    assert_eq!(stops(&next), stops(&start));
    assert_eq!(Edit::ShiftDates { days: 1 }.apply(&trip(&[&[]])), Err(EditError::NoSuchDate));
}

#[test]
fn a_trip_does_not_grow_without_end() {
    let mut long = trip(&[]);
    for _ in 0..MAX_DAYS {
        long = Edit::InsertDay { at: 0 }.apply(&long).expect("room for a day");
    }
    assert_eq!(Edit::InsertDay { at: 0 }.apply(&long), Err(EditError::TooManyDays));
}

#[test]
fn a_hundred_edits_can_be_undone_and_no_more() {
    let mut history = History::new(trip(&[&[]]));
    for number in 0..MAX_SNAPSHOTS + 20 {
        let edit = Edit::SetTitle(format!("第{number}版"));
        history = history.perform(&edit, now()).expect("a new title");
    }
    assert_eq!(history.past().len(), MAX_SNAPSHOTS);
    while let Some(before) = history.undo(now()) {
        history = before;
    }
    assert_eq!(history.trip().title, "第19版");
}

#[test]
fn what_undo_takes_back_is_named_in_both_languages() {
    let history = History::new(trip(&[&[], &[]]));
    let words = |edit: &Edit| {
        let next = history.perform(edit, now()).expect("an edit");
        let label = next.undo_label().expect("a label");
        Lang::ALL.map(|lang| edits::undo(lang, label, &world().atlas))
    };
    let added = words(&Edit::AddStop { stop: "library".into(), day: 0, at: None });
    assert_eq!(added, ["撤销：添加天一阁", "Undo: add Tianyi Pavilion"]);
    let swapped = history.perform(&Edit::AddStop { stop: "lake".into(), day: 0, at: None }, now());
    let swapped = swapped
        .and_then(|lake| lake.perform(&Edit::PutInstead { at: at(0, 0), stop: "library".into() }, now()))
        .expect("two edits");
    let label = swapped.undo_label().expect("a label");
    let said = Lang::ALL.map(|lang| edits::undo(lang, label, &world().atlas));
    assert_eq!(said, ["撤销：湖边换成天一阁", "Undo: replace lake by Tianyi Pavilion"]);
    let removed = words(&Edit::RemoveDay { day: 1 });
    assert_eq!(removed, ["撤销：删除第2天", "Undo: remove day 2"]);
}

#[test]
fn a_day_in_another_order_and_a_stop_in_another_s_place_say_what_they_are() {
    let start = trip(&[&["lake", "temple", "pier"]]);
    let edit = Edit::Reorder { day: 0, order: vec![2, 0, 1] };
    assert_eq!(stops(&edit.apply(&start).expect("an order")), [["pier", "lake", "temple"]]);
    assert_eq!(edits::words(Lang::Zh, &edit.label(&start), &world().atlas), "理顺第1天");
    for order in [vec![0, 1], vec![0, 0, 1], vec![1, 2, 3]] {
        let refused = Edit::Reorder { day: 0, order }.apply(&start);
        assert_eq!(refused, Err(EditError::NoSuchVisit(at(0, 3))));
    }
    let edit = Edit::PutInstead { at: at(0, 1), stop: "library".into() };
    let next = edit.apply(&start).expect("another stop");
    assert_eq!(stops(&next), [["lake", "library", "pier"]]);
    assert_eq!(next.candidates.iter().map(|visit| visit.stop.as_str()).collect::<Vec<_>>(), ["temple"]);
}

#[test]
fn undone_edits_are_gone_after_a_new_one() {
    let first = History::new(trip(&[&[]])).perform(&Edit::SetTitle("甲".into()), now()).expect("an edit");
    let undone = first.undo(now()).expect("undo");
    assert!(undone.redo(now()).is_some());
    let other = undone.perform(&Edit::SetTitle("乙".into()), now()).expect("an edit");
    assert!(other.redo(now()).is_none());
}

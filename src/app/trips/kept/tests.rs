//! Saving, reading back, and two tabs.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::*;
use crate::app::TripRequest;
use crate::app::trips::{MAX_BIN, Shelved, Trips, TripsMsg, grant, update};
use crate::codec::{history, open};
use crate::domain::trip::{Edit, History, Trip, VisitAt};
use crate::domain::{Atlas, testing};

fn now(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + minute * 60, 0).expect("a time")
}

fn atlas() -> Atlas {
    testing::atlas(["bridge", "library", "lake"].map(|id| testing::stop(id, |_| ())).into())
}

fn with(stops: &[&str]) -> Trips {
    let first = Trips::first("t1".into(), &atlas(), now(0));
    (1..)
        .zip(stops)
        .fold(first, |trips, (at, stop)| grant(&trips, &TripRequest::Add((*stop).into()), &atlas(), now(at)))
}

fn edit(trips: &Trips, edit: Edit, minute: i64) -> Trips {
    update(trips, TripsMsg::Edit(edit), &atlas(), now(minute)).0
}

fn record(history: &History) -> Record {
    record_of(history, format!("r{}", history.trip().updated))
}

fn blank() -> Trip {
    Trip::new("new".into(), "", now(99))
}

fn stops(trip: &Trip) -> Vec<String> {
    trip.visits().map(|(_, visit)| visit.stop.to_string()).collect()
}

#[test]
fn a_trip_read_back_is_the_same_and_its_edits_can_be_undone() {
    let trips = with(&["bridge", "library"]);
    let found = read(&[record(&trips.desk)], Some("t1"), &[], blank(), &atlas());
    assert_eq!(found.trips.trip(), trips.trip());
    assert!(changes(&found.confirmed, &found.trips).is_empty(), "what was just read is not written again");
    let back = update(&found.trips, TripsMsg::Undo, &atlas(), now(5)).0;
    assert_eq!(stops(back.trip()), ["bridge"]);
}

#[test]
fn the_document_is_the_truth_where_the_history_does_not_fit() {
    let trips = with(&["bridge", "library"]);
    for history in ["", "{", "null", &history::write(&with(&["lake"]).desk)] {
        let record = Record { history: history.to_owned(), ..record(&trips.desk) };
        let shelved = read_record(&record, &atlas()).expect("the document can be read");
        assert_eq!(*shelved, **trips.trip());
        assert_eq!(shelved.history.undo_label(), None);
    }
}

#[test]
fn an_edit_is_written_once_and_an_untouched_trip_never() {
    let empty = with(&[]);
    assert!(changes(&Confirmed::default(), &empty).is_empty());
    let trips = with(&["bridge"]);
    let first = changes(&Confirmed::default(), &trips);
    assert_eq!((first.put.len(), first.desk.clone()), (1, Some("t1".into())));
    let confirmed = confirm(&Confirmed::default(), &first);
    assert!(changes(&confirmed, &trips).is_empty());
    assert_eq!(changes(&confirmed, &edit(&trips, Edit::SetTitle("x".into()), 9)).put.len(), 1);
}

#[test]
fn a_trip_that_was_emptied_is_kept_so_that_undo_brings_it_back() {
    let trips = with(&["bridge"]);
    let emptied = edit(&trips, Edit::Remove(VisitAt { day: 0, index: 0 }), 2);
    let other = update(&emptied, TripsMsg::New("t2".into()), &atlas(), now(3)).0;
    let opened = update(&other, TripsMsg::Open("t1".into()), &atlas(), now(4)).0;
    let back = update(&opened, TripsMsg::Undo, &atlas(), now(5)).0;
    assert_eq!(stops(back.trip()), ["bridge"]);
}

#[test]
fn what_is_damaged_or_newer_is_shown_and_never_written() {
    let good = record(&with(&["bridge"]).desk);
    let broken = Record { id: "b".into(), doc: "{\"v\":1,".into(), ..good.clone() };
    let newer = good.doc.replace("\"v\":1", "\"v\":7");
    let newer = Record { id: "n".into(), doc: newer, ..good.clone() };
    let found = read(&[broken, newer, good], Some("n"), &[], blank(), &atlas());
    assert_eq!((found.trips.newer, found.trips.trip().id.as_str()), (Some(7), "n"));
    assert_eq!(found.trips.damaged, [Damaged { id: "b".into(), raw: "{\"v\":1,".into() }]);
    let tried = edit(&found.trips, Edit::SetTitle("x".into()), 9);
    let opened = update(&tried, TripsMsg::Open("t1".into()), &atlas(), now(10)).0;
    let written = changes(&found.confirmed, &opened);
    assert!(written.put.is_empty() && written.delete.is_empty(), "{written:?}");
    assert_eq!(opened.newer, None, "the other trip can be edited");
    let dropped = update(&opened, TripsMsg::DropDamaged("b".into()), &atlas(), now(11)).0;
    assert_eq!(changes(&found.confirmed, &dropped).delete, ["b".into()]);
}

#[test]
fn what_failed_stays_said_until_a_saving_succeeds() {
    let failed =
        update(&with(&["bridge"]), TripsMsg::Signed(SaveStatus::NotSaved(Trouble::Full)), &atlas(), now(2)).0;
    let edited = edit(&failed, Edit::SetTitle("x".into()), 3);
    assert_eq!(edited.sign, SaveStatus::NotSaved(Trouble::Full));
    let saved = update(&edited, TripsMsg::Signed(SaveStatus::Saved), &atlas(), now(4)).0;
    assert_eq!(edit(&saved, Edit::SetTitle("y".into()), 5).sign, SaveStatus::Saving);
}

/// The trip on the desk as both tabs knew it.
fn known(base: &Trips) -> BTreeMap<TripId, Arc<Trip>> {
    [(base.trip().id.clone(), base.trip().clone())].into()
}

/// The news of another tab that has done nothing.
fn no_news() -> FromOtherTab {
    FromOtherTab {
        number: 1,
        changed: Vec::new(),
        damaged: Vec::new(),
        gone: Vec::new(),
        bin: None,
        bases: BTreeMap::new(),
        spare: "spare".into(),
    }
}

/// This tab's trips after another tab's change, both having started from `base`.
fn after(mine: &Trips, theirs: &Trips, base: &Trips) -> Trips {
    let news =
        FromOtherTab { changed: vec![Shelved::new(theirs.desk.clone())], bases: known(base), ..no_news() };
    update(mine, TripsMsg::ChangedElsewhere(Box::new(news)), &atlas(), now(50)).0
}

#[test]
fn an_idle_tab_follows_the_other_and_can_undo_what_that_did() {
    let base = with(&["bridge"]);
    let theirs = edit(&base, Edit::SetTitle("there".into()), 7);
    let followed = after(&base, &theirs, &base);
    assert_eq!(followed.trip().title, "there");
    let undone = update(&followed, TripsMsg::Undo, &atlas(), now(51)).0;
    assert_eq!(undone.trip().title, "");
}

#[test]
fn trips_say_which_news_they_have_taken_in_whatever_is_done_to_them_next() {
    let base = with(&["bridge"]);
    let theirs = edit(&base, Edit::SetTitle("there".into()), 7);
    let heard = |trips: &Trips| trips.heard;
    assert_eq!(heard(&base), 0);
    let followed = after(&base, &theirs, &base);
    let undone = update(&followed, TripsMsg::Undo, &atlas(), now(51)).0;
    let new = update(&undone, TripsMsg::New("t2".into()), &atlas(), now(52)).0;
    assert_eq!([heard(&followed), heard(&undone), heard(&new)], [1, 1, 1]);
    assert_eq!(heard(&update(&new, TripsMsg::Forgotten("t3".into(), 2), &atlas(), now(53)).0), 2);
}

#[test]
fn changes_of_different_things_are_brought_together_and_can_be_undone() {
    let base = with(&["bridge", "library"]);
    let mine = edit(&base, Edit::SetTitle("here".into()), 7);
    let note = Edit::SetNote { at: VisitAt { day: 0, index: 1 }, note: Some("early".into()) };
    let both = after(&mine, &edit(&base, note, 8), &base);
    assert_eq!(both.trip().title, "here");
    assert_eq!(both.trip().days[0].visits[1].note.as_deref(), Some("early"));
    assert_eq!(both.clash, None);
    let undone = update(&both, TripsMsg::Undo, &atlas(), now(51)).0;
    assert!(undone.trip().same_plan(mine.trip()));
}

#[test]
fn a_note_written_here_and_a_move_made_there_are_brought_together() {
    let base = with(&["bridge", "library"]);
    let note = |trips: &Trips, text: &str| {
        let note = Edit::SetNote { at: VisitAt { day: 0, index: 0 }, note: Some(text.into()) };
        edit(trips, note, 7)
    };
    let moved = Edit::Move { from: VisitAt { day: 0, index: 1 }, to: VisitAt { day: 0, index: 0 } };
    let moved = edit(&base, moved, 8);
    let noted = note(&base, "umbrella");
    for (mine, theirs) in [(&noted, &moved), (&moved, &noted)] {
        let both = after(mine, theirs, &base);
        assert_eq!(both.clash, None);
        assert_eq!(stops(both.trip()), ["library", "bridge"]);
        assert_eq!(both.trip().days[0].visits[1].note.as_deref(), Some("umbrella"));
    }
    let removed = edit(&base, Edit::Remove(VisitAt { day: 0, index: 0 }), 8);
    for (mine, theirs) in [(&noted, &removed), (&removed, &noted), (&noted, &note(&base, "hat"))] {
        assert_eq!(merge(base.trip(), mine.trip(), theirs.trip()), None, "nothing vanishes unasked");
    }
}

#[test]
fn a_stop_visited_twice_keeps_each_note_where_it_was_written() {
    let again = Edit::AddStop { stop: "bridge".into(), day: 1, at: None };
    let base = edit(&with(&["bridge", "library"]), again, 6);
    let note = Edit::SetNote { at: VisitAt { day: 1, index: 0 }, note: Some("by night".into()) };
    let noted = edit(&base, note, 7);
    let titled = edit(&base, Edit::SetTitle("x".into()), 8);
    let both = merge(base.trip(), noted.trip(), titled.trip()).expect("no contradiction");
    let notes: Vec<_> = both.visits().map(|(_, visit)| visit.note.as_deref()).collect();
    assert_eq!(notes, [None, None, Some("by night")]);
}

#[test]
fn contradictions_keep_both_trips_until_the_reader_has_chosen() {
    let base = with(&["bridge"]);
    let (mine, theirs) =
        (edit(&base, Edit::SetTitle("here".into()), 7), edit(&base, Edit::SetTitle("there".into()), 8));
    let asked = after(&mine, &theirs, &base);
    assert_eq!(asked.clash, Some(Clash { mine: "spare".into(), theirs: "t1".into() }));
    assert_eq!((asked.trip().title.as_str(), asked.trip().id.as_str()), ("here", "spare"));
    assert_eq!((asked.shelf[0].title.as_str(), asked.shelf[0].id.as_str()), ("there", "t1"));
    let choose = |choice| update(&asked, TripsMsg::Settle(choice), &atlas(), now(60)).0;
    let seen = |trips: &Trips| {
        let undone = update(trips, TripsMsg::Undo, &atlas(), now(61)).0;
        (
            trips.trip().id.to_string(),
            trips.trip().title.clone(),
            undone.trip().title.clone(),
            trips.shelf.len(),
        )
    };
    assert_eq!(seen(&choose(ClashChoice::KeepMine)), ("t1".into(), "here".into(), "there".into(), 0));
    assert_eq!(seen(&choose(ClashChoice::TakeTheirs)), ("t1".into(), "there".into(), "here".into(), 0));
    let both = choose(ClashChoice::KeepBoth);
    assert_eq!((both.clash.clone(), both.shelf.len()), (None, 1));
}

#[test]
fn a_stop_moved_to_two_days_at_once_is_no_agreement() {
    let base = edit(
        &edit(&with(&["bridge", "library"]), Edit::InsertDay { at: 1 }, 5),
        Edit::InsertDay { at: 2 },
        6,
    );
    let to = |day| {
        let from = VisitAt { day: 0, index: 0 };
        edit(&base, Edit::Move { from, to: VisitAt { day, index: 0 } }, 7)
    };
    assert_eq!(merge(base.trip(), to(1).trip(), to(2).trip()), None);
    assert_eq!(merge(base.trip(), to(1).trip(), base.trip()).as_ref(), Some(&**to(1).trip()));
}

#[test]
fn a_trip_deleted_elsewhere_leaves_the_desk_unless_it_was_changed_here() {
    let base = with(&["bridge"]);
    let news = |mine: &Trips| {
        let news = FromOtherTab { gone: vec!["t1".into()], bases: known(&base), ..no_news() };
        update(mine, TripsMsg::ChangedElsewhere(Box::new(news)), &atlas(), now(50)).0
    };
    assert_eq!(stops(news(&base).trip()), Vec::<String>::new());
    assert_eq!(stops(news(&edit(&base, Edit::SetTitle("mine".into()), 9)).trip()), ["bridge"]);
}

#[test]
fn a_document_without_history_opens_as_the_one_in_the_contract() {
    let doc = r#"{"v":1,"id":"x","title":"","start":null,"days":[{"from":"09:00","to":"18:00","visits":[{"stop":"lake"}]}],"mode":"transit","updated":"2026-10-01T00:00:00Z"}"#;
    assert!(open::read(doc, &atlas()).is_ok());
    let record = Record { id: "t9".into(), doc: doc.into(), history: String::new(), rev: "r".into() };
    let found = read(&[record], None, &[], blank(), &atlas());
    assert_eq!((found.trips.trip().id.as_str(), stops(found.trips.trip())), ("t9", vec!["lake".to_owned()]));
}

#[test]
fn a_record_that_was_damaged_elsewhere_is_left_alone_and_the_trip_goes_on_under_another_id() {
    let trips = with(&["bridge"]);
    let damaged = Damaged { id: "t1".into(), raw: "?".into() };
    let news = FromOtherTab { damaged: vec![damaged.clone()], ..no_news() };
    let after = update(&trips, TripsMsg::ChangedElsewhere(Box::new(news)), &atlas(), now(9)).0;
    assert_eq!((after.trip().id.as_str(), stops(after.trip())), ("spare", vec!["bridge".to_owned()]));
    assert_eq!(after.damaged, [damaged]);
    let confirmed = Confirmed { damaged: vec!["t1".into()], ..Confirmed::default() };
    let written = changes(&confirmed, &after);
    assert_eq!((written.put.len(), written.delete.len()), (1, 0));
}

#[test]
fn a_deleted_trip_can_be_had_back_also_after_a_reload() {
    let trips = with(&["bridge"]);
    let confirmed = confirm(&Confirmed::default(), &changes(&Confirmed::default(), &trips));
    let deleted = update(&trips, TripsMsg::Delete("t1".into(), "t2".into()), &atlas(), now(2)).0;
    assert_eq!((stops(deleted.trip()), deleted.bin.len()), (vec![], 1));
    let written = changes(&confirmed, &deleted);
    assert_eq!((written.delete.len(), written.bin.clone()), (0, Some(vec!["t1".into()])));

    let record = record(&trips.desk);
    let reloaded = read(&[record], Some("t1"), &["t1".to_owned()], blank(), &atlas());
    assert_eq!((stops(reloaded.trips.trip()), reloaded.trips.shelf.len()), (vec![], 0));
    assert!(changes(&reloaded.confirmed, &reloaded.trips).is_empty());
    let back = update(&reloaded.trips, TripsMsg::Restore("t1".into()), &atlas(), now(3)).0;
    assert_eq!((stops(back.trip()), back.bin.len()), (vec!["bridge".to_owned()], 0));
    let undone = update(&back, TripsMsg::Undo, &atlas(), now(4)).0;
    assert_eq!(stops(undone.trip()), Vec::<String>::new());
}

#[test]
fn only_the_trips_deleted_last_can_be_had_back() {
    let mut trips = with(&["bridge"]);
    for at in 0..i64::try_from(MAX_BIN).expect("few") + 3 {
        let id = trips.trip().id.clone();
        let fresh = update(
            &trips,
            TripsMsg::Duplicate { id: format!("copy{at}").as_str().into(), title: "copy".into() },
            &atlas(),
            now(at),
        )
        .0;
        trips = update(&fresh, TripsMsg::Delete(id, "none".into()), &atlas(), now(at)).0;
    }
    assert_eq!(trips.bin.len(), MAX_BIN);
    assert_eq!(stops(trips.trip()), ["bridge"]);
}

/// This tab's trips after another tab has put these trips among the deleted ones.
fn with_bin(mine: &Trips, bin: &[&str]) -> Trips {
    let news = FromOtherTab {
        bin: Some(bin.iter().map(|id| TripId::from(*id)).collect()),
        bases: known(mine),
        ..no_news()
    };
    update(mine, TripsMsg::ChangedElsewhere(Box::new(news)), &atlas(), now(50)).0
}

#[test]
fn a_trip_put_away_in_another_tab_stays_on_the_desk_and_its_reader_is_asked() {
    let mine = with(&["bridge"]);
    let stored = Confirmed {
        trips: [("t1".into(), mine.desk.clone())].into(),
        desk: Some("t1".into()),
        bin: vec!["t1".into()],
        ..Confirmed::default()
    };
    let asked = with_bin(&mine, &["t1"]);
    assert!(asked.deleted_elsewhere && stops(asked.trip()) == ["bridge"]);
    let edited = edit(&asked, Edit::SetTitle("x".into()), 51);
    assert!(edited.deleted_elsewhere, "an edit does not bring it back by itself");
    assert_eq!(changes(&stored, &edited).bin, None);
    let kept = update(&edited, TripsMsg::KeepDeleted, &atlas(), now(52)).0;
    assert_eq!((kept.deleted_elsewhere, changes(&stored, &kept).bin), (false, Some(vec![])));
    let gone = update(&edited, TripsMsg::Delete("t1".into(), "t2".into()), &atlas(), now(52)).0;
    assert_eq!((gone.trip().id.as_str(), gone.bin.len(), gone.deleted_elsewhere), ("t2", 1, false));
    let left = update(&edited, TripsMsg::New("t3".into()), &atlas(), now(52)).0;
    assert_eq!((left.shelf.len(), left.bin.len()), (0, 1), "it does not come back by the shelf either");
}

#[test]
fn trips_of_the_shelf_follow_another_tab_into_the_bin_and_out_of_it() {
    let two = update(&with(&["bridge"]), TripsMsg::New("t2".into()), &atlas(), now(9)).0;
    let away = with_bin(&two, &["t1"]);
    assert_eq!((away.shelf.len(), away.bin.len(), away.deleted_elsewhere), (0, 1, false));
    let back = with_bin(&away, &[]);
    assert_eq!((back.shelf.len(), back.bin.len()), (1, 0));
}

#[test]
fn trips_changed_at_the_same_moment_keep_their_order_after_a_reload() {
    let trips = update(
        &with(&["bridge"]),
        TripsMsg::Duplicate { id: "t0".into(), title: "b".into() },
        &atlas(),
        now(1),
    )
    .0;
    let trips = update(&trips, TripsMsg::New("t9".into()), &atlas(), now(9)).0;
    let order = |trips: &Trips| trips.shelf.iter().map(|trip| trip.id.to_string()).collect::<Vec<_>>();
    let mut records: Vec<_> = trips.shelf.iter().map(|trip| record(&trip.history)).collect();
    for _ in 0..2 {
        records.reverse();
        let found = read(&records, Some("none"), &[], blank(), &atlas()).trips;
        let whole = [vec![found.trip().id.to_string()], order(&found)].concat();
        assert_eq!(whole, order(&trips));
    }
}

#[test]
fn a_trip_of_the_shelf_that_was_edited_here_and_elsewhere_is_not_lost() {
    let base = with(&["bridge"]);
    let here = edit(&base, Edit::SetTitle("here".into()), 7);
    let shelved = update(&here, TripsMsg::New("t2".into()), &atlas(), now(8)).0;
    let titles = |trips: &Trips| {
        let mut titles: Vec<_> = trips.shelf.iter().map(|trip| trip.title.clone()).collect();
        titles.sort();
        titles
    };
    let elsewhere = edit(&base, Edit::SetTitle("there".into()), 8);
    let both = after(&shelved, &elsewhere, &base);
    assert_eq!((titles(&both), both.clash.is_some()), (vec!["here".to_owned(), "there".to_owned()], true));
    let longer = after(&shelved, &edit(&base, Edit::InsertDay { at: 1 }, 8), &base);
    assert_eq!((titles(&longer), longer.shelf[0].days.len()), (vec!["here".to_owned()], 2));
    assert_eq!(titles(&after(&shelved, &base, &base)), ["here"]);
}

#[test]
fn a_trip_of_the_shelf_that_was_edited_here_and_deleted_elsewhere_stays() {
    let base = with(&["bridge"]);
    let shelved = |trips: &Trips| update(trips, TripsMsg::New("t2".into()), &atlas(), now(8)).0;
    let gone = |trips: &Trips| {
        let news = FromOtherTab { gone: vec!["t1".into()], bases: known(&base), ..no_news() };
        update(trips, TripsMsg::ChangedElsewhere(Box::new(news)), &atlas(), now(50)).0.shelf.len()
    };
    assert_eq!(gone(&shelved(&base)), 0);
    assert_eq!(gone(&shelved(&edit(&base, Edit::SetTitle("here".into()), 7))), 1);
}

#[test]
fn the_same_edit_in_both_tabs_is_no_contradiction() {
    let base = with(&["bridge"]);
    let here = edit(&edit(&base, Edit::SetTitle("x".into()), 7), Edit::InsertDay { at: 1 }, 8);
    let there = edit(&base, Edit::SetTitle("x".into()), 9);
    for (mine, theirs) in [(&here, &there), (&there, &here)] {
        let both = after(mine, theirs, &base);
        assert_eq!((both.clash.clone(), both.trip().days.len(), both.shelf.len()), (None, 2, 0));
    }
}

#[test]
fn a_trip_that_was_never_known_in_storage_does_not_give_way_to_another() {
    let (mine, theirs) = (with(&["bridge"]), with(&["library"]));
    let news = FromOtherTab { changed: vec![Shelved::new(theirs.desk.clone())], ..no_news() };
    let both = update(&mine, TripsMsg::ChangedElsewhere(Box::new(news)), &atlas(), now(50)).0;
    assert_eq!((stops(both.trip()), stops(&both.shelf[0])), (vec!["bridge".into()], vec!["library".into()]));
}

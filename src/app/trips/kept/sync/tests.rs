//! Single sequences of events, each of which once lost something or reported too much.

use std::cell::Cell;

use chrono::DateTime;

use super::*;
use crate::app::TripRequest;
use crate::app::trips::kept::record_of;
use crate::app::trips::{Trips, grant, update};
use crate::domain::storage::{Batch, Everything, Record, StorageError};
use crate::domain::testing;
use crate::domain::trip::{Edit, Trip};

fn atlas() -> Atlas {
    testing::atlas(["bridge", "library", "lake"].map(|id| testing::stop(id, |_| ())).into())
}

fn now(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + minute * 60, 0).expect("a time")
}

/// A page with its application, which handles messages immediately and is rendered when the test says so.
struct Page {
    sync: Sync,
    trips: Option<Shared<Trips>>,
    minute: Cell<i64>,
    ids: Cell<u32>,
    is_hidden: bool,
}

impl Page {
    fn new() -> Self {
        Self { sync: Sync::default(), trips: None, minute: Cell::new(0), ids: Cell::new(0), is_hidden: false }
    }

    /// A page that has read these records.
    fn on(records: &[Record], lefts: Vec<LeftText>) -> Self {
        let mut page = Self::new();
        let commands = page.step(Event::Began { lefts, diary: Box::default() });
        page.answer(&commands, everything(records));
        page.render();
        page
    }

    /// The commands of a step, except messages to the application, which are delivered.
    fn step(&mut self, event: Event) -> Vec<Command> {
        self.minute.set(self.minute.get() + 1);
        let new_id = || {
            self.ids.set(self.ids.get() + 1);
            format!("id{}", self.ids.get())
        };
        let env =
            Env { atlas: &atlas(), now: now(self.minute.get()), is_hidden: self.is_hidden, new_id: &new_id };
        let commands = self.sync.step(event, &env);
        let (told, others): (Vec<_>, Vec<_>) =
            commands.into_iter().partition(|command| matches!(command, Command::Tell(_)));
        for command in told {
            if let Command::Tell(msg) = command {
                self.tell(msg);
            }
        }
        others
    }

    fn tell(&mut self, msg: TripsMsg) {
        let next = match (&self.trips, msg) {
            (None, TripsMsg::Arrived(trips)) => *trips,
            (None, _) => return,
            (Some(trips), msg) => update(trips, msg, &atlas(), now(self.minute.get())).0,
        };
        self.trips = Some(Shared::new(next));
    }

    fn edit(&mut self, edit: Edit) {
        self.minute.set(self.minute.get() + 1);
        self.tell(TripsMsg::Edit(edit));
    }

    fn title(&mut self, title: &str) {
        self.edit(Edit::SetTitle(title.to_owned()));
    }

    fn render(&mut self) -> Vec<Command> {
        let trips = self.trips().clone();
        self.step(Event::Changed(trips))
    }

    /// Renders, and waits until it writes.
    fn write(&mut self) -> Batch {
        self.render();
        written(&self.step(Event::Tick)).expect("it writes")
    }

    /// Answers the question among the commands.
    fn answer(&mut self, commands: &[Command], answer: Everything) -> Vec<Command> {
        let question = asked(commands).expect("it asks");
        self.step(Event::Answered(question, Ok(answer)))
    }

    fn trips(&self) -> &Shared<Trips> {
        self.trips.as_ref().expect("trips")
    }

    fn titles(&self) -> Vec<String> {
        let trips = self.trips();
        let others = trips.shelf.iter().map(|trip| trip.title.clone());
        let mut titles: Vec<_> = others.chain([trips.trip().title.clone()]).collect();
        titles.sort();
        titles
    }
}

fn written(commands: &[Command]) -> Option<Batch> {
    commands.iter().find_map(|command| match command {
        Command::Write(batch) => Some(batch.clone()),
        _ => None,
    })
}

fn asked(commands: &[Command]) -> Option<Question> {
    commands.iter().find_map(|command| match command {
        Command::Read(question) => Some(question.clone()),
        _ => None,
    })
}

fn left(commands: &[Command]) -> Option<LeftText> {
    commands.iter().find_map(|command| match command {
        Command::Leave(text) => Some(LeftText { name: "page".to_owned(), text: text.clone() }),
        _ => None,
    })
}

fn forgets(commands: &[Command]) -> bool {
    commands.iter().any(|command| matches!(command, Command::ForgetLeft { .. }))
}

fn everything(records: &[Record]) -> Everything {
    let desk = records.first().map(|record| record.id.clone());
    Everything { records: records.to_vec(), desk, bin: Vec::new() }
}

/// The history of a trip with a stop.
fn trip(id: &str) -> History {
    let empty = Trips::first(id.into(), &atlas(), now(0));
    let trips = grant(&empty, &TripRequest::Add("bridge".into()), &atlas(), now(0));
    // Without a history, as if made long ago.
    History::new(Trip::clone(trips.trip()))
}

fn stored(id: &str) -> Record {
    record_of(&trip(id), "r0".to_owned())
}

/// A record after an edit in another tab.
fn elsewhere(record: &Record, edit: Edit, rev: &str) -> Record {
    let read = super::super::read_record(record, &atlas()).expect("a trip");
    let history = read.history.perform(&edit, now(500)).expect("an edit");
    record_of(&history, rev.to_owned())
}

fn titled(record: &Record, title: &str, rev: &str) -> Record {
    elsewhere(record, Edit::SetTitle(title.to_owned()), rev)
}

fn closed() -> Result<(), StorageError> {
    Err(StorageError::Closed(String::new()))
}

#[test]
fn an_edit_is_written_over_what_was_read_and_then_called_saved() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    page.title("mine");
    assert_eq!(page.trips().sign, SaveStatus::Saving);
    let batch = page.write();
    let (record, over) = &batch.put[0];
    assert_eq!((record.id.as_str(), over.as_slice()), ("a", &["r0".to_owned(), record.rev.clone()][..]));
    let commands = page.step(Event::Written(Ok(())));
    assert_eq!(page.trips().sign, SaveStatus::Saved);
    let words = commands.iter().find_map(|command| match command {
        Command::Broadcast(words) => Some(words.clone()),
        _ => None,
    });
    assert_eq!(words, Some(vec!["written".to_owned(), "a".to_owned()]));
}

#[test]
fn saved_is_not_said_of_what_was_done_while_it_was_written() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    page.title("first");
    page.write();
    // Done, and not rendered yet.
    page.title("second");
    page.step(Event::Written(Ok(())));
    assert_eq!(page.trips().sign, SaveStatus::Saving);
}

#[test]
fn an_answer_that_may_be_older_than_what_was_written_is_asked_for_again() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    let slow = page.step(Event::Back);
    page.title("mine");
    page.write();
    page.step(Event::Written(Ok(())));
    let again = page.answer(&slow, everything(&[stored("a")]));
    assert!(asked(&again).is_some());
    assert_eq!(page.titles(), ["mine"]);
}

#[test]
fn a_writing_of_which_only_the_answer_was_lost_is_no_other_tab_s() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    page.title("first");
    let lost = page.write();
    assert_eq!(written(&page.step(Event::Written(closed()))), Some(lost.clone()), "it is tried once more");
    page.step(Event::Written(closed()));
    page.title("second");
    // Storage has the first writing, and is asked before the second one.
    let commands = page.step(Event::Back);
    page.answer(&commands, everything(&[lost.put[0].0.clone()]));
    assert_eq!((page.titles(), page.trips().clash.clone()), (vec!["second".to_owned()], None));
    assert_eq!(page.write().put[0].1[0], lost.put[0].0.rev);
}

#[test]
fn a_first_writing_whose_answer_was_lost_may_be_written_over() {
    let mut page = Page::on(&[], Vec::new());
    page.title("first");
    let lost = page.write();
    page.step(Event::Written(closed()));
    page.step(Event::Written(closed()));
    page.title("second");
    assert!(page.write().put[0].1.contains(&lost.put[0].0.rev));
}

#[test]
fn what_is_left_before_news_were_taken_in_follows_what_was_there_before_them() {
    let there = stored("a");
    let mut page = Page::on(std::slice::from_ref(&there), Vec::new());
    page.title("mine");
    page.render();
    let commands = page.step(Event::Back);
    let theirs = elsewhere(&there, Edit::InsertDay { at: 1 }, "r1");
    // The application is notified, and the page ends before it is rendered.
    page.answer(&commands, everything(std::slice::from_ref(&theirs)));
    let text = left(&page.step(Event::Leaving)).expect("it leaves the title");
    let next = Page::on(&[theirs], vec![text]);
    let days: usize = next.trips().shelf.iter().map(|trip| trip.days.len()).sum();
    assert_eq!(
        (next.titles().contains(&"mine".to_owned()), next.trips().trip().days.len() + days),
        (true, 3)
    );
}

#[test]
fn nothing_is_left_after_everything_was_forgotten() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    page.title("mine");
    page.render();
    page.step(Event::Heard(vec!["forgotten".to_owned()]));
    assert!(left(&page.step(Event::Leaving)).is_none(), "it would come back with the next page");
}

#[test]
fn a_record_that_another_tab_has_changed_is_not_deleted_unseen() {
    let mut page = Page::on(&[stored("a"), stored("b")], Vec::new());
    let mut trips = (**page.trips()).clone();
    trips.shelf.clear();
    page.trips = Some(Shared::new(trips));
    assert_eq!(page.write().delete, [("b".to_owned(), vec!["r0".to_owned()])]);
    let commands = page.step(Event::Written(Err(StorageError::Clash(vec!["b".to_owned()]))));
    let theirs = titled(&stored("b"), "theirs", "r1");
    page.answer(&commands, Everything { records: vec![theirs], ..Everything::default() });
    assert_eq!(page.titles(), ["", "theirs"]);
}

#[test]
fn what_two_pages_have_left_is_both_taken_up_and_forgotten_once_it_is_written() {
    let there = stored("a");
    let text = |name: &str, edit: Edit| {
        let mut page = Page::on(std::slice::from_ref(&there), Vec::new());
        page.edit(edit);
        page.is_hidden = true;
        let left = left(&page.render()).expect("it leaves something");
        LeftText { name: name.to_owned(), ..left }
    };
    let lefts = vec![text("1", Edit::SetTitle("one".into())), text("2", Edit::InsertDay { at: 1 })];
    let mut page = Page::on(std::slice::from_ref(&there), lefts);
    assert_eq!((page.titles(), page.trips().trip().days.len()), (vec!["one".to_owned()], 2));
    assert_eq!(page.trips().sign, SaveStatus::Saving);
    page.write();
    let commands = page.step(Event::Written(Ok(())));
    assert!(forgets(&commands) && page.trips().sign == SaveStatus::Saved);
}

#[test]
fn what_was_left_and_another_tab_has_contradicted_is_asked_about() {
    let there = stored("a");
    let mut page = Page::on(std::slice::from_ref(&there), Vec::new());
    page.title("mine");
    page.render();
    let text = left(&page.step(Event::Leaving)).expect("it leaves the title");
    let next = Page::on(&[titled(&there, "theirs", "r1")], vec![text]);
    assert_eq!(next.titles(), ["mine", "theirs"]);
    assert_eq!((next.trips().trip().title.as_str(), next.trips().clash.is_some()), ("mine", true));
}

#[test]
fn what_was_left_and_another_tab_has_gone_on_with_is_not_asked_about() {
    let there = stored("a");
    let mut page = Page::on(std::slice::from_ref(&there), Vec::new());
    page.title("mine");
    let batch = page.write();
    let text = left(&page.step(Event::Leaving)).expect("it is not written yet");
    // It was written after all, and another tab has built on it.
    let theirs = elsewhere(&batch.put[0].0, Edit::InsertDay { at: 1 }, "r2");
    let next = Page::on(&[theirs], vec![text]);
    assert_eq!((next.titles(), next.trips().trip().days.len()), (vec!["mine".to_owned()], 2));
}

#[test]
fn a_question_that_failed_is_put_again() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    let question = asked(&page.step(Event::Back)).expect("it asks");
    let later = page.step(Event::Answered(question, Err(StorageError::Closed(String::new()))));
    assert!(matches!(later[..], [Command::WakeAfter(1_000)]), "{later:?}");
    let commands = page.step(Event::Tick);
    page.answer(&commands, everything(&[titled(&stored("a"), "theirs", "r1")]));
    assert_eq!(page.titles(), ["theirs"]);
}

#[test]
fn words_that_come_before_the_trips_are_not_lost() {
    let mut page = Page::new();
    let first = page.step(Event::Began { lefts: Vec::new(), diary: Box::default() });
    page.step(Event::Heard(vec!["written".to_owned(), "a".to_owned()]));
    page.answer(&first, everything(&[stored("a")]));
    page.render();
    let commands = page.step(Event::Tick);
    page.answer(&commands, everything(&[titled(&stored("a"), "theirs", "r1")]));
    assert_eq!(page.titles(), ["theirs"]);
}

#[test]
fn storage_that_does_not_answer_is_asked_again_after_longer_and_longer() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    page.title("mine");
    page.write();
    let mut waits = Vec::new();
    for _ in 0..7 {
        let commands = page.step(Event::Written(Err(StorageError::Full)));
        waits.extend(commands.iter().filter_map(|command| match command {
            Command::WakeAfter(wait_ms) => Some(*wait_ms),
            _ => None,
        }));
        page.step(Event::Tick);
    }
    assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    assert_eq!(page.trips().sign, SaveStatus::NotSaved(crate::app::trips::kept::Trouble::Full));
    page.step(Event::Written(Ok(())));
    assert_eq!(page.trips().sign, SaveStatus::Saved);
}

#[test]
fn what_was_left_is_forgotten_as_soon_as_it_is_written_whatever_was_done_since() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    page.title("first");
    page.render();
    assert!(left(&page.step(Event::Leaving)).is_some());
    page.title("second");
    page.render();
    let commands = page.step(Event::Written(Ok(())));
    assert!(forgets(&commands) && written(&commands).is_some());
    // What is left while a write is in flight contains more than that write.
    assert!(left(&page.step(Event::Leaving)).is_some());
    page.title("third");
    page.render();
    assert!(!forgets(&page.step(Event::Written(Ok(())))));
    assert!(forgets(&page.step(Event::Written(Ok(())))));
}

#[test]
fn what_was_left_is_not_written_over_what_cannot_be_read_or_is_newer() {
    let there = stored("a");
    let mut page = Page::on(std::slice::from_ref(&there), Vec::new());
    page.title("mine");
    page.render();
    let text = left(&page.step(Event::Leaving)).expect("it leaves the title");
    let newer = there.doc.replace("\"v\":1", "\"v\":7");
    for doc in ["{\"v\":1,".to_owned(), newer] {
        let there = Record { doc, ..there.clone() };
        let mut next = Page::on(&[there], vec![text.clone()]);
        let batch = next.write();
        assert!(batch.put.iter().all(|(record, _)| record.id != "a") && batch.delete.is_empty());
        assert!(batch.put[0].0.doc.contains("mine"));
    }
}

#[test]
fn what_a_newer_program_has_left_waits_for_it() {
    let mut page = Page::on(&[stored("a")], Vec::new());
    page.title("mine");
    page.render();
    let text = left(&page.step(Event::Leaving)).expect("it leaves the title");
    let newer = text.text.replace("\\\"v\\\":1", "\\\"v\\\":7");
    assert_ne!(newer, text.text);
    let mut next = Page::on(&[stored("a")], vec![LeftText { text: newer, ..text }]);
    next.title("other");
    next.write();
    assert!(!forgets(&next.step(Event::Written(Ok(())))));
    assert_eq!(next.titles(), ["other"]);
}

#[test]
fn what_was_taken_out_does_not_come_back_with_a_page_that_took_up_what_was_left() {
    let there = stored("a");
    let mut owner = Page::on(std::slice::from_ref(&there), Vec::new());
    owner.edit(Edit::AddStop { stop: "library".into(), day: 0, at: None });
    owner.render();
    let text = left(&owner.step(Event::Leaving)).expect("it leaves the stop");
    // Another page takes the stop up, and writes first.
    let mut other = Page::on(&[there], vec![text]);
    other.title("other");
    let theirs = other.write().put[0].0.clone();
    // Without the stop, the trip is again as storage had it when both began.
    owner.edit(Edit::Remove(crate::domain::trip::VisitAt { day: 0, index: 1 }));
    owner.render();
    let commands = owner.step(Event::Written(Err(StorageError::Clash(vec!["a".to_owned()]))));
    owner.answer(&commands, everything(&[theirs]));
    assert_eq!((owner.titles(), owner.trips().stop_count()), (vec!["other".to_owned()], 1));
}

//! One tab: the application's trips, the machine that keeps them, and what is in transit.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use hangyong::app::trips::kept::SaveStatus;
use hangyong::app::trips::kept::left::LeftText;
use hangyong::app::trips::kept::sync::{Command, Env, Event, Question, Sync};
use hangyong::app::trips::update;
use hangyong::app::{Shared, Trips, TripsMsg};
use hangyong::codec::json;
use hangyong::domain::Atlas;
use hangyong::domain::storage::{Batch, Everything, StorageError};

use super::disc::Disc;

/// A request to the disc.
pub enum Asked {
    Read(Question),
    /// A batch, and how many of the tab's deeds are in storage once it is written.
    Write(Batch, usize),
}

/// Something on its way to the disc, or back.
pub enum OnItsWay {
    There(Asked),
    Read(Question, Result<Everything, StorageError>),
    Written(Result<(), StorageError>),
}

#[derive(Default)]
pub struct Tab {
    sync: Sync,
    pub trips: Option<Shared<Trips>>,
    /// Whether the machine has been told about the current `trips`.
    pub is_rendered: bool,
    pub on_its_way: VecDeque<OnItsWay>,
    /// Messages from other tabs that have not arrived yet.
    pub line: VecDeque<Vec<String>>,
    /// When the machine wants to be woken, in milliseconds.
    pub wake: Option<i64>,
    pub is_hidden: bool,
    /// The name under which it leaves something behind.
    pub name: String,
    /// The numbers of the deeds done in this tab.
    pub deeds: Vec<usize>,
    /// How many deeds there were when the machine last heard of the trips.
    told: usize,
    /// The last batch written, and how many deeds it contains.
    last: Option<(Batch, usize)>,
    /// How many deeds are in storage, or left behind.
    pub safe: usize,
}

/// The surroundings of a tab.
pub struct Around<'a> {
    pub atlas: &'a Atlas,
    pub now_ms: i64,
    pub new_id: &'a dyn Fn() -> String,
    pub disc: &'a Disc,
}

/// What a tab does to its surroundings.
pub enum Outward {
    Say(Vec<String>),
    Leave(String),
    Forget { own: bool, found: Vec<LeftText> },
}

pub fn moment(now_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_790_000_000_000 + now_ms).expect("a time")
}

impl Tab {
    pub fn new(name: String) -> Self {
        Self { name, is_rendered: true, ..Self::default() }
    }

    /// Whether nothing is pending.
    pub fn is_quiet(&self) -> bool {
        self.is_rendered && self.on_its_way.is_empty() && self.line.is_empty() && self.wake.is_none()
    }

    pub fn step(&mut self, event: Event, around: &Around<'_>) -> Result<Vec<Outward>, String> {
        let env = Env {
            atlas: around.atlas,
            now: moment(around.now_ms),
            is_hidden: self.is_hidden,
            new_id: around.new_id,
        };
        let mut outward = Vec::new();
        for command in self.sync.step(event, &env) {
            match command {
                Command::Read(question) => self.on_its_way.push_back(OnItsWay::There(Asked::Read(question))),
                Command::Write(batch) => self.write(batch),
                Command::Broadcast(words) => outward.push(Outward::Say(words)),
                Command::Tell(msg) => self.change(msg, around)?,
                Command::WakeAfter(wait_ms) => self.wake = Some(around.now_ms + i64::from(wait_ms)),
                Command::Leave(text) => {
                    self.safe = self.safe.max(self.told);
                    outward.push(Outward::Leave(text));
                }
                Command::ForgetLeft { own, found } => outward.push(Outward::Forget { own, found }),
                Command::Persist => {}
            }
        }
        Ok(outward)
    }

    fn write(&mut self, batch: Batch) {
        // A batch that is tried again contains only what it contained the first time.
        let again = self.last.as_ref().filter(|(last, _)| *last == batch);
        let deeds = again.map_or(self.told, |(_, deeds)| *deeds);
        self.last = Some((batch.clone(), deeds));
        self.on_its_way.push_back(OnItsWay::There(Asked::Write(batch, deeds)));
    }

    /// Changes the trips; the machine hears of it when they are rendered.
    pub fn change(&mut self, msg: TripsMsg, around: &Around<'_>) -> Result<(), String> {
        let next = match (&self.trips, msg) {
            (Some(trips), msg) => update(trips, msg, around.atlas, moment(around.now_ms)).0,
            (None, TripsMsg::Arrived(trips)) => *trips,
            (None, _) => return Ok(()),
        };
        self.is_rendered = false;
        let honest = next.sign != SaveStatus::Saved || all_was_kept(&next, around.disc);
        self.trips = Some(Shared::new(next));
        if honest { Ok(()) } else { Err("it says that all is saved, and it is not".to_owned()) }
    }

    pub fn render(&mut self, around: &Around<'_>) -> Result<Vec<Outward>, String> {
        self.is_rendered = true;
        let Some(trips) = self.trips.clone() else { return Ok(Vec::new()) };
        self.told = self.deeds.len();
        self.step(Event::Changed(trips), around)
    }
}

/// Whether every trip, as it is now, was written at some time.
fn all_was_kept(trips: &Trips, disc: &Disc) -> bool {
    let desk = (!trips.is_untouched()).then(|| trips.trip());
    let others = trips.shelf.iter().chain(&trips.bin).map(|trip| trip.history.trip());
    desk.into_iter().chain(others).all(|trip| disc.ever.contains(&json::write_small(trip)))
}

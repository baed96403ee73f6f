//! Keeping the trips, as a machine without a browser: [`Sync`] takes in what happens, one [`Event`] after the other, and says
//! what is to be done about it, in [`Command`]s. It knows what storage holds and what the application has, and writes the
//! difference: at once, one writing at a time, again after a failure.
//!
//! Whatever happens in whichever order, an edit that a reader has seen is in storage in the end, or in a second trip beside
//! the one that contradicts it, or was taken back by someone who saw it; `tests/sync` tries that with many schedules.

mod beginning;
mod command;
mod event;
mod hearing;
mod leaving;
#[cfg(test)]
mod tests;
mod writing;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::left::LeftText;
use super::{Confirmed, Sign, holds_the_same};
use crate::app::{Shared, Trips, TripsMsg};
use crate::domain::trip::History;
use crate::domain::{Atlas, TripId};

pub use command::Command;
pub use event::{Event, Question};

use beginning::Beginning;
use writing::Writing;

/// What a step is told of the world.
#[derive(Clone, Copy)]
pub struct Env<'a> {
    /// The stops.
    pub atlas: &'a Atlas,
    /// The time. Nothing depends on its going forward.
    pub now: DateTime<Utc>,
    /// Whether the page is hidden or being left.
    pub is_hidden: bool,
    /// Makes words that nothing else has: ids and revisions.
    pub new_id: &'a dyn Fn() -> String,
}

impl Env<'_> {
    fn new_trip_id(&self) -> TripId {
        TripId::from((self.new_id)().as_str())
    }
}

/// See the module.
#[derive(Default)]
pub struct Sync {
    /// Until the first question is answered.
    beginning: Option<Beginning>,
    /// Whether all records have been read once.
    has_read: bool,
    known: Known,
    /// What storage was known to hold before news that the application has been told and not yet taken in.
    unheard: Option<Unheard>,
    /// What the application had when it was rendered last.
    latest: Option<Shared<Trips>>,
    /// The number of the last news from elsewhere that the application was told. Until `latest` has heard it, nothing is
    /// written: it would take back what another tab has done.
    told: u32,
    /// The writing that is on its way.
    writing: Option<Writing>,
    /// How many writings have begun.
    writings: u32,
    /// What was written without an answer.
    doubtful: Vec<Doubtful>,
    /// Trips as this page has left them, since it wrote them last. Another page may have taken them up.
    left: Vec<History>,
    /// Trips that this page has taken up, until it has written them. The page that left them may be alive.
    taken_up: Vec<TripId>,
    /// Something is left for the next page.
    has_left: bool,
    /// What was found of pages before, and is not written yet.
    found: Vec<LeftText>,
    /// Storage is to be looked through once that makes sense again.
    look_later: bool,
    /// Writings that failed one after the other.
    failures: u32,
}

/// What storage is known to hold.
#[derive(Clone, Debug, Default)]
struct Known {
    confirmed: Confirmed,
    /// The `rev` of each record there.
    revs: BTreeMap<String, String>,
}

/// What was known before news that the application has not yet taken in.
enum Unheard {
    /// Another tab has changed trips.
    News(Known),
    /// Everything was deleted.
    Forgotten,
}

/// A trip whose writing was not answered: storage holds it, or the one before.
struct Doubtful {
    id: String,
    rev: String,
    history: History,
}

impl Sync {
    /// What is to be done about an event.
    pub fn step(&mut self, event: Event, env: &Env<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let out = &mut commands;
        match event {
            Event::Began { lefts, diary } => self.begin(lefts, diary, out),
            Event::Answered(question, answer) => self.answered(&question, answer, env, out),
            Event::Changed(trips) => self.changed(trips, env, out),
            Event::Written(result) => self.ended(result, env, out),
            Event::Heard(words) => self.heard(&words, env, out),
            Event::Tick => self.tick(env, out),
            Event::Leaving => self.leave_page(env, out),
            Event::Back => self.look(None, out),
            Event::Wiped => {
                out.push(Command::Broadcast(vec![hearing::FORGOTTEN.to_owned()]));
                self.forgotten(env, out);
            }
        }
        commands
    }

    fn changed(&mut self, trips: Shared<Trips>, env: &Env<'_>, out: &mut Vec<Command>) {
        if trips.heard == self.told {
            self.unheard = None;
        }
        let before = self.latest.replace(trips.clone());
        if before.is_none_or(|before| !holds_the_same(&before, &trips)) {
            // What is given as the page is left gets no later moment.
            if env.is_hidden { self.leave_page(env, out) } else { out.push(Command::WakeAfter(0)) }
        }
    }

    fn tick(&mut self, env: &Env<'_>, out: &mut Vec<Command>) {
        if self.writing.is_none() && std::mem::take(&mut self.look_later) {
            self.look(None, out);
        }
        self.write(env, out);
    }

    /// Tells the application that not all is kept, when that is news.
    fn sign(&self, sign: Sign, out: &mut Vec<Command>) {
        if self.latest.as_ref().is_some_and(|trips| trips.sign != sign) {
            out.push(Command::Tell(TripsMsg::Signed(sign)));
        }
    }

    /// The number of news that the application is told now.
    fn news(&mut self) -> u32 {
        self.told = self.told.wrapping_add(1);
        self.told
    }
}

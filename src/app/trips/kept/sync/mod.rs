//! Keeping the trips, as a state machine without a browser: [`Sync`] takes one [`Event`] after the other and returns
//! the [`Command`]s to execute. It knows what storage holds and what the application has, and writes the difference:
//! immediately, one write at a time, again after a failure.
//!
//! Whatever the order of events, an edit that a reader has seen is finally in storage, or in a second trip beside the
//! one that contradicts it, or was undone by someone who saw it; `tests/sync` checks that with many schedules.

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
use super::{Confirmed, SaveStatus, holds_the_same};
use crate::app::{Shared, Trips, TripsMsg};
use crate::domain::trip::History;
use crate::domain::{Atlas, TripId};

pub use command::Command;
pub use event::{Event, Question};

use beginning::Beginning;
use writing::Writing;

/// The environment of a step.
#[derive(Clone, Copy)]
pub struct Env<'a> {
    /// The pack.
    pub atlas: &'a Atlas,
    /// The time. It may go backwards.
    pub now: DateTime<Utc>,
    /// Whether the page is hidden or being left.
    pub is_hidden: bool,
    /// Makes unique words, for ids and revisions.
    pub new_id: &'a dyn Fn() -> String,
}

impl Env<'_> {
    fn new_trip_id(&self) -> TripId {
        TripId::from((self.new_id)().as_str())
    }
}

/// The state machine; see the module.
#[derive(Default)]
pub struct Sync {
    /// Set until the first question is answered.
    beginning: Option<Beginning>,
    /// Whether all records have been read once.
    has_read: bool,
    known: StoredState,
    /// What storage was known to hold before news that the application was sent but has not yet taken in.
    unheard: Option<Unheard>,
    /// The trips of the application at its last rendering.
    latest: Option<Shared<Trips>>,
    /// The number of the last news from elsewhere that the application was sent. Nothing is written until `latest` has
    /// taken it in, since that would revert what another tab has done.
    told: u32,
    /// The write in flight.
    writing: Option<Writing>,
    /// How many writes have begun.
    writings: u32,
    /// Writes without an answer.
    doubtful: Vec<Doubtful>,
    /// Trips as this page has left them since it last wrote them. Another page may have taken them up.
    left: Vec<History>,
    /// Trips that this page has taken up, until it has written them. The page that left them may still be open.
    taken_up: Vec<TripId>,
    /// Whether something is left for the next page.
    has_left: bool,
    /// Texts of earlier pages that were found and whose changes are not written yet.
    found: Vec<LeftText>,
    /// Whether storage has to be read again as soon as possible.
    look_later: bool,
    /// The number of consecutive failures.
    failures: u32,
}

/// What storage is known to hold.
#[derive(Clone, Debug, Default)]
struct StoredState {
    confirmed: Confirmed,
    /// The `rev` of each record there.
    revs: BTreeMap<String, String>,
}

/// What was known before news that the application has not yet taken in.
enum Unheard {
    /// Another tab has changed trips.
    News(StoredState),
    /// Everything was deleted.
    Forgotten,
}

/// A trip whose write was not answered: storage holds either it or the version before.
struct Doubtful {
    id: String,
    rev: String,
    history: History,
}

impl Sync {
    /// Handles an event and returns the commands to execute, in order.
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
            // A change made while the page is being left may get no later chance.
            if env.is_hidden { self.leave_page(env, out) } else { out.push(Command::WakeAfter(0)) }
        }
    }

    fn tick(&mut self, env: &Env<'_>, out: &mut Vec<Command>) {
        if self.writing.is_none() && std::mem::take(&mut self.look_later) {
            self.look(None, out);
        }
        self.write(env, out);
    }

    /// Sends the sign to the application, if it differs from the one shown.
    fn sign(&self, sign: SaveStatus, out: &mut Vec<Command>) {
        if self.latest.as_ref().is_some_and(|trips| trips.sign != sign) {
            out.push(Command::Tell(TripsMsg::Signed(sign)));
        }
    }

    /// The number for the next news to the application.
    fn news(&mut self) -> u32 {
        self.told = self.told.wrapping_add(1);
        self.told
    }
}

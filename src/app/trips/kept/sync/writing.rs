//! Writing what changed.

use super::{Command, Doubtful, Env, Sync};
use crate::app::TripsMsg;
use crate::app::trips::kept::{Changes, SaveStatus, Trouble, changes, confirm, record_of};
use crate::domain::storage::{Batch, StorageError};
use crate::domain::trip::History;

/// The wait after a first failure, in milliseconds; each further one doubles it.
const WAIT_MS: u32 = 1_000;
/// The longest wait, in milliseconds.
const LONGEST_WAIT_MS: u32 = 30_000;

/// A write in flight.
pub(super) struct Writing {
    todo: Changes,
    pub batch: Batch,
    /// Whether it was tried before, on a connection that turned out to be closed.
    again: bool,
    /// Whether it includes what this page has left for the next one.
    pub has_what_is_left: bool,
}

impl Sync {
    /// Writes unwritten changes. Does nothing while a write is in flight or while the application has not taken in
    /// another tab's changes; what is unwritten is written after that.
    pub(super) fn write(&mut self, env: &Env<'_>, out: &mut Vec<Command>) {
        let Some(trips) = self.latest.clone() else { return };
        if self.writing.is_some() || trips.heard != self.told {
            return;
        }
        let todo = changes(&self.known.confirmed, &trips);
        if todo.is_empty() {
            let is_left = std::mem::take(&mut self.has_left);
            self.forget_left(is_left, out);
            // While storage has not answered yet, the sign keeps saying so.
            if trips.sign == SaveStatus::Saving || (trips.sign != SaveStatus::Saved && self.has_read) {
                out.push(Command::Tell(TripsMsg::Kept(trips)));
            }
            return;
        }
        let batch = self.batch(&todo, env);
        self.writings = self.writings.wrapping_add(1);
        out.push(Command::Write(batch.clone()));
        self.writing = Some(Writing { todo, batch, again: false, has_what_is_left: self.has_left });
    }

    fn batch(&self, todo: &Changes, env: &Env<'_>) -> Batch {
        let put = todo.put.iter().map(|history| {
            let record = record_of(history, (env.new_id)());
            let mut over = self.revisions(&record.id);
            over.push(record.rev.clone());
            (record, over)
        });
        Batch {
            put: put.collect(),
            delete: todo.delete.iter().map(|id| (id.to_string(), self.revisions(id.as_str()))).collect(),
            desk: todo.desk.as_ref().map(ToString::to_string),
            bin: todo.bin.as_ref().map(|bin| bin.iter().map(ToString::to_string).collect()),
        }
    }

    /// The revisions one of which is in storage, unless another tab has written.
    fn revisions(&self, id: &str) -> Vec<String> {
        let doubtful = self.doubtful.iter().filter(|one| one.id == id).map(|one| &one.rev);
        self.known.revs.get(id).into_iter().chain(doubtful).cloned().collect()
    }

    /// Handles the result of the write in flight.
    pub(super) fn ended(&mut self, result: Result<(), StorageError>, env: &Env<'_>, out: &mut Vec<Command>) {
        let Some(writing) = self.writing.take() else { return };
        match result {
            Ok(()) => self.written(&writing, env, out),
            // After a connection was closed unexpectedly, the write is tried once more before that counts as a failure.
            Err(StorageError::Closed(_)) if !writing.again => {
                out.push(Command::Write(writing.batch.clone()));
                self.writing = Some(Writing { again: true, ..writing });
            }
            Err(why) => self.failed(writing, &why, out),
        }
        if self.writing.is_none() && std::mem::take(&mut self.look_later) {
            self.look(None, out);
        }
    }

    fn written(&mut self, writing: &Writing, env: &Env<'_>, out: &mut Vec<Command>) {
        let Writing { todo, batch, .. } = writing;
        self.failures = 0;
        self.known.confirmed = confirm(&self.known.confirmed, todo);
        let is_written = |id: &str| batch.expected().any(|(written, _)| written == id);
        self.doubtful.retain(|one| !is_written(&one.id));
        self.left.retain(|one| !is_written(one.trip().id.as_str()));
        self.taken_up.retain(|id| !is_written(id.as_str()));
        let revs = batch.put.iter().map(|(record, _)| (record.id.clone(), record.rev.clone()));
        self.known.revs.extend(revs);
        batch.delete.iter().for_each(|(id, _)| drop(self.known.revs.remove(id)));
        if writing.has_what_is_left {
            self.has_left = false;
        }
        self.forget_left(writing.has_what_is_left, out);
        super::hearing::broadcast(batch, out);
        if todo.put.iter().any(has_visits) {
            out.push(Command::Persist);
        }
        if !self.has_read {
            // Storage did not answer when the trips were asked for; it does now.
            self.look(None, out);
        }
        self.write(env, out);
    }

    fn failed(&mut self, writing: Writing, why: &StorageError, out: &mut Vec<Command>) {
        if let StorageError::Clash(ids) = why {
            return self.look(Some(ids.clone()), out);
        }
        if let StorageError::Closed(_) = why {
            let tried = writing.batch.put.into_iter().zip(writing.todo.put);
            let doubtful =
                tried.map(|((record, _), history)| Doubtful { id: record.id, rev: record.rev, history });
            self.doubtful.extend(doubtful);
        }
        let trouble = Trouble::from(why);
        self.sign(SaveStatus::NotSaved(trouble), out);
        if trouble != Trouble::Refused {
            self.later(out);
        }
    }

    /// Tries again after a while, because storage does not answer now.
    pub(super) fn later(&mut self, out: &mut Vec<Command>) {
        let wait_ms = WAIT_MS.saturating_mul(1 << self.failures.min(5)).min(LONGEST_WAIT_MS);
        self.failures = self.failures.saturating_add(1);
        out.push(Command::WakeAfter(wait_ms));
    }
}

fn has_visits(history: &History) -> bool {
    history.trip().visits().next().is_some()
}

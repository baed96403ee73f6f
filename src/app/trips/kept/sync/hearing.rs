//! The other tabs: they are notified of writes here, and storage is read again when they may have written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Command, Doubtful, Env, Question, StoredState, Sync, Unheard};
use crate::app::TripsMsg;
use crate::app::trips::Shelved;
use crate::app::trips::kept::joined::has_been;
use crate::app::trips::kept::{FromOtherTab, read_record};
use crate::domain::storage::{Batch, Everything, Record, StorageError};
use crate::domain::trip::{History, Trip};
use crate::domain::{Atlas, TripId};

/// The word before the ids of records that were written or deleted.
const WRITTEN: &str = "written";
/// The word for a change of the deleted trips that can be restored.
const BINNED: &str = "binned";
/// The word for everything having been deleted.
pub(super) const FORGOTTEN: &str = "forgotten";

/// Notifies the other tabs of what was written.
pub(super) fn broadcast(batch: &Batch, out: &mut Vec<Command>) {
    let ids: Vec<_> = batch.expected().map(|(id, _)| id.to_owned()).collect();
    if !ids.is_empty() {
        let words = std::iter::once(WRITTEN.to_owned()).chain(ids);
        out.push(Command::Broadcast(words.collect()));
    }
    if batch.bin.is_some() {
        out.push(Command::Broadcast(vec![BINNED.to_owned()]));
    }
}

impl Sync {
    /// Handles words from another tab.
    pub(super) fn heard(&mut self, words: &[String], env: &Env<'_>, out: &mut Vec<Command>) {
        match words.split_first() {
            Some((word, ids)) if word == WRITTEN => self.look(Some(ids.to_vec()), out),
            Some((word, _)) if word == BINNED => self.look(None, out),
            Some((word, _)) if word == FORGOTTEN && self.latest.is_some() => self.forgotten(env, out),
            Some((word, _)) if word == FORGOTTEN => self.look(None, out),
            _ => {}
        }
    }

    /// Reads records again, all or those of some ids, to see whether they differ from what this tab knows. This is
    /// postponed while a write is in flight and before the trips are there.
    pub(super) fn look(&mut self, ids: Option<Vec<String>>, out: &mut Vec<Command>) {
        if self.latest.is_none() || self.writing.is_some() {
            self.look_later = true;
        } else {
            out.push(Command::Read(Question { ids, writings: self.writings }));
        }
    }

    /// Handles the answer to a question, or its failure.
    pub(super) fn answered(
        &mut self,
        question: &Question,
        answer: Result<Everything, StorageError>,
        env: &Env<'_>,
        out: &mut Vec<Command>,
    ) {
        if let Some(beginning) = self.beginning.take() {
            return self.began(beginning, answer, env, out);
        }
        match answer {
            // The answer may be older than what was written meanwhile.
            Ok(_) if question.writings != self.writings => self.look(None, out),
            Ok(everything) => {
                self.take(question, everything, env, out);
                self.write(env, out);
            }
            Err(why) => {
                self.look_later |= why != StorageError::Refused;
                self.later(out);
            }
        }
    }

    fn take(&mut self, question: &Question, everything: Everything, env: &Env<'_>, out: &mut Vec<Command>) {
        let Everything { records, bin, .. } = everything;
        let before = self.known.clone();
        let gone = self.gone(&records, question.ids.as_deref());
        let mut news = FromOtherTab {
            number: 0,
            changed: Vec::new(),
            damaged: Vec::new(),
            bases: bases(&before, &gone),
            gone,
            bin: None,
            spare: env.new_trip_id(),
        };
        for record in records {
            self.take_record(record, &mut news, env.atlas);
        }
        if question.ids.is_none() {
            news.bin = self.other_bin(&bin);
        }
        self.has_read = true;
        let FromOtherTab { changed, damaged, gone, bin, .. } = &news;
        if changed.is_empty() && damaged.is_empty() && gone.is_empty() && bin.is_none() {
            return;
        }
        self.unheard.get_or_insert(Unheard::News(before));
        news.number = self.news();
        out.push(Command::Tell(TripsMsg::ChangedElsewhere(Box::new(news))));
    }

    /// Adds what is new in a record to `news`, and remembers it as what storage holds.
    fn take_record(&mut self, record: Record, news: &mut FromOtherTab, atlas: &Atlas) {
        if self.known.revs.get(&record.id) == Some(&record.rev) {
            return;
        }
        let (doubtful, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.doubtful).into_iter().partition(|one| one.id == record.id);
        self.doubtful = others;
        let StoredState { confirmed, revs } = &mut self.known;
        revs.insert(record.id.clone(), record.rev.clone());
        if let Some(own) = doubtful.iter().find(|one| one.rev == record.rev) {
            confirmed.trips.insert(TripId::from(record.id.as_str()), own.history.clone());
            return;
        }
        match read_record(&record, atlas) {
            Ok(theirs) => {
                let base = self.base(&theirs, &doubtful);
                news.bases.extend(base.map(|base| (theirs.id.clone(), base)));
                let confirmed = &mut self.known.confirmed;
                if theirs.newer.is_some() {
                    confirmed.trips.remove(&theirs.id);
                } else {
                    confirmed.trips.insert(theirs.id.clone(), theirs.history.clone());
                }
                news.changed.push(theirs);
            }
            Err(unread) => {
                confirmed.trips.remove(&unread.id);
                confirmed.damaged.push(unread.id.clone());
                news.damaged.push(unread);
            }
        }
    }

    /// The last version that this tab and the other one had in common; `None` where that is unknown. A version that one
    /// page left and another took up before storage had it is newer than what storage held, and both may have changed
    /// it.
    fn base(&self, theirs: &Shelved, doubtful: &[Doubtful]) -> Option<Arc<Trip>> {
        let known = self.known.confirmed.trips.get(&theirs.id);
        let of_id = |one: &&History| one.trip().id == theirs.id;
        let left = || self.left.iter().filter(of_id);
        let written = doubtful.iter().map(|one| &one.history).chain(left());
        let seen = written.rev().find(|one| has_been(&theirs.history, one.trip()));
        let is_as_known = known.is_some_and(|known| self.has(known));
        let is_unsure = self.taken_up.contains(&theirs.id) || left().next().is_some();
        let known = known.filter(|_| is_as_known || !is_unsure);
        seen.or(known).map(|base| base.trip().clone())
    }

    /// Whether the application has exactly this version of the trip.
    fn has(&self, history: &History) -> bool {
        self.latest.as_ref().is_some_and(|trips| {
            let others = trips.shelf.iter().chain(&trips.bin).map(|trip| &trip.history);
            others.chain([&trips.desk]).any(|one| one.is_same(history))
        })
    }

    /// The deleted trips, if they differ from those that this tab knew; remembers them.
    fn other_bin(&mut self, bin: &[String]) -> Option<Vec<TripId>> {
        let bin: Vec<TripId> = bin.iter().map(|id| TripId::from(id.as_str())).collect();
        let known = &mut self.known.confirmed.bin;
        let other = *known != bin;
        known.clone_from(&bin);
        other.then_some(bin)
    }

    /// Known trips, among those asked for, that storage no longer holds; forgets them.
    fn gone(&mut self, stored: &[Record], asked: Option<&[String]>) -> Vec<TripId> {
        let StoredState { confirmed, revs } = &mut self.known;
        let is_asked = |id: &TripId| asked.is_none_or(|asked| asked.iter().any(|one| one == id.as_str()));
        let is_stored = |id: &TripId| stored.iter().any(|one| one.id == id.as_str());
        let known = confirmed.trips.keys();
        let gone: Vec<TripId> = known.filter(|id| is_asked(id) && !is_stored(id)).cloned().collect();
        for id in &gone {
            confirmed.trips.remove(id);
            revs.remove(id.as_str());
        }
        gone
    }

    /// Starts over with nothing, as in a browser that never visited the site.
    pub(super) fn forgotten(&mut self, env: &Env<'_>, out: &mut Vec<Command>) {
        self.known = StoredState::default();
        self.doubtful.clear();
        self.left.clear();
        self.taken_up.clear();
        self.found.clear();
        self.unheard = Some(Unheard::Forgotten);
        let number = self.news();
        out.push(Command::Tell(TripsMsg::Forgotten(env.new_trip_id(), number)));
    }
}

/// The trips of these ids as they were known.
fn bases(known: &StoredState, ids: &[TripId]) -> BTreeMap<TripId, Arc<Trip>> {
    let base = |id: &TripId| Some((id.clone(), known.confirmed.trips.get(id)?.trip().clone()));
    ids.iter().filter_map(base).collect()
}

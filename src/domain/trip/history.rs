//! Undo and redo: a stack of snapshots, each with the label of the edit that came between it and the next.

use std::collections::VecDeque;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Edit, EditError, EditLabel, Trip};
use crate::domain::TripId;

/// Maximum number of edits that can be undone.
pub const MAX_SNAPSHOTS: usize = 100;

/// A trip as it was on one side of an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The edit.
    pub label: EditLabel,
    /// The trip: before the edit in the past, after it in the future.
    pub trip: Arc<Trip>,
}

/// A trip with its past and its future. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    past: VecDeque<Snapshot>,
    present: Arc<Trip>,
    future: Vec<Snapshot>,
}

impl History {
    /// A trip without a past.
    pub fn new(trip: Trip) -> Self {
        Self { past: VecDeque::new(), present: Arc::new(trip), future: Vec::new() }
    }

    /// A history from its stored parts: the past oldest first, the future nearest last. What exceeds
    /// [`MAX_SNAPSHOTS`] is dropped at the far ends.
    pub fn restored(past: Vec<Snapshot>, present: Trip, future: Vec<Snapshot>) -> Self {
        let skip = |len: usize| len.saturating_sub(MAX_SNAPSHOTS);
        Self {
            past: past.iter().skip(skip(past.len())).cloned().collect(),
            present: Arc::new(present),
            future: future.iter().skip(skip(future.len())).cloned().collect(),
        }
    }

    /// The same history of a trip with another id, which is thereby another trip.
    #[must_use]
    pub fn renamed(&self, id: &TripId) -> Self {
        let trip = |trip: &Arc<Trip>| Arc::new(Trip { id: id.clone(), ..(**trip).clone() });
        let snapshot = |of: &Snapshot| Snapshot { label: of.label.clone(), trip: trip(&of.trip) };
        Self {
            past: self.past.iter().map(snapshot).collect(),
            present: trip(&self.present),
            future: self.future.iter().map(snapshot).collect(),
        }
    }

    /// Whether both are the same history at the same moment. Every edit, undo and redo allocates a new trip, so
    /// comparing pointers is enough.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.present, &other.present)
    }

    /// The current trip.
    pub fn trip(&self) -> &Arc<Trip> {
        &self.present
    }

    /// Snapshots before the present, the oldest first.
    pub fn past(&self) -> impl ExactSizeIterator<Item = &Snapshot> {
        self.past.iter()
    }

    /// Snapshots after the present, the nearest last.
    pub fn future(&self) -> impl ExactSizeIterator<Item = &Snapshot> {
        self.future.iter()
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&EditLabel> {
        self.past.back().map(|snapshot| &snapshot.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&EditLabel> {
        self.future.last().map(|snapshot| &snapshot.label)
    }

    /// The history after an edit at the time `now`. Edits that had been undone are discarded.
    ///
    /// # Errors
    /// When the edit cannot be done; the history stays as it is.
    pub fn perform(&self, edit: &Edit, now: DateTime<Utc>) -> Result<Self, EditError> {
        let label = edit.label(&self.present);
        let next = Trip { updated: now, ..edit.apply(&self.present)? };
        let mut past = self.past.clone();
        past.push_back(Snapshot { label, trip: self.present.clone() });
        if past.len() > MAX_SNAPSHOTS {
            past.pop_front();
        }
        Ok(Self { past, present: Arc::new(next), future: Vec::new() })
    }

    /// The history after an edit that replaces the last one, as while typing in a field; if nothing is changed then,
    /// the last edit is only taken back. If the last edit did something else, this is an edit of its own.
    ///
    /// # Errors
    /// When the edit cannot be done; the history stays as it is.
    pub fn go_on(&self, edit: &Edit, now: DateTime<Utc>) -> Result<Self, EditError> {
        let last = self
            .past
            .back()
            .filter(|last| self.future.is_empty() && last.label.is_like(&edit.label(&last.trip)));
        let Some(last) = last else { return self.perform(edit, now) };
        let mut before = Self { present: changed_at(&last.trip, now), ..self.clone() };
        before.past.pop_back();
        match before.perform(edit, now) {
            Err(EditError::NothingChanges) => Ok(before),
            done => done,
        }
    }

    /// The history after undo at the time `now`; `None` when there is nothing to undo.
    pub fn undo(&self, now: DateTime<Utc>) -> Option<Self> {
        let mut next = self.clone();
        let Snapshot { label, trip } = next.past.pop_back()?;
        next.future.push(Snapshot { label, trip: self.present.clone() });
        next.present = changed_at(&trip, now);
        Some(next)
    }

    /// The history after redo at the time `now`; `None` when there is nothing to redo.
    pub fn redo(&self, now: DateTime<Utc>) -> Option<Self> {
        let mut next = self.clone();
        let Snapshot { label, trip } = next.future.pop()?;
        next.past.push_back(Snapshot { label, trip: self.present.clone() });
        next.present = changed_at(&trip, now);
        Some(next)
    }
}

/// The trip with a new time of change: undo and redo count as changes wherever the newest trip is kept.
fn changed_at(trip: &Trip, now: DateTime<Utc>) -> Arc<Trip> {
    Arc::new(Trip { updated: now, ..trip.clone() })
}

//! A trip that lies on the shelf, with its past, so that undo goes on where it stopped when the trip is opened again.

use std::ops::Deref;

use crate::domain::trip::{History, Trip};

/// A trip on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    /// With its past and its future.
    pub history: History,
    /// Its version, when that is newer than this program: it is shown and never written over.
    pub newer: Option<u64>,
}

impl Shelved {
    /// A trip that this program may write.
    pub fn new(history: History) -> Self {
        Self { history, newer: None }
    }
}

impl Deref for Shelved {
    type Target = Trip;

    fn deref(&self) -> &Trip {
        self.history.trip()
    }
}

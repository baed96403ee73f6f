//! A trip on the shelf with its history, so that undo continues where it stopped when the trip is opened again.

use std::ops::Deref;

use crate::domain::trip::{History, Trip};

/// A trip on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    /// The trip with its undo and redo history.
    pub history: History,
    /// Its document version, if newer than this program: it is shown and never overwritten.
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

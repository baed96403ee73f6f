//! What is read of a pack once the rest of the program is there, as it travels: the first view shows none of it.

use serde::{Deserialize, Serialize};

use super::ReadyTrip;
use super::reading::{Event, Experience, Guide};

/// Lists that no first view shows, each in file order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Later {
    /// Events.
    pub events: Vec<Event>,
    /// Guides.
    pub guides: Vec<Guide>,
    /// Sports experiences.
    pub experiences: Vec<Experience>,
    /// Ready-made trips.
    pub ready_trips: Vec<ReadyTrip>,
}

/// The same in bytes: the first view's program needs no code to read them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedLater(Vec<u8>);

impl PackedLater {
    /// Packs them; nothing where all lists are empty.
    pub fn new(later: &Later) -> Self {
        if *later == Later::default() {
            return Self::default();
        }
        // Writing plain data into memory cannot fail.
        Self(postcard::to_allocvec(later).unwrap_or_default())
    }

    /// Whether there is something to read.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads them; empty where there are none, or where they are damaged.
    // A gate of the split: out of line.
    #[inline(never)]
    pub fn read(&self) -> Later {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}

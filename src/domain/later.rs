//! Lists that no first view shows, as they travel: its program has no code to read them.

use serde::{Deserialize, Serialize};

use super::rail::Frequency;
use super::reading::Event;

/// The lists, each in file order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Later {
    /// Events.
    pub events: Vec<Event>,
    /// Departure bands of the line.
    pub frequency: Vec<Frequency>,
}

/// The same in bytes.
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
    pub fn read(&self) -> Later {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}

//! Lists that no first view shows, in packed form: the first half of the program has no code to decode them.

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

/// [`Later`] in packed form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedLater(Vec<u8>);

impl PackedLater {
    /// Packs the lists; no bytes if all of them are empty.
    pub fn new(later: &Later) -> Self {
        if *later == Later::default() {
            return Self::default();
        }
        // Writing plain data into memory cannot fail.
        Self(postcard::to_allocvec(later).unwrap_or_default())
    }

    /// Whether there is nothing to decode.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Decodes the lists; empty if there are none or the bytes are corrupt.
    pub fn read(&self) -> Later {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}

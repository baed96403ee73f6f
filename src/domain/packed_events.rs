//! Events as they travel: the first view shows none, and its program has no code to read them.

use serde::{Deserialize, Serialize};

use super::reading::Event;

/// Events of a pack in bytes, in file order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedEvents(Vec<u8>);

impl PackedEvents {
    /// Packs them; nothing where there are none.
    pub fn new(events: &[Event]) -> Self {
        if events.is_empty() {
            return Self::default();
        }
        // Writing plain data into memory cannot fail.
        Self(postcard::to_allocvec(events).unwrap_or_default())
    }

    /// Whether there is something to read.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads them; empty where there are none, or where they are damaged.
    // A gate of the split: out of line.
    #[inline(never)]
    pub fn read(&self) -> Vec<Event> {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}

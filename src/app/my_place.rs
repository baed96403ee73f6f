//! The reader's own place, which is determined only when the reader asks for it. It is stored only in this state.

use crate::map::here::Here;

/// What is known about the reader's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MyPlace {
    /// The device is determining it.
    Asked,
    /// Found.
    Found(Here),
    /// The reader, the browser or the page around the frame does not allow it.
    Refused,
    /// The device could not determine it.
    Unknown,
}

impl MyPlace {
    /// The place, if it has been found.
    pub const fn here(&self) -> Option<Here> {
        match self {
            Self::Found(here) => Some(*here),
            _ => None,
        }
    }
}

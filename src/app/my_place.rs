//! Where the reader is, which they alone can ask for. It is kept nowhere but in this state.

use crate::map::here::Here;

/// What is known of the reader's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MyPlace {
    /// The device is looking for it.
    Asked,
    /// Found.
    Found(Here),
    /// The reader, the browser or the page around a frame does not allow it.
    Refused,
    /// The device could not tell.
    Unknown,
}

impl MyPlace {
    /// The place, once it is found.
    pub const fn here(&self) -> Option<Here> {
        match self {
            Self::Found(here) => Some(*here),
            _ => None,
        }
    }
}

//! How the trips are kept in this browser, without the browser's own interfaces: the form of a record, what has to be
//! written after a change, how a change in another tab is taken in, and what the sign beside the trip says.
//!
//! The trip's document in a record is authoritative; the history beside it only serves undo.

mod changes;
mod joined;
pub mod left;
mod merge;
mod other_tab;
mod read;
#[cfg(test)]
mod ride_tests;
pub mod sync;
#[cfg(test)]
mod tests;

use crate::codec;
use crate::domain::TripId;
use crate::domain::storage::{Record, StorageError};
use crate::domain::trip::History;

pub use changes::{Changes, Confirmed, changes, confirm, holds_the_same};
pub use merge::merge;
pub use other_tab::{Clash, ClashChoice, FromOtherTab};
pub(super) use other_tab::{settle, take_over};
pub use read::{Found, read, read_record};

/// The record of a trip, marked with `rev`.
pub fn record_of(history: &History, rev: String) -> Record {
    Record {
        id: history.trip().id.to_string(),
        doc: codec::json::write_small(history.trip()),
        history: codec::history::write(history),
        rev,
    }
}

/// A record that cannot be read. It stays as it is, and its text can be saved as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its key.
    pub id: TripId,
    /// Its document, as text.
    pub raw: String,
}

/// Why the trips are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser stores nothing for this page: a frame in another site, a private window, a setting.
    Refused,
    /// There is no room left.
    Full,
    /// The storage belongs to a newer version of this program.
    Newer,
    /// The storage does not answer or broke down.
    Broken,
}

impl From<&StorageError> for Trouble {
    fn from(why: &StorageError) -> Self {
        match why {
            StorageError::Refused => Self::Refused,
            StorageError::Full => Self::Full,
            StorageError::Newer => Self::Newer,
            StorageError::Closed(_) | StorageError::Clash(_) => Self::Broken,
        }
    }
}

/// Whether all changes are saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveStatus {
    /// All changes are saved.
    #[default]
    Saved,
    /// The last changes are being saved.
    Saving,
    /// Changes are not saved; this stays until a later save succeeds.
    NotSaved(Trouble),
}

impl SaveStatus {
    /// The sign after another change. An earlier failure stays, since a change does not fix it.
    #[must_use]
    pub fn after_change(self) -> Self {
        match self {
            Self::Saved => Self::Saving,
            other => other,
        }
    }
}

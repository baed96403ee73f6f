//! What can be done to the trips.

use super::Trips;
use super::incoming::{Incoming, Taking};
use super::kept::{ClashChoice, FromOtherTab, Sign};
use crate::domain::TripId;
use crate::domain::trip::Edit;

/// A message to the trips.
#[derive(Clone, Debug, PartialEq)]
pub enum TripsMsg {
    /// They were read from storage, or made anew.
    Arrived(Box<Trips>),
    /// Change the trip on the desk.
    Edit(Edit),
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Put a new, empty trip on the desk, under that id.
    New(TripId),
    /// Put a trip from the shelf on the desk.
    Open(TripId),
    /// Put a copy of the trip on the desk there, under that id.
    Duplicate(TripId),
    /// A trip came from outside; show it to the reader.
    Offer(Box<Incoming>),
    /// Take it.
    Take(Taking),
    /// Do not take it.
    Decline,
    /// Whether all is kept.
    Signed(Sign),
    /// Another tab has changed trips.
    ChangedElsewhere(Box<FromOtherTab>),
    /// The reader has chosen between two trips.
    Settle(ClashChoice),
    /// Delete a record that cannot be read.
    DropDamaged(TripId),
    /// Everything was deleted; a new, empty trip lies on the desk, under that id.
    Forgotten(TripId),
}

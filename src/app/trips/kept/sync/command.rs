//! What the browser has to do for the trips.

use super::Question;
use crate::app::TripsMsg;
use crate::app::trips::kept::left::LeftText;
use crate::domain::storage::Batch;

/// What the browser has to do. Commands are executed in order; reads and writes are answered later by an event.
#[derive(Clone, Debug)]
pub enum Command {
    /// Ask storage; [`Event::Answered`](super::Event::Answered) brings the answer.
    Read(Question),
    /// Write; [`Event::Written`](super::Event::Written) reports the result. Only one write is in flight at a time.
    Write(Batch),
    /// Send these words to the other tabs.
    Broadcast(Vec<String>),
    /// Send this message to the application.
    Tell(TripsMsg),
    /// Send an [`Event::Tick`](super::Event::Tick) after this many milliseconds, replacing an earlier request.
    WakeAfter(u32),
    /// Leave this text for the next page, synchronously, replacing what this page left before.
    Leave(String),
    /// Delete left texts, because storage holds their changes.
    ForgetLeft {
        /// Whether to delete what this page left.
        own: bool,
        /// Texts of earlier pages to delete, unless they have changed since they were found.
        found: Vec<LeftText>,
    },
    /// Ask the browser, once, to make the site's storage persistent, now that there is something in it.
    Persist,
}

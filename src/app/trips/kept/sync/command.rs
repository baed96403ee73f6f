//! What is to be done about the trips.

use super::Question;
use crate::app::TripsMsg;
use crate::app::trips::kept::left::LeftText;
use crate::domain::storage::Batch;

/// What the browser is to do. Commands are carried out in their order; reading and writing are answered by an event later.
#[derive(Clone, Debug)]
pub enum Command {
    /// Ask storage; [`Event::Answered`](super::Event::Answered) brings the answer.
    Read(Question),
    /// Write; [`Event::Written`](super::Event::Written) says how that ended. One writing is on its way at a time.
    Write(Batch),
    /// Say these words to the other tabs.
    Broadcast(Vec<String>),
    /// Tell the application.
    Tell(TripsMsg),
    /// Bring an [`Event::Tick`](super::Event::Tick) after so many milliseconds, in the place of one that was asked for before.
    WakeAfter(u32),
    /// Leave this text for the next page, at once, in the place of what this page left before.
    Leave(String),
    /// Storage holds what was left.
    ForgetLeft {
        /// What this page left is forgotten.
        own: bool,
        /// And these, as far as they are still what they were when they were found.
        found: Vec<LeftText>,
    },
    /// Ask the browser once to keep the site's storage, now that something lies there.
    Persist,
}

//! What happens around the trips.

use crate::app::trips::kept::left::LeftText;
use crate::app::trips::on_the_way::Diary;
use crate::app::{Shared, Trips};
use crate::domain::storage::{Everything, StorageError};

/// What happens to the page, in storage and in other tabs.
#[derive(Clone, Debug)]
pub enum Event {
    /// The page wants its trips.
    Began {
        /// What pages before have left.
        lefts: Vec<LeftText>,
        /// The diary of this device.
        diary: Box<Diary>,
    },
    /// A question was answered, or could not be.
    Answered(Question, Result<Everything, StorageError>),
    /// The trips of the application are others, or are there for the first time.
    Changed(Shared<Trips>),
    /// The writing that was on its way is over.
    Written(Result<(), StorageError>),
    /// Another tab has said these words.
    Heard(Vec<String>),
    /// The time has come that [`Command::WakeAfter`](super::Command::WakeAfter) named.
    Tick,
    /// This may be the page's last moment.
    Leaving,
    /// The page is shown again.
    Back,
    /// All that the site keeps was deleted from here.
    Wiped,
}

/// What storage is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The keys of the records; `None` is everything.
    pub ids: Option<Vec<String>>,
    /// How many writings had begun when it was asked. The answer may be older than a later one.
    pub(super) writings: u32,
}

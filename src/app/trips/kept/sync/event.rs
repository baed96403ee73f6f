//! Events that concern the trips.

use crate::app::trips::kept::left::LeftText;
use crate::app::trips::on_the_way::Diary;
use crate::app::{Shared, Trips};
use crate::domain::storage::{Everything, StorageError};

/// What happens to the page, in storage and in other tabs.
#[derive(Clone, Debug)]
pub enum Event {
    /// The page wants its trips.
    Began {
        /// What earlier pages have left.
        lefts: Vec<LeftText>,
        /// The diary of this device.
        diary: Box<Diary>,
    },
    /// A question was answered, or failed.
    Answered(Question, Result<Everything, StorageError>),
    /// The application's trips have changed, or have just become available.
    Changed(Shared<Trips>),
    /// The write in flight has ended.
    Written(Result<(), StorageError>),
    /// Another tab has sent these words.
    Heard(Vec<String>),
    /// The time that [`Command::WakeAfter`](super::Command::WakeAfter) asked for has passed.
    Tick,
    /// The page may be about to close.
    Leaving,
    /// The page is shown again.
    Back,
    /// This tab deleted everything that the site stores.
    Wiped,
}

/// What storage is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The keys of the records; `None` is everything.
    pub ids: Option<Vec<String>>,
    /// How many writes had begun when it was asked. The answer may be older than a later write.
    pub(super) writings: u32,
}

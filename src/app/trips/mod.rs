//! The trips of this browser: the one on the desk with its history, and the others on the shelf.
//!
//! They are not part of the first view. [`crate::app::AppState::trips`] stays empty until they have been read from
//! storage, and until then a page can only leave a [`TripRequest`](crate::app::TripRequest), which is granted when
//! they arrive.

mod adding;
pub mod adding_told;
pub mod ages;
mod desk;
pub mod drag;
pub mod guide;
pub mod handbook;
pub mod incoming;
pub mod kept;
pub mod look;
pub mod moves;
mod msg;
pub mod naming;
pub mod on_the_way;
pub mod outgoing;
pub mod packages;
pub mod places;
pub mod position;
pub mod present;
pub mod ride_form;
pub mod router;
mod shelved;
mod update;
pub mod words;

use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Shared;
use crate::codec::share;
use crate::domain::placing::Added;
use crate::domain::schedule::Conflict;
use crate::domain::trip::{EditError, EditLabel, History, Trip, VisitAt};
use crate::domain::{Atlas, Schedule, StopId, TripId, Ways};

use desk::{is_blank, put_on_desk, sort_shelf, with_desk};
use incoming::Incoming;
use kept::{Clash, Damaged, SaveStatus};
pub use look::{Control, TripUiState};
pub use msg::{TripUiMsg, TripsMsg};
pub use naming::VisitName;
use on_the_way::Diary;
pub use on_the_way::WayMsg;
pub use packages::PackagePlace;
pub use shelved::Shelved;
pub use update::{grant, update};

/// The outcome of an action on the trips.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// An edit was made.
    Did(EditLabel),
    /// A stop was added: where it fits, or, if it fits nowhere, with a clash.
    Added(Box<Added>),
    /// What did not fit was spread over the days.
    Spread {
        /// How many days were added.
        days: usize,
        /// Stops that fit on no day and are candidates now.
        aside: usize,
    },
    /// A package was put into a day.
    AddedPackage {
        /// Which, where, and its stops.
        label: EditLabel,
        /// The first clash on that day now.
        clash: Option<Box<Conflict>>,
    },
    /// A visit was moved.
    Moved {
        /// Its stop.
        stop: StopId,
        /// Where it is now.
        at: VisitAt,
        /// How many visits that day has.
        of: usize,
    },
    /// There is no place in that direction.
    AtTheEdge,
    /// A trip of that title was deleted.
    Deleted(String),
    /// An edit was undone.
    Undid(EditLabel),
    /// An edit was redone.
    Redid(EditLabel),
    /// An edit was refused, and the trip is as it was.
    Refused(EditError),
    /// The trip is of a newer version of this program and can only be looked at.
    ReadOnly,
}

impl Outcome {
    /// Whether its message offers to undo it.
    pub const fn can_be_undone(&self) -> bool {
        matches!(self, Self::Did(_) | Self::Added(_) | Self::AddedPackage { .. } | Self::Spread { .. })
    }

    /// Whether nothing was done.
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::ReadOnly)
    }
}

/// The prefix of a guide's id in a wish for a ready-made trip.
pub const GUIDE: &str = "guide:";

/// The prefix of the code of a trip that a page has worked out, in such a wish.
pub const CODE: &str = "code:";

/// The prefix of the place of a package in a wish for it; see [`PackagePlace`].
pub const PACKAGE: &str = "package:";

/// The maximum number of deleted trips that can be restored.
pub const MAX_BIN: usize = 10;

/// Every trip of this browser.
#[derive(Clone, Debug, PartialEq)]
pub struct Trips {
    /// The trip on the desk, with its undo and redo history.
    pub desk: History,
    /// The document version of the trip on the desk, if newer than this program: it is shown and never overwritten.
    pub newer: Option<u64>,
    /// The other trips, most recently changed first.
    pub shelf: Vec<Shelved>,
    /// Deleted trips that can be restored, the one deleted last first; at most [`MAX_BIN`].
    pub bin: Vec<Shelved>,
    /// Records in storage that cannot be read.
    pub damaged: Vec<Damaged>,
    /// Whether all of this is saved.
    pub sign: SaveStatus,
    /// The number of the last news from elsewhere that is taken in here. The code that saves the trips waits for it:
    /// until then the trips rendered last are older than what storage is known to hold.
    pub heard: u32,
    /// Two tabs have changed one trip, and the reader has not yet chosen.
    pub clash: Option<Clash>,
    /// Whether another tab has deleted the trip on the desk and the reader has not yet chosen. Until then it is among
    /// the deleted ones in storage.
    pub deleted_elsewhere: bool,
    /// A trip from outside, which the reader is looking at.
    pub incoming: Option<Rc<Incoming>>,
    /// The outcome of the last action, until the reader dismisses it. Shared values are equal only to themselves, so
    /// the same outcome twice is two announcements.
    pub said: Option<Shared<Outcome>>,
    /// Travel times.
    pub ways: Shared<Ways>,
    /// The schedule of the trip on the desk.
    pub schedule: Shared<Schedule>,
    /// What is open on the trip page.
    pub look: TripUiState,
    /// What the traveller reported on the way; it stays on this device.
    pub diary: Diary,
}

impl Trips {
    /// A trip on the desk and others on the shelf.
    pub fn new(desk: History, shelf: Vec<Shelved>, atlas: &Atlas) -> Self {
        let ways = Shared::new(Ways::new(atlas));
        let schedule = Shared::new(Schedule::of(desk.trip(), atlas, &ways));
        let (bin, damaged, sign) = (Vec::new(), Vec::new(), SaveStatus::default());
        let (newer, clash, incoming, said) = (None, None, None, None);
        Self {
            desk,
            newer,
            shelf,
            bin,
            damaged,
            sign,
            heard: 0,
            clash,
            deleted_elsewhere: false,
            incoming,
            said,
            ways,
            schedule,
            look: TripUiState::default(),
            diary: Diary::default(),
        }
    }

    /// One empty trip, as in a browser that has none yet.
    pub fn first(id: TripId, atlas: &Atlas, now: DateTime<Utc>) -> Self {
        Self::new(History::new(Trip::new(id, "", now)), Vec::new(), atlas)
    }

    /// The trip on the desk.
    pub fn trip(&self) -> &Arc<Trip> {
        self.desk.trip()
    }

    /// How many visits the trip on the desk has.
    pub fn stop_count(&self) -> usize {
        self.trip().visits().count()
    }

    /// The link code of the trip on the desk; `None` if it is empty or too long, or while a trip from a link is shown.
    // A gate of the split (see `ARCHITECTURE.md`): must not be inlined.
    #[inline(never)]
    pub fn link_code(&self) -> Option<String> {
        let worth_it = self.stop_count() > 0 && !self.shows_link();
        if worth_it { share::encode(self.trip()).ok() } else { None }
    }

    /// The same trips with schedules recomputed, because the pack or the travel times have changed.
    #[must_use]
    pub fn worked_out(&self, atlas: &Atlas) -> Self {
        let ways = Shared::new(self.ways.again(atlas));
        let schedule = Shared::new(Schedule::of(self.trip(), atlas, &ways));
        let incoming = self.incoming.as_ref().map(|incoming| Rc::new(incoming.worked_out(atlas, &ways)));
        Self { ways, schedule, incoming, ..self.clone() }
    }

    fn say(&mut self, what: Outcome) {
        self.said = Some(Shared::new(what));
    }
}

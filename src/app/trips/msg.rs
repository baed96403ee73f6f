//! What can be done to the trips.

use super::Trips;
use super::incoming::{Incoming, Taking};
use super::kept::{ClashChoice, FromOtherTab, SaveStatus};
use super::look::{Control, Picking};
use super::moves::Step;
use super::naming::VisitName;
use super::on_the_way::WayMsg;
use crate::app::Shared;
use crate::domain::schedule::{Conflict, MeasuredWays};
use crate::domain::trip::{Edit, VisitAt};
use crate::domain::{StopId, TripId};
use crate::geometry::LonLat;

/// A message to the trips.
#[derive(Clone, Debug, PartialEq)]
pub enum TripsMsg {
    /// The trips were read from storage, or newly made.
    Arrived(Box<Trips>),
    /// Change the trip on the desk.
    Edit(Edit),
    /// Change the trip on the desk with a control; the focus then goes to the element of that id.
    EditAt {
        /// The edit.
        edit: Edit,
        /// The id.
        focus: String,
    },
    /// Change the trip on the desk with a field, or with the controls of a visit.
    Given {
        /// The edit.
        edit: Edit,
        /// The visit that it changes, if it changes one.
        of: Option<Box<VisitName>>,
        /// Whether it replaces the previous edit of the same field.
        goes_on: bool,
    },
    /// Move a visit with a control, which keeps the focus.
    Move {
        /// Where it is.
        from: VisitAt,
        /// Where it will be.
        to: VisitAt,
        /// The control.
        by: Control,
    },
    /// Move a visit by a step with a control, which keeps the focus.
    Step {
        /// Where it is.
        from: VisitAt,
        /// Which step.
        step: Step,
        /// The control.
        by: Control,
    },
    /// Put the stop that was added last at another place, counted in the trip as it was before the stop was added.
    PutElsewhere {
        /// The stop.
        stop: StopId,
        /// Where.
        at: VisitAt,
    },
    /// Spread over the days what does not fit, and a candidate that had no room.
    Spread(Option<StopId>),
    /// Undo the last edit.
    Undo,
    /// Redo the edit that was undone last.
    Redo,
    /// Put a new, empty trip on the desk, under that id.
    New(TripId),
    /// Put a trip from the shelf on the desk.
    Open(TripId),
    /// Copy the trip on the desk and put the copy on the desk.
    Duplicate {
        /// The id from which the copy's id is made.
        id: TripId,
        /// Its title, in the reader's language.
        title: String,
    },
    /// A trip arrived from outside; show it to the reader.
    Offer(Box<Incoming>),
    /// Take that trip.
    Take(Taking),
    /// The file of that trip comes from a Chinese map service: show the shifted version.
    ReadShifted,
    /// Decline that trip.
    Decline,
    /// Put a deleted trip on the desk again.
    Restore(TripId),
    /// Set the sign that says whether everything is saved.
    Signed(SaveStatus),
    /// All of these trips are saved; later changes are not.
    Kept(Shared<Trips>),
    /// Another tab has changed trips.
    ChangedElsewhere(Box<FromOtherTab>),
    /// The reader has chosen between two trips.
    Settle(ClashChoice),
    /// Keep the trip on the desk, which another tab has deleted.
    KeepDeleted,
    /// Delete a record that cannot be read.
    DropDamaged(TripId),
    /// Everything was deleted, which is the news of that number; put a new, empty trip with that id on the desk.
    Forgotten(TripId, u32),
    /// Delete a trip, by its id. The second id is for the empty trip that replaces it on the desk if no other is left.
    Delete(TripId, TripId),
    /// A router has answered.
    Measured(MeasuredWays),
    /// A place was picked on the map.
    Picked(LonLat, String),
    /// Report something on the way.
    OnTheWay(WayMsg),
    /// Open or close something on the trip page.
    Look(TripUiMsg),
}

/// What can be opened and closed on the trip page.
#[derive(Clone, Debug, PartialEq)]
pub enum TripUiMsg {
    /// Show one day on the map; `None` is all.
    Day(Option<usize>),
    /// Open the settings of a visit; `None` closes them.
    Visit(Option<VisitAt>),
    /// Open the settings of a visit with the focus on the choice of the day.
    MoveTo(VisitAt),
    /// Open the settings of a day; `None` closes them.
    Settings(Option<usize>),
    /// Show what would fix a conflict; `None` closes it.
    Conflict(Option<Conflict>),
    /// Start picking a place on the map; `None` stops it.
    Pick(Option<Picking>),
    /// Ask whether a trip should be deleted; `None` keeps it.
    Deleting(Option<TripId>),
    /// The reader has dismissed the last message.
    PutAway,
}

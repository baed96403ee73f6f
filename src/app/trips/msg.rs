//! What can be done to the trips.

use super::Trips;
use super::incoming::{Incoming, Taking};
use super::kept::{ClashChoice, FromOtherTab, Sign};
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
    /// They were read from storage, or made anew.
    Arrived(Box<Trips>),
    /// Change the trip on the desk.
    Edit(Edit),
    /// Change the trip on the desk with a control, which keeps the focus or hands it on to the element of that id.
    EditAt {
        /// The edit.
        edit: Edit,
        /// The id.
        focus: String,
    },
    /// Change the trip on the desk as a field says, or the controls of a visit.
    Given {
        /// The edit.
        edit: Edit,
        /// The visit that it is of, where it is of one.
        of: Option<Box<VisitName>>,
        /// Whether it takes the place of what the same field said a moment ago.
        goes_on: bool,
    },
    /// Move a visit with a control, which keeps the focus.
    Move {
        /// Where it is.
        from: VisitAt,
        /// Where it will be.
        to: VisitAt,
        /// With what.
        by: Control,
    },
    /// Move a visit by a step with a control, which keeps the focus.
    Step {
        /// Where it is.
        from: VisitAt,
        /// Which step.
        step: Step,
        /// With what.
        by: Control,
    },
    /// Put the stop that was added last at another place of the trip before it.
    PutElsewhere {
        /// The stop.
        stop: StopId,
        /// Where.
        at: VisitAt,
    },
    /// Spread what does not fit over the days, and a candidate that had no room.
    Spread(Option<StopId>),
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Put a new, empty trip on the desk, under that id.
    New(TripId),
    /// Put a trip from the shelf on the desk.
    Open(TripId),
    /// Put a copy of the trip on the desk there.
    Duplicate {
        /// The copy's id.
        id: TripId,
        /// Its title, in the reader's language.
        title: String,
    },
    /// A trip came from outside; show it to the reader.
    Offer(Box<Incoming>),
    /// Take it.
    Take(Taking),
    /// Its file comes from a map service of China: show it as it is then.
    ReadShifted,
    /// Do not take it.
    Decline,
    /// Put a deleted trip on the desk again.
    Restore(TripId),
    /// Whether all is kept.
    Signed(Sign),
    /// All of these trips are kept. What was done since is not.
    Kept(Shared<Trips>),
    /// Another tab has changed trips.
    ChangedElsewhere(Box<FromOtherTab>),
    /// The reader has chosen between two trips.
    Settle(ClashChoice),
    /// Keep the trip on the desk, which another tab has deleted.
    KeepDeleted,
    /// Delete a record that cannot be read.
    DropDamaged(TripId),
    /// Everything was deleted, which is news of that number; a new, empty trip lies on the desk, under that id.
    Forgotten(TripId, u32),
    /// Delete a trip for good. The id is for the empty trip that takes its place where none is left.
    Delete(TripId, TripId),
    /// A router has answered.
    Measured(MeasuredWays),
    /// A place was picked on the map.
    Picked(LonLat, String),
    /// Tell something in the course of a day.
    OnTheWay(WayMsg),
    /// Show or put away something on the trip page.
    Look(LookMsg),
}

/// What can be opened and closed on the trip page.
#[derive(Clone, Debug, PartialEq)]
pub enum LookMsg {
    /// Show one day on the map; `None` is all.
    Day(Option<usize>),
    /// Open the settings of a visit; `None` closes them.
    Visit(Option<VisitAt>),
    /// Open the settings of a visit at the choice of where it goes.
    MoveTo(VisitAt),
    /// Open the settings of a day; `None` closes them.
    Settings(Option<usize>),
    /// Look at what would mend a conflict; `None` closes it.
    Conflict(Option<Conflict>),
    /// Pick a place on the map; `None` ends that.
    Pick(Option<Picking>),
    /// Ask whether a trip should be deleted; `None` keeps it.
    Deleting(Option<TripId>),
    /// The news has been read.
    PutAway,
}

//! What a page wishes for the trip. Pages of the first view know nothing of trips; they name what is wanted by its
//! id, and it is done as soon as the trips are there.

use chrono::NaiveDate;

use crate::domain::{Lang, RouteId, StopId, TripId};

/// Something wanted for the trip on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The stop at the end of the last day.
    Add(StopId),
    /// The stop taken out, wherever it stands.
    TakeOut(StopId),
    /// The whole route, behind what is planned already.
    TakeRoute(RouteId),
    /// Some stops as a trip of its own; what is on the desk goes to the shelf.
    TakeStops {
        /// Id that the trip gets.
        id: TripId,
        /// Its title.
        title: String,
        /// The stops in order.
        stops: Vec<StopId>,
        /// On one day in this order; otherwise they become candidates.
        as_day: bool,
    },
    /// A ready-made trip as a trip of its own; what is on the desk goes to the shelf.
    TakeReady {
        /// Id of the ready-made trip.
        ready: String,
        /// Id that the traveller's own copy gets.
        id: TripId,
        /// The language of its texts.
        lang: Lang,
        /// The date of its first day.
        start: Option<NaiveDate>,
    },
}

//! What a page wishes for the trip. Pages of the first view know nothing of trips; they name what is wanted by its
//! id, and it is done as soon as the trips are there.

use crate::domain::{RouteId, StopId};

/// Something wanted for the trip on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The stop at the end of the last day.
    Add(StopId),
    /// The whole route, behind what is planned already.
    TakeRoute(RouteId),
}

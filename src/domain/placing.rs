//! Decides where stops go in a trip: on the day and at the position where they fit and cost least, computed with the
//! same schedule that the timeline shows. Locked visits keep their day and order.
//!
//! Plans made from scratch are the planner's task, not done here.

use super::schedule::{Conflict, Ways};
use super::trip::{MAX_DAYS, Trip, VisitAt};
use super::{Atlas, StopId};

mod choice;
mod package;
mod ready;
mod ride;
mod route;
mod spread;
mod trial;

pub use choice::{Added, PlaceInTrip, add, put};
pub use package::take_package;
pub use ready::for_date;
pub use ride::before_ride;
pub use route::take_route;
pub use spread::{Spread, spread};

use trial::Trial;

/// What trips are evaluated with.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The pack.
    pub atlas: &'a Atlas,
    /// The travel times.
    pub ways: &'a Ways,
}

/// Whether a day may be appended to the trip. Not after a last day that ends at another base than it starts from,
/// since there is a train to catch, nor beyond [`MAX_DAYS`].
fn is_open_ended(trip: &Trip) -> bool {
    let last = trip.days.last();
    let goes_on = last.is_none_or(|day| day.base.end.is_none() || day.base.start == day.base.end);
    goes_on && trip.days.len() < MAX_DAYS
}

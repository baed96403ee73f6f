//! Where stops go in a trip: on the day and at the place where they cost least and fit, worked out with the very
//! schedule that the timeline shows. Nothing that is locked changes its day or its order.
//!
//! Not here: plans that are made anew, which are the planner's.

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

/// The trip, and what tells how it goes.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The pack.
    pub atlas: &'a Atlas,
    /// How long ways take.
    pub ways: &'a Ways,
}

/// Whether the trip may go on after its last day: one that ends elsewhere than it began has a train to catch.
fn is_open_ended(trip: &Trip) -> bool {
    let last = trip.days.last();
    let goes_on = last.is_none_or(|day| day.base.end.is_none() || day.base.start == day.base.end);
    goes_on && trip.days.len() < MAX_DAYS
}

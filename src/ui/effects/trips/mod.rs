//! The trips and the browser: read from storage, stored there after every change, announced to the other tabs. Not
//! part of the first view; [`super::bring_trips`] starts this.

mod diary;
pub mod files;
pub mod giving;
mod keeper;
mod left;
mod links;
mod open_file;
pub mod printing;
pub mod routing;
mod shared;
mod storing;

use crate::app::TripsMsg;
use crate::app::trips::TripUiMsg;
use crate::domain::TripId;
use crate::platform;
use crate::platform::timer::Interval;
use crate::ui::store::Dispatch;

pub use keeper::{forget_all, keep, start};
pub use links::open_link;

/// How long news about the trip is shown, in seconds.
const TOLD_S: u32 = 12;

/// News that the pointer is over, or that contains the focus.
const READ: &str = ".toast:hover, .toast:focus-within";

/// Puts the news away once it has not been hovered or focused for a while; dropping the timer prevents that.
#[inline(never)]
pub fn put_away_later(dispatch: Dispatch) -> Interval {
    let mut seconds = 0;
    Interval::new(1_000, move || {
        seconds = if platform::document::select(READ).is_some() { 0 } else { seconds + 1 };
        if seconds == TOLD_S {
            dispatch.trips(TripsMsg::Look(TripUiMsg::PutAway));
        }
    })
}

/// An id that no other trip has.
pub fn new_id() -> TripId {
    TripId::from(platform::random::id().as_str())
}

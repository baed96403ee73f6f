//! The trips and the browser: fetched from storage, kept there after every change, told to the other tabs. Not part of
//! the first view; [`super::bring_trips`] is what starts this.

mod diary;
pub mod files;
pub mod giving;
mod keeper;
mod left;
mod links;
pub mod printing;
pub mod routing;
mod shared;
mod storing;

use crate::app::TripsMsg;
use crate::app::trips::LookMsg;
use crate::domain::TripId;
use crate::platform;
use crate::platform::timer::Interval;
use crate::ui::store::Dispatch;

pub use keeper::{forget_all, keep, start};
pub use links::open_link;

/// How long news of the trip stand on other pages, in seconds.
const TOLD_S: u32 = 12;

/// News with the pointer over them, or the focus in them.
const READ: &str = ".toast:hover, .toast:focus-within";

/// Puts the news away after a while in which nobody is at them, unless the timer is dropped before.
#[inline(never)]
pub fn put_away_later(dispatch: Dispatch) -> Interval {
    let mut seconds = 0;
    Interval::new(1_000, move || {
        seconds = if platform::document::select(READ).is_some() { 0 } else { seconds + 1 };
        if seconds == TOLD_S {
            dispatch.trips(TripsMsg::Look(LookMsg::PutAway));
        }
    })
}

/// An id that no other trip has.
pub fn new_id() -> TripId {
    TripId::from(platform::random::id().as_str())
}

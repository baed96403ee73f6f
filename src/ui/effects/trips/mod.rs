//! The trips and the browser: fetched from storage, kept there after every change, told to the other tabs. Not part of
//! the first view; [`super::bring_trips`] is what starts this.

pub mod files;
pub mod giving;
mod keeper;
mod links;
mod other_tabs;
pub mod printing;
pub mod routing;
mod writing;

use gloo_timers::callback::Timeout;

use crate::app::TripsMsg;
use crate::app::trips::LookMsg;
use crate::domain::TripId;
use crate::platform;
use crate::ui::store::Dispatch;

pub use keeper::{forget_all, keep, start};
pub use links::open_link;

/// How long news of the trip stand on other pages, in milliseconds.
const TOLD_MS: u32 = 12_000;

/// Puts the news away after a while, unless the timer is dropped before.
#[inline(never)]
pub fn put_away_later(dispatch: Dispatch) -> Timeout {
    Timeout::new(TOLD_MS, move || dispatch.trips(TripsMsg::Look(LookMsg::PutAway)))
}

/// An id that no other trip has.
pub fn new_id() -> TripId {
    TripId::from(platform::random::id().as_str())
}

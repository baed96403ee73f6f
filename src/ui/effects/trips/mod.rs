//! The trips and the browser: fetched from storage, kept there after every change, told to the other tabs. Not part of
//! the first view; [`super::bring_trips`] is what starts this.

pub mod files;
pub mod giving;
mod keeper;
mod links;
mod other_tabs;
pub mod printing;
mod writing;

use crate::domain::TripId;
use crate::platform;

pub use keeper::{forget_all, keep, start};
pub use links::open_link;

/// An id that no other trip has.
pub fn new_id() -> TripId {
    TripId::from(platform::random::id().as_str())
}

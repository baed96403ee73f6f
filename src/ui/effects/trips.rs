//! The trips: fetched when a page shows them or wishes something for them.

use yew::prelude::*;

use crate::app::{Page, Trips, TripsMsg};
use crate::domain::TripId;
use crate::platform;
use crate::ui::effects::clock::utc_now;
use crate::ui::store::use_view;

/// Brings the trips as soon as they are wanted.
#[hook]
pub fn use_trips() {
    let view = use_view();
    let wanted = view.app.trips.is_none() && (view.app.page == Page::Trip || !view.app.wishes.is_empty());
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            let trips = Trips::first(new_id(), &view.app.atlas, utc_now());
            view.dispatch.trips(TripsMsg::Arrived(Box::new(trips)));
        }
    });
}

/// An id that no other trip has.
pub fn new_id() -> TripId {
    TripId::from(platform::random::id().as_str())
}

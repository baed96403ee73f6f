//! The trip in the address, read once the trips are loaded.

use crate::app::trips::incoming::from_link;
use crate::app::{AppState, TripsMsg};
use crate::ui::store::Dispatch;

/// Shows the trip of a link's code to the reader.
#[inline(never)]
pub fn open_link(app: &AppState, code: &str, dispatch: &Dispatch) {
    if let Some(trips) = &app.trips {
        dispatch.trips(TripsMsg::Offer(Box::new(from_link(code, trips, &app.atlas, app.lang))));
    }
}

//! The landmarks, fetched when the map comes nearer, or whenever the rest of the program, which draws them, is loaded
//! anyway.

use yew::prelude::*;

use super::bring_rest::then;
use super::stamps::tell_stamped;
use super::stories::first_view;
use crate::app::{Msg, Shared};
use crate::map::landmarks::Landmarks;
use crate::platform::fetch::until_read;
use crate::platform::task::spawn_local;
use crate::ui::store::{Dispatch, use_view};

/// Fetches them once they are wanted. Another pack has no landmarks: its stops are different places.
#[hook]
pub fn use_landmarks() {
    let view = use_view();
    let app = &view.app;
    let wanted = app.near || app.whole || app.trips.is_some();
    let wanted = wanted && app.host.pack.is_none() && app.landmarks.is_none();
    let (address, dispatch) = (format!("{}basemap/landmarks.bin", app.root), view.dispatch.clone());
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            spawn_local(async move {
                first_view().await;
                then(Box::new(move || fetch(address, dispatch)));
            });
        }
    });
}

/// A gate: see `ARCHITECTURE.md`. The map is complete without landmarks, so no failure to load them is reported. Also
/// finds out which stops are stamped, because the map shows their seals.
#[inline(never)]
fn fetch(address: String, dispatch: Dispatch) {
    tell_stamped(dispatch.clone());
    let read = |file: &[u8]| Landmarks::decode(file).map_err(|error| error.to_string());
    spawn_local(async move {
        let landmarks = until_read(&address, read, |_| ()).await;
        dispatch.send(Msg::LandmarksArrived(Shared::new(landmarks)));
    });
}

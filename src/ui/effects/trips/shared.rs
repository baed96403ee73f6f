//! What other programs hand to the installed site: read and shown as if it had been chosen on the page.

use std::cell::Cell;

use super::open_file::open;
use crate::app::TripsMsg;
use crate::app::address::{fragment_value, fragment_with};
use crate::app::trips::incoming::{Refusal, from_file};
use crate::platform::task::spawn_local;
use crate::platform::{location, shared_here};
use crate::ui::store::View;

/// The key in the fragment under which the service worker announces a share.
const SHARED: &str = "shared";

thread_local! {
    /// Whether this page already listens for files that the system opens.
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Opens what was shared, and listens for files from now on.
pub fn take_up(view: &View) {
    take_shared(view);
    if !LISTENS.replace(true) {
        let (app, dispatch) = (view.app.clone(), view.dispatch.clone());
        shared_here::on_launch(move |file| open(app.clone(), dispatch.clone(), file));
    }
}

fn take_shared(view: &View) {
    let root = view.app.root.clone();
    let fragment = location::place(&root).fragment;
    if fragment_value(&fragment, SHARED).is_none() {
        return;
    }
    location::replace_fragment(&root, &fragment_with(&fragment, SHARED, None));
    let (app, dispatch) = (view.app.clone(), view.dispatch.clone());
    spawn_local(async move {
        match (shared_here::take_file(&root).await, &app.trips) {
            (Some(file), _) => open(app.clone(), dispatch, file),
            (None, Some(trips)) => {
                let nothing = from_file(Err(Refusal::nothing_shared()), trips, &app.atlas, app.lang);
                dispatch.trips(TripsMsg::Offer(Box::new(nothing)));
            }
            (None, None) => {}
        }
    });
}

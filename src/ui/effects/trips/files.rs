//! Incoming files: chosen on the page, dropped onto it, or handed over by other programs.

use web_sys::Event;

use super::open_file::open;
use super::shared;
use crate::platform::Listener;
use crate::platform::chosen_file;
use crate::ui::store::View;

/// Opens the file that was chosen in a field.
pub fn open_chosen(view: &View, event: &Event) {
    if let Some(file) = chosen_file::of_field(event) {
        open(view.app.clone(), view.dispatch.clone(), file.into());
    }
}

/// Opens files that are dropped onto the page, until the returned listeners are dropped, and files that other programs
/// have handed to the installed site.
#[inline(never)]
pub fn open_dropped(view: &View) -> Vec<Listener> {
    shared::take_up(view);
    let (app, dispatch) = (view.app.clone(), view.dispatch.clone());
    chosen_file::on_drop(move |file| open(app.clone(), dispatch.clone(), file.into()))
}

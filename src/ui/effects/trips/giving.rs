//! Sharing the trip: what the application makes is handed to the browser.

use crate::app::address::query_of;
use crate::app::trips::guide;
use crate::app::trips::outgoing::{FileKind, chat_text, file, link, title};
use crate::app::{AppState, Trips};
use crate::domain::reading::Guide;
use crate::platform::handing_over;
use crate::platform::task::spawn_local;
use crate::ui::effects::document::site_address;

pub use crate::platform::handing_over::{can_share, is_wechat, print};

/// The link of the trip on the desk; `None` if it is too long for one.
pub fn trip_link(app: &AppState, trips: &Trips) -> Option<String> {
    let link = link(trips.trip(), &site_address(&app.root), app.lang).ok()?;
    // A trip with stops of another pack has to be opened with that pack.
    let Some(pack) = &app.host.pack else { return Some(link) };
    let (page, code) = link.split_once('#')?;
    Some(format!("{page}?{}#{code}", query_of("pack", pack)))
}

/// The trip as text for a chat, with its link at the end.
pub fn trip_text(app: &AppState, trips: &Trips) -> String {
    let text = chat_text(app, trips);
    trip_link(app, trips).map_or_else(|| text.clone(), |link| format!("{text}\n{link}"))
}

/// Hands the trip to the reader as a file; returns whether the browser took it.
pub fn save(kind: FileKind, app: &AppState) -> bool {
    let file = app.trips.as_ref().and_then(|trips| file(kind, app, trips));
    file.is_some_and(|file| handing_over::save_file(&file.name, file.media_type, &file.text))
}

/// Hands an unreadable record to the reader, as it is.
pub fn save_raw(id: &str, raw: &str) {
    let _refused = handing_over::save_file(&format!("hangyong {id}.json"), "application/json", raw);
}

/// Opens the system's share sheet.
pub fn share(app: &AppState) {
    let Some(trips) = &app.trips else { return };
    let (title, link) = (title(app, trips), trip_link(app, trips));
    if let Some(link) = link {
        spawn_local(async move {
            let _put_away = handing_over::share(&title, &link).await;
        });
    }
}

/// Hands a guide to the reader as a pack file.
pub fn save_guide(guide: &Guide) {
    let file = guide::file(guide);
    let _refused = handing_over::save_file(&file.name, file.media_type, &file.text);
}

//! Reads a file in a worker, so that a large or hostile one never blocks the page, and shows it to the reader.

use std::rc::Rc;

use web_sys::Blob;

use super::new_id;
use crate::app::trips::incoming::{Refusal, from_file, of_import};
use crate::app::{AppState, TripsMsg};
use crate::atlas::packed;
use crate::codec::Imported;
use crate::codec::import::{MAX_FILE_BYTES, import, wire};
use crate::domain::script::file_address;
use crate::platform::chosen_file::{self, ChosenError};
use crate::platform::task::spawn_local;
use crate::platform::text_decoder;
use crate::platform::worker::{WorkerError, ask_within};
use crate::ui::effects::now::utc_now;
use crate::ui::effects::pack::READER;
use crate::ui::store::Dispatch;

/// How long the worker may take once it has the file, in milliseconds.
const LIMIT_MS: u32 = 2_800;

/// Reads a file and shows its trip.
pub fn open(app: Rc<AppState>, dispatch: Dispatch, file: Blob) {
    spawn_local(async move {
        let read = read(&app, &file).await;
        if let Some(trips) = &app.trips {
            dispatch.trips(TripsMsg::Offer(Box::new(from_file(read, trips, &app.atlas, app.lang))));
        }
    });
}

async fn read(app: &AppState, file: &Blob) -> Result<Imported, Refusal> {
    let bytes = chosen_file::bytes(file, MAX_FILE_BYTES).await.map_err(|why| match why {
        ChosenError::TooBig => Refusal::too_big(),
        ChosenError::Unreadable => Refusal::unreadable(),
    })?;
    let files =
        vec![(wire::TRIP.to_owned(), bytes.clone()), (wire::ATLAS.to_owned(), packed::encode(&app.atlas))];
    match ask_within(&file_address(&app.root, READER), files, Some(LIMIT_MS)).await {
        Ok(answer) => wire::unpack(&answer, &app.atlas).map_err(|_| Refusal::unreadable()),
        Err(WorkerError::Refused(why)) => {
            Err(serde_json::from_str(&why).unwrap_or_else(|_| Refusal::unreadable()))
        }
        Err(WorkerError::Slow) => Err(Refusal::too_slow()),
        // No worker is available, for instance on an old device. The same limits apply here, but the page may freeze
        // for a moment.
        Err(WorkerError::Broken) => {
            let mut imported = import(&bytes, &app.atlas, new_id(), utc_now(), text_decoder::decode)
                .map_err(|why| of_import(&why, &app.atlas))?;
            imported.trip.id = new_id();
            Ok(imported)
        }
    }
}

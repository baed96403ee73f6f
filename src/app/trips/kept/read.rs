//! Records → trips. Records that cannot be read are reported and left alone.

use super::{Confirmed, Damaged};
use crate::app::trips::{Shelved, Trips, sort_shelf};
use crate::codec::{history, open};
use crate::domain::storage::Record;
use crate::domain::trip::{History, Trip};
use crate::domain::{Atlas, TripId};

/// What was found in storage.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The trips.
    pub trips: Trips,
    /// The same, as what storage is known to hold.
    pub confirmed: Confirmed,
}

/// The trips of all records. `desk` is the key of the trip that was on the desk last; without it, the first trip of the
/// shelf goes on the desk, or `empty` if there is none. `bin` has the keys of deleted trips that can be restored, the
/// one deleted last first.
pub fn read(records: &[Record], desk: Option<&str>, bin: &[String], empty: Trip, atlas: &Atlas) -> Found {
    let (mut shelf, mut damaged) = (Vec::new(), Vec::new());
    for record in records {
        match read_record(record, atlas) {
            Ok(shelved) => shelf.push(shelved),
            Err(one) => damaged.push(one),
        }
    }
    sort_shelf(&mut shelf);
    let own = shelf.iter().filter(|shelved| shelved.newer.is_none()).map(|shelved| &shelved.history);
    let confirmed = Confirmed {
        trips: own.map(|history| (history.trip().id.clone(), history.clone())).collect(),
        damaged: damaged.iter().map(|one| one.id.clone()).collect(),
        desk: desk.map(TripId::from),
        bin: bin.iter().map(|id| TripId::from(id.as_str())).collect(),
    };
    let place = |trip: &Shelved| bin.iter().position(|id| id == trip.id.as_str());
    let (mut deleted, mut shelf): (Vec<_>, Vec<_>) =
        shelf.into_iter().partition(|trip| place(trip).is_some());
    deleted.sort_by_key(place);
    let at = shelf.iter().position(|trip| desk == Some(trip.id.as_str()));
    let at = at.or_else(|| (!shelf.is_empty()).then_some(0));
    let on_desk = at.map_or_else(|| Shelved::new(History::new(empty)), |at| shelf.remove(at));
    let mut trips = Trips::new(on_desk.history, shelf, atlas);
    (trips.newer, trips.damaged, trips.bin) = (on_desk.newer, damaged, deleted);
    Found { trips, confirmed }
}

/// The trip of a record, under the record's key. A history that does not fit is dropped.
///
/// # Errors
/// Fails when the document cannot be read, with the record's key and document.
pub fn read_record(record: &Record, atlas: &Atlas) -> Result<Shelved, Damaged> {
    let id = TripId::from(record.id.as_str());
    let Ok(opened) = open::read(&record.doc, atlas) else {
        return Err(Damaged { id, raw: record.doc.clone() });
    };
    let trip = Trip { id: id.clone(), ..opened.trip };
    let past = history::read(&record.history, atlas).ok().map(|past| past.renamed(&id));
    let fits = past.filter(|past| opened.newer.is_none() && **past.trip() == trip);
    Ok(Shelved { history: fits.unwrap_or_else(|| History::new(trip)), newer: opened.newer })
}

//! The history as JSON, so that undo works after a reload. It is kept beside the trip's document, which is
//! authoritative: an unreadable history is dropped, and only undo is lost.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::doc::{self, DocError, TripDoc};
use super::open;
use crate::domain::Atlas;
use crate::domain::trip::{EditLabel, History, Snapshot};

#[derive(Deserialize)]
struct HistoryDoc {
    past: Vec<SnapshotDoc>,
    present: Value,
    future: Vec<SnapshotDoc>,
}

#[derive(Deserialize)]
struct SnapshotDoc {
    label: EditLabel,
    trip: Value,
}

/// What [`HistoryDoc`] reads. It is serialised directly, not via [`Value`], because it is written after every edit.
#[derive(Serialize)]
struct Written<'a> {
    past: Vec<WrittenSnapshot<'a>>,
    present: TripDoc,
    future: Vec<WrittenSnapshot<'a>>,
}

#[derive(Serialize)]
struct WrittenSnapshot<'a> {
    label: &'a EditLabel,
    trip: TripDoc,
}

/// The history as JSON.
pub fn write(history: &History) -> String {
    fn snapshot(snapshot: &Snapshot) -> WrittenSnapshot<'_> {
        WrittenSnapshot { label: &snapshot.label, trip: doc::from_trip(&snapshot.trip) }
    }
    let written = Written {
        past: history.past().map(snapshot).collect(),
        present: doc::from_trip(history.trip()),
        future: history.future().map(snapshot).collect(),
    };
    // Maps have text keys only, so this cannot fail.
    serde_json::to_string(&written).unwrap_or_default()
}

/// Reads a history; every trip in it is upgraded like a separate document.
///
/// # Errors
/// Fails when the text is not a history, or one of its trips cannot be read.
pub fn read(text: &str, atlas: &Atlas) -> Result<History, DocError> {
    let doc: HistoryDoc = serde_json::from_str(text).map_err(DocError::NotJson)?;
    let past = snapshots(doc.past, atlas)?;
    let present = open::read_value(doc.present, atlas)?.trip;
    Ok(History::restored(past, present, snapshots(doc.future, atlas)?))
}

fn snapshots(docs: Vec<SnapshotDoc>, atlas: &Atlas) -> Result<Vec<Snapshot>, DocError> {
    docs.into_iter()
        .map(|doc| Ok(Snapshot { label: doc.label, trip: open::read_value(doc.trip, atlas)?.trip.into() }))
        .collect()
}

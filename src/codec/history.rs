//! The history as JSON, so that undo works after a reload. Kept beside the trip's document, which stays the truth:
//! a history that cannot be read is dropped, and only undo is lost.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::doc::{self, DocError};
use crate::domain::Atlas;
use crate::domain::trip::{EditLabel, History, Snapshot, Trip};

#[derive(Serialize, Deserialize)]
struct HistoryDoc {
    past: Vec<SnapshotDoc>,
    present: Value,
    future: Vec<SnapshotDoc>,
}

#[derive(Serialize, Deserialize)]
struct SnapshotDoc {
    label: EditLabel,
    trip: Value,
}

/// The history as JSON.
pub fn write(history: &History) -> String {
    let snapshot =
        |snapshot: &Snapshot| SnapshotDoc { label: snapshot.label.clone(), trip: value(&snapshot.trip) };
    let doc = HistoryDoc {
        past: history.past().map(snapshot).collect(),
        present: value(history.trip()),
        future: history.future().map(snapshot).collect(),
    };
    // Maps have text keys only, so this cannot fail.
    serde_json::to_string(&doc).unwrap_or_default()
}

/// Reads a history; every trip in it is upgraded like a document of its own.
pub fn read(text: &str, atlas: &Atlas) -> Result<History, DocError> {
    let doc: HistoryDoc = serde_json::from_str(text).map_err(DocError::NotJson)?;
    let past = snapshots(doc.past, atlas)?;
    let present = doc::read_value(doc.present, atlas)?.trip;
    Ok(History::restored(past, present, snapshots(doc.future, atlas)?))
}

fn value(trip: &Trip) -> Value {
    serde_json::to_value(doc::from_trip(trip)).unwrap_or_default()
}

fn snapshots(docs: Vec<SnapshotDoc>, atlas: &Atlas) -> Result<Vec<Snapshot>, DocError> {
    docs.into_iter()
        .map(|doc| Ok(Snapshot { label: doc.label, trip: doc::read_value(doc.trip, atlas)?.trip.into() }))
        .collect()
}

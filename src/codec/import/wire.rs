//! A trip that a worker has read, on its way to the page.

use serde::{Deserialize, Serialize};

use super::{ImportWarning, Imported};
use crate::codec::doc::{self, DocError, TripDoc};
use crate::domain::Atlas;

/// The name under which a worker gets the file.
pub const TRIP: &str = "trip";
/// The name under which it gets the packed atlas.
pub const ATLAS: &str = "atlas";

#[derive(Serialize, Deserialize)]
struct Wire {
    doc: TripDoc,
    warnings: Vec<ImportWarning>,
    newer: Option<u64>,
}

/// The bytes of a trip that was read.
pub fn pack(imported: &Imported) -> Vec<u8> {
    let Imported { trip, warnings, newer } = imported;
    let wire = Wire { doc: doc::from_trip(trip), warnings: warnings.clone(), newer: *newer };
    // Maps have text keys only, so this cannot fail.
    serde_json::to_vec(&wire).unwrap_or_default()
}

/// The trip of those bytes.
///
/// # Errors
/// When the bytes are not those of [`pack`].
pub fn unpack(bytes: &[u8], atlas: &Atlas) -> Result<Imported, DocError> {
    let Wire { doc, warnings, newer } = serde_json::from_slice(bytes).map_err(DocError::NotJson)?;
    let value = serde_json::to_value(doc).map_err(DocError::NotJson)?;
    Ok(Imported { trip: doc::read_value(value, atlas)?.trip, warnings, newer })
}

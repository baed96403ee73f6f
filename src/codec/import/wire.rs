//! A trip that a worker has read, on its way to the page.

use serde::{Deserialize, Serialize};

use super::{Datum, ImportWarning, Imported};
use crate::codec::doc::{self, DocError, TripDoc};
use crate::codec::guide;
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
    shifted: Option<Box<(Datum, Wire)>>,
    /// As its file has it.
    guide: Option<serde_json::Value>,
}

impl Wire {
    fn of(imported: &Imported) -> Self {
        let Imported { trip, warnings, newer, shifted, guide } = imported;
        let shifted = shifted.as_deref().map(|(datum, other)| Box::new((*datum, Self::of(other))));
        let guide = guide.as_deref().map(guide::document);
        Self { doc: doc::from_trip(trip), warnings: warnings.clone(), newer: *newer, shifted, guide }
    }

    fn imported(self, atlas: &Atlas) -> Result<Imported, DocError> {
        let Self { doc, warnings, newer, shifted, guide } = self;
        let value = serde_json::to_value(doc).map_err(DocError::NotJson)?;
        let shifted = match shifted.map(|other| *other) {
            Some((datum, other)) => Some(Box::new((datum, other.imported(atlas)?))),
            None => None,
        };
        let guide = match guide {
            Some(value) => doc::read_value(value, atlas)?.guide,
            None => None,
        };
        Ok(Imported { trip: doc::read_value(value, atlas)?.trip, warnings, newer, shifted, guide })
    }
}

/// The bytes of a trip that was read.
pub fn pack(imported: &Imported) -> Vec<u8> {
    // Maps have text keys only, so this cannot fail.
    serde_json::to_vec(&Wire::of(imported)).unwrap_or_default()
}

/// The trip of those bytes.
///
/// # Errors
/// When the bytes are not those of [`pack`].
pub fn unpack(bytes: &[u8], atlas: &Atlas) -> Result<Imported, DocError> {
    serde_json::from_slice::<Wire>(bytes).map_err(DocError::NotJson)?.imported(atlas)
}

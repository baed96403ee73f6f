//! The result of an import as bytes, on its way from the worker to the page.

use serde::{Deserialize, Serialize};

use super::{Datum, ImportWarning, Imported};
use crate::codec::doc::{self, DocError, TripDoc};
use crate::codec::guide;
use crate::codec::open;
use crate::domain::Atlas;

/// The name under which the worker receives the file.
pub const TRIP: &str = "trip";
/// The name under which the worker receives the packed atlas.
pub const ATLAS: &str = "atlas";

#[derive(Serialize, Deserialize)]
struct Wire {
    doc: TripDoc,
    warnings: Vec<ImportWarning>,
    newer: Option<u64>,
    shifted: Option<Box<(Datum, Wire)>>,
    /// The guide as its JSON document.
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
            Some(value) => open::read_value(value, atlas)?.guide,
            None => None,
        };
        Ok(Imported { trip: open::read_value(value, atlas)?.trip, warnings, newer, shifted, guide })
    }
}

/// The bytes of an imported trip.
pub fn pack(imported: &Imported) -> Vec<u8> {
    // Maps have text keys only, so this cannot fail.
    serde_json::to_vec(&Wire::of(imported)).unwrap_or_default()
}

/// The imported trip of such bytes.
///
/// # Errors
/// Fails when the bytes were not made by [`pack`].
pub fn unpack(bytes: &[u8], atlas: &Atlas) -> Result<Imported, DocError> {
    serde_json::from_slice::<Wire>(bytes).map_err(DocError::NotJson)?.imported(atlas)
}

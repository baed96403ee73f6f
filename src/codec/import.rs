//! Importing files: `.json`, `.geojson`, `.gpx`, `.kml`, `.kmz`, recognised by their content, not by their names.
//!
//! Files may be hostile. Size, depth, attributes and points are limited, XML is read one event at a time, and a
//! document type that could define entities is rejected. A point becomes a visit by the stop id that this program
//! wrote, else by its name, else because it is near a stop. Everything in the file is either imported or reported.

use chrono::{DateTime, Utc};

use super::open;
use crate::domain::reading::Guide;
use crate::domain::{Atlas, Trip, TripId};

mod coordinates;
mod encoding;
mod entities;
mod found;
mod geojson_in;
mod geojson_object;
mod gpx_in;
mod kml_in;
mod names;
mod places;
mod problem;
mod settle;
pub mod wire;
mod xml_in;
mod zip_in;

pub use encoding::Decode;
pub use places::Datum;
pub use problem::{FilePoint, ImportError, ImportWarning};

use found::Found;
use names::Names;

/// Most bytes of a file.
pub const MAX_FILE_BYTES: usize = 10_000_000;
/// Most points of a file, including those of tracks and lines.
pub const MAX_POINTS: usize = 200_000;
/// How deeply XML elements may be nested.
pub const MAX_DEPTH: usize = 64;
/// Most attributes of an element.
pub const MAX_ATTRIBUTES: usize = 64;

/// A trip from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The trip.
    pub trip: Trip,
    /// What was repaired or dropped.
    pub warnings: Vec<ImportWarning>,
    /// The version of the trip document, if the file is one and newer than this program.
    pub newer: Option<u64>,
    /// The same import with its positions read in the datum of a Chinese map service, if they fit the stops better that
    /// way.
    pub shifted: Option<Box<(Datum, Self)>>,
    /// The guide, if the file is one.
    pub guide: Option<Box<Guide>>,
}

/// Reads a file. `id` and `now` are for trips from files that have neither; `decode` is for encodings other than UTF-8
/// and UTF-16.
///
/// # Errors
/// Fails when the file is too big, cannot be read, or has no place on this map; the error says which.
pub fn import(
    bytes: &[u8],
    atlas: &Atlas,
    id: TripId,
    now: DateTime<Utc>,
    decode: Decode,
) -> Result<Imported, ImportError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ImportError::TooBig(bytes.len()));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(ImportError::Packed);
    }
    let unpacked = if zip_in::is_zip(bytes) { Some(zip_in::document(bytes)?) } else { None };
    let text = encoding::text_of(unpacked.as_deref().unwrap_or(bytes), decode)?;
    match read(&text)? {
        Some(found) => settled(&found, atlas, &id, now),
        None => trip_document(&text, atlas),
    }
}

/// The content of a file; `None` for other JSON, which may be a trip document.
fn read(text: &str) -> Result<Option<Found>, ImportError> {
    match text.trim_start().chars().next() {
        Some('{' | '[') => geojson_in::read(text),
        Some('<') => match xml_in::root(text)?.as_str() {
            "gpx" => gpx_in::read(text).map(Some),
            "kml" => kml_in::read(text).map(Some),
            _ => Err(ImportError::UnknownXml),
        },
        _ => Err(ImportError::UnknownFormat),
    }
}

/// The trip of a file, also in the datum that its positions fit better, if there is one.
fn settled(found: &Found, atlas: &Atlas, id: &TripId, now: DateTime<Utc>) -> Result<Imported, ImportError> {
    let names = Names::new(atlas);
    let read_in = |datum| settle::settle(found, &names, datum, atlas, id, now);
    let plain = read_in(Datum::Wgs84);
    // Files of this project know their datum.
    let Some(datum) = better_datum(found, &names, atlas).filter(|_| found.mode.is_none()) else {
        return plain;
    };
    let Ok(mut shifted) = read_in(datum) else { return plain };
    shifted.warnings.insert(0, ImportWarning::Shifted(datum));
    match plain {
        Ok(plain) => Ok(Imported { shifted: Some(Box::new((datum, shifted))), ..plain }),
        // Read as declared, the file matches nothing on this map, so the other reading is all there is to show.
        Err(_) => Ok(shifted),
    }
}

/// The datum in which more points match a stop than unshifted, provided that no matching point is lost.
fn better_datum(found: &Found, names: &Names<'_>, atlas: &Atlas) -> Option<Datum> {
    let fits = |datum| settle::fitting(found, names, datum, atlas);
    let plain = fits(Datum::Wgs84);
    let count = |fits: &[bool]| fits.iter().filter(|fits| **fits).count();
    let better = [Datum::Gcj02, Datum::Bd09].into_iter().filter_map(|datum| {
        let shifted = fits(datum);
        let loses = plain.iter().zip(&shifted).any(|(before, after)| *before && !*after);
        (!loses && count(&shifted) > count(&plain)).then_some((count(&shifted), datum))
    });
    // If both fit equally well, the first one, which is more widely used.
    better.min_by_key(|(count, _)| std::cmp::Reverse(*count)).map(|(_, datum)| datum)
}

fn trip_document(text: &str, atlas: &Atlas) -> Result<Imported, ImportError> {
    let opened = open::read(text, atlas)?;
    if opened.trip.days.is_empty() && opened.trip.candidates.is_empty() {
        return Err(ImportError::NoStops { line_points: 0, told: Vec::new() });
    }
    let warnings = opened.warnings.into_iter().map(ImportWarning::Doc).collect();
    Ok(Imported { trip: opened.trip, warnings, newer: opened.newer, shifted: None, guide: opened.guide })
}

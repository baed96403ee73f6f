//! Files that come in: `.json`, `.geojson`, `.gpx`, `.kml`, `.kmz`, told apart by what is in them, not by their names.
//!
//! Files may be hostile. Size, depth, attributes and points are limited, XML is read one event at a time, a document
//! type that could define entities is refused. A point becomes a visit by the stop's id that this program wrote, else by its
//! name, else by standing near a stop. What is taken and what is told are together all that is in the file.

use chrono::{DateTime, Utc};

use super::doc;
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
pub use problem::{ImportError, ImportWarning, Place};

use found::Found;
use names::Names;

/// Most bytes of a file.
pub const MAX_FILE_BYTES: usize = 10_000_000;
/// Most points of a file, those of tracks and lines among them.
pub const MAX_POINTS: usize = 200_000;
/// How deep elements of XML may stand within each other.
pub const MAX_DEPTH: usize = 64;
/// Most attributes of an element.
pub const MAX_ATTRIBUTES: usize = 64;

/// A trip from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The trip.
    pub trip: Trip,
    /// What was mended or left out.
    pub warnings: Vec<ImportWarning>,
    /// The version of a trip document that is newer than this program.
    pub newer: Option<u64>,
    /// What it would be if its positions were those of a map service of China: they fit the stops better so.
    pub shifted: Option<Box<(Datum, Self)>>,
    /// The guide that it is, where the file is one.
    pub guide: Option<Box<Guide>>,
}

/// Reads a file. `id` and `now` are for trips from files that carry neither; `decode` is for encodings other than
/// Unicode's.
///
/// # Errors
/// When the file is too big, cannot be read, or holds no place of this map; each says why.
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

/// What a file says; none where it is JSON of another kind, which may be a trip's document.
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

/// The trip of a file, and what it would be in the datum that its positions fit better in.
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
        // Read as it says it is, the file has nothing for us: then the other reading is all there is to look at.
        Err(_) => Ok(shifted),
    }
}

/// The datum in which more points stand at a stop than as they are, and none fewer.
fn better_datum(found: &Found, names: &Names<'_>, atlas: &Atlas) -> Option<Datum> {
    let fits = |datum| settle::fitting(found, names, datum, atlas);
    let plain = fits(Datum::Wgs84);
    let count = |fits: &[bool]| fits.iter().filter(|fits| **fits).count();
    let better = [Datum::Gcj02, Datum::Bd09].into_iter().filter_map(|datum| {
        let shifted = fits(datum);
        let loses = plain.iter().zip(&shifted).any(|(before, after)| *before && !*after);
        (!loses && count(&shifted) > count(&plain)).then_some((count(&shifted), datum))
    });
    // Of two that fit as well the first, which more people use.
    better.min_by_key(|(count, _)| std::cmp::Reverse(*count)).map(|(_, datum)| datum)
}

fn trip_document(text: &str, atlas: &Atlas) -> Result<Imported, ImportError> {
    let opened = doc::read(text, atlas)?;
    if opened.trip.days.is_empty() && opened.trip.candidates.is_empty() {
        return Err(ImportError::NoStops { line_points: 0, told: Vec::new() });
    }
    let warnings = opened.warnings.into_iter().map(ImportWarning::Doc).collect();
    Ok(Imported { trip: opened.trip, warnings, newer: opened.newer, shifted: None, guide: opened.guide })
}

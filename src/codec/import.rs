//! Files that come in: `.json`, `.geojson`, `.gpx`, `.kml`, told apart by what is in them, not by their names.
//!
//! Files may be hostile. Size, depth, attributes and points are limited, XML is read one event at a time, a document
//! type (and with it any entity of its own) is refused. A point becomes a visit by the stop's id that this program
//! wrote, else by its name, else by standing near a stop; points that are none of the pack's stops are told.

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::doc::{self, DocError, DocWarning};
use crate::domain::{Atlas, Trip, TripId};

mod coordinates;
mod found;
mod geojson_in;
mod gpx_in;
mod kml_in;
pub mod wire;
mod xml_in;

/// Most bytes of a file.
pub const MAX_FILE_BYTES: usize = 10_000_000;
/// Most points of a file, those of tracks and lines among them.
pub const MAX_POINTS: usize = 200_000;
/// How deep elements of XML may stand within each other.
pub const MAX_DEPTH: usize = 64;
/// Most attributes of an element.
pub const MAX_ATTRIBUTES: usize = 64;

/// Why a file is refused.
#[derive(Debug, Error)]
pub enum ImportError {
    /// More bytes than are read.
    #[error("the file has {0} bytes, {MAX_FILE_BYTES} at most are read")]
    TooBig(usize),
    /// A packed file, such as KMZ.
    #[error("the file is packed (zip, KMZ); unpack it first")]
    Packed,
    /// The text is not UTF-8.
    #[error("the file is not UTF-8 from byte {0} on; save it as UTF-8")]
    NotUtf8(usize),
    /// Neither JSON nor XML.
    #[error("the file is neither a trip nor GeoJSON, GPX or KML")]
    UnknownFormat,
    /// XML that is neither GPX nor KML.
    #[error("the file is XML, but neither GPX nor KML")]
    UnknownXml,
    /// A document type, which could hide entities.
    #[error("the file has a document type, which is not read")]
    DocumentType,
    /// An entity that XML does not have of itself.
    #[error("the file uses an entity of its own, which is not read")]
    Entity,
    /// Elements within elements without end.
    #[error("elements stand more than {MAX_DEPTH} deep within each other")]
    TooDeep,
    /// An element with attributes without end.
    #[error("an element has more than {MAX_ATTRIBUTES} attributes")]
    TooManyAttributes,
    /// Points without end.
    #[error("the file has more than {MAX_POINTS} points")]
    TooManyPoints,
    /// Not well-formed.
    #[error("the file is damaged: {0}")]
    Xml(#[from] quick_xml::Error),
    /// The file ends in the middle.
    #[error("the file ends in the middle")]
    Cut,
    /// Damaged JSON, or JSON of another kind.
    #[error("the file is damaged or of another kind: {0}")]
    Json(serde_json::Error),
    /// A trip document that cannot be read.
    #[error(transparent)]
    Doc(#[from] DocError),
    /// The file has nothing that could be a visit.
    #[error("the file has no stops in it, only {line_points} points of tracks and lines")]
    NoStops {
        /// How many points tracks and lines have.
        line_points: usize,
    },
    /// No point of the file is one of the pack's stops.
    #[error("none of the file's {points} points is a stop of this map")]
    NothingFound {
        /// How many points there were.
        points: usize,
    },
}

/// What was mended in a file, or could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ImportWarning {
    /// See [`DocWarning`].
    Doc(DocWarning),
    /// Points that are no stops of this map: the names of the first, and how many.
    NotInMap {
        /// Some of their names.
        names: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// A stop was recognised by standing near, not by id or name.
    ByPosition {
        /// The name in the file.
        name: String,
        /// The stop.
        stop: crate::domain::StopId,
    },
    /// Points of tracks and lines were not read as visits.
    LinesLeftOut {
        /// How many points.
        points: usize,
    },
    /// There were more visits or days than a trip can have.
    CutShort,
}

/// A trip from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The trip.
    pub trip: Trip,
    /// What was mended or left out.
    pub warnings: Vec<ImportWarning>,
    /// The version of a trip document that is newer than this program.
    pub newer: Option<u64>,
}

/// Reads a file. `id` and `now` are for trips from files that carry neither.
pub fn import(bytes: &[u8], atlas: &Atlas, id: TripId, now: DateTime<Utc>) -> Result<Imported, ImportError> {
    let text = text_of(bytes)?;
    let found = match text.trim_start().chars().next() {
        Some('{') if !geojson_in::is_collection(text)? => return trip_document(text, atlas),
        Some('{') => geojson_in::read(text)?,
        Some('<') => match xml_in::root(text)?.as_str() {
            "gpx" => gpx_in::read(text)?,
            "kml" => kml_in::read(text)?,
            _ => return Err(ImportError::UnknownXml),
        },
        _ => return Err(ImportError::UnknownFormat),
    };
    found::settle(found, atlas, id, now)
}

fn text_of(bytes: &[u8]) -> Result<&str, ImportError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ImportError::TooBig(bytes.len()));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\x1f\x8b") {
        return Err(ImportError::Packed);
    }
    let text = str::from_utf8(bytes).map_err(|error| ImportError::NotUtf8(error.valid_up_to()))?;
    Ok(text.trim_start_matches('\u{FEFF}'))
}

fn trip_document(text: &str, atlas: &Atlas) -> Result<Imported, ImportError> {
    let opened = doc::read(text, atlas)?;
    if opened.trip.days.is_empty() && opened.trip.candidates.is_empty() {
        return Err(ImportError::NoStops { line_points: 0 });
    }
    let warnings = opened.warnings.into_iter().map(ImportWarning::Doc).collect();
    Ok(Imported { trip: opened.trip, warnings, newer: opened.newer })
}

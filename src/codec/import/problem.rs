//! Why a file is rejected, and what is reported about an accepted one.

use thiserror::Error;

use super::places::Datum;
use super::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_FILE_BYTES, MAX_POINTS};
use crate::codec::doc::{DocError, DocWarning};
use crate::domain::StopId;

/// Why a file is rejected.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file is bigger than allowed.
    #[error("the file has {0} bytes, {MAX_FILE_BYTES} at most are read")]
    TooBig(usize),
    /// A compressed file that is damaged, encrypted or packed in an unsupported way.
    #[error("the archive is damaged or packed in a way that is not read; unpack it first")]
    Packed,
    /// An archive without a supported file.
    #[error("the archive has no KML, GPX or GeoJSON in it")]
    NothingPacked,
    /// The text is not in the encoding that the file declares, or that encoding is unknown here.
    #[error("the file says that its text is {0}, and cannot be read as that")]
    OtherEncoding(String),
    /// The text is not UTF-8.
    #[error("the file is not UTF-8 from byte {0} on; save it as UTF-8")]
    NotUtf8(usize),
    /// Neither JSON nor XML.
    #[error("the file is neither a trip nor GeoJSON, GPX or KML")]
    UnknownFormat,
    /// XML that is neither GPX nor KML.
    #[error("the file is XML, but neither GPX nor KML")]
    UnknownXml,
    /// A document type that could define entities.
    #[error("the file has a document type, which is not read")]
    DocumentType,
    /// An entity that is not known here.
    #[error("line {line} uses an entity of its own, which is not read")]
    Entity {
        /// Which line of the file.
        line: usize,
    },
    /// Too many levels of nested elements.
    #[error("elements stand more than {MAX_DEPTH} deep within each other")]
    TooDeep,
    /// An element with too many attributes.
    #[error("an element has more than {MAX_ATTRIBUTES} attributes")]
    TooManyAttributes,
    /// Too many points.
    #[error("the file has more than {MAX_POINTS} points")]
    TooManyPoints,
    /// Not well-formed.
    #[error("the file is damaged in line {line}: {why}")]
    Xml {
        /// Which line of the file.
        line: usize,
        /// What is wrong there.
        why: quick_xml::Error,
    },
    /// The file is cut off in the middle.
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
        /// Warnings that name them.
        told: Vec<ImportWarning>,
    },
    /// No point of the file is one of the pack's stops.
    #[error("none of the file's {points} points is a stop of this map")]
    NothingFound {
        /// How many points there were.
        points: usize,
        /// Warnings that say which, and what was wrong with them.
        told: Vec<ImportWarning>,
    },
}

impl ImportError {
    /// JSON that is damaged, or has too much in it.
    pub(super) fn of_json(error: serde_json::Error) -> Self {
        let too_many = error.is_data() && error.to_string().starts_with(&Self::TooManyPoints.to_string());
        if too_many { Self::TooManyPoints } else { Self::Json(error) }
    }
}

/// A point of a file, as it is reported: its name, if it has one, and its coordinates.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FilePoint {
    /// Its name, or empty.
    pub name: String,
    /// Its latitude and longitude as the file has them, or empty.
    pub at: String,
}

/// What was repaired in a file, or could not be imported.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ImportWarning {
    /// See [`DocWarning`].
    Doc(DocWarning),
    /// Points that are not stops of this map.
    NotInMap {
        /// Which; very long lists are cut.
        places: Vec<FilePoint>,
        /// How many there are.
        count: usize,
    },
    /// A stop was recognised by its position, not by its id or name.
    ByPosition {
        /// The point in the file.
        place: FilePoint,
        /// The stop.
        stop: StopId,
    },
    /// A stop was recognised by a name that is not exactly its own.
    ByName {
        /// The name in the file.
        name: String,
        /// The stop.
        stop: StopId,
    },
    /// A point has a stop's name, but is so far away that it must be another place.
    FarAway {
        /// The name in the file.
        name: String,
        /// The stop of that name.
        stop: StopId,
        /// How far apart they are.
        km: u32,
    },
    /// Stops that the file has more than once, where a trip has them only once.
    Repeated {
        /// Which.
        stops: Vec<StopId>,
    },
    /// Points of tracks, lines and areas were not read as visits.
    LinesLeftOut {
        /// How many points.
        points: usize,
        /// The names of the lines that have one.
        names: Vec<String>,
    },
    /// Coordinates were written as text, and were read as numbers.
    NumbersInText {
        /// In how many features.
        count: usize,
    },
    /// Latitude and longitude were in the wrong order, and were corrected.
    Swapped {
        /// Of how many points.
        count: usize,
    },
    /// Positions were in the metres of web maps, and were converted to degrees.
    WebMetres {
        /// Of how many points.
        count: usize,
    },
    /// Positions were in metres of an unknown grid, and were ignored.
    Metres {
        /// Of how many points.
        count: usize,
    },
    /// The XML has a `&` that should be `&amp;`.
    BareAmpersands {
        /// In these lines.
        lines: Vec<usize>,
    },
    /// Positions were read in this datum of a Chinese map service.
    Shifted(Datum),
    /// The file has more visits or days than a trip can have.
    CutShort {
        /// Which points were dropped; very long lists are cut.
        places: Vec<FilePoint>,
        /// How many there are.
        count: usize,
    },
}

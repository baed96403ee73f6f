//! Why a file is refused, and what is told of one that is taken.

use thiserror::Error;

use super::places::Datum;
use super::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_FILE_BYTES, MAX_POINTS};
use crate::codec::doc::{DocError, DocWarning};
use crate::domain::StopId;

/// Why a file is refused.
#[derive(Debug, Error)]
pub enum ImportError {
    /// More bytes than are read.
    #[error("the file has {0} bytes, {MAX_FILE_BYTES} at most are read")]
    TooBig(usize),
    /// A packed file that is damaged, packed in a way that is not unpacked here, or with a password.
    #[error("the archive is damaged or packed in a way that is not read; unpack it first")]
    Packed,
    /// An archive without a file that is read.
    #[error("the archive has no KML, GPX or GeoJSON in it")]
    NothingPacked,
    /// The file says that it is in an encoding that it is not in, or that nobody here knows.
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
    /// A document type, which could hide entities.
    #[error("the file has a document type, which is not read")]
    DocumentType,
    /// An entity that XML does not have of itself.
    #[error("line {line} uses an entity of its own, which is not read")]
    Entity {
        /// Which line of the file.
        line: usize,
    },
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
    #[error("the file is damaged in line {line}: {why}")]
    Xml {
        /// Which line of the file.
        line: usize,
        /// What is wrong there.
        why: quick_xml::Error,
    },
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
        /// What they are called.
        told: Vec<ImportWarning>,
    },
    /// No point of the file is one of the pack's stops.
    #[error("none of the file's {points} points is a stop of this map")]
    NothingFound {
        /// How many points there were.
        points: usize,
        /// Which, and what was amiss with them.
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

/// A point of a file, as it is told: by its name, where it has one, and by its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Its name, or nothing.
    pub name: String,
    /// Its latitude and longitude as the file has them, or nothing.
    pub at: String,
}

/// What was mended in a file, or could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ImportWarning {
    /// See [`DocWarning`].
    Doc(DocWarning),
    /// Points that are no stops of this map.
    NotInMap {
        /// Which; all but those of very long lists.
        places: Vec<Place>,
        /// How many there are.
        count: usize,
    },
    /// A stop was recognised by standing near, not by id or name.
    ByPosition {
        /// The point in the file.
        place: Place,
        /// The stop.
        stop: StopId,
    },
    /// A stop was recognised by a name that is not quite its own.
    ByName {
        /// The name in the file.
        name: String,
        /// The stop.
        stop: StopId,
    },
    /// A point has a stop's name, but is so far away that it is another place.
    FarAway {
        /// The name in the file.
        name: String,
        /// The stop that has it here.
        stop: StopId,
        /// How far apart they are.
        km: u32,
    },
    /// Stops that the file has more than once where a trip has them once.
    Repeated {
        /// Which.
        stops: Vec<StopId>,
    },
    /// Points of tracks, lines and areas were not read as visits.
    LinesLeftOut {
        /// How many points.
        points: usize,
        /// The names of the tracks, as far as they have any.
        names: Vec<String>,
    },
    /// Numbers stood in quotation marks, and were taken for numbers.
    NumbersInText {
        /// In how many features.
        count: usize,
    },
    /// Latitude and longitude stood in the wrong order, and were put right.
    Swapped {
        /// Of how many points.
        count: usize,
    },
    /// Positions were in the metres of web maps, and were made degrees.
    WebMetres {
        /// Of how many points.
        count: usize,
    },
    /// Positions were in metres of an unknown grid, and were not used.
    Metres {
        /// Of how many points.
        count: usize,
    },
    /// The XML has a `&` that should be `&amp;`.
    BareAmpersands {
        /// In these lines.
        lines: Vec<usize>,
    },
    /// Positions were read as those of a map service of China, which the reader has said they are.
    Shifted(Datum),
    /// There were more visits or days than a trip can have.
    CutShort {
        /// Which were left out; all but those of very long lists.
        places: Vec<Place>,
        /// How many there are.
        count: usize,
    },
}

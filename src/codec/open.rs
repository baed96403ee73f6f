//! Reads a document that may be a trip or a guide.

use serde_json::Value;

use super::doc::{self, DocError, Opened};
use super::guide;
use crate::domain::Atlas;

/// Reads a document of any version.
///
/// # Errors
/// Fails when the text is not JSON, is neither a trip nor a guide, has no valid version, or has more days or visits
/// than a trip can have.
pub fn read(text: &str, atlas: &Atlas) -> Result<Opened, DocError> {
    read_value(serde_json::from_str(text).map_err(DocError::NotJson)?, atlas)
}

/// Reads a document of any version from parsed JSON. For a guide, the trip gets the Chinese texts.
///
/// # Errors
/// Fails when the value is neither a trip nor a guide, has no valid version, or has more days or visits than a trip can
/// have.
pub fn read_value(value: Value, atlas: &Atlas) -> Result<Opened, DocError> {
    if guide::is_guide(&value) { guide::open(value, atlas) } else { doc::read_trip(value, atlas) }
}

//! A whole trip in a link: `1.` + base64url(raw DEFLATE(UTF-8 JSON)), without padding.
//!
//! A code comes from anyone. Its length is checked before it is decoded, and inflating stops at the limit, so that a
//! small code cannot ask for much memory.

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use thiserror::Error;

use super::doc::{self, DocError, Opened};
use crate::domain::{Atlas, Trip};

/// Most bytes of a code, its version among them.
pub const MAX_CODE_BYTES: usize = 8 * 1024;
/// Most bytes of the document in a code.
pub const MAX_INFLATED_BYTES: usize = 256 * 1024;

const PREFIX: &str = "1.";
/// The best that DEFLATE offers; trips are small.
const LEVEL: u8 = 10;

/// Why a trip has no code, or a code has no trip.
#[derive(Debug, Error)]
pub enum ShareError {
    /// The code has more bytes than a link may carry.
    #[error("the code has {0} bytes, {MAX_CODE_BYTES} at most are allowed")]
    TooLong(usize),
    /// It begins with another version than this program's.
    #[error("the code is not of version 1")]
    OtherVersion,
    /// A character is wrong or missing.
    #[error("the code is damaged: not base64url")]
    NotBase64,
    /// It cannot be inflated.
    #[error("the code is damaged: not DEFLATE")]
    NotDeflate,
    /// What comes out is more than a trip can be.
    #[error("the code holds more than {MAX_INFLATED_BYTES} bytes")]
    TooBig,
    /// What comes out is not text.
    #[error("the code holds no UTF-8")]
    NotUtf8,
    /// What comes out is no trip.
    #[error(transparent)]
    Doc(#[from] DocError),
}

/// The code of a trip, for `#trip=`. A trip whose notes make it too long has none.
pub fn encode(trip: &Trip) -> Result<String, ShareError> {
    encode_document(&serde_json::to_vec(&doc::from_trip(trip)).map_err(DocError::NotJson)?)
}

/// The code of a document as it was written, which may be by a newer version than this program.
pub fn encode_document(json: &[u8]) -> Result<String, ShareError> {
    if json.len() > MAX_INFLATED_BYTES {
        return Err(ShareError::TooBig);
    }
    let code = format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&compress_to_vec(json, LEVEL)));
    if code.len() > MAX_CODE_BYTES { Err(ShareError::TooLong(code.len())) } else { Ok(code) }
}

/// The trip of a code. Nothing is taken over; the reader is asked first.
pub fn decode(code: &str, atlas: &Atlas) -> Result<Opened, ShareError> {
    if code.len() > MAX_CODE_BYTES {
        return Err(ShareError::TooLong(code.len()));
    }
    let body = code.strip_prefix(PREFIX).ok_or(ShareError::OtherVersion)?;
    let packed = BASE64URL_NOPAD.decode(body.as_bytes()).map_err(|_| ShareError::NotBase64)?;
    let json =
        decompress_to_vec_with_limit(&packed, MAX_INFLATED_BYTES).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => ShareError::TooBig,
            _ => ShareError::NotDeflate,
        })?;
    let text = str::from_utf8(&json).map_err(|_| ShareError::NotUtf8)?;
    Ok(doc::read(text, atlas)?)
}

//! A whole trip in a link: `1.` + base64url(raw DEFLATE(UTF-8 JSON)), without padding.
//!
//! A code comes from anyone. Its length is checked before it is decoded, and inflating stops at the limit, so that a
//! small code cannot ask for much memory.
//!
//! The document in a code begins with a check sum, `{"CRC":"0a1b2c3d",`: CRC-32 of all bytes behind that comma. It stands
//! first because compression copies from what came before: there, no change to the rest can be one to it as well. Readers
//! that do not know it read on as they did, because a document may have fields that they do not know; codes of before have
//! none, and are read without. What follows the end of the DEFLATE stream is let go, as are signs that no code has.

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use thiserror::Error;

use super::doc::{self, DocError, Opened};
use crate::domain::checksum::crc32;
use crate::domain::{Atlas, Trip};

mod clean;

/// Most bytes of a code, its version among them.
pub const MAX_CODE_BYTES: usize = 8 * 1024;
/// Most bytes of the document in a code.
pub const MAX_INFLATED_BYTES: usize = 256 * 1024;

const VERSION: &str = "1";
/// Most bytes that are looked through for a code: one that was escaped over and over, and what stands around it.
const MAX_TEXT_BYTES: usize = 8 * MAX_CODE_BYTES;
/// What stands before the check sum, and what stands behind it.
const SUM: &str = "{\"CRC\":\"";
const SUM_ENDS: &str = "\",";
const SUM_BYTES: usize = SUM.len() + 8 + SUM_ENDS.len();
/// A document that begins so much like that has a sum, or had one before somebody changed a letter of it.
const SUM_SIGNS: usize = 7;

/// Why a trip has no code, or a code has no trip.
#[derive(Debug, Error)]
pub enum ShareError {
    /// The code has more bytes than a link may carry.
    #[error("the code has {0} bytes, {MAX_CODE_BYTES} at most are allowed")]
    TooLong(usize),
    /// It does not begin like a code at all.
    #[error("this is no code of a trip")]
    NoCode,
    /// It begins with another version than this program's.
    #[error("the code is not of version 1")]
    OtherVersion,
    /// It ends in the middle.
    #[error("the code ends in the middle")]
    Cut,
    /// It is whole, but not what was written: its check sum is another one.
    #[error("the code was changed: its check sum is another one")]
    Changed,
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
///
/// ```
/// use hangyong::codec::share;
/// use hangyong::domain::{Trip, TripId};
///
/// let now = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a time");
/// let trip = Trip::new(TripId::from("t1"), "双城一日", now);
/// let code = share::encode(&trip).expect("it is short");
/// // Nothing in it that a chat or a mail would break or escape.
/// assert!(code.starts_with("1."));
/// assert!(code.chars().all(|one| one.is_ascii_alphanumeric() || "._-".contains(one)));
/// ```
///
/// # Errors
/// When the code would be too long for a link.
pub fn encode(trip: &Trip) -> Result<String, ShareError> {
    let json = serde_json::to_vec(&doc::from_trip(trip)).map_err(DocError::NotJson)?;
    // The document's first brace gives way to the check sum.
    let rest = json.get(1..).unwrap_or_default();
    encode_document(&[summed(rest).as_bytes(), rest].concat())
}

/// The best that DEFLATE offers; trips are small.
const LEVEL: u8 = 10;

/// How a document begins that goes on so.
fn summed(rest: &[u8]) -> String {
    format!("{SUM}{:08x}{SUM_ENDS}", crc32(rest))
}

/// The code of a document as it was written, which may be by a newer version than this program.
///
/// # Errors
/// When the document is too big, or its code too long for a link.
pub fn encode_document(json: &[u8]) -> Result<String, ShareError> {
    if json.len() > MAX_INFLATED_BYTES {
        return Err(ShareError::TooBig);
    }
    let code = format!("{VERSION}.{}", BASE64URL_NOPAD.encode(&compress_to_vec(json, LEVEL)));
    if code.len() > MAX_CODE_BYTES { Err(ShareError::TooLong(code.len())) } else { Ok(code) }
}

/// The trip of a code, whatever chats and mails have done to it. Nothing is taken over; the reader is asked first.
///
/// # Errors
/// When the code was cut, is damaged, is too long, unpacks to too much, or is of no trip.
pub fn decode(code: &str, atlas: &Atlas) -> Result<Opened, ShareError> {
    if code.len() > MAX_TEXT_BYTES {
        return Err(ShareError::TooLong(code.len()));
    }
    let Some(cleaned) = clean::clean(code) else {
        return Err(if code.trim().is_empty() { ShareError::Cut } else { ShareError::NoCode });
    };
    if cleaned.version != VERSION {
        return Err(ShareError::OtherVersion);
    }
    let opened = open(&cleaned.body, atlas);
    if opened.is_ok() || cleaned.all.len() == cleaned.body.len() {
        return opened;
    }
    open(&cleaned.all, atlas).or(opened)
}

fn open(body: &str, atlas: &Atlas) -> Result<Opened, ShareError> {
    let length = VERSION.len() + 1 + body.len();
    if length > MAX_CODE_BYTES {
        return Err(ShareError::TooLong(length));
    }
    let inflated = decompress_to_vec_with_limit(&clean::bytes(body), MAX_INFLATED_BYTES);
    let json = inflated.map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => ShareError::TooBig,
        TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => ShareError::Cut,
        _ => ShareError::NotDeflate,
    })?;
    if is_changed(&json) {
        return Err(ShareError::Changed);
    }
    let text = str::from_utf8(&json).map_err(|_| ShareError::NotUtf8)?;
    Ok(doc::read(text, atlas)?)
}

/// Whether a document has a check sum, and it is another one.
fn is_changed(json: &[u8]) -> bool {
    let Some((head, rest)) = json.split_at_checked(SUM_BYTES) else { return false };
    let written = summed(rest);
    let same = |range: std::ops::Range<usize>| {
        range.filter(|at| head.get(*at) == written.as_bytes().get(*at)).count()
    };
    let signs = same(0..SUM.len()) + same(SUM_BYTES - SUM_ENDS.len()..SUM_BYTES);
    signs >= SUM_SIGNS && head != written.as_bytes()
}

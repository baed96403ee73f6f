//! A whole trip in a link: `1.` + base64url(raw DEFLATE(UTF-8 JSON)), without padding.
//!
//! A code is untrusted. Its length is checked before it is decoded, and inflating stops at the limit, so that a small
//! code cannot demand much memory.
//!
//! The document in a code begins with a checksum, `{"CRC":"0a1b2c3d",`: the CRC-32 of all bytes after that comma. It
//! comes first because compression copies from what came before: at the start, a change to the rest cannot also change
//! the checksum. Readers that do not know it ignore it, because a document may have unknown fields; older codes have no
//! checksum and are read without it. Whatever follows the end of the DEFLATE stream is ignored, as are characters that
//! cannot be part of a code.

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use thiserror::Error;

use super::doc::{self, DocError, Opened};
use super::open;
use crate::domain::checksum::crc32;
use crate::domain::{Atlas, Trip};

mod clean;

/// Most bytes of a code, including its version.
pub const MAX_CODE_BYTES: usize = 8 * 1024;
/// Most bytes of the document in a code.
pub const MAX_INFLATED_BYTES: usize = 256 * 1024;

const VERSION: &str = "1";
/// Most bytes that are searched for a code: one that was escaped repeatedly, and the text around it.
const MAX_TEXT_BYTES: usize = 8 * MAX_CODE_BYTES;
/// What precedes the checksum, and what follows it.
const SUM: &str = "{\"CRC\":\"";
const SUM_ENDS: &str = "\",";
const SUM_BYTES: usize = SUM.len() + 8 + SUM_ENDS.len();
/// How many of these bytes have to match for a document to count as having a checksum, even if some were altered.
const SUM_SIGNS: usize = 7;

/// Why a trip cannot be encoded, or a code cannot be decoded.
#[derive(Debug, Error)]
pub enum ShareError {
    /// The code has more bytes than a link may carry.
    #[error("the code has {0} bytes, {MAX_CODE_BYTES} at most are allowed")]
    TooLong(usize),
    /// It does not begin like a code.
    #[error("this is no code of a trip")]
    NoCode,
    /// It has another version than this program's.
    #[error("the code is not of version 1")]
    OtherVersion,
    /// It is cut off in the middle.
    #[error("the code ends in the middle")]
    Cut,
    /// It is complete, but was altered: its checksum does not match.
    #[error("the code was changed: its check sum is another one")]
    Changed,
    /// It cannot be inflated.
    #[error("the code is damaged: not DEFLATE")]
    NotDeflate,
    /// The decoded data is larger than a trip can be.
    #[error("the code holds more than {MAX_INFLATED_BYTES} bytes")]
    TooBig,
    /// The decoded data is not UTF-8 text.
    #[error("the code holds no UTF-8")]
    NotUtf8,
    /// The decoded data is not a trip.
    #[error(transparent)]
    Doc(#[from] DocError),
}

/// The code of a trip, for `#trip=`.
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
/// Fails when the code would be too long for a link, for example because of long notes.
pub fn encode(trip: &Trip) -> Result<String, ShareError> {
    let json = serde_json::to_vec(&doc::from_trip(trip)).map_err(DocError::NotJson)?;
    // The checksum replaces the document's opening brace.
    let rest = json.get(1..).unwrap_or_default();
    encode_document(&[summed(rest).as_bytes(), rest].concat())
}

/// The strongest compression available; trips are small.
const LEVEL: u8 = 10;

/// The beginning of a document that continues with `rest`.
fn summed(rest: &[u8]) -> String {
    format!("{SUM}{:08x}{SUM_ENDS}", crc32(rest))
}

/// The code of a document as it was written, possibly by a newer version of this program.
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

/// Decodes a trip, whatever chats and mail programs did to its code. Nothing is saved here: the user is asked first.
///
/// # Errors
/// Fails when the code is cut off, damaged, altered or too long, unpacks to too much, or does not hold a trip.
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
    Ok(open::read(text, atlas)?)
}

/// Whether a document has a checksum that does not match.
fn is_changed(json: &[u8]) -> bool {
    let Some((head, rest)) = json.split_at_checked(SUM_BYTES) else { return false };
    let written = summed(rest);
    let same = |range: std::ops::Range<usize>| {
        range.filter(|at| head.get(*at) == written.as_bytes().get(*at)).count()
    };
    let signs = same(0..SUM.len()) + same(SUM_BYTES - SUM_ENDS.len()..SUM_BYTES);
    signs >= SUM_SIGNS && head != written.as_bytes()
}

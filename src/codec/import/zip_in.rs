//! KMZ: the main document in a zip archive, with a limit on its unpacked size. Pictures and other files are ignored.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::{ImportError, MAX_FILE_BYTES};

/// The signatures of an entry of the central directory, of its end record, and of a local file header.
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const FILE: &[u8] = b"PK\x03\x04";
/// The size of the end record without the comment that follows, which has at most 65,535 bytes.
const END_BYTES: usize = 22;
const MAX_REMARK: usize = 65_535;
/// The most entries that are searched for a supported file.
const MAX_FILES: usize = 10_000;
const STORED: usize = 0;
const DEFLATED: usize = 8;
/// The flag of an encrypted file.
const ENCRYPTED: usize = 1;

/// A file in the archive.
struct Entry<'a> {
    name: &'a [u8],
    flags: usize,
    method: usize,
    packed: usize,
    at: usize,
}

/// Whether a file is a zip archive.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(FILE) || bytes.starts_with(END)
}

/// The document in an archive: `doc.kml`, else the first KML, else the first GPX or GeoJSON file.
///
/// # Errors
/// Fails when the archive is damaged or encrypted, unpacks to too much, or has no supported file.
pub fn document(bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
    let entries = entries(bytes).ok_or(ImportError::Packed)?;
    let named = |ends: &[&str]| {
        let is_it = |entry: &&Entry<'_>| {
            let name = entry.name.to_ascii_lowercase();
            // Metadata that macOS adds to archives.
            !name.starts_with(b"__macosx") && ends.iter().any(|end| name.ends_with(end.as_bytes()))
        };
        entries.iter().find(is_it)
    };
    let main = entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(b"doc.kml"));
    let entry = main.or_else(|| named(&[".kml"])).or_else(|| named(&[".gpx", ".geojson", ".json"]));
    let entry = entry.ok_or(ImportError::NothingPacked)?;
    if entry.flags & ENCRYPTED != 0 {
        return Err(ImportError::Packed);
    }
    let packed = content(bytes, entry).ok_or(ImportError::Packed)?;
    match entry.method {
        STORED => Ok(packed.to_vec()),
        DEFLATED => {
            decompress_to_vec_with_limit(packed, MAX_FILE_BYTES).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => ImportError::TooBig(MAX_FILE_BYTES + 1),
                _ => ImportError::Packed,
            })
        }
        _ => Err(ImportError::Packed),
    }
}

/// The central directory, found from its end, since some writers do not know the sizes beforehand.
fn entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    let last = bytes.len().checked_sub(END_BYTES)?;
    let first = last.saturating_sub(MAX_REMARK);
    let end = (first..=last).rev().find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(END)))?;
    let count = number(bytes, end + 10, 2)?.min(MAX_FILES);
    let mut at = number(bytes, end + 16, 4)?;
    let mut found = Vec::new();
    for _ in 0..count {
        if !bytes.get(at..)?.starts_with(ENTRY) {
            return None;
        }
        let [name, extra, remark] = [28, 30, 32].map(|offset| number(bytes, at + offset, 2));
        let (name, extra, remark) = (name?, extra?, remark?);
        found.push(Entry {
            name: bytes.get(at + 46..at + 46 + name)?,
            flags: number(bytes, at + 8, 2)?,
            method: number(bytes, at + 10, 2)?,
            packed: number(bytes, at + 20, 4)?,
            at: number(bytes, at + 42, 4)?,
        });
        at += 46 + name + extra + remark;
    }
    Some(found)
}

/// The packed bytes of a file, after its local header, whose name and extra field have lengths of their own.
fn content<'a>(bytes: &'a [u8], entry: &Entry<'_>) -> Option<&'a [u8]> {
    if !bytes.get(entry.at..)?.starts_with(FILE) {
        return None;
    }
    let start = entry.at + 30 + number(bytes, entry.at + 26, 2)? + number(bytes, entry.at + 28, 2)?;
    bytes.get(start..start.checked_add(entry.packed)?)
}

/// A little-endian number of `length` bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

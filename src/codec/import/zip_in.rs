//! KMZ: the one KML in a zip archive, with a limit on what comes out. Pictures and all else in it are let lie.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::{ImportError, MAX_FILE_BYTES};

/// What the list of files, its end, and a file in the archive begin with.
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const FILE: &[u8] = b"PK\x03\x04";
/// The end of the list without the remark behind it, which has 65,535 bytes at most.
const END_BYTES: usize = 22;
const MAX_REMARK: usize = 65_535;
/// So many files are looked through for one that can be read.
const MAX_FILES: usize = 10_000;
const STORED: usize = 0;
const DEFLATED: usize = 8;
/// The flag of a file that has a password.
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

/// The KML of an archive: `doc.kml`, else the first that there is; else a file of the other kinds that are read.
///
/// # Errors
/// When the archive is damaged or encrypted, unpacks to too much, or holds no file that is read.
pub fn document(bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
    let entries = entries(bytes).ok_or(ImportError::Packed)?;
    let named = |ends: &[&str]| {
        let is_it = |entry: &&Entry<'_>| {
            let name = entry.name.to_ascii_lowercase();
            // What the Finder of a Mac adds to every archive.
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

/// The list of files, found from its end, as writers that do not know the sizes beforehand want it.
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

/// The packed bytes of a file; its own head has a name and more of lengths of their own.
fn content<'a>(bytes: &'a [u8], entry: &Entry<'_>) -> Option<&'a [u8]> {
    if !bytes.get(entry.at..)?.starts_with(FILE) {
        return None;
    }
    let start = entry.at + 30 + number(bytes, entry.at + 26, 2)? + number(bytes, entry.at + 28, 2)?;
    bytes.get(start..start.checked_add(entry.packed)?)
}

/// A number of so many bytes, the smallest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

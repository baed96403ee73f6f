//! Gzip (RFC 1952) around raw deflate.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::PmtilesError;

const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];
/// Length of what precedes the optional fields: magic, flags, time, two hints.
const HEAD_LEN: usize = 10;
/// Length of what follows the data: checksum and length.
const TAIL_LEN: usize = 8;

/// Decompresses `bytes` to at most `limit` bytes; `what` names them in an error. Only one gzip member is read; an
/// archive's parts have no more.
///
/// # Errors
/// When the bytes are not gzip, are damaged, or decompress to more than `limit`.
pub fn gunzip(bytes: &[u8], limit: usize, what: &'static str) -> Result<Vec<u8>, PmtilesError> {
    let (deflated, tail) = body(bytes).ok_or(PmtilesError::Damaged("a part is not gzip"))?;
    let unpacked = decompress_to_vec_with_limit(deflated, limit).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => PmtilesError::TooLarge(what),
        _ => PmtilesError::Damaged("a compressed part is broken"),
    })?;
    let length = u32::from_le_bytes([tail[4], tail[5], tail[6], tail[7]]);
    if unpacked.len() as u32 == length {
        Ok(unpacked)
    } else {
        Err(PmtilesError::Damaged("a compressed part has another length than it says"))
    }
}

/// The deflated data and the tail.
fn body(bytes: &[u8]) -> Option<(&[u8], &[u8; TAIL_LEN])> {
    let (head, mut rest) = bytes.split_at_checked(HEAD_LEN)?;
    if !head.starts_with(&MAGIC) {
        return None;
    }
    let flags = *head.get(3)?;
    if flags & 4 != 0 {
        let (length, after) = rest.split_at_checked(2)?;
        let length = u16::from_le_bytes([*length.first()?, *length.last()?]);
        rest = after.get(usize::from(length)..)?;
    }
    // A file name and a comment: both end with a zero.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    rest.split_last_chunk()
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;

    /// Compresses bytes, with every optional field that `flags` name.
    pub fn gzip(bytes: &[u8], flags: u8) -> Vec<u8> {
        let mut packed = vec![0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 255];
        if flags & 4 != 0 {
            packed.extend([3, 0, 1, 2, 3]);
        }
        if flags & 8 != 0 {
            packed.extend(b"name\0");
        }
        if flags & 16 != 0 {
            packed.extend(b"comment\0");
        }
        if flags & 2 != 0 {
            packed.extend([9, 9]);
        }
        packed.extend(compress_to_vec(bytes, 6));
        // The checksum is not verified.
        packed.extend([0; 4]);
        packed.extend((bytes.len() as u32).to_le_bytes());
        packed
    }

    #[test]
    fn every_kind_of_head_is_read() {
        let text = b"water water water".repeat(20);
        for flags in 0..32 {
            assert_eq!(gunzip(&gzip(&text, flags), 1 << 20, "x"), Ok(text.clone()), "{flags}");
        }
    }

    #[test]
    fn what_is_cut_or_unfolds_too_far_is_refused() {
        let packed = gzip(&[7; 100_000], 31);
        for end in 0..packed.len() {
            assert!(gunzip(&packed[..end], 1 << 20, "x").is_err(), "{end}");
        }
        assert_eq!(gunzip(&packed, 99_999, "x"), Err(PmtilesError::TooLarge("x")));
    }
}

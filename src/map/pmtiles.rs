//! PMTiles archives, version 3: all tiles of a map in one file that is read in pieces. Nothing here fetches: [`Archive`]
//! says which bytes it needs next and is given them.
//!
//! The format: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>. Whatever a file holds, reading it ends
//! in an answer or a [`PmtilesError`], and in bounded memory.

mod archive;
mod directory;
mod gunzip;
mod header;
mod hilbert;
#[cfg(test)]
pub mod tests;

use std::ops::Range;

pub use archive::{Archive, Step};
pub use header::{Compression, Header, TileKind};
pub use hilbert::tile_id;

/// How many bytes of the file are read first: the header and the root directory lie within them.
pub const FIRST_BYTES: u64 = 16_384;
/// The largest directory or tile that is requested, in bytes as stored in the file.
const MAX_PIECE: u64 = 4 << 20;
/// The largest tile after decompression, in bytes.
const MAX_TILE: usize = 4 << 20;
/// The largest directory after decompression, in bytes; once parsed it takes eight times as much memory.
const MAX_DIRECTORY: usize = 2 << 20;

/// A piece of the file, as a byte range.
pub type Piece = Range<u64>;

/// Why an archive cannot be read. The messages are for the operator of the site.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PmtilesError {
    /// The file does not begin like an archive.
    #[error("it is not a PMTiles archive")]
    NotAnArchive,
    /// The archive is of another version of the format.
    #[error("it is a PMTiles archive of version {0}; only version 3 can be read")]
    Version(u8),
    /// Directories or tiles are compressed in an unsupported way.
    #[error("it is compressed by {0}; only gzip or no compression can be read")]
    Compression(&'static str),
    /// The tiles are neither pictures nor vector tiles.
    #[error("its tiles are of a kind that is not known ({0})")]
    TileKind(u8),
    /// A part contradicts the format.
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
    /// A part is larger than any that a map needs.
    #[error("{0} is too large")]
    TooLarge(&'static str),
}

/// The piece of `length` bytes from `offset` on, if a file can have it.
fn piece(offset: u64, length: u64, what: &'static str) -> Result<Piece, PmtilesError> {
    if length > MAX_PIECE {
        return Err(PmtilesError::TooLarge(what));
    }
    let end = offset.checked_add(length).filter(|end| *end <= MAX_POSITION);
    Ok(offset..end.ok_or(PmtilesError::Damaged("a part lies beyond any file's end"))?)
}

/// The largest position that a browser's numbers can represent exactly.
const MAX_POSITION: u64 = 1 << 53;

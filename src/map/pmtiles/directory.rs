//! A directory: tiles by their numbers, or further directories by their first tile's number.

use super::{PmtilesError, piece};
use crate::map::varint;

/// The columns of a directory: tile numbers, run lengths, lengths, offsets.
const COLUMNS: usize = 4;

/// A run of identical tiles, or a leaf directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// The first tile.
    tile: u64,
    /// How many tiles in a row; 0 marks a leaf directory.
    run: u64,
    /// In bytes from the beginning of the tiles, or of the leaf directories.
    offset: u64,
    length: u64,
}

/// What a directory says about a tile. Offsets count from the beginning of the tiles or of the leaf directories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Offset and length of the tile.
    Tile(u64, u64),
    /// Offset and length of a directory that may list the tile.
    Leaf(u64, u64),
    /// There is no such tile.
    Nothing,
}

/// A directory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory(Vec<Entry>);

impl Directory {
    /// Reads a decompressed directory: the columns of its entries one after the other.
    ///
    /// # Errors
    /// When a column ends too early, or the entries contradict the format.
    pub fn read(mut bytes: &[u8]) -> Result<Self, PmtilesError> {
        const BROKEN: PmtilesError = PmtilesError::Damaged("a directory ends too early");
        let room = bytes.len() / COLUMNS;
        let mut next = || varint::take(&mut bytes).ok_or(BROKEN);
        // Every entry has at least one byte in each column.
        let count = usize::try_from(next()?).ok().filter(|count| *count <= room).ok_or(BROKEN)?;
        let mut entries = Vec::with_capacity(count);
        let mut tile = 0u64;
        for at in 0..count {
            let step = next()?;
            if at > 0 && step == 0 {
                return Err(PmtilesError::Damaged("a directory names a tile twice"));
            }
            tile = tile.checked_add(step).ok_or(PmtilesError::Damaged("a tile's number is too large"))?;
            entries.push(Entry { tile, run: 0, offset: 0, length: 0 });
        }
        for entry in &mut entries {
            entry.run = next()?;
        }
        for entry in &mut entries {
            entry.length = next()?;
            if entry.length == 0 {
                return Err(PmtilesError::Damaged("a directory has an empty entry"));
            }
        }
        let mut after = None;
        for entry in &mut entries {
            entry.offset = match (next()?, after) {
                // Zero: directly after the one before.
                (0, Some(after)) => after,
                (0, None) => return Err(PmtilesError::Damaged("a directory begins nowhere")),
                (offset, _) => offset - 1,
            };
            after = Some(piece(entry.offset, entry.length, "a tile or a directory")?.end);
        }
        Ok(Self(entries))
    }

    /// Looks a tile up.
    pub fn find(&self, tile: u64) -> Found {
        let after = self.0.partition_point(|entry| entry.tile <= tile);
        let Some(entry) = after.checked_sub(1).and_then(|at| self.0.get(at)) else { return Found::Nothing };
        match entry.run {
            0 => Found::Leaf(entry.offset, entry.length),
            run if tile - entry.tile < run => Found::Tile(entry.offset, entry.length),
            _ => Found::Nothing,
        }
    }
}

//! The part of an archive of streets that a trip wants to have on the device: which tiles, which pieces of the file
//! they are, how large those are, which requests fetch the missing ones, and under which names they are kept. Nothing
//! here fetches or stores.

mod name;
mod near;
mod request;
mod search;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::pmtiles::Piece;

pub use name::{
    Kept, head_name, is_outdated, kept_bytes, kept_pieces, piece_name, says_its_version, version_of,
};
pub use near::{NEAR_M, tiles_near};
pub use request::Request;
pub use search::Search;

/// Pieces of an archive, each once, and which of them are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// By start and end; the value says whether the piece is kept.
    pieces: BTreeMap<(u64, u64), bool>,
}

impl Stock {
    /// Adds a piece. One that is already there, because tiles share it, is not added again.
    pub fn add(&mut self, piece: &Piece) {
        self.pieces.entry((piece.start, piece.end)).or_default();
    }

    /// Records that a piece is kept; pieces outside the stock are ignored.
    pub fn note_kept(&mut self, piece: &Piece) {
        if let Some(kept) = self.pieces.get_mut(&(piece.start, piece.end)) {
            *kept = true;
        }
    }

    /// Records that nothing is kept any more.
    pub fn note_removed(&mut self) {
        self.pieces.values_mut().for_each(|kept| *kept = false);
    }

    /// Size of all its pieces, in bytes.
    pub fn bytes(&self) -> u64 {
        self.pieces.keys().map(length).sum()
    }

    /// Size of the pieces that are kept, in bytes.
    pub fn kept_bytes(&self) -> u64 {
        self.pieces.iter().filter(|(_, kept)| **kept).map(|(piece, _)| length(piece)).sum()
    }

    /// The pieces that are not kept, in the order of the file.
    pub fn missing(&self) -> Vec<Piece> {
        self.pieces.iter().filter(|(_, kept)| !**kept).map(|((start, end), _)| *start..*end).collect()
    }

    /// The requests to the archive's host that fetch all missing pieces.
    pub fn requests(&self) -> Vec<Request> {
        request::joined(self.missing())
    }
}

const fn length((start, end): &(u64, u64)) -> u64 {
    *end - *start
}

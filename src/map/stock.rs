//! What of an archive of streets a trip wants to have on the device: which tiles, which pieces of the file they are, how
//! large those are, with which requests the missing ones are fetched, and under which names they are kept. Nothing here
//! fetches or stores.

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
    /// By where they begin and end; whether the piece is kept.
    pieces: BTreeMap<(u64, u64), bool>,
}

impl Stock {
    /// Adds a piece. One that is in it already, because tiles share it, is not there twice.
    pub fn add(&mut self, piece: &Piece) {
        self.pieces.entry((piece.start, piece.end)).or_default();
    }

    /// Notes that a piece is kept; others than those of the stock are nothing to it.
    pub fn note_kept(&mut self, piece: &Piece) {
        if let Some(kept) = self.pieces.get_mut(&(piece.start, piece.end)) {
            *kept = true;
        }
    }

    /// Notes that nothing is kept any more.
    pub fn note_removed(&mut self) {
        self.pieces.values_mut().for_each(|kept| *kept = false);
    }

    /// Bytes of all its pieces.
    pub fn bytes(&self) -> u64 {
        self.pieces.keys().map(length).sum()
    }

    /// Bytes of those that are kept.
    pub fn kept_bytes(&self) -> u64 {
        self.pieces.iter().filter(|(_, kept)| **kept).map(|(piece, _)| length(piece)).sum()
    }

    /// The pieces that are not kept, in the order of the file.
    pub fn missing(&self) -> Vec<Piece> {
        self.pieces.iter().filter(|(_, kept)| !**kept).map(|((start, end), _)| *start..*end).collect()
    }

    /// What has to be asked of the archive's host for all to be kept.
    pub fn requests(&self) -> Vec<Request> {
        request::joined(self.missing())
    }
}

const fn length((start, end): &(u64, u64)) -> u64 {
    *end - *start
}

//! Requests for the missing pieces: neighbours are joined, since every request costs a round trip.

use crate::map::pmtiles::Piece;

/// Pieces are fetched together if at most this many bytes lie between them; these bytes are wasted.
const GAP: u64 = 8 << 10;
/// The most bytes that one request asks for, unless a single piece is larger: a few seconds on a weak network, so that
/// progress is visible and little is lost when the connection breaks.
const MOST: u64 = 128 << 10;

/// A range of the file, and the pieces within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The requested bytes.
    pub range: Piece,
    /// The wanted pieces within them, in order.
    pub pieces: Vec<Piece>,
}

impl Request {
    /// Cuts the wanted pieces out of the received bytes; a piece that is not wholly there is skipped.
    pub fn cut<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (&'a Piece, &'a [u8])> {
        let part = |piece: &Piece| {
            let [from, to] = [piece.start, piece.end].map(|at| (at - self.range.start) as usize);
            bytes.get(from..to)
        };
        self.pieces.iter().filter_map(move |piece| Some((piece, part(piece)?)))
    }
}

/// The requests for pieces, which must be in the order of the file.
pub fn joined(pieces: Vec<Piece>) -> Vec<Request> {
    let mut requests: Vec<Request> = Vec::new();
    for piece in pieces {
        let joins = |last: &Request| {
            let end = last.range.end.max(piece.end);
            piece.start <= last.range.end.saturating_add(GAP) && end - last.range.start <= MOST
        };
        match requests.last_mut().filter(|last| joins(last)) {
            Some(last) => {
                last.range.end = last.range.end.max(piece.end);
                last.pieces.push(piece);
            }
            None => requests.push(Request { range: piece.clone(), pieces: vec![piece] }),
        }
    }
    requests
}

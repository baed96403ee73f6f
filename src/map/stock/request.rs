//! Requests for the pieces that are missing: neighbours together, since every request costs a way there and back.

use crate::map::pmtiles::Piece;

/// Pieces are fetched together with what lies between them up to so many bytes, which travel for nothing.
const GAP: u64 = 8 << 10;
/// How many bytes one request asks for, where a piece is not larger itself: some seconds on a weak network, so that the
/// progress moves and little is lost when it breaks off.
const MOST: u64 = 128 << 10;

/// A range of the file, and the pieces within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The bytes that are asked for.
    pub range: Piece,
    /// What of them is wanted, in order.
    pub pieces: Vec<Piece>,
}

impl Request {
    /// The wanted pieces of the bytes that came.
    pub fn cut<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (&'a Piece, &'a [u8])> {
        let part = |piece: &Piece| {
            let [from, to] = [piece.start, piece.end].map(|at| (at - self.range.start) as usize);
            bytes.get(from..to)
        };
        self.pieces.iter().filter_map(move |piece| Some((piece, part(piece)?)))
    }
}

/// The requests for pieces in the order of the file.
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

//! Looks tiles up in an archive whose directories may still have to be fetched.

use super::Stock;
use crate::map::pmtiles::{Archive, Piece, PmtilesError, Step};
use crate::map::raster::RasterTile;

/// A search that goes on as directories arrive.
pub struct Search {
    archive: Archive,
    /// The next tile to look up is last.
    tiles: Vec<RasterTile>,
    stock: Stock,
}

impl Search {
    /// A search for tiles, given in the order of the archive. The archive must not have been given any directory yet:
    /// those that it asks for are part of the stock, because without them no tile is found.
    pub fn new(archive: Archive, mut tiles: Vec<RasterTile>) -> Self {
        tiles.reverse();
        Self { archive, tiles, stock: Stock::default() }
    }

    /// Looks up as many tiles as it can. Returns the directory that has to be fetched next and given to [`Self::read`];
    /// `None` once every tile has been looked up.
    ///
    /// # Errors
    /// When the archive contradicts the format.
    pub fn go_on(&mut self) -> Result<Option<Piece>, PmtilesError> {
        while let Some(tile) = self.tiles.last() {
            match self.archive.look_up(*tile)? {
                Step::Directory(piece) => return Ok(Some(piece)),
                Step::Tile(piece) => self.stock.add(&piece),
                Step::Nothing => {}
            }
            self.tiles.pop();
        }
        Ok(None)
    }

    /// Adds a requested directory, from its bytes as stored in the file.
    ///
    /// # Errors
    /// When it is not a directory.
    pub fn read(&mut self, piece: &Piece, bytes: &[u8]) -> Result<(), PmtilesError> {
        self.archive.add_directory(piece.clone(), bytes)?;
        self.stock.add(piece);
        Ok(())
    }

    /// All pieces that were found.
    pub fn stock(self) -> Stock {
        self.stock
    }
}

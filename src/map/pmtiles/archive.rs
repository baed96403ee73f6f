//! An archive that is being read: the header, the root directory, and the leaf directories that were used last.

use super::directory::{Directory, Found};
use super::gunzip::gunzip;
use super::header::{Compression, Header};
use super::{MAX_DIRECTORY, MAX_TILE, Piece, PmtilesError, TileKind, piece, tile_id};
use crate::map::raster::{RasterExtent, RasterTile};

/// How many leaf directories are kept. One covers a few thousand tiles, so a map stays within a handful.
const LEAVES: usize = 8;
/// The maximum nesting depth of directories, the root included.
const DEPTH: usize = 4;

/// The next step towards a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Read this directory, give it to [`Archive::add_directory`], and look again.
    Directory(Piece),
    /// Read this piece and [`Archive::unpack`] it: it is the tile.
    Tile(Piece),
    /// There is no such tile in the archive.
    Nothing,
}

/// An archive, without the bytes of its tiles.
#[derive(Clone, Debug)]
pub struct Archive {
    header: Header,
    root: Directory,
    /// In order of use, the most recently used one last.
    leaves: Vec<(Piece, Directory)>,
}

impl Archive {
    /// Opens an archive from the first [`super::FIRST_BYTES`] bytes of its file, or from the whole file if it is
    /// shorter.
    ///
    /// # Errors
    /// When they are not the beginning of an archive that can be read.
    pub fn open(bytes: &[u8]) -> Result<Self, PmtilesError> {
        let header = Header::read(bytes)?;
        let root = bytes.get(header.root.start as usize..header.root.end as usize);
        let root = root.ok_or(PmtilesError::Damaged("the root directory is cut off"))?;
        let root = read_directory(root, header.internal)?;
        Ok(Self { header, root, leaves: Vec::new() })
    }

    /// The archive's header.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Which tiles can be requested. Vector tiles are made for squares of twice the side.
    pub fn extent(&self) -> RasterExtent {
        let painted = self.header.kind == TileKind::Mvt;
        RasterExtent { zooms: self.header.zooms, bounds: self.header.bounds, painted }
    }

    /// What to do next to get a tile. To be called again after each directory that is added; this comes to an end.
    ///
    /// # Errors
    /// When a directory contradicts the format.
    pub fn look_up(&mut self, tile: RasterTile) -> Result<Step, PmtilesError> {
        let Some(id) = tile_id(tile) else { return Ok(Step::Nothing) };
        let mut found = self.root.find(id);
        for _ in 0..DEPTH {
            let piece = match found {
                Found::Nothing => return Ok(Step::Nothing),
                Found::Tile(offset, length) => {
                    return Ok(Step::Tile(from(self.header.tiles_at, offset, length, "a tile")?));
                }
                Found::Leaf(offset, length) => from(self.header.leaves_at, offset, length, "a directory")?,
            };
            let Some(at) = self.leaves.iter().position(|(kept, _)| *kept == piece) else {
                return Ok(Step::Directory(piece));
            };
            let leaf = self.leaves.remove(at);
            found = leaf.1.find(id);
            self.leaves.push(leaf);
        }
        Err(PmtilesError::Damaged("its directories lie too deep in each other"))
    }

    /// Adds a requested directory, from its bytes as stored in the file.
    ///
    /// # Errors
    /// When it is not a directory.
    pub fn add_directory(&mut self, piece: Piece, bytes: &[u8]) -> Result<(), PmtilesError> {
        let leaf = read_directory(bytes, self.header.internal)?;
        if self.leaves.len() >= LEAVES {
            self.leaves.remove(0);
        }
        self.leaves.push((piece, leaf));
        Ok(())
    }

    /// Decompresses a tile, from its bytes as stored in the file.
    ///
    /// # Errors
    /// When the compressed data is broken, or the tile is too large.
    pub fn unpack(&self, bytes: Vec<u8>) -> Result<Vec<u8>, PmtilesError> {
        unpack(bytes, self.header.tiles, MAX_TILE, "a tile")
    }
}

fn read_directory(bytes: &[u8], packed: Compression) -> Result<Directory, PmtilesError> {
    Directory::read(&unpack(bytes.to_vec(), packed, MAX_DIRECTORY, "a directory")?)
}

fn unpack(
    bytes: Vec<u8>,
    packed: Compression,
    limit: usize,
    what: &'static str,
) -> Result<Vec<u8>, PmtilesError> {
    match packed {
        Compression::Gzip => gunzip(&bytes, limit, what),
        Compression::None if bytes.len() > limit => Err(PmtilesError::TooLarge(what)),
        Compression::None => Ok(bytes),
    }
}

fn from(base: u64, offset: u64, length: u64, what: &'static str) -> Result<Piece, PmtilesError> {
    let start = base.checked_add(offset).ok_or(PmtilesError::Damaged("a part lies beyond any file's end"))?;
    piece(start, length, what)
}

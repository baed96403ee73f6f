//! The header of an archive: where its parts are, how they are compressed, and what the tiles cover.

use super::{FIRST_BYTES, Piece, PmtilesError, piece};
use crate::geometry::{LonLat, World, WorldBox};

/// Length of the header in bytes.
const HEADER_LEN: usize = 127;

/// How bytes are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// By gzip.
    Gzip,
}

impl Compression {
    fn read(byte: u8) -> Result<Self, PmtilesError> {
        match byte {
            1 => Ok(Self::None),
            2 => Ok(Self::Gzip),
            3 => Err(PmtilesError::Compression("brotli")),
            4 => Err(PmtilesError::Compression("zstd")),
            _ => Err(PmtilesError::Compression("an unknown method")),
        }
    }
}

/// What a tile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileKind {
    /// A vector tile in Mapbox's format.
    Mvt,
    /// A picture of this media type.
    Picture(&'static str),
}

impl TileKind {
    fn read(byte: u8) -> Result<Self, PmtilesError> {
        match byte {
            1 => Ok(Self::Mvt),
            2 => Ok(Self::Picture("image/png")),
            3 => Ok(Self::Picture("image/jpeg")),
            4 => Ok(Self::Picture("image/webp")),
            5 => Ok(Self::Picture("image/avif")),
            other => Err(PmtilesError::TileKind(other)),
        }
    }
}

/// The header of an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The root directory, which lies within the first bytes.
    pub root: Piece,
    /// Where the leaf directories begin.
    pub leaves_at: u64,
    /// Where the tiles begin.
    pub tiles_at: u64,
    /// How directories are compressed.
    pub internal: Compression,
    /// How tiles are compressed.
    pub tiles: Compression,
    /// What tiles are.
    pub kind: TileKind,
    /// The coarsest and the finest zoom of the tiles.
    pub zooms: (u8, u8),
    /// What the tiles cover.
    pub bounds: WorldBox,
}

impl Header {
    /// Reads the header from the beginning of a file.
    ///
    /// # Errors
    /// When the bytes are too few or not an archive of version 3, when a field makes no sense, or when the compression
    /// or the kind of the tiles is not supported.
    pub fn read(bytes: &[u8]) -> Result<Self, PmtilesError> {
        if !bytes.starts_with(b"PMTiles") {
            return Err(PmtilesError::NotAnArchive);
        }
        let head = bytes.first_chunk::<HEADER_LEN>();
        let head = Fields(head.ok_or(PmtilesError::Damaged("its head is cut off"))?);
        if head.byte(7) != 3 {
            return Err(PmtilesError::Version(head.byte(7)));
        }
        let root = piece(head.long(8), head.long(16), "the root directory")?;
        if root.start < HEADER_LEN as u64 || root.end > FIRST_BYTES {
            return Err(PmtilesError::Damaged("the root directory is not at its beginning"));
        }
        let zooms = (head.byte(100), head.byte(101));
        if zooms.0 > zooms.1 {
            return Err(PmtilesError::Damaged("its finest zoom is coarser than its coarsest"));
        }
        Ok(Self {
            root,
            leaves_at: head.long(40),
            tiles_at: head.long(56),
            internal: Compression::read(head.byte(97))?,
            tiles: head.tile_compression()?,
            kind: TileKind::read(head.byte(99))?,
            zooms,
            bounds: head.bounds()?,
        })
    }
}

/// The header's bytes.
struct Fields<'a>(&'a [u8; HEADER_LEN]);

impl Fields<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or_default()
    }

    fn array<const N: usize>(&self, at: usize) -> [u8; N] {
        self.0.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or([0; N])
    }

    fn long(&self, at: usize) -> u64 {
        u64::from_le_bytes(self.array(at))
    }

    /// A longitude or latitude in degrees.
    fn degrees(&self, at: usize) -> f64 {
        f64::from(i32::from_le_bytes(self.array(at))) / 1e7
    }

    /// Writers of archives of pictures give the tiles' compression as unknown (0): they are not compressed.
    fn tile_compression(&self) -> Result<Compression, PmtilesError> {
        if self.byte(98) == 0 { Ok(Compression::None) } else { Compression::read(self.byte(98)) }
    }

    fn bounds(&self) -> Result<WorldBox, PmtilesError> {
        let [west, south, east, north] = [102, 106, 110, 114].map(|at| self.degrees(at));
        let (low, high) = (LonLat::new(west, south), LonLat::new(east, north));
        if low.is_on_earth() && high.is_on_earth() && west < east && south < north {
            Ok(WorldBox::around([World::from(low), World::from(high)]))
        } else {
            Err(PmtilesError::Damaged("it does not say which part of the earth it covers"))
        }
    }
}

//! Archives built here, intact and broken.

use proptest::prelude::*;

use super::gunzip::tests::gzip;
use super::*;
use crate::geometry::LonLat;
use crate::map::raster::RasterTile;
use crate::map::varint::tests::put;

/// Tile, run, offset, length.
pub type Entry = (u64, u64, u64, u64);

/// An uncompressed directory.
pub fn directory(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, entries.len() as u64);
    let mut last = 0;
    for (tile, ..) in entries {
        put(&mut bytes, tile - last);
        last = *tile;
    }
    entries.iter().for_each(|(_, run, ..)| put(&mut bytes, *run));
    entries.iter().for_each(|(.., length)| put(&mut bytes, *length));
    let mut after = None;
    for (.., offset, length) in entries {
        put(&mut bytes, if after == Some(*offset) { 0 } else { offset + 1 });
        after = Some(offset + length);
    }
    bytes
}

/// A file of a root directory, leaf directories one after the other, and tiles; `internal` is 1 or 2 (gzip).
pub fn file(root: &[Entry], leaves: &[u8], tiles: &[u8], internal: u8, kind: u8) -> Vec<u8> {
    let root = directory(root);
    let root = if internal == 2 { gzip(&root, 0) } else { root };
    let leaves_at = 127 + root.len() as u64;
    let tiles_at = leaves_at + leaves.len() as u64;
    let mut bytes = b"PMTiles\x03".to_vec();
    let parts = [127, root.len() as u64, leaves_at, 0, leaves_at, leaves.len() as u64, tiles_at];
    let counts = [tiles.len() as u64, 0, 0, 0];
    parts.into_iter().chain(counts).for_each(|number| bytes.extend(number.to_le_bytes()));
    bytes.extend([1, internal, internal, kind, 5, 12]);
    for degrees in [1_180_000_000i32, 290_000_000, 1_230_000_000, 310_000_000] {
        bytes.extend(degrees.to_le_bytes());
    }
    bytes.extend([0; 9]);
    assert_eq!(bytes.len(), 127);
    [bytes, root, leaves.to_vec(), tiles.to_vec()].concat()
}

/// Reads a tile out of a file as a page does out of an archive on a host.
fn read(file: &[u8], tile: RasterTile) -> Result<Option<Vec<u8>>, PmtilesError> {
    let part = |piece: &Piece| {
        let range = piece.start as usize..piece.end as usize;
        file.get(range).map(<[u8]>::to_vec).ok_or(PmtilesError::Damaged("beyond the end"))
    };
    let mut archive = Archive::open(&file[..file.len().min(FIRST_BYTES as usize)])?;
    for _ in 0..10 {
        match archive.look_up(tile)? {
            Step::Nothing => return Ok(None),
            Step::Tile(piece) => return Ok(Some(archive.unpack(part(&piece)?)?)),
            Step::Directory(piece) => {
                let bytes = part(&piece)?;
                archive.add_directory(piece, &bytes)?;
            }
        }
    }
    panic!("a tile is looked for without end");
}

fn at(zoom: u8, x: u32, y: u32) -> RasterTile {
    RasterTile { zoom, x, y }
}

fn id(tile: RasterTile) -> u64 {
    tile_id(tile).expect("a tile")
}

#[test]
fn tiles_are_found_in_the_root_directory() {
    let first = id(at(5, 26, 13));
    let file = file(&[(first, 1, 0, 3), (first + 2, 2, 3, 2)], &[], b"abcde", 1, 2);
    assert_eq!(read(&file, at(5, 26, 13)), Ok(Some(b"abc".to_vec())));
    let found: Vec<bool> = (0..32 * 32)
        .map(|number| at(5, number % 32, number / 32))
        .filter(|tile| (first..first + 5).contains(&id(*tile)))
        .map(|tile| read(&file, tile).expect("an archive").is_some())
        .collect();
    assert_eq!(found.iter().filter(|found| **found).count(), 3, "a run of two and the first");
    assert_eq!(read(&file, at(5, 0, 0)), Ok(None));
    assert_eq!(read(&file, at(5, 99, 0)), Ok(None));
}

#[test]
fn tiles_are_found_through_a_leaf_directory_that_is_compressed() {
    let tiles = gzip(b"a tile", 0);
    let leaf = gzip(&directory(&[(100, 50, 0, tiles.len() as u64)]), 8);
    let file = file(&[(100, 0, 0, leaf.len() as u64)], &leaf, &tiles, 2, 1);
    for number in 0..64 * 64 {
        let tile = at(3, number % 8, number / 8 % 8);
        let expected = (100..150).contains(&id(tile)).then(|| b"a tile".to_vec());
        assert_eq!(read(&file, tile), Ok(expected));
    }
}

#[test]
fn leaf_directories_are_kept_and_the_oldest_is_given_up() {
    let mut archive = Archive::open(&file(
        &(0..20).map(|leaf| (leaf + 1, 0, leaf * 10, 10)).collect::<Vec<_>>(),
        &[0; 200],
        &[],
        1,
        2,
    ))
    .expect("an archive");
    let tiles: Vec<RasterTile> = (0..20).map(|number| at(2, number % 4, number / 4 % 4)).collect();
    let mut asked = 0;
    for tile in tiles.iter().chain(tiles.iter().rev().take(4)) {
        if let Step::Directory(piece) = archive.look_up(*tile).expect("sound") {
            asked += 1;
            archive.add_directory(piece, &directory(&[(id(*tile), 1, 0, 1)])).expect("a directory");
        }
        assert!(matches!(archive.look_up(*tile), Ok(Step::Tile(_))));
    }
    assert_eq!(asked, 20, "for 16 tiles, and for four whose directories were given up meanwhile");
}

#[test]
fn the_head_says_what_is_covered() {
    let archive = Archive::open(&file(&[(1, 1, 0, 1)], &[], b"x", 1, 4)).expect("an archive");
    let extent = archive.extent();
    assert_eq!((extent.zooms, extent.painted), ((5, 12), false));
    assert!(extent.bounds.contains(LonLat::new(120.0, 30.0).into()));
    assert!(!extent.bounds.contains(LonLat::new(117.0, 30.0).into()));
    assert_eq!(archive.header().kind, TileKind::Picture("image/webp"));
    let vector = Archive::open(&file(&[(1, 1, 0, 1)], &[], b"x", 1, 1)).expect("an archive");
    assert!(vector.extent().painted);
}

#[test]
fn what_cannot_be_read_says_so() {
    let sound = file(&[(1, 1, 0, 1)], &[], b"x", 1, 2);
    let with = |at: usize, byte: u8| {
        let mut broken = sound.clone();
        broken[at] = byte;
        Archive::open(&broken).map(|_| ()).expect_err("it is broken").to_string()
    };
    assert!(with(0, b'<').contains("not a PMTiles archive"));
    assert!(with(7, 2).contains("version 2"));
    assert!(with(97, 3).contains("brotli"));
    assert!(with(98, 4).contains("zstd"));
    assert!(with(99, 6).contains("(6)"));
    assert!(with(100, 13).contains("zoom"));
    assert!(with(105, 0x7f).contains("which part of the earth"));
    assert!(with(22, 1).contains("too large"));
    assert!(with(127, 200).contains("ends too early"));
    let empty = Archive::open(b"").map(|_| ());
    assert_eq!(empty, Err(PmtilesError::NotAnArchive));
}

#[test]
fn directories_that_go_in_circles_come_to_an_end() {
    let leaf = directory(&[(1, 0, 0, 5)]);
    assert_eq!(leaf.len(), 5);
    let file = file(&[(1, 0, 0, 5)], &leaf, &[], 1, 2);
    assert!(matches!(read(&file, at(1, 0, 0)), Err(PmtilesError::Damaged(_))));
}

#[test]
fn an_archive_that_is_cut_anywhere_is_an_error_or_lacks_tiles() {
    let tiles = gzip(b"a tile", 0);
    let leaf = gzip(&directory(&[(5, 9, 0, tiles.len() as u64)]), 0);
    let whole = file(&[(5, 0, 0, leaf.len() as u64)], &leaf, &tiles, 2, 1);
    assert_eq!(read(&whole, at(2, 0, 0)), Ok(Some(b"a tile".to_vec())));
    for end in 0..whole.len() {
        assert!(read(&whole[..end], at(2, 0, 0)).is_err(), "cut at {end}");
    }
}

proptest! {
    #[test]
    fn any_bytes_behind_a_sound_beginning_come_to_an_end(
        bytes in proptest::collection::vec(any::<u8>(), 120..600),
        internal in 1u8..3,
    ) {
        let mut file = file(&[(5, 0, 0, 60)], &[], &[], internal, 1);
        file.truncate(100);
        file.extend(bytes);
        for number in 0..4 {
            let _whatever_it_says = read(&file, at(2, number, 1));
        }
    }

    #[test]
    fn an_archive_with_any_byte_changed_comes_to_an_end(place in 0usize..200, byte: u8) {
        let leaf = directory(&[(5, 9, 0, 6)]);
        let mut file = file(&[(5, 0, 0, leaf.len() as u64)], &leaf, b"a tile", 1, 1);
        let length = file.len();
        file[place % length] = byte;
        let _whatever_it_says = read(&file, at(2, 0, 0));
    }
}

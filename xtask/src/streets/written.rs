//! Writes a PMTiles archive, version 3: header, directories, metadata, and tiles ordered by tile id.
//!
//! The format: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.

use super::cut::Tile;
use super::tiles::square;
use crate::failure::Failure;
use hangyong::map::mvt::LAYERS;
use hangyong::map::pmtiles::{FIRST_BYTES, tile_id};
use serde_json::json;

const HEAD: usize = 127;
/// How many tiles a leaf directory lists.
const LEAF: usize = 2_048;
const NOT_PACKED: u8 = 1;
const GZIP: u8 = 2;
const MVT: u8 = 1;

/// A tile, or a leaf directory if `run` is 0: its tile id, and the offset and length of its bytes.
#[derive(Clone, Copy)]
struct Entry {
    tile: u64,
    run: u64,
    offset: u64,
    length: u64,
}

/// The archive of gzip-compressed tiles.
///
/// # Errors
/// When there are too many tiles for the root directory.
pub fn archive(tiles: &[Tile]) -> Result<Vec<u8>, Failure> {
    let mut numbered: Vec<(u64, &[u8])> =
        tiles.iter().filter_map(|(tile, bytes)| Some((tile_id(*tile)?, bytes.as_slice()))).collect();
    numbered.sort_unstable_by_key(|(number, _)| *number);
    let (mut entries, mut data) = (Vec::new(), Vec::new());
    for (tile, bytes) in numbered {
        entries.push(Entry { tile, run: 1, offset: data.len() as u64, length: bytes.len() as u64 });
        data.extend_from_slice(bytes);
    }
    let (root, leaves) = directories(&entries);
    if HEAD + root.len() > FIRST_BYTES as usize {
        return Err(Failure::Step("the archive has too many tiles for its directory".to_owned()));
    }
    let notes = notes();
    let mut file = head(tiles, [&root, &notes, &leaves, &data], entries.len() as u64);
    for part in [&root, &notes, &leaves, &data] {
        file.extend_from_slice(part);
    }
    Ok(file)
}

/// The root directory, and leaf directories if there are more tiles than one directory lists.
fn directories(entries: &[Entry]) -> (Vec<u8>, Vec<u8>) {
    if entries.len() <= LEAF {
        return (directory(entries), Vec::new());
    }
    let (mut root, mut leaves) = (Vec::new(), Vec::new());
    for part in entries.chunks(LEAF) {
        let leaf = directory(part);
        let tile = part.first().map_or(0, |first| first.tile);
        root.push(Entry { tile, run: 0, offset: leaves.len() as u64, length: leaf.len() as u64 });
        leaves.extend(leaf);
    }
    (directory(&root), leaves)
}

fn directory(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, entries.len() as u64);
    let mut before = 0;
    for entry in entries {
        put(&mut bytes, entry.tile - before);
        before = entry.tile;
    }
    entries.iter().for_each(|entry| put(&mut bytes, entry.run));
    entries.iter().for_each(|entry| put(&mut bytes, entry.length));
    // One more than the offset: 0 would mean "directly after the previous one".
    entries.iter().for_each(|entry| put(&mut bytes, entry.offset + 1));
    bytes
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn notes() -> Vec<u8> {
    let layers: Vec<_> = LAYERS.iter().map(|layer| json!({ "id": layer, "fields": {} })).collect();
    let credit = "© OpenStreetMap contributors, ODbL 1.0";
    json!({ "name": "streets", "attribution": credit, "vector_layers": layers }).to_string().into_bytes()
}

/// The header; `parts` are root directory, metadata, leaf directories and tiles.
fn head(tiles: &[Tile], parts: [&Vec<u8>; 4], count: u64) -> Vec<u8> {
    let mut head = b"PMTiles\x03".to_vec();
    let mut at = HEAD as u64;
    for part in parts {
        head.extend(at.to_le_bytes());
        head.extend((part.len() as u64).to_le_bytes());
        at += part.len() as u64;
    }
    // The numbers of addressed tiles, entries and distinct tiles are the same.
    (0..3).for_each(|_| head.extend(count.to_le_bytes()));
    let zooms = || tiles.iter().map(|(tile, _)| tile.zoom);
    let (coarsest, finest) = (zooms().min().unwrap_or(0), zooms().max().unwrap_or(0));
    head.extend([1, NOT_PACKED, GZIP, MVT, coarsest, finest]);
    let squares = || tiles.iter().map(|(tile, _)| square(*tile));
    let west = squares().map(|square| square.min().x).fold(180.0, f64::min);
    let south = squares().map(|square| square.min().y).fold(90.0, f64::min);
    let east = squares().map(|square| square.max().x).fold(-180.0, f64::max);
    let north = squares().map(|square| square.max().y).fold(-90.0, f64::max);
    let degrees = |value: f64| ((value * 1e7).round() as i32).to_le_bytes();
    head.extend([west, south, east, north].into_iter().flat_map(degrees));
    head.push(coarsest);
    head.extend([(west + east) / 2.0, (south + north) / 2.0].into_iter().flat_map(degrees));
    head
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::map::RasterTile;
    use hangyong::map::pmtiles::{Archive, Step};

    /// Reads a tile as a browser does: one range of the file at a time.
    fn found(file: &[u8], tile: RasterTile) -> Option<Vec<u8>> {
        let mut archive = Archive::open(file).expect("an archive");
        let bytes = |piece: &std::ops::Range<u64>| file[piece.start as usize..piece.end as usize].to_vec();
        loop {
            match archive.look_up(tile).expect("its directories are sound") {
                Step::Nothing => return None,
                Step::Tile(piece) => return Some(bytes(&piece)),
                Step::Directory(piece) => {
                    archive.add_directory(piece.clone(), &bytes(&piece)).expect("a directory");
                }
            }
        }
    }

    #[test]
    fn what_was_written_is_found_by_the_map_s_own_reader_also_in_leaf_directories() {
        for side in [3_u32, 60] {
            let tiles: Vec<Tile> = (0..side * side)
                .map(|at| {
                    let tile = RasterTile { zoom: 15, x: 27_300 + at % side, y: 13_500 + at / side };
                    (tile, at.to_le_bytes().to_vec())
                })
                .collect();
            let file = archive(&tiles).expect("it can be written");
            // All tiles of the three-by-three archive, and some of each leaf in the larger ones.
            for (tile, bytes) in tiles.iter().step_by(if side > 3 { 131 } else { 1 }) {
                assert_eq!(found(&file, *tile).as_ref(), Some(bytes));
            }
            assert_eq!(found(&file, RasterTile { zoom: 15, x: 27_299, y: 13_500 }), None);
            let archive = Archive::open(&file).expect("an archive");
            assert_eq!(archive.header().zooms, (15, 15));
            assert!(archive.extent().painted);
        }
    }
}

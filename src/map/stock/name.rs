//! The names under which pieces of an archive are kept: addresses, as the browser's cache requires, that are never
//! requested from a host. They say which archive and which version of it a piece belongs to, so that pieces of
//! different ones are never mixed.

use crate::domain::checksum::crc32;
use crate::map::pmtiles::Piece;

/// The beginning of what is appended to an archive's address.
const MARK: &str = "kept-streets=";
/// Written in place of a piece for the beginning of the file, which says which version of it is kept.
const HEAD: &str = "head";
const ENDING: &str = ".pmtiles";
/// The fewest digits that a checksum in a file's name has.
const DIGITS: usize = 8;

/// A parsed name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<'a> {
    /// The archive's full address.
    pub address: &'a str,
    /// Its version, and the piece; `None` for the beginning of the file.
    pub piece: Option<(&'a str, Piece)>,
}

impl<'a> Kept<'a> {
    /// Parses a name; `None` if it is not the name of something kept.
    pub fn read(name: &'a str) -> Option<Self> {
        let (before, what) = name.rsplit_once(MARK)?;
        let address = before.strip_suffix(['?', '&'])?;
        if what == HEAD {
            return Some(Self { address, piece: None });
        }
        let (version, range) = what.split_once('-')?;
        let (start, end) = range.split_once('-')?;
        let range = start.parse().ok()?..end.parse().ok()?;
        (range.start < range.end).then_some(Self { address, piece: Some((version, range)) })
    }
}

/// The version of an archive: a checksum of the beginning of its file, which holds the header and the directory of all
/// that follows.
pub fn version_of(head: &[u8]) -> String {
    format!("{:08x}", crc32(head))
}

/// The name for the beginning of the file at this full address.
pub fn head_name(address: &str) -> String {
    named(address, HEAD)
}

/// The name for a piece of a version of the file at this full address.
pub fn piece_name(address: &str, version: &str, piece: &Piece) -> String {
    named(address, &format!("{version}-{}-{}", piece.start, piece.end))
}

fn named(address: &str, what: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{MARK}{what}")
}

/// The pieces among the names that belong to this version of the file at this full address.
pub fn kept_pieces(names: &[String], address: &str, version: &str) -> Vec<Piece> {
    let of_it = |name: &String| {
        let kept = Kept::read(name).filter(|kept| kept.address == address)?;
        kept.piece.filter(|(of, _)| *of == version).map(|(_, piece)| piece)
    };
    names.iter().filter_map(of_it).collect()
}

/// The size in bytes of all named pieces, of whatever archive; beginnings of files are not counted.
pub fn kept_bytes(names: &[String]) -> u64 {
    let pieces = names.iter().filter_map(|name| Kept::read(name)?.piece);
    pieces.map(|(_, piece)| piece.end - piece.start).sum()
}

/// Whether a name belongs to another version of the archive at this full address than `version`, which its host has
/// now. The kept beginning of the file at the same address is left for the caller to compare.
pub fn is_outdated(name: &str, address: &str, version: &str) -> bool {
    let Some(kept) = Kept::read(name) else { return false };
    let other_version = kept.piece.is_some_and(|(of, _)| of != version);
    place(kept.address) == place(address) && (kept.address != address || other_version)
}

/// Whether the address contains its version, so that the file at it never changes.
pub fn says_its_version(address: &str) -> bool {
    place(address) != address
}

/// The address up to the checksum in the file's name (`streets-1a2b3c4d.pmtiles`), which is the same for all versions.
fn place(address: &str) -> &str {
    let is_checksum = |text: &&str| text.len() >= DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = address.strip_suffix(ENDING).and_then(|address| address.rsplit_once('-'));
    name.filter(|(_, sum)| is_checksum(sum)).map_or(address, |(before, _)| before)
}

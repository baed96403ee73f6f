//! The four letters of a stop's code, which the operator puts up at the stop. Anyone can compute them: they catch
//! typing errors and prove nothing. `CONTENT.md` has the rule for other programs.

use crate::domain::StopId;
use crate::domain::checksum::crc32;

/// The letters: the alphabet without I and O, which look like 1 and 0.
const LETTERS: &[u8; 24] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
/// How many of them a code has.
const LENGTH: u32 = 4;

/// The letters of a stop in the pack of that id: the CRC-32 of `PACK/STOP` in UTF-8, modulo 24⁴, as four base-24
/// digits, the most significant first.
pub fn check(pack: &str, stop: &StopId) -> String {
    let base = LETTERS.len() as u32;
    let number = crc32(format!("{pack}/{stop}").as_bytes()) % base.pow(LENGTH);
    let digit = |place: u32| number / base.pow(place) % base;
    let letters = (0..LENGTH).rev().filter_map(|place| LETTERS.get(digit(place) as usize));
    letters.map(|letter| char::from(*letter)).collect()
}

/// Whether these are the letters of that stop, ignoring case and surrounding blanks.
pub fn is_check(typed: &str, pack: &str, stop: &StopId) -> bool {
    typed.trim().eq_ignore_ascii_case(&check(pack, stop))
}

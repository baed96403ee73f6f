//! A text as a QR code: its dark modules as one path, drawn by the caller.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Width in modules of the light border that readers need.
const QUIET: i32 = 4;
/// A phone can read a module of three screen pixels, or of half a millimetre on paper. The most modules, including the
/// quiet zone, of a code at the three sizes in `kept.css` and `print.css`: 15 rem or 42 mm, 25 rem or 68 mm, and 93 mm.
const USUAL_MODULES: i32 = 80;
const LARGE_MODULES: i32 = 133;

/// How much space a code needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The usual space beside the link.
    Usual,
    /// The width of the panel.
    Large,
    /// More than a panel has on a screen with one pixel per CSS pixel; only the link is shown there.
    Huge,
}

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Width and height in modules, including the quiet zone.
    pub size: i32,
    /// The dark modules as an SVG path, one unit per module.
    pub path: String,
}

impl Qr {
    /// How much room it needs to be read.
    pub const fn room(&self) -> Room {
        if self.size <= USUAL_MODULES {
            Room::Usual
        } else if self.size <= LARGE_MODULES {
            Room::Large
        } else {
            Room::Huge
        }
    }
}

/// The code of a text; `None` if the text is too long for a code.
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    Some(Qr { size: code.size() + 2 * QUIET, path: path(&code) })
}

/// Runs of dark modules, row by row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(dark).unwrap_or(0);
            if run > 0 {
                // Writing into a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_finders_and_a_quiet_zone() {
        let code = qr("https://example.org/zh/trip/#trip=1.abc").expect("a code");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert!(code.path.contains(&format!("M{} 4h7v1h-7z", code.size - 11)));
        assert!(code.path.contains(&format!("M4 {}h7v1h-7z", code.size - 11)));
    }

    #[test]
    fn the_longer_a_link_the_more_room_its_code_needs_and_only_what_no_code_holds_has_none() {
        let room = |letters: usize| qr(&"a".repeat(letters)).map(|code| code.room());
        assert_eq!([300, 1_000, 2_900].map(room), [Some(Room::Usual), Some(Room::Large), Some(Room::Huge)]);
        assert_eq!(room(3_000), None);
    }

    #[test]
    fn every_room_has_three_pixels_and_half_a_millimetre_for_each_module() {
        for (modules, css_px, mm) in
            [(USUAL_MODULES, 240.0, 42.0), (LARGE_MODULES, 400.0, 68.0), (185, 560.0, 93.0)]
        {
            assert!(css_px / f64::from(modules) >= 3.0 && mm / f64::from(modules) >= 0.5, "{modules}");
        }
        assert_eq!(qr(&"a".repeat(2_950)).map(|code| code.size), Some(185), "the largest code that there is");
    }
}

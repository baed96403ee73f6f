//! A text as a QR code: dark modules as one path, to be drawn by whoever draws.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around a code, which readers need.
const QUIET: i32 = 4;
/// The finest code that telephones read at a usual size, in modules with the quiet zone. A finer one has to be drawn larger.
const FINE_MODULES: i32 = 125 + 2 * QUIET;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Width and height in modules, with the quiet zone.
    pub size: i32,
    /// The dark modules as an SVG path, a unit for each module.
    pub path: String,
}

impl Qr {
    /// Whether the code must be enlarged to be read.
    pub fn is_fine(&self) -> bool {
        self.size > FINE_MODULES
    }
}

/// The code of a text; `None` when there is no code for so much.
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
    fn a_long_link_has_a_code_that_is_to_be_enlarged_and_only_what_no_code_holds_has_none() {
        let is_fine = |letters: usize| qr(&"a".repeat(letters)).map(|code| code.is_fine());
        assert_eq!([1_000, 1_499, 2_900].map(is_fine), [Some(false), Some(true), Some(true)]);
        assert_eq!(is_fine(3_000), None);
    }
}

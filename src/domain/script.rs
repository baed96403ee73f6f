//! Which characters Chinese is written in.
//!
//! The site has two Chinese editions. The traditional one is the simplified one converted: its pages, its content and
//! the texts inside its programs (`xtask/src/build/traditional`). So `Lang::Zh` is "the Chinese of this edition", and no
//! code asks which one it is, except for addresses, language tags, and names that people on the spot must be able to
//! read.

use std::hint::black_box;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::atomic::{AtomicBool, Ordering};

/// A language, in one of its scripts, that the site is published in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its code in addresses.
    pub code: &'static str,
    /// Its BCP 47 tag.
    pub tag: &'static str,
}

/// Chinese in simplified characters.
pub const SIMPLIFIED: Edition = Edition { code: "zh", tag: "zh-Hans" };
/// Chinese in traditional characters.
pub const TRADITIONAL: Edition = Edition { code: "zh-hant", tag: "zh-Hant" };
/// English.
pub const ENGLISH: Edition = Edition { code: "en", tag: "en" };
/// All of them, the default first.
pub const EDITIONS: [Edition; 3] = [SIMPLIFIED, TRADITIONAL, ENGLISH];

/// The folder of the traditional edition below the site's root. It holds the edition's pages, and beside them its own
/// programs and data.
pub const TRADITIONAL_FOLDER: &str = "zh-hant/";

/// A text that is converted with all others of the program, so that it tells which edition the program belongs to. The
/// character stands between others, so that it cannot be taken for a part of what lies beside it.
pub static SAMPLE: &[u8] = b"script: \xe6\xb1\x89!";
/// A byte of the sample's character only when it is converted: that takes 汉, `e6 b1 89`, to 漢, `e6 bc a2`.
const CONVERTED: u8 = 0xbc;

#[cfg(not(target_arch = "wasm32"))]
static RENDERS_TRADITIONAL: AtomicBool = AtomicBool::new(false);

/// Whether Chinese is written in traditional characters.
pub fn is_traditional() -> bool {
    #[cfg(not(target_arch = "wasm32"))]
    if RENDERS_TRADITIONAL.load(Ordering::Relaxed) {
        return true;
    }
    // The compiler must not compute this: the sample changes after it has finished.
    black_box(SAMPLE).contains(&CONVERTED)
}

/// From now on this process renders the traditional edition, or no longer does. Only for the build, whose own texts stay
/// simplified: it converts what it has rendered.
#[cfg(not(target_arch = "wasm32"))]
pub fn render_traditional(traditional: bool) {
    RENDERS_TRADITIONAL.store(traditional, Ordering::Relaxed);
}

/// The address of a program or a file of data of this edition, such as `pack/whole.bin`, for a site at `root`. English
/// shares those of the edition in simplified characters.
pub fn file_address(root: &str, file: &str) -> String {
    [root, if is_traditional() { TRADITIONAL_FOLDER } else { "" }, file].concat()
}

/// The Chinese that this program is not written in.
pub fn other_script() -> Edition {
    if is_traditional() { SIMPLIFIED } else { TRADITIONAL }
}

//! Adjusts a host's accent colour for readability: whatever a portal's own colour is, text in it gets a contrast of at
//! least 4.5:1.
//!
//! Contrast is that of WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.

/// The minimum contrast of text.
const READABLE: f64 = 4.5;
/// The number of steps from a colour to black or white.
const STEPS: u8 = 32;
/// The darkest background of text in the light theme: `--paper-sunk`.
const PAPER: Rgb = Rgb(0xee, 0xe8, 0xda);
/// The lightest background of text in the dark theme: `--paper-raised`.
const INK: Rgb = Rgb(0x1e, 0x25, 0x26);

/// A colour: red, green and blue in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#rgb` or `#rrggbb`, and no other CSS notation.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let channel = |shift: u32, bits: u32| ((number >> shift) & ((1 << bits) - 1)) as u8;
        match digits.len() {
            3 => Some(Self(channel(8, 4) * 17, channel(4, 4) * 17, channel(0, 4) * 17)),
            6 => Some(Self(channel(16, 8), channel(8, 8), channel(0, 8))),
            _ => None,
        }
    }

    /// `#rrggbb`
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// This colour mixed with another; `share` (0 to 1) is the part of the other.
    fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// WCAG's contrast ratio, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

/// A host's colour in the shades that the interface needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// Links, buttons.
    pub main: Rgb,
    /// The shade of `main` under the pointer.
    pub deep: Rgb,
    /// The background of what is chosen.
    pub wash: Rgb,
}

impl Shades {
    /// For the light theme: the colour as it is, or darker.
    pub fn on_paper(accent: Rgb) -> Self {
        Self::towards(Rgb(0, 0, 0), accent, PAPER)
    }

    /// For the dark theme: the colour as it is, or lighter.
    pub fn on_ink(accent: Rgb) -> Self {
        Self::towards(Rgb(255, 255, 255), accent, INK)
    }

    fn towards(end: Rgb, accent: Rgb, ground: Rgb) -> Self {
        let wash = ground.mixed(accent, 0.14);
        let reads = |tone: &Rgb| tone.contrast(ground) >= READABLE && tone.contrast(wash) >= READABLE;
        let tones = (0..=STEPS).map(|step| accent.mixed(end, f64::from(step) / f64::from(STEPS)));
        let main = tones.into_iter().find(reads).unwrap_or(end);
        Self { main, deep: main.mixed(end, 0.25), wash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_plain_colours_are_colours() {
        assert_eq!(Rgb::parse("#0a5"), Some(Rgb(0, 0xaa, 0x55)));
        assert_eq!(Rgb::parse("#28665C"), Some(Rgb(0x28, 0x66, 0x5c)));
        for text in ["", "#", "red", "#12", "#1234", "#+12345", "#12345g", "url(x)", "#fff;x:y", "var(--x)"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_colour_that_reads_well_is_left_alone() {
        let celadon = Rgb(0x28, 0x66, 0x5c);
        assert_eq!(Shades::on_paper(celadon).main, celadon);
    }

    proptest! {
        #[test]
        fn text_in_any_colour_of_a_host_can_be_read(r: u8, g: u8, b: u8) {
            for (shades, ground) in [(Shades::on_paper(Rgb(r, g, b)), PAPER), (Shades::on_ink(Rgb(r, g, b)), INK)] {
                for tone in [shades.main, shades.deep] {
                    prop_assert!(tone.contrast(ground) >= READABLE, "{tone:?}");
                    prop_assert!(tone.contrast(shades.wash) >= READABLE, "{tone:?} on {:?}", shades.wash);
                }
            }
        }
    }
}

//! A colour.

use crate::geometry::decimal::fixed;
use crate::geometry::maths;
use std::fmt;

/// An sRGB colour with alpha, each channel 0–255. It prints as CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Alpha: 255 is opaque.
    pub a: u8,
}

impl Color {
    /// An opaque colour from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// Reads `#rrggbb` as an opaque colour; `None` if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        u32::from_str_radix(digits, 16).ok().map(Self::hex)
    }

    /// The colour with another opacity, 0 to 1.
    pub fn alpha(self, opacity: f64) -> Self {
        Self { a: (maths::clamp(opacity, 0.0, 1.0) * 255.0).round() as u8, ..self }
    }

    /// The colour without its opacity.
    pub const fn opaque(self) -> Self {
        Self { a: 255, ..self }
    }

    /// The colour moved towards another by a share of 0 to 1; the opacity stays.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix =
            |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b), a: self.a }
    }

    /// The colour with `by` added to each channel; its hue stays until one of them is full.
    pub fn lightened(self, by: u8) -> Self {
        let [r, g, b] = [self.r, self.g, self.b].map(|channel| channel.saturating_add(by));
        Self { r, g, b, a: self.a }
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { maths::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// Contrast with another colour, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { r, g, b, a } = self;
        if *a == 255 {
            return write!(f, "#{r:02x}{g:02x}{b:02x}");
        }
        write!(f, "rgba({r},{g},{b},{})", fixed(f64::from(*a) / 255.0, 3))
    }
}

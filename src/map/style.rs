//! How the map looks, as data: ink on paper by day, paper on ink by night. Nothing is painted here.

use super::scene::Color;

/// Day or night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Ink and celadon on paper.
    #[default]
    Light,
    /// The same by moonlight.
    Dark,
}

/// Every colour of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Land: the paper itself.
    pub land: Color,
    /// Sea, lakes and wide rivers.
    pub water: Color,
    /// The wash that darkens the water along a shore, with its opacity.
    pub shore: Color,
    /// The line between land and water.
    pub coast: Color,
    /// The strokes of small waves on the open sea.
    pub wave: Color,
    /// Rivers that are lines.
    pub river: Color,
    /// Canals.
    pub canal: Color,
    /// Mountains: the ink of their outlines.
    pub mountain_ink: Color,
    /// Mountains: the wash of their bodies.
    pub mountain_wash: Color,
    /// The green that hills tint the land with.
    pub hill_tint: Color,
    /// Railway: the dark of the double line.
    pub rail: Color,
    /// Railway: what shows between the sleepers.
    pub rail_gap: Color,
    /// What separates a route from what it crosses.
    pub casing: Color,
    /// Names of towns and stops.
    pub ink: Color,
    /// Names of lesser places.
    pub ink_soft: Color,
    /// Names of waters.
    pub ink_water: Color,
    /// Names of mountains.
    pub ink_mountain: Color,
    /// The halo around letters.
    pub halo: Color,
    /// Cinnabar: the ring round what is chosen.
    pub seal: Color,
    /// Inside markers: their paper.
    pub marker: Color,
    /// A stop that lies on no route.
    pub plain_stop: Color,
    /// Opacity of routes in the background, such as those not chosen while another one is.
    pub aside: f64,
}

const LIGHT: Palette = Palette {
    land: Color::hex(0xF6F1E5),
    water: Color::hex(0xD5E0DB),
    shore: Color { r: 0x6F, g: 0x97, b: 0x92, a: 30 },
    coast: Color { r: 0x55, g: 0x6F, b: 0x6C, a: 150 },
    wave: Color { r: 0x6B, g: 0x8F, b: 0x8B, a: 90 },
    river: Color::hex(0xB4CBC6),
    canal: Color::hex(0x9FBDB8),
    mountain_ink: Color::hex(0x3F5A57),
    mountain_wash: Color::hex(0x5E7F79),
    hill_tint: Color::hex(0xB9C9AE),
    rail: Color::hex(0x4A5568),
    rail_gap: Color::hex(0xFBF8F0),
    casing: Color::hex(0xFBF8F0),
    ink: Color::hex(0x26302F),
    ink_soft: Color::hex(0x5F645C),
    ink_water: Color::hex(0x3F6E6C),
    ink_mountain: Color::hex(0x55665C),
    halo: Color { r: 0xF8, g: 0xF4, b: 0xEA, a: 225 },
    seal: Color::hex(0xB8402F),
    marker: Color::hex(0xFFFCF4),
    plain_stop: Color::hex(0x6A6F68),
    aside: 0.28,
};

const DARK: Palette = Palette {
    land: Color::hex(0x22292B),
    water: Color::hex(0x24363C),
    shore: Color { r: 0x5E, g: 0x86, b: 0x8A, a: 22 },
    coast: Color { r: 0x7F, g: 0x9C, b: 0x9B, a: 120 },
    wave: Color { r: 0x7F, g: 0xA3, b: 0xA6, a: 60 },
    river: Color::hex(0x2E4247),
    canal: Color::hex(0x38525A),
    mountain_ink: Color::hex(0xA9BEB6),
    mountain_wash: Color::hex(0x6F8C86),
    hill_tint: Color::hex(0x3A4A42),
    rail: Color::hex(0x9AA6B5),
    rail_gap: Color::hex(0x20272A),
    casing: Color::hex(0x14191B),
    ink: Color::hex(0xECE4D2),
    ink_soft: Color::hex(0xB3B1A3),
    ink_water: Color::hex(0x8FBAB8),
    ink_mountain: Color::hex(0x9DB3A6),
    halo: Color { r: 0x1B, g: 0x21, b: 0x24, a: 225 },
    seal: Color::hex(0xE2725B),
    marker: Color::hex(0x1A2023),
    plain_stop: Color::hex(0xA3A79E),
    aside: 0.3,
};

impl Theme {
    /// The colours of this theme.
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// A colour that was chosen for paper, made legible on this theme's land: 3 : 1 by day, as WCAG asks of graphics, and
    /// 5.5 : 1 by night, when the same names are written in it. By night it keeps its hue and becomes paler.
    pub fn on_land(self, color: Color) -> Color {
        let land = self.palette().land;
        let (pale, dark) = (Color::hex(0xFFF6E4), Color::hex(0x101816));
        match self {
            Self::Light => {
                let mut tried = (0..=10).map(|tenth| color.mixed(dark, f64::from(tenth) / 10.0));
                tried.find(|tried| tried.contrast(land) >= 3.0).unwrap_or(dark)
            }
            Self::Dark => {
                let mut tried = (0..=31).map(|step| color.lightened(8 * step));
                tried.find(|tried| tried.contrast(land) >= 5.5).unwrap_or(pale)
            }
        }
    }

    /// The ink that is easier to read on a colour: nearly white or nearly black.
    pub fn ink_on(color: Color) -> Color {
        let (white, black) = (Color::hex(0xFFFDF7), Color::hex(0x14191B));
        if color.contrast(white) >= color.contrast(black).min(4.5) { white } else { black }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn route_colours_are_legible_on_both_papers() {
        for theme in [Theme::Light, Theme::Dark] {
            for rgb in [0x9A5B3C, 0x2E7D74, 0x2F6DA8, 0xB23A3A, 0x4A5568, 0xFFFF00, 0x000000] {
                let shown = theme.on_land(Color::hex(rgb));
                let palette = theme.palette();
                assert!(shown.contrast(palette.land) >= 3.0, "{rgb:06x} as {shown}");
                let on_water = shown.contrast(palette.water);
                assert!(theme == Theme::Light || on_water >= 3.0, "{rgb:06x} on water");
                assert!(shown.contrast(Theme::ink_on(shown)) >= 4.5, "number on {shown}");
            }
        }
    }

    #[test]
    fn by_night_water_is_lighter_than_land_as_it_is_under_the_moon() {
        let waters = [DARK.water, DARK.river, DARK.canal];
        assert!(waters.iter().all(|water| water.luminance() > DARK.land.luminance()), "{waters:?}");
        assert!(DARK.water.contrast(DARK.land) >= 1.15);
    }

    #[test]
    fn every_kind_of_letter_is_legible_on_its_ground() {
        for palette in [&LIGHT, &DARK] {
            for ink in [palette.ink, palette.ink_soft, palette.ink_mountain] {
                assert!(ink.contrast(palette.land) >= 4.5, "{ink}");
            }
            assert!(palette.ink_water.contrast(palette.water) >= 4.0);
        }
    }
}

//! The look of things on vector tiles, as data: streets as ink under everything else, parks as a celadon wash, water as
//! on the built-in map, houses faint. Colours are mixed from the map's palette, so that one table serves day and night.
//! Nothing is painted here.

use super::kinds::Ground;
use crate::geometry::maths;
use crate::map::scene::Color;
use crate::map::style::Palette;

/// Where a colour comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tint {
    /// The paper.
    Land,
    /// Seas, lakes and wide rivers.
    Water,
    /// Rivers that are lines.
    River,
    /// Canals and brooks.
    Canal,
    /// Soft ink mixed into the paper at this share.
    Ink(f64),
    /// The hills' green mixed into the paper at this share.
    Celadon(f64),
    /// The railway's colour mixed into the paper at this share.
    Rail(f64),
}

/// What is done with an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Brush {
    /// Fill it.
    Fill,
    /// Draw along it.
    Line {
        /// CSS pixels at zoom 14; doubled every second zoom or so.
        width: f64,
        /// Whether a lighter line below it separates it from what it crosses.
        cased: bool,
        /// Dash lengths, on and off in turn, in multiples of the width; empty is solid.
        dash: &'static [f64],
    },
}

/// How names along something are placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    /// The zoom of the map from which they are shown.
    pub from: f64,
    /// Lower is placed first; names of stops and towns are below 7.5.
    pub priority: f64,
}

/// How one kind of thing looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The kind of thing.
    pub ground: Ground,
    /// The zoom of the map from which it is shown.
    pub from: f64,
    /// Its colour.
    pub tint: Tint,
    /// How it is drawn.
    pub brush: Brush,
    /// Its names; `None` if it has none.
    pub names: Option<Lettering>,
}

const fn fill(ground: Ground, from: f64, tint: Tint) -> Row {
    Row { ground, from, tint, brush: Brush::Fill, names: None }
}

const fn line(ground: Ground, from: f64, tint: Tint, width: f64, cased: bool) -> Row {
    Row { ground, from, tint, brush: Brush::Line { width, cased, dash: &[] }, names: None }
}

const fn dashed(ground: Ground, from: f64, tint: Tint, width: f64, dash: &'static [f64]) -> Row {
    Row { ground, from, tint, brush: Brush::Line { width, cased: false, dash }, names: None }
}

const fn named(row: Row, from: f64, priority: f64) -> Row {
    Row { names: Some(Lettering { from, priority }), ..row }
}

/// The table, in painting order from bottom to top.
pub const STYLE: [Row; 16] = [
    fill(Ground::Land, 0.0, Tint::Land),
    fill(Ground::Green, 0.0, Tint::Celadon(0.55)),
    fill(Ground::Water, 0.0, Tint::Water),
    line(Ground::River, 0.0, Tint::River, 3.0, false),
    line(Ground::Canal, 0.0, Tint::Canal, 1.6, false),
    fill(Ground::Building, 14.5, Tint::Ink(0.11)),
    dashed(Ground::Rail, 0.0, Tint::Rail(0.38), 0.9, &[5.0, 2.0]),
    dashed(Ground::Steps, 15.0, Tint::Ink(0.5), 1.9, &[0.5, 0.5]),
    dashed(Ground::Path, 0.0, Tint::Ink(0.32), 0.7, &[3.0, 2.0]),
    line(Ground::Service, 14.0, Tint::Ink(0.16), 1.1, false),
    named(line(Ground::Pedestrian, 13.5, Tint::Ink(0.18), 1.8, true), 15.5, 8.4),
    named(line(Ground::Street, 0.0, Tint::Ink(0.22), 1.5, true), 15.5, 8.5),
    named(line(Ground::Road, 0.0, Tint::Ink(0.28), 2.6, true), 14.5, 8.2),
    named(line(Ground::MainRoad, 0.0, Tint::Ink(0.36), 3.4, true), 13.5, 8.0),
    named(line(Ground::Motorway, 0.0, Tint::Ink(0.46), 4.2, true), 13.5, 8.1),
    fill(Ground::Sign, 15.5, Tint::Land),
];

/// A useful point: its kind, the letter in its sign, the zoom from which it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// The kind in the archive.
    pub kind: &'static str,
    /// The letters in the sign, which travellers know in any language.
    pub letter: &'static str,
    /// The zoom of the map from which it is shown.
    pub from: f64,
}

/// The useful points.
pub const SIGNS: [Sign; 5] = [
    Sign { kind: "metro_entrance", letter: "M", from: 15.0 },
    Sign { kind: "visitor_centre", letter: "i", from: 15.5 },
    Sign { kind: "first_aid", letter: "+", from: 15.5 },
    Sign { kind: "toilets", letter: "WC", from: 16.0 },
    Sign { kind: "parking", letter: "P", from: 16.3 },
];

/// How much wider a casing is than its road: half of it shows at each side.
pub const CASING_PX: f64 = 1.6;
/// Lines thinner than this are invisible and not drawn.
const THINNEST_PX: f64 = 0.35;

/// The row of a kind of thing.
pub fn row(ground: Ground) -> Option<&'static Row> {
    STYLE.iter().find(|row| row.ground == ground)
}

impl Tint {
    /// The colour on a palette.
    pub fn on(self, palette: &Palette) -> Color {
        match self {
            Self::Land => palette.land,
            Self::Water => palette.water,
            Self::River => palette.river,
            Self::Canal => palette.canal,
            Self::Ink(share) => palette.land.mixed(palette.ink_soft, share),
            Self::Celadon(share) => palette.land.mixed(palette.hill_tint, share),
            Self::Rail(share) => palette.land.mixed(palette.rail, share),
        }
    }
}

impl Row {
    /// Whether it is drawn at a zoom of the map.
    pub fn shows(&self, zoom: f64) -> bool {
        let seen = match self.brush {
            Brush::Fill => true,
            Brush::Line { .. } => self.width_px(zoom) >= THINNEST_PX,
        };
        seen && zoom >= self.from
    }

    /// Whether a lighter line below its own separates it from what it crosses.
    pub const fn is_cased(&self) -> bool {
        matches!(self.brush, Brush::Line { cased: true, .. })
    }

    /// Its line's dashes, on and off in turn, in multiples of the width; empty is solid.
    pub const fn dash(&self) -> &'static [f64] {
        match self.brush {
            Brush::Fill => &[],
            Brush::Line { dash, .. } => dash,
        }
    }

    /// Width of its line in CSS pixels at a zoom of the map; 0 for areas.
    pub fn width_px(&self, zoom: f64) -> f64 {
        match self.brush {
            Brush::Fill => 0.0,
            Brush::Line { width, .. } => width * maths::exp2((zoom - 14.0) * 0.55),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::style::Theme;

    #[test]
    fn the_table_is_in_the_order_in_which_things_are_painted_and_has_each_once() {
        assert!(STYLE.windows(2).all(|pair| pair[0].ground < pair[1].ground));
    }

    #[test]
    fn greater_roads_are_wider_and_darker_than_lesser_ones_by_day_and_night() {
        let roads = [Ground::Street, Ground::Road, Ground::MainRoad, Ground::Motorway];
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            let of = |ground| row(ground).expect("it has a look");
            for pair in roads.windows(2) {
                let (lesser, greater) = (of(pair[0]), of(pair[1]));
                assert!(lesser.width_px(15.0) < greater.width_px(15.0), "{pair:?}");
                let contrast = |row: &Row| row.tint.on(palette).contrast(palette.land);
                assert!(contrast(lesser) < contrast(greater), "{pair:?}");
            }
        }
    }
}

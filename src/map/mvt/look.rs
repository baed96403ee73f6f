//! How things on a vector tile look: as on the built-in map, roads as ink that thins with their rank.

use super::kinds::Ground;
use crate::geometry::maths;
use crate::map::scene::Color;
use crate::map::style::Palette;

/// How something is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// Filled.
    Area(Color),
    /// Drawn along, that many pixels wide, on a line of another colour that is wider by [`CASING_PX`].
    Line(Color, f64, Option<Color>),
}

/// How much wider a casing is than its road: half of it shows at each side.
pub const CASING_PX: f64 = 1.6;
/// Thinner lines are not seen, and are not drawn.
const THINNEST_PX: f64 = 0.35;

/// How something looks at a zoom of the map; `None` where it does not show.
pub fn look(ground: Ground, zoom: f64, palette: &Palette) -> Option<Look> {
    let area = |color| Some(Look::Area(color));
    // Width at zoom 14, doubled every second zoom or so, and how much ink the colour has.
    let line = |width: f64, color: Color, casing: Option<Color>| {
        let width = width * maths::exp2((zoom - 14.0) * 0.55);
        (width >= THINNEST_PX).then_some(Look::Line(color, width, casing))
    };
    let ink = |share| palette.land.mixed(palette.ink_soft, share);
    let casing = Some(palette.casing);
    match ground {
        Ground::Land => area(palette.land),
        Ground::Green => area(palette.land.mixed(palette.hill_tint, 0.55)),
        Ground::Water => area(palette.water),
        Ground::River => line(3.0, palette.river, None),
        Ground::Canal => line(1.6, palette.canal, None),
        Ground::Rail => line(1.1, palette.land.mixed(palette.rail, 0.55), None),
        Ground::Path => line(0.7, ink(0.2), None),
        Ground::Street => line(1.5, ink(0.22), casing),
        Ground::Road => line(2.6, ink(0.28), casing),
        Ground::MainRoad => line(3.4, ink(0.36), casing),
        Ground::Motorway => line(4.2, ink(0.46), casing),
    }
}

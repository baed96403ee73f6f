//! Paints streets: row by row of the style's table over all tiles, so that roads run into each other across their edges.

use std::rc::Rc;

use super::StreetTile;
use super::tile::Thing;
use crate::geometry::{Px, World};
use crate::map::mvt::style::{Brush, CASING_PX, Row, SIGNS, STYLE};
use crate::map::mvt::{Ground, stroke};
use crate::map::raster::RasterTile;
use crate::map::scene::{
    Color, DrawOp, Font, FontFamily, Paint, Path, Segment, Stroke, Surface, TextAlign, TextRun,
};
use crate::map::style::{Palette, Theme};
use crate::map::trace::PixelWindow;

/// How far drawings reach beyond their outline, and how far away something may be that decides whether they are drawn.
const REACH_PX: f64 = 28.0;
/// Areas are also stroked with this width, or hairlines would show at the edges of tiles.
const SEAM_PX: f64 = 0.7;
/// Radius of a sign.
const SIGN_PX: f64 = 7.5;
/// The centres of signs are at least this far apart.
const SIGNS_APART_PX: f64 = 19.0;

/// A tile in a window.
struct PlacedTile<'a> {
    tile: &'a StreetTile,
    origin: Px,
    side_px: f64,
}

/// Paints tiles into a window.
pub fn paint(
    tiles: &[(RasterTile, Rc<StreetTile>)],
    frame: &PixelWindow,
    theme: Theme,
    surface: &mut dyn Surface,
) {
    let palette = theme.palette();
    let placed: Vec<PlacedTile<'_>> = tiles.iter().map(|(at, tile)| place(*at, tile, frame)).collect();
    let shown = || STYLE.iter().filter(|row| row.shows(frame.zoom));
    for row in shown() {
        match row.brush {
            Brush::Fill if row.ground == Ground::Sign => {}
            Brush::Fill => placed.iter().for_each(|tile| tile.fill(row, frame, palette, surface)),
            Brush::Line { cased: true, .. } => {
                let stroke = Stroke::solid(palette.casing, row.width_px(frame.zoom) + CASING_PX);
                draw_along(&placed, row.ground, frame, stroke, surface);
            }
            Brush::Line { .. } => {}
        }
    }
    for row in shown() {
        if let Brush::Line { dash, .. } = row.brush {
            let stroke = stroke(row.tint.on(palette), row.width_px(frame.zoom), dash);
            draw_along(&placed, row.ground, frame, stroke, surface);
        }
    }
    signs(&placed, frame, palette, surface);
}

fn place<'a>(at: RasterTile, tile: &'a StreetTile, frame: &PixelWindow) -> PlacedTile<'a> {
    let side = f64::from(1_u32 << at.zoom.min(30)).recip();
    let corner = World::new(f64::from(at.x) * side, f64::from(at.y) * side);
    PlacedTile { tile, origin: frame.px(corner), side_px: frame.scale * side }
}

fn draw_along(
    placed: &[PlacedTile<'_>],
    ground: Ground,
    frame: &PixelWindow,
    stroke: Stroke,
    surface: &mut dyn Surface,
) {
    let mut path = Path::default();
    placed.iter().for_each(|tile| tile.seen(ground, frame).for_each(|thing| tile.outline(thing, &mut path)));
    if !path.is_empty() {
        surface.draw(&DrawOp::Stroke { path: &path, stroke });
    }
}

impl PlacedTile<'_> {
    fn px(&self, [x, y]: [f32; 2]) -> Px {
        self.origin + Px::new(f64::from(x), f64::from(y)) * self.side_px
    }

    /// The things of a kind that are visible in the window.
    fn seen<'a>(&'a self, ground: Ground, frame: &'a PixelWindow) -> impl Iterator<Item = &'a Thing> {
        let (least, greatest) = (frame.px(frame.clip.min), frame.px(frame.clip.max));
        self.tile.of(ground).iter().filter(move |thing| {
            let [low, high] = thing.bounds.map(|corner| self.px(corner));
            low.x - REACH_PX <= greatest.x
                && high.x + REACH_PX >= least.x
                && low.y - REACH_PX <= greatest.y
                && high.y + REACH_PX >= least.y
        })
    }

    fn outline(&self, thing: &Thing, path: &mut Path) {
        for part in &thing.parts {
            path.add(part.corners.iter().map(|corner| self.px(*corner)), part.closed);
        }
    }

    /// Fills all houses at once, and other areas each on its own, because they may overlap.
    fn fill(&self, row: &Row, frame: &PixelWindow, palette: &Palette, surface: &mut dyn Surface) {
        let color = row.tint.on(palette);
        let mut path = Path::default();
        for thing in self.seen(row.ground, frame) {
            self.outline(thing, &mut path);
            if row.ground != Ground::Building {
                fill(&path, color, surface);
                surface.draw(&DrawOp::Stroke { path: &path, stroke: Stroke::solid(color, SEAM_PX) });
                path.segments.clear();
            }
        }
        if !path.is_empty() {
            fill(&path, color, surface);
        }
    }

    /// The useful points that are shown at this zoom: their rows in [`SIGNS`] and where they are.
    fn signs<'a>(&'a self, frame: &'a PixelWindow) -> impl Iterator<Item = (usize, Px)> + 'a {
        let shows = move |thing: &&Thing| SIGNS.get(thing.sign).is_some_and(|sign| frame.zoom >= sign.from);
        self.seen(Ground::Sign, frame).filter(shows).flat_map(move |thing| {
            let corners = thing.parts.iter().filter_map(|part| part.corners.first());
            corners.map(move |corner| (thing.sign, self.px(*corner)))
        })
    }
}

/// Draws the signs of all tiles. Of two that would touch, only the one that comes first is drawn: the more useful one,
/// else the northern, else the western one. The rule looks at neighbours only, so that windows that are painted one by
/// one agree.
fn signs(placed: &[PlacedTile<'_>], frame: &PixelWindow, palette: &Palette, surface: &mut dyn Surface) {
    let mut signs: Vec<(usize, Px)> = placed.iter().flat_map(|tile| tile.signs(frame)).collect();
    signs.sort_by(|(a, at), (b, to)| a.cmp(b).then(at.y.total_cmp(&to.y)).then(at.x.total_cmp(&to.x)));
    for (index, (sign, at)) in signs.iter().enumerate() {
        let is_covered = signs[..index].iter().any(|(_, before)| (*before - *at).length() < SIGNS_APART_PX);
        if let Some(sign) = SIGNS.get(*sign).filter(|_| !is_covered) {
            draw_sign(sign.letter, *at, palette, surface);
        }
    }
}

fn fill(path: &Path, color: Color, surface: &mut dyn Surface) {
    surface.draw(&DrawOp::Fill { path, paint: Paint::Solid(color) });
}

fn draw_sign(letter: &str, at: Px, palette: &Palette, surface: &mut dyn Surface) {
    let disc = Path { segments: vec![Segment::Circle(at, SIGN_PX)] };
    fill(&disc, palette.marker, surface);
    surface.draw(&DrawOp::Stroke { path: &disc, stroke: Stroke::solid(palette.ink_soft.alpha(0.7), 1.0) });
    let size = if letter.len() > 1 { 7.0 } else { 10.0 };
    surface.draw(&DrawOp::Text(TextRun {
        text: letter,
        at,
        align: TextAlign::Middle,
        font: Font { family: FontFamily::Sans, size, bold: true, italic: false },
        color: palette.ink_soft,
        halo: None,
        angle_deg: 0.0,
    }));
}
